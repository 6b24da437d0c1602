/** The time of day, the time used, and the plan. */
import { useEffect, useState } from 'react';
import { usedOf } from '../model.ts';
import { useTalk } from '../use-talk.ts';
import css from './Clock.module.css';
import { useDesk } from './context.ts';
import { clockText, delayOf, planOf } from './plan.ts';

/** Only what is shown depends on it: the time itself is counted from points in time. */
const TICK_MS = 500;

function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}

export function Clock() {
  const { talk, story, t } = useDesk();
  const { timer, step, entered } = useTalk(talk);
  const now = Math.max(useNow(), timer.runningSince ?? 0);
  const isRunning = timer.runningSince !== null;
  const used = usedOf(timer, now) / 1000;
  const plan = planOf(
    story.steps,
    story.steps.findIndex(({ id }) => id === step),
  );
  const hasStarted = isRunning || timer.used > 0;
  const delay = plan.whole > 0 && hasStarted ? delayOf(plan, used) : 0;
  const time = clockText(Math.abs(delay));
  return (
    <div className={css.clock} data-part="desk-clock">
      <p className={css.now}>
        <small>{t('desk.clock')}</small>
        <time>{new Date(now).toLocaleTimeString(t.tag, { hour: '2-digit', minute: '2-digit' })}</time>
      </p>
      <div className={css.timer} role="timer" aria-label={t('desk.timer')} data-running={isRunning}>
        <small>{t('desk.timer')}</small>
        <b data-part="desk-timer">{clockText(used)}</b>
        {plan.whole > 0 && <span>/ {clockText(plan.whole)}</span>}
      </div>
      <div className={css.plan}>
        {plan.whole > 0 && (
          <progress max={plan.whole} value={Math.min(used, plan.whole)} aria-label={t('desk.planUsed')} />
        )}
        <small data-late={delay > 0}>
          {delay > 0
            ? t('desk.behind', { time })
            : delay < 0
              ? t('desk.ahead', { time })
              : t('desk.onStep', { time: clockText(used - entered / 1000) })}
          {plan.to > plan.from && delay === 0 && ` / ${clockText(plan.to - plan.from)}`}
        </small>
      </div>
      <div className={css.buttons}>
        <button type="button" onClick={() => talk.send({ do: isRunning ? 'pause' : 'start' })}>
          {t(isRunning ? 'desk.pause' : hasStarted ? 'desk.goOn' : 'desk.start')}
        </button>
        <button type="button" disabled={!hasStarted} onClick={() => talk.send({ do: 'reset' })}>
          {t('desk.reset')}
        </button>
      </div>
    </div>
  );
}

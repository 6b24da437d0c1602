/** All steps, to go to any of them; the one that is shown is marked. */
import { useEffect, useRef } from 'react';
import { useTalk } from '../use-talk.ts';
import { useDesk } from './context.ts';
import { clockText } from './plan.ts';
import css from './Steps.module.css';

export function Steps() {
  const { talk, story, t, said, foreign } = useDesk();
  const { step } = useTalk(talk);
  const list = useRef<HTMLOListElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another step is another button that is the current one
  useEffect(() => {
    const current = list.current?.querySelector('[aria-current]')?.closest('li');
    // With the one that follows, which is spoken of next.
    current?.nextElementSibling?.scrollIntoView({ block: 'nearest' });
    current?.scrollIntoView({ block: 'nearest' });
  }, [step]);
  return (
    <nav className={css.steps} aria-label={t('desk.steps')} data-part="desk-steps">
      <ol ref={list}>
        {story.steps.map(({ id, title, seconds }, index) => (
          <li key={id}>
            <button
              type="button"
              aria-current={id === step ? 'step' : undefined}
              onClick={() => talk.send({ do: 'goTo', step: id })}
            >
              <b>{index + 1}</b>
              <span lang={foreign}>{said(title)}</span>
              {seconds !== undefined && <small>{clockText(seconds)}</small>}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Whether the talk is ready: its windows, the network, the display. */
import { useState } from 'react';
import type { Report } from '../channel.ts';
import { useTalk } from '../use-talk.ts';
import { type DeskKind, useDesk } from './context.ts';
import type { Progress } from './fetching.ts';
import css from './Status.module.css';

interface StatusProps {
  /** What this window says of itself. */
  readonly own: Report;
  /** How much of the desk's own map is here; undefined: there is none. */
  readonly map: Progress | undefined;
  /** What is missing is asked for again. */
  readonly onRetry: () => void;
  readonly kind: DeskKind;
}

export function Status({ own, map, kind, onRetry }: StatusProps) {
  const { talk, tools, t } = useDesk();
  useTalk(talk);
  /** Drawn by the audience's window, which is then the only one. */
  const isOfScreen = kind !== 'window';
  const screens = isOfScreen ? [own] : talk.others('screen');
  const [wasRefused, setRefused] = useState(false);
  const [isFilled, setFilled] = useState<boolean>();
  const fill = tools.fillOtherDisplay;
  return (
    <ul className={css.status} data-part="desk-status">
      {kind === 'overlay' && <li data-state="warn">{t('desk.overlay')}</li>}
      {kind === 'float' && <li data-state="good">{t('desk.float')}</li>}
      {!isOfScreen && screens.length === 0 && (
        <li data-state="bad" role="alert">
          {t('desk.noScreen')}
          <button type="button" onClick={() => setRefused(!tools.openScreen())}>
            {t('desk.openScreen')}
          </button>
          {wasRefused && t('desk.refused')}
        </li>
      )}
      {!isOfScreen && screens.length > 0 && (
        <li data-state={isFilled ? 'good' : undefined}>
          {fill && isFilled === undefined ? (
            <button type="button" onClick={() => void fill().then(setFilled)}>
              {t('desk.fillOther')}
            </button>
          ) : (
            t(isFilled ? 'desk.filled' : 'desk.howToFill')
          )}
        </li>
      )}
      {talk.hasStranger() && (
        <li data-state="bad" role="alert">
          {t('desk.stranger')}
        </li>
      )}
      {screens.length > 0 && (
        <Offline parts={[own, ...(isOfScreen ? [] : screens), ...(map ? [map] : [])]} onRetry={onRetry} />
      )}
      <Awake reports={[own, ...screens]} />
    </ul>
  );
}

interface OfflineProps {
  readonly parts: readonly Progress[];
  readonly onRetry: () => void;
}

function Offline({ parts, onRetry }: OfflineProps) {
  const { talk, tools, t } = useDesk();
  const sum = (key: 'need' | 'have') => parts.reduce((total, part) => total + part[key], 0);
  const failed = [...new Set(parts.flatMap(({ failed: names }) => names))];
  const [need, have] = [sum('need'), sum('have')];
  const isReady = parts.every((part) => part.need > 0 && part.have === part.need);
  const retry = () => {
    tools.prepare();
    talk.prepare();
    onRetry();
  };
  return (
    <li data-state={isReady ? 'good' : failed.length > 0 ? 'bad' : 'wait'} data-part="desk-offline" role="status">
      {isReady ? (
        t('desk.ready')
      ) : failed.length > 0 ? (
        <>
          {t('desk.missing', { files: t.list(failed) })}
          <button type="button" onClick={retry}>
            {t('desk.retry')}
          </button>
        </>
      ) : (
        t('desk.fetching', { have, need })
      )}
    </li>
  );
}

/** One window that holds the lock is enough: both are on the same computer. */
function Awake({ reports }: { readonly reports: readonly Report[] }) {
  const { t } = useDesk();
  const isAwake = reports.some((report) => report.isAwake === true);
  return <li data-state={isAwake ? 'good' : 'warn'}>{t(isAwake ? 'desk.awake' : 'desk.mayGoDark')}</li>;
}

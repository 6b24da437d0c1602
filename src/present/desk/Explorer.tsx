/**
 * The map itself, in a frame that only the speaker sees: with its search, filters and panels. What it shows is in its
 * address, as on every page of the map; that is what is pushed to the screen. The frame is there before it is asked
 * for, because a question may come when the network is gone.
 */
import { useEffect, useRef, useState } from 'react';
import { useTalk } from '../use-talk.ts';
import { useDesk } from './context.ts';
import css from './Explorer.module.css';
import { excursionOf, withKeys } from './excursion.ts';
import type { Progress } from './fetching.ts';
import { PRIVATE_HASH, progressIn } from './private-map.ts';

interface ExplorerProps {
  /** The query of what the audience sees. */
  readonly shown: string;
  /** False: it only prepares. */
  readonly isOpen: boolean;
  /** How much of what the map may show is in the frame. */
  readonly onProgress: (progress: Progress) => void;
  readonly onLeave: () => void;
}

export function Explorer({ shown, isOpen, onProgress, onLeave }: ExplorerProps) {
  const { talk, tools, language, theme, t } = useDesk();
  const { excursion } = useTalk(talk);
  const frame = useRef<HTMLIFrameElement>(null);
  // Of the time when it was made: its own person moves it from then on.
  const [first] = useState(() => tools.addressOf(withKeys(shown, { lang: language, theme })) + PRIVATE_HASH);
  useEffect(() => {
    const onMessage = ({ source, origin: from, data }: MessageEvent) => {
      const progress = source === frame.current?.contentWindow && from === origin ? progressIn(data) : undefined;
      if (progress) onProgress(progress);
    };
    // Of a desk that another window draws it is not that window which hears its frame.
    const own = frame.current?.ownerDocument.defaultView;
    own?.addEventListener('message', onMessage);
    return () => own?.removeEventListener('message', onMessage);
  }, [onProgress]);
  const push = () => {
    const { location } = frame.current?.contentWindow ?? {};
    if (location) talk.send({ do: 'push', view: excursionOf(location.search) });
  };
  // As the browser's own way back does it: the page stays, and needs no network.
  const take = () => {
    const page = frame.current?.contentWindow;
    if (!page) return;
    page.history.replaceState(null, '', tools.addressOf(withKeys(shown, { lang: language, theme })));
    page.dispatchEvent(new PopStateEvent('popstate'));
  };
  // The first time it shows what the audience sees now, and not what they saw when it was prepared.
  const [wasOpen, setWasOpen] = useState(isOpen);
  useEffect(() => {
    if (!isOpen || wasOpen) return;
    setWasOpen(true);
    take();
  });
  return (
    <section className={css.explorer} aria-label={t('desk.explore')} data-part="desk-explorer">
      <div className={css.bar}>
        <button type="button" className={css.primary} onClick={push}>
          {t('desk.show')}
        </button>
        <button type="button" disabled={excursion === null} onClick={() => talk.send({ do: 'back' })}>
          {t('desk.back')}
        </button>
        <button type="button" onClick={take}>
          {t('desk.take')}
        </button>
        <small>{t('desk.private')}</small>
        <button type="button" onClick={onLeave}>
          {t('desk.leaveExplorer')}
        </button>
      </div>
      <iframe
        ref={frame}
        src={first}
        title={t('desk.explore')}
        onLoad={() => isLost(frame.current) && onProgress(LOST_PAGE)}
      />
    </section>
  );
}

/** The page of the frame did not come, or cannot. */
export const LOST_PAGE: Progress = { need: 1, have: 0, failed: ['index.html'] };

/** Whether the browser shows a page of its own in the frame, because the map's did not come. */
function isLost(frame: HTMLIFrameElement | null): boolean {
  try {
    return frame?.contentWindow?.location.pathname !== location.pathname;
  } catch {
    return true;
  }
}

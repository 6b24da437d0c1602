/**
 * The browser's print command until the page is idle, when what gives it a sheet of paper is loaded. Whoever presses
 * its key before waits for that; the command of the browser's menu cannot wait, and prints the page as it is laid out
 * for paper.
 */
import { repeatable } from '#data/chunk.ts';
import type { DataSource } from '#data/source.ts';
import type { MapSession } from '#map/session/session.ts';
import type { MapStore } from '#state/store.ts';
import { rendererOf } from '#state/view-rules.ts';
import { isPrintKey } from '#ui/keys.ts';
import { whenIdle } from '#ui/when-idle.ts';
import type { Printing } from './printing.ts';

/** A page that is never idle has it after this time, ms. */
const IDLE_TIMEOUT_MS = 8000;

export function watchPrinting(store: MapStore, map: MapSession, source: DataSource): void {
  const early = new AbortController();
  const { signal } = early;
  const load = repeatable(() => import('./printing.ts'));
  let asked: Promise<Printing> | undefined;
  const connect = async (): Promise<Printing> => {
    const { connectPrinting } = await load();
    early.abort();
    return connectPrinting(store, map, source);
  };
  /** Resolves also when it did not load: the page is then printed as it is, and the next try asks again. */
  const prepare = async () => {
    try {
      asked ??= connect();
      await (await asked).prepare();
    } catch {
      asked = undefined;
    }
  };
  store.subscribe(({ session }, previous) => {
    if (session.mapState !== previous.session.mapState && session.mapState !== 'poster')
      whenIdle(() => void prepare(), IDLE_TIMEOUT_MS);
  });
  addEventListener(
    'keydown',
    (event) => {
      if (event.defaultPrevented || !isPrintKey(event) || parent !== self) return;
      event.preventDefault();
      void prepare().then(() => print());
    },
    { signal },
  );
  // A canvas has its own size and theme; the SVG map takes both from the style sheets, at once.
  addEventListener('beforeprint', () => map.choose('svg'), { signal });
  addEventListener('afterprint', () => map.choose(rendererOf(store.getState().view)), { signal });
}

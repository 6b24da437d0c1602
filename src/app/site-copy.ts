/** Has the browser keep a copy of the site, once nobody waits for anything: see `src/data/copy/README.md`. */
import { fileOrigin } from '#data/carried.ts';
import { WORKER_FILE } from '#data/copy/files.ts';
import { offerNewer } from '#state/actions.ts';
import type { MapStore } from '#state/store.ts';
import { workerAddress } from '#ui/trusted.ts';
import { whenIdle } from '#ui/when-idle.ts';

/** A page whose map moves by itself is never idle. */
const IDLE_TIMEOUT_MS = 20_000;

/** Who asks the browser to save data does not want two megabytes that nothing has asked for. */
const savesData = (): boolean =>
  (navigator as { readonly connection?: { readonly saveData?: boolean } }).connection?.saveData === true;

/** Begins when the map is drawn and the browser idle; in a frame, a file and in development never. */
export function beginCopy(store: MapStore): void {
  if (!import.meta.env.PROD || parent !== self || fileOrigin() !== null || savesData()) return;
  const keep = async () => {
    const { keepCopy } = await import('#data/copy/site-copy.ts');
    const address = workerAddress(new URL(WORKER_FILE, document.baseURI).href);
    await keepCopy(address, (use) => store.dispatch(offerNewer(use)));
  };
  const stop = store.subscribe(({ session: { mapState } }) => {
    if (mapState === 'poster') return;
    stop();
    // It is nobody's loss if its code does not load.
    whenIdle(() => void keep().catch(() => undefined), IDLE_TIMEOUT_MS);
  });
}

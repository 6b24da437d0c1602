/** The copy of the site in this browser, from the page's side: begins it, says what it has, renews and removes it. */
import { COPY_LIST, type CopyList, copiesOf, copyName, TAKE_OVER } from './files.ts';

/** Set in this browser by who has switched the copy off. */
const OFF_KEY = 'layout-map:offline';
/** Files at a time, so that the page's own requests are not kept waiting. */
const AT_A_TIME = 4;

const scope = () => new URL('./', document.baseURI).href;
const container = (): ServiceWorkerContainer | undefined => navigator.serviceWorker;

/** Storage may be refused, and then nothing is remembered. */
function remembered(): boolean {
  try {
    return localStorage.getItem(OFF_KEY) === 'off';
  } catch {
    return false;
  }
}
function remember(isOff: boolean): void {
  try {
    if (isOff) localStorage.setItem(OFF_KEY, 'off');
    else localStorage.removeItem(OFF_KEY);
  } catch {
    // It holds for this visit.
  }
}

/** Whether this page may have a copy at all: not in a frame, on an address that is no secure one, or from a disk. */
export const mayCopy = (): boolean => parent === self && isSecureContext && container() !== undefined;
export const isSwitchedOff = remembered;

/** Makes the site installable: the browser asks for the manifest only now. */
function linkManifest(): void {
  if (document.querySelector('link[rel="manifest"]')) return;
  const link = document.createElement('link');
  link.rel = 'manifest';
  link.href = './app.webmanifest';
  document.head.append(link);
}

/** Calls once a worker of another build waits. */
function watch(registration: ServiceWorkerRegistration, onUpdate: (waiting: ServiceWorker) => void): void {
  const look = () => {
    // The first worker of all does not wait for anybody.
    if (registration.waiting && registration.active) onUpdate(registration.waiting);
  };
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', look);
  });
  look();
}

/**
 * Begins a copy of the site, or looks for a newer build of the one that is here. What goes wrong is nobody's loss: the
 * site works as before.
 *
 * @param address of the worker, as a strict policy takes it. @param onUpdate gets a function that has this window use
 * the newer build.
 */
export async function keepCopy(address: string, onUpdate: (use: () => void) => void): Promise<void> {
  const workers = container();
  if (!workers || !mayCopy() || isSwitchedOff()) return;
  try {
    const registration = await workers.register(address, { updateViaCache: 'none' });
    linkManifest();
    watch(registration, (waiting) =>
      onUpdate(() => {
        // Not by the change of the page's worker: a page that was reloaded past its copy has none.
        waiting.addEventListener('statechange', () => waiting.state === 'activated' && location.reload());
        waiting.postMessage(TAKE_OVER);
      }),
    );
  } catch {
    // Refused by a policy or the browser, or there is no network.
  }
}

/** What the copy in this browser has. */
export interface CopyState {
  readonly list: CopyList;
  /** Whether the core is here: the map works without a network. */
  readonly hasCore: boolean;
  /** Files that were kept by use or on request. */
  readonly kept: ReadonlySet<string>;
}

const pathsIn = async (copy: Cache): Promise<ReadonlySet<string>> =>
  new Set((await copy.keys()).map(({ url }) => url.slice(scope().length)));

/** @returns undefined where there is none, or the site cannot be reached to say what it would be. */
export async function copyState(): Promise<CopyState | undefined> {
  try {
    const response = await fetch(COPY_LIST);
    if (!response.ok) return undefined;
    // Written by the build of this very site.
    const list = (await response.json()) as CopyList;
    const name = copyName(scope(), list.version);
    const registration = await container()?.getRegistration(scope());
    const hasCore = registration?.active != null && (await caches.has(name));
    return { list, hasCore, kept: hasCore ? await pathsIn(await caches.open(name)) : new Set() };
  } catch {
    return undefined;
  }
}

/**
 * Keeps all pages, pictures and data, too.
 *
 * @param progress files so far, and of how many. @returns whether all came; what came is kept, and not fetched again.
 */
export async function keepAll(
  { list, kept }: CopyState,
  progress: (done: number, of: number) => void,
  signal: AbortSignal,
): Promise<boolean> {
  const copy = await caches.open(copyName(scope(), list.version));
  const left = list.more.filter((path) => !kept.has(path));
  const of = list.more.length;
  let done = of - left.length;
  let isWhole = true;
  const work = async () => {
    for (let path = left.pop(); path !== undefined && !signal.aborted; path = left.pop()) {
      try {
        await copy.add(new Request(path, { signal }));
        done += 1;
        progress(done, of);
      } catch {
        isWhole = false;
      }
    }
  };
  progress(done, of);
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  return isWhole && !signal.aborted;
}

/** Removes the copy, and has none made in this browser until it is switched on. */
export async function removeCopy(): Promise<void> {
  remember(true);
  const registration = await container()?.getRegistration(scope());
  await registration?.unregister();
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(copiesOf(scope()))).map((name) => caches.delete(name)));
}

export const allowCopy = (): void => remember(false);

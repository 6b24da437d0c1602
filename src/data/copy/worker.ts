/**
 * The service worker, as the build bundles it (`sw.js`): keeps a copy of one build, and answers from it. Rules and
 * reasons: README.md. It has no state but the caches: the browser ends and begins it as it likes.
 */
import { copiesOf, copyName, TAKE_OVER } from './files.ts';

/** Injected by the build. `entry`: the name of the script with which a page of this build begins. */
declare const COPY: { readonly version: string; readonly core: readonly string[]; readonly entry: string };
/** Read once: the build puts the value in the place of the name. */
const { version, core, entry } = COPY;

/** Of the worker's global scope what is used here: the types of windows know none of it. */
interface ExtendableEvent extends Event {
  readonly waitUntil: (work: Promise<unknown>) => void;
}
interface FetchEvent extends ExtendableEvent {
  readonly request: Request;
  readonly respondWith: (response: Promise<Response>) => void;
}
interface WorkerScope extends EventTarget {
  readonly registration: { readonly scope: string };
  readonly clients: { readonly claim: () => Promise<void> };
  readonly skipWaiting: () => Promise<void>;
}
const worker = self as unknown as WorkerScope;
const { scope } = worker.registration;
const NAME = copyName(scope, version);
/** What the address of the site's folder is kept under. */
const PAGE = new URL('./', scope).href;

/** What is kept under an address; undefined also where the copy has been removed, while its pages are still open. */
const keptFor = (request: Request | string, options: CacheQueryOptions) =>
  caches.match(request, { ...options, cacheName: NAME });

async function keepCore(): Promise<void> {
  const kept = await caches.open(NAME);
  // Names in assets/ have the hash of their contents; the others must be those of this build.
  const requests = core.map(
    (path) => new Request(new URL(path, scope), { cache: path.startsWith('assets/') ? 'default' : 'no-cache' }),
  );
  try {
    await kept.addAll(requests);
    const page = await (await kept.match(PAGE))?.text();
    if (!page?.includes(entry)) throw new Error('the page is of another build');
  } catch (error) {
    await caches.delete(NAME);
    throw error;
  }
}

async function removeOthers(): Promise<void> {
  const names = await caches.keys();
  const others = names.filter((name) => name.startsWith(copiesOf(scope)) && name !== NAME);
  await Promise.all(others.map((name) => caches.delete(name)));
}

/** From the network, and kept. */
async function fetched(request: Request): Promise<Response> {
  const response = await fetch(request);
  // A part of a file, an error and another site's answer are not kept.
  const isWhole = response.status === 200 && response.type === 'basic' && !response.redirected;
  if (isWhole && (await caches.has(NAME))) {
    const kept = await caches.open(NAME);
    await kept.put(request, response.clone()).catch(() => undefined);
  }
  return response;
}

/** The map's link to what a page is about; undefined: the page is about nothing that a link has. */
function linkFor(path: string): string | undefined {
  const lang = /\/([a-z]{2})\/$/.exec(path)?.[1];
  const words = lang ? `&lang=${lang}` : '';
  const [, folder, id] = /^(place|story|view)\/([\w-]+)\//.exec(path) ?? [];
  if (folder === 'place') return id === lang ? `./?lang=${lang}` : `./?area=${id}${words}`;
  if (folder === 'story') return `./?mode=present&story=${id}${words}`;
  if (folder === 'view') return /^\d{4}$/.test(id ?? '') ? `./?asof=${id}${words}` : `./${words.replace('&', '?')}`;
  return /^place\//.test(path) ? './' : undefined;
}

async function fromNetwork(request: Request): Promise<Response> {
  try {
    return await fetched(request);
  } catch (error) {
    const kept = await keptFor(request, { ignoreSearch: true });
    if (kept) return kept;
    const link = request.mode === 'navigate' ? linkFor(new URL(request.url).href.slice(scope.length)) : undefined;
    if (link === undefined) throw error;
    return Response.redirect(new URL(link, scope).href);
  }
}

async function fromCopy(request: Request | string): Promise<Response> {
  const kept = await keptFor(request, { ignoreVary: true });
  return kept ?? fetched(new Request(request));
}

worker.addEventListener('install', (event) => (event as ExtendableEvent).waitUntil(keepCore()));
worker.addEventListener('activate', (event) =>
  (event as ExtendableEvent).waitUntil(removeOthers().then(() => worker.clients.claim())),
);
worker.addEventListener('message', (event) => {
  if ((event as MessageEvent).data === TAKE_OVER) void worker.skipWaiting();
});
worker.addEventListener('fetch', (event) => {
  const { request, respondWith } = event as FetchEvent;
  const answer = respondWith.bind(event);
  const { url, method, mode, destination, cache } = request;
  if (method !== 'GET' || !url.startsWith(scope) || cache === 'no-store') return;
  // Other people's pages, examples and the files for them are not ours to answer.
  if (/^(?:examples|hosting|embed)/.test(url.slice(scope.length))) return;
  if (mode === 'navigate') {
    if (destination !== 'document') return;
    const page = url.replace(/[?#].*$/, '').replace(/\/index\.html$/, '/');
    answer(page === PAGE ? fromCopy(PAGE) : fromNetwork(request));
  } else if (/^(?:assets|data\/versions\/\w+)\//.test(url.slice(scope.length))) answer(fromCopy(request));
  else answer(fromNetwork(request));
});

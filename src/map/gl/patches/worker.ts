/**
 * MapLibre's worker, started by the page. MapLibre starts it when its own code has been read, and a browser then lets its thread begin only
 * when the page has made the map and drawn a frame. Started with the request for that code it is ready when the map asks: `live` 5 % sooner.
 */
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';

export { workerUrl };

let waiting: Worker | undefined;
let fail: () => void = () => undefined;
/** Resolves when the worker's code could not be loaded: MapLibre listens for no such thing, and its map would wait for good. */
export const workerFailed = new Promise<void>((resolve) => {
  fail = resolve;
});

/**
 * Starts the worker, for a browser that may draw with WebGL 2, and unless MapLibre has to go another way: a worker can be had only from the
 * page's own origin, and a page without one (a sandboxed frame, a file) has none to have it from.
 */
export function startWorker(): void {
  if (
    waiting ||
    typeof WebGL2RenderingContext === 'undefined' ||
    origin === 'null' ||
    new URL(workerUrl, location.href).origin !== origin
  )
    return;
  waiting = new Worker(workerUrl, { type: 'module' });
  waiting.addEventListener('error', (event) => {
    // An error of its code has a message; one of loading it has none.
    if (!(event instanceof ErrorEvent)) fail();
  });
}

/**
 * Calls what makes MapLibre (6.11) start its worker, and has it take the one that waits. It has no option for that, so the constructor
 * is another for the length of the call; what is made after it is a worker of its own.
 */
export function handOver(prewarm: () => void): void {
  const worker = waiting;
  waiting = undefined;
  if (!worker) {
    prewarm();
    return;
  }
  const { Worker } = globalThis;
  globalThis.Worker = new Proxy(Worker, { construct: () => worker });
  try {
    prewarm();
  } finally {
    globalThis.Worker = Worker;
  }
}

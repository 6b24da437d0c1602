/**
 * Asks a worker whether WebGL is fast here. The browser makes the context meanwhile: emulated in software that takes
 * 0.3 s, in which the page would answer nothing.
 */
import { workerAddress } from '#ui/trusted.ts';
import { isFast } from './gl-speed.ts';
import workerUrl from './gl-speed-worker.ts?worker&url';

const askPage = (): boolean => isFast(document.createElement('canvas'));

/** Asks the page itself where a worker does not start, as in a sandbox without an origin, or has no WebGL. */
export function askGlSpeed(): Promise<boolean> {
  return new Promise((resolve) => {
    const answer = (isGlFast: boolean) => {
      worker?.terminate();
      resolve(isGlFast);
    };
    let worker: Worker | undefined;
    try {
      worker = new Worker(workerAddress(workerUrl), { type: 'module' });
    } catch {
      return answer(askPage());
    }
    worker.onmessage = ({ data }: MessageEvent<boolean | undefined>) => answer(data ?? askPage());
    worker.onerror = () => answer(askPage());
  });
}

let asked: Promise<boolean> | undefined;

/** The same, asked once for a page: each worker is a request, and the answer does not change. */
export function isGlFastHere(): Promise<boolean> {
  asked ??= askGlSpeed();
  return asked;
}

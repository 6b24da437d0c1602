/** Posts whether WebGL is fast here: a context emulated in software takes a third of a second to be made. */
import { isFast } from './gl-speed.ts';

/** Posts undefined where workers have no WebGL, and only the page can tell. */
function answer(): boolean | undefined {
  if (typeof OffscreenCanvas === 'undefined') return undefined;
  if (isFast(new OffscreenCanvas(1, 1))) return true;
  return new OffscreenCanvas(1, 1).getContext('webgl2') ? false : undefined;
}

postMessage(answer());

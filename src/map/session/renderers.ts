/** The two renderers as the session starts them, and whether this machine is fit for the second. */

import { loadChunk } from '#data/chunk.ts';
import type { MapPort, RendererOptions } from '../MapPort.ts';

/** @throws a `StartFailure` or a `MissingFile` when the machine or a file is the reason; anything else is a bug. */
export type StartRenderer = (options: RendererOptions) => MapPort | Promise<MapPort>;

/** What the session needs of the world; tests give fakes. */
export interface Renderers {
  /** At once when its code is here: a lost context leaves no moment without a map. */
  readonly svg: StartRenderer;
  readonly gl: StartRenderer;
  /** Asks for the code of the first renderer; it is wanted before there is a Scene to draw. */
  readonly prepare: () => void;
  /** Whether GL would draw faster than SVG here. Takes a moment of the processor, so it is asked when there is one. */
  readonly isGlFast: () => boolean;
  /** Calls when the browser has nothing else to do. @returns a function that cancels. */
  readonly whenIdle: (work: () => void) => () => void;
}

/** Names under which software renderers announce themselves: Chromium's, Mesa's, Windows'. */
const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|basic render|microsoft basic/i;

/**
 * Whether WebGL 2 is drawn by a graphics processor. In software a drag of the GL map has 5 frames a second on two
 * processors where the SVG map has 58, so SVG is the better map there.
 */
export function isGlFast(): boolean {
  const canvas = document.createElement('canvas');
  const gl = canvas.getContext('webgl2', { failIfMajorPerformanceCaveat: true });
  if (!gl) return false;
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  const name = String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  // Browsers keep a limited number of contexts; this one is given back.
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return !SOFTWARE.test(name);
}

/** A page that is never at rest still gets its renderer. */
const IDLE_TIMEOUT_MS = 4000;
/** For browsers without `requestIdleCallback` (Safari). */
const IDLE_GUESS_MS = 500;

export function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const handle = requestIdleCallback(work, { timeout: IDLE_TIMEOUT_MS });
    return () => cancelIdleCallback(handle);
  }
  const timer = setTimeout(work, IDLE_GUESS_MS);
  return () => clearTimeout(timer);
}

/** The renderers of the app. The SVG map's code is kept once it has come. */
export function appRenderers(): Renderers {
  let svgModule: typeof import('../svg/SvgMap.tsx') | undefined;
  const loadSvg = async () => {
    svgModule = await loadChunk('SvgMap.js', () => import('../svg/SvgMap.tsx'));
    return svgModule;
  };
  return {
    // One that fails is asked for again, and reported, when it is needed.
    prepare: () => void loadSvg().catch(() => undefined),
    svg: (options) =>
      svgModule ? svgModule.createSvgMap(options) : loadSvg().then(({ createSvgMap }) => createSvgMap(options)),
    async gl(options) {
      const { createGlMap } = await loadChunk('GlMap.js', () => import('../gl/GlMap.ts'));
      return createGlMap(options);
    },
    isGlFast,
    whenIdle,
  };
}

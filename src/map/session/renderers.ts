/** The two renderers as the session starts them, and whether this machine can run GL well. */

import { loadChunk } from '#data/chunk.ts';
import { GEOMETRY } from '#scene/model.ts';
import { whenIdle } from '#ui/when-idle.ts';
import type { MapPort, RendererOptions } from '../MapPort.ts';
import { isGlFastHere } from './ask-gl-speed.ts';

/** @throws a `StartFailure` or a `MissingFile` when the machine or a file is the reason; anything else is a bug. */
export type StartRenderer = (options: RendererOptions) => MapPort | Promise<MapPort>;

/** The session's dependencies; tests pass fakes. */
export interface Renderers {
  /** Synchronous after the first time: a lost context leaves no frame without a map. */
  readonly svg: StartRenderer;
  readonly gl: StartRenderer;
  /** Preloads the code of the first renderer; it is needed before there is a Scene to draw. */
  readonly prepare: () => void;
  /** Whether GL would draw faster than SVG here. The test costs CPU time, so it runs when the browser is idle. */
  readonly isGlFast: () => Promise<boolean>;
  /** Calls when the browser is idle. @returns a function that cancels. */
  readonly whenIdle: (work: () => void) => () => void;
}

/** Timeout: a page that is never idle still gets its renderer. */
const IDLE_TIMEOUT_MS = 4000;

/** The renderers of the app. The SVG map's code is cached once it has loaded, as is the path data that it writes. */
export function appRenderers(): Renderers {
  let svgModule: typeof import('../svg/SvgMap.tsx') | undefined;
  let isPrepared = false;
  const loadSvg = async () => {
    svgModule = await loadChunk('SvgMap.js', () => import('../svg/SvgMap.tsx'));
    return svgModule;
  };
  const startSvg = async (options: RendererOptions) => {
    const { prepareSvgMap, createSvgMap } = await loadSvg();
    await prepareSvgMap(options);
    isPrepared = true;
    return createSvgMap(options);
  };
  return {
    // A failed preload is retried, and reported, when the code is needed.
    prepare: () => void loadSvg().catch(() => undefined),
    svg: (options) => (svgModule && isPrepared ? svgModule.createSvgMap(options) : startSvg(options)),
    async gl(options) {
      const [{ createGlMap }, base, world, areas, arcs] = await Promise.all([
        loadChunk('GlMap.js', () => import('../gl/GlMap.ts')),
        // The page has them, or will: a worker that fetched them again would request them twice.
        options.geometry('base'),
        options.geometry('world'),
        options.geometry('areas'),
        options.geometry('arcs'),
      ]);
      const shapes = { base, world, areas, arcs };
      const port = await createGlMap({ ...options, shapes });
      // A file that failed may have come with a retry while the map started.
      for (const name of GEOMETRY)
        void options.geometry(name).then((latest) => {
          if (latest !== shapes[name]) port.supply(name, latest);
        });
      return port;
    },
    isGlFast: isGlFastHere,
    whenIdle: (work) => whenIdle(work, IDLE_TIMEOUT_MS),
  };
}

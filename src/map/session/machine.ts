/**
 * Which renderer is on: a pure state machine, `step(state, event)` → next state and commands. The session executes the
 * commands and feeds their outcome back as events. Every renderer has an id, given when its start is commanded; what
 * arrives under an id that the state does not hold any more is destroyed, so no order of events can leak a renderer.
 *
 * The poster is on screen from the start. The SVG map comes first, because it needs no worker and no graphics processor;
 * GL replaces it later, where it is wanted. SVG stands in while a GL context is lost.
 */

export type RendererId = number;

type Svg =
  | { readonly phase: 'none' | 'failed' }
  /** `starting`: commanded, not here yet; `on`: visible. */
  | { readonly phase: 'starting' | 'on'; readonly id: RendererId };

type Gl =
  /** `off`: not wanted; `waiting`: wanted, until the browser is idle. */
  | { readonly phase: 'off' | 'waiting' | 'failed' }
  /**
   * `ready`: drawn beneath the SVG map, while a gesture is under way on that; `on`: visible; `lost`: without its context;
   * `leaving`: visible until the SVG map has started in its place.
   */
  | { readonly phase: 'starting' | 'ready' | 'on' | 'lost' | 'leaving'; readonly id: RendererId };

export interface RendererState {
  readonly svg: Svg;
  readonly gl: Gl;
  /** Number of starts commanded so far; the last id given. */
  readonly starts: number;
  /** A gesture or flight is under way. */
  readonly isMoving: boolean;
  readonly isDisposed: boolean;
}

export type RendererEvent =
  /** There is a Scene to draw. */
  | { readonly type: 'scene-ready' }
  | { readonly type: 'svg-started' | 'svg-failed'; readonly id: RendererId }
  | { readonly type: 'gl-started' | 'gl-failed'; readonly id: RendererId }
  /** The GL renderer is wanted, or not, by the user's choice or by what the machine can do. */
  | { readonly type: 'gl-wanted' | 'gl-unwanted' }
  /** The moment has come to start GL. */
  | { readonly type: 'gl-due' }
  | { readonly type: 'context-lost' | 'context-restored'; readonly id: RendererId }
  | { readonly type: 'moving'; readonly value: boolean }
  /** The user asks for what failed once more. */
  | { readonly type: 'retry' }
  | { readonly type: 'dispose' };

export type RendererCommand =
  | { readonly type: 'start-svg' | 'start-gl'; readonly id: RendererId }
  /** Send `gl-due` when the browser is idle. */
  | { readonly type: 'schedule-gl' }
  /** Bring this renderer to the present camera and Scene: it is the visible one from now on. */
  | { readonly type: 'show'; readonly id: RendererId }
  | { readonly type: 'destroy'; readonly id: RendererId };

export interface Step {
  readonly state: RendererState;
  readonly commands: readonly RendererCommand[];
}

export const INITIAL: RendererState = {
  svg: { phase: 'none' },
  gl: { phase: 'off' },
  starts: 0,
  isMoving: false,
  isDisposed: false,
};

/** What the user sees, in the words of the `data-map-state` contract. */
export function shownOf({ svg, gl }: RendererState): 'poster' | 'svg' | 'live' | 'lost' {
  if (gl.phase === 'on' || gl.phase === 'leaving') return 'live';
  if (gl.phase === 'lost') return 'lost';
  return svg.phase === 'on' ? 'svg' : 'poster';
}

/** The renderer that answers to the user; undefined while only the poster is there, or a lost context has no stand-in. */
export function activeId({ svg, gl }: RendererState): RendererId | undefined {
  if (gl.phase === 'on' || gl.phase === 'leaving') return gl.id;
  return svg.phase === 'on' ? svg.id : undefined;
}

/** Ids of the renderers that exist and are to be kept. */
export function heldIds({ svg, gl }: RendererState): readonly RendererId[] {
  const ids: RendererId[] = [];
  if (svg.phase === 'on') ids.push(svg.id);
  if (gl.phase === 'ready' || gl.phase === 'on' || gl.phase === 'lost' || gl.phase === 'leaving') ids.push(gl.id);
  return ids;
}

const stay = (state: RendererState): Step => ({ state, commands: [] });
const destroy = (id: RendererId): RendererCommand => ({ type: 'destroy', id });

function startSvg(state: RendererState): Step {
  const id = state.starts + 1;
  return {
    state: { ...state, starts: id, svg: { phase: 'starting', id } },
    commands: [{ type: 'start-svg', id }],
  };
}

function startGl(state: RendererState): Step {
  const id = state.starts + 1;
  return { state: { ...state, starts: id, gl: { phase: 'starting', id } }, commands: [{ type: 'start-gl', id }] };
}

/** GL becomes visible; an SVG map that is on goes, one that is still starting is discarded when it comes. */
function showGl(state: RendererState, id: RendererId): Step {
  const { svg } = state;
  return {
    state: { ...state, gl: { phase: 'on', id }, svg: { phase: 'none' } },
    commands: [{ type: 'show', id }, ...(svg.phase === 'on' ? [destroy(svg.id)] : [])],
  };
}

/** GL waits for its moment; without an SVG map to look at meanwhile there is nothing to wait for. */
function awaitGl(state: RendererState): Step {
  if (state.svg.phase === 'failed') return startGl(state);
  const waiting: RendererState = { ...state, gl: { phase: 'waiting' } };
  return { state: waiting, commands: state.svg.phase === 'on' ? [{ type: 'schedule-gl' }] : [] };
}

function svgStarted(state: RendererState, id: RendererId): Step {
  const { svg, gl } = state;
  if (svg.phase !== 'starting' || svg.id !== id) return { state, commands: [destroy(id)] };
  const shown: RendererState = { ...state, svg: { phase: 'on', id } };
  const show: RendererCommand = { type: 'show', id };
  if (gl.phase === 'leaving') return { state: { ...shown, gl: { phase: 'off' } }, commands: [show, destroy(gl.id)] };
  return { state: shown, commands: gl.phase === 'waiting' ? [show, { type: 'schedule-gl' }] : [show] };
}

function svgFailed(state: RendererState, id: RendererId): Step {
  const { svg, gl } = state;
  if (svg.phase !== 'starting' || svg.id !== id) return stay(state);
  const failed: RendererState = { ...state, svg: { phase: 'failed' } };
  // The map that was to leave is the only one there is.
  if (gl.phase === 'leaving') return stay({ ...failed, gl: { phase: 'on', id: gl.id } });
  // Where the SVG map does not load, GL is the way to a map at all, wanted or not.
  return gl.phase === 'off' || gl.phase === 'waiting' ? startGl(failed) : stay(failed);
}

function glStarted(state: RendererState, id: RendererId): Step {
  const { gl, svg, isMoving } = state;
  if (gl.phase !== 'starting' || gl.id !== id) return { state, commands: [destroy(id)] };
  // A gesture belongs to the renderer on which it began.
  if (isMoving && svg.phase === 'on') return stay({ ...state, gl: { phase: 'ready', id } });
  return showGl(state, id);
}

function glFailed(state: RendererState, id: RendererId): Step {
  const { gl } = state;
  return gl.phase === 'starting' && gl.id === id ? stay({ ...state, gl: { phase: 'failed' } }) : stay(state);
}

function glWanted(state: RendererState): Step {
  const { gl } = state;
  if (gl.phase === 'leaving') return showGl(state, gl.id);
  return gl.phase === 'off' || gl.phase === 'failed' ? awaitGl(state) : stay(state);
}

function glUnwanted(state: RendererState): Step {
  const { gl, svg } = state;
  const off: RendererState = { ...state, gl: { phase: 'off' } };
  switch (gl.phase) {
    case 'on':
      return startSvg({ ...state, gl: { phase: 'leaving', id: gl.id } });
    case 'lost':
      // The stand-in, on or on its way, stays.
      return svg.phase === 'failed' || svg.phase === 'none' ? stay(state) : { state: off, commands: [destroy(gl.id)] };
    case 'ready':
      return { state: off, commands: [destroy(gl.id)] };
    case 'leaving':
      return stay(state);
    default:
      return stay(off);
  }
}

function contextLost(state: RendererState, id: RendererId): Step {
  const { gl } = state;
  if (!('id' in gl) || gl.id !== id) return stay(state);
  switch (gl.phase) {
    case 'on':
      return startSvg({ ...state, gl: { phase: 'lost', id } });
    case 'leaving':
      // The SVG map is already on its way, and nobody waits for this one to come back.
      return { state: { ...state, gl: { phase: 'off' } }, commands: [destroy(id)] };
    case 'ready':
      return { state: { ...state, gl: { phase: 'failed' } }, commands: [destroy(id)] };
    default:
      // One that loses its context while it starts reports that it has failed.
      return stay(state);
  }
}

function contextRestored(state: RendererState, id: RendererId): Step {
  const { gl } = state;
  return gl.phase === 'lost' && gl.id === id ? showGl(state, id) : stay(state);
}

function moving(state: RendererState, isMoving: boolean): Step {
  const { gl } = state;
  const next: RendererState = { ...state, isMoving };
  return !isMoving && gl.phase === 'ready' ? showGl(next, gl.id) : stay(next);
}

function retry(state: RendererState): Step {
  const { svg, gl } = state;
  if (svg.phase === 'failed' && gl.phase !== 'on') return startSvg(state);
  return gl.phase === 'failed' ? awaitGl(state) : stay(state);
}

/**
 * @param state before the event.
 * @returns the state after it, and what is to be done, in this order. Never throws; an event that means nothing in a
 *   state leaves it as it is.
 */
export function step(state: RendererState, event: RendererEvent): Step {
  if (state.isDisposed)
    return { state, commands: event.type === 'svg-started' || event.type === 'gl-started' ? [destroy(event.id)] : [] };
  switch (event.type) {
    case 'scene-ready':
      return state.svg.phase === 'none' && state.starts === 0 ? startSvg(state) : stay(state);
    case 'svg-started':
      return svgStarted(state, event.id);
    case 'svg-failed':
      return svgFailed(state, event.id);
    case 'gl-started':
      return glStarted(state, event.id);
    case 'gl-failed':
      return glFailed(state, event.id);
    case 'gl-wanted':
      return glWanted(state);
    case 'gl-unwanted':
      return glUnwanted(state);
    case 'gl-due':
      return state.gl.phase === 'waiting' ? startGl(state) : stay(state);
    case 'context-lost':
      return contextLost(state, event.id);
    case 'context-restored':
      return contextRestored(state, event.id);
    case 'moving':
      return moving(state, event.value);
    case 'retry':
      return retry(state);
    case 'dispose':
      return { state: { ...INITIAL, starts: state.starts, isDisposed: true }, commands: heldIds(state).map(destroy) };
  }
}

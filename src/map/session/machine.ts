/**
 * Which renderer is active: a pure state machine, `step(state, event)` → next state and commands. The session executes
 * the commands and feeds their outcome back as events. Every renderer has an id, assigned when its start is commanded;
 * one that arrives with an id that the state no longer holds is destroyed, so no order of events can leak a renderer.
 *
 * The poster is on screen from the start. The SVG map comes first, because it needs no worker and no GPU; GL replaces
 * it later, where it is wanted. SVG is the fallback while a GL context is lost.
 */

export type RendererId = number;

type Svg =
  | { readonly phase: 'none' | 'failed' }
  /** `starting`: commanded, not loaded yet; `on`: visible. */
  | { readonly phase: 'starting' | 'on'; readonly id: RendererId };

type Gl =
  /** `off`: not wanted; `waiting`: wanted, deferred until the browser is idle. */
  | { readonly phase: 'off' | 'waiting' | 'failed' }
  /**
   * `ready`: drawn beneath the SVG map while a gesture on that is in progress; `on`: visible; `lost`: without its
   * context; `leaving`: visible until the SVG map that replaces it has started.
   */
  | { readonly phase: 'starting' | 'ready' | 'on' | 'lost' | 'leaving'; readonly id: RendererId };

export interface RendererState {
  readonly svg: Svg;
  readonly gl: Gl;
  /** Number of starts commanded so far; the last id given. */
  readonly starts: number;
  /** A gesture or flight is in progress. */
  readonly isMoving: boolean;
  readonly isDisposed: boolean;
}

export type RendererEvent =
  /** A Scene is available. */
  | { readonly type: 'scene-ready' }
  | { readonly type: 'svg-started' | 'svg-failed'; readonly id: RendererId }
  | { readonly type: 'gl-started' | 'gl-failed'; readonly id: RendererId }
  /** The GL renderer is wanted, or not, by the user's choice or by what the machine can do. */
  | { readonly type: 'gl-wanted' | 'gl-unwanted' }
  /** GL may start now. */
  | { readonly type: 'gl-due' }
  | { readonly type: 'context-lost' | 'context-restored'; readonly id: RendererId }
  | { readonly type: 'moving'; readonly value: boolean }
  /** The user retries what failed. */
  | { readonly type: 'retry' }
  | { readonly type: 'dispose' };

export type RendererCommand =
  | { readonly type: 'start-svg' | 'start-gl'; readonly id: RendererId }
  /** Send `gl-due` when the browser is idle. */
  | { readonly type: 'schedule-gl' }
  /** Update this renderer to the current camera and Scene: it is the visible one from now on. */
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

/** The renderer that handles input; undefined while only the poster is shown, or a lost context has no fallback. */
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

/** GL becomes visible; an active SVG map is destroyed, one that is still starting is discarded on arrival. */
function showGl(state: RendererState, id: RendererId): Step {
  const { svg } = state;
  return {
    state: { ...state, gl: { phase: 'on', id }, svg: { phase: 'none' } },
    commands: [{ type: 'show', id }, ...(svg.phase === 'on' ? [destroy(svg.id)] : [])],
  };
}

/** GL waits until the browser is idle; without an SVG map to show meanwhile it starts at once. */
function awaitGl(state: RendererState): Step {
  if (state.svg.phase === 'failed') return startGl(state);
  const waiting: RendererState = { ...state, gl: { phase: 'waiting' } };
  return { state: waiting, commands: state.svg.phase === 'on' ? [{ type: 'schedule-gl' }] : [] };
}

/** The first map, unless there is one: a GL map that failed or lost its context before has not taken its place. */
function sceneReady(state: RendererState): Step {
  const { svg, gl } = state;
  const hasGl = gl.phase === 'on' || gl.phase === 'lost' || gl.phase === 'leaving';
  return svg.phase === 'none' && !hasGl ? startSvg(state) : stay(state);
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
  // The map that was to be destroyed is the only one left.
  if (gl.phase === 'leaving') return stay({ ...failed, gl: { phase: 'on', id: gl.id } });
  // Where the SVG map does not load, GL is the fallback, wanted or not.
  return gl.phase === 'off' || gl.phase === 'waiting' ? startGl(failed) : stay(failed);
}

function glStarted(state: RendererState, id: RendererId): Step {
  const { gl, svg, isMoving } = state;
  if (gl.phase !== 'starting' || gl.id !== id) return { state, commands: [destroy(id)] };
  // A gesture belongs to the renderer on which it started.
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
      // The fallback, active or starting, is kept.
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
      // The SVG map is already starting, so the restored context of this one is not needed.
      return { state: { ...state, gl: { phase: 'off' } }, commands: [destroy(id)] };
    case 'ready':
      return { state: { ...state, gl: { phase: 'failed' } }, commands: [destroy(id)] };
    default:
      // A renderer that loses its context while it starts reports a failed start.
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
 * @returns the next state, and the commands in order. Never throws; an event that has no meaning in a state leaves it
 * unchanged.
 */
export function step(state: RendererState, event: RendererEvent): Step {
  if (state.isDisposed)
    return { state, commands: event.type === 'svg-started' || event.type === 'gl-started' ? [destroy(event.id)] : [] };
  switch (event.type) {
    case 'scene-ready':
      return sceneReady(state);
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

/**
 * Rules of modes and parts that depend only on the View, and on whether the page is in another's frame; separate from
 * the selectors, because the inline boot script needs only these.
 */
import type { EmbedPart, Interaction } from '#domain/vocabulary/display.ts';
import type { View } from './view.ts';

/** In the build and in tests there is no window. */
const IS_FRAMED = typeof window !== 'undefined' && window.parent !== window;

/**
 * How the map reacts to wheel, touch and keys: an embedded one as its link says, any other freely. A story in a frame
 * is embedded, too: an article that scrolls past it does not zoom it.
 */
export const interactionOf = (
  { mode, interaction }: Pick<View, 'mode' | 'interaction'>,
  isFramed: boolean = IS_FRAMED,
): Interaction => (mode === 'embed' || (mode === 'present' && isFramed) ? interaction : 'free');

/**
 * The View that a link means: a story is presented, also by a link of an embedded map, which has no place for one.
 * Where there is no workbench, a link to its panels opens none.
 *
 * @param hasWorkbench false in a single HTML file.
 */
export function asLinked(linked: View, hasWorkbench = true): View {
  const view: View = linked.mode === 'embed' && linked.story !== null ? { ...linked, mode: 'present' } : linked;
  const isOfWorkbench = view.panel === 'workbench' || view.panel === 'rows';
  return isOfWorkbench && (!hasWorkbench || view.mode === 'embed') ? { ...view, panel: null } : view;
}

/** Whether a part is shown beside the map. Only an embedded map can omit parts. */
export const showsPart = ({ mode, show }: Pick<View, 'mode' | 'show'>, part: EmbedPart): boolean =>
  mode !== 'embed' || show.includes(part);

/** Key of the address that selects the renderer of this window, for tests and support; never part of a shared link. */
export const RENDERER_KEY = 'renderer';

/** What draws the map. `auto`: GL where a GPU draws it, SVG elsewhere. */
export const RENDERER_CHOICES = ['auto', 'svg', 'gl'] as const;
export type RendererChoice = (typeof RENDERER_CHOICES)[number];

/** The renderer that the address selects; `auto` for any other value. */
export const rendererOf = ({ unknown }: Pick<View, 'unknown'>): RendererChoice =>
  RENDERER_CHOICES.find((choice) => choice === unknown[RENDERER_KEY]) ?? 'auto';

/** Key of the address that makes a presentation run by itself; like the renderer it is this window's alone. */
export const KIOSK_KEY = 'kiosk';
const KIOSK_SECONDS = [3, 3600] as const;

/** How long a kiosk shows each step, s; null: the window is none. */
export function kioskOf({ mode, story, unknown }: Pick<View, 'mode' | 'story' | 'unknown'>): number | null {
  const seconds = /^\d{1,4}$/.test(unknown[KIOSK_KEY] ?? '') ? Number(unknown[KIOSK_KEY]) : 0;
  const [least, most] = KIOSK_SECONDS;
  return mode === 'present' && story !== null && seconds >= least && seconds <= most ? seconds : null;
}

/** The View for a shared link: without what concerns only this window. */
export function shareable(view: View): View {
  const { [RENDERER_KEY]: _renderer, [KIOSK_KEY]: _kiosk, ...unknown } = view.unknown;
  return { ...view, unknown };
}

/** What a View alone says of modes and parts. Apart from the selectors, because the page's inline script needs no more. */
import type { EmbedPart, Interaction } from '#domain/vocabulary/display.ts';
import type { View } from './view.ts';

/** How the map answers to wheel, touch and keys: an embedded one as its link says, any other freely. */
export const interactionOf = ({ mode, interaction }: Pick<View, 'mode' | 'interaction'>): Interaction =>
  mode === 'embed' ? interaction : 'free';
/** Whether a part may stand beside the map. Only an embedded map is ever without. */
export const showsPart = ({ mode, show }: Pick<View, 'mode' | 'show'>, part: EmbedPart): boolean =>
  mode !== 'embed' || show.includes(part);

/** Key of the address that says how this window draws the map, for tests and support; no part of what a link shows. */
export const RENDERER_KEY = 'renderer';

/** The View as others are given it: without what is this window's own affair. */
export function shareable(view: View): View {
  const { [RENDERER_KEY]: _, ...unknown } = view.unknown;
  return { ...view, unknown };
}

/**
 * Rules of modes and parts that depend only on the View; separate from the selectors, because the inline boot script
 * needs only these.
 */
import type { EmbedPart, Interaction } from '#domain/vocabulary/display.ts';
import type { View } from './view.ts';

/** How the map reacts to wheel, touch and keys: an embedded one as its link says, any other freely. */
export const interactionOf = ({ mode, interaction }: Pick<View, 'mode' | 'interaction'>): Interaction =>
  mode === 'embed' ? interaction : 'free';
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

/** The View for a shared link: without what concerns only this window. */
export function shareable(view: View): View {
  const { [RENDERER_KEY]: _, ...unknown } = view.unknown;
  return { ...view, unknown };
}

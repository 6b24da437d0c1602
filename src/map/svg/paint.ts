/** Where the colours of a drawing come from: the page's CSS variables, or the values of one theme for a picture that stands alone. */
import { hexOf, mixed } from '#scene/colour.ts';
import {
  type Colour,
  colourIn,
  colourVariable,
  paintOf,
  type SurfaceToken,
  surfaceVariable,
  type Theme,
  type Tone,
  toneVariable,
} from '#scene/tokens.ts';

/** Colours as a drawing writes them into its attributes. */
export interface Paint {
  readonly surface: (token: SurfaceToken) => string;
  readonly colour: (colour: Colour) => string;
  readonly tone: (tone: Tone, part: 'fill' | 'edge') => string;
  /** So much (0 to 1) of a colour over another, opaque. Both as this paint gives them. */
  readonly mix: (colour: string, share: number, over: string) => string;
}

/** For drawings in the page: a change of theme touches none of them. */
export const CSS_PAINT: Paint = {
  surface: surfaceVariable,
  colour: colourVariable,
  tone: toneVariable,
  mix: (colour, share, over) => `color-mix(in srgb,${colour} ${Math.round(share * 100)}%,${over})`,
};

/** For pictures that leave the page: programs that show SVG know neither its variables nor `color-mix`. */
export const themePaint = (theme: Theme): Paint => ({
  surface: (token) => theme.surface[token],
  colour: (colour) => colourIn(theme, colour),
  tone: (tone, part) => paintOf(theme, tone)[part],
  mix: (colour, share, over) => hexOf(mixed(colour, over, share)),
});

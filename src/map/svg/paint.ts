/**
 * How a drawing writes colours: as CSS variables of the page, or as the values of one theme in a self-contained
 * picture.
 */
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

/** Colours as attribute values. */
export interface Paint {
  readonly surface: (token: SurfaceToken) => string;
  readonly colour: (colour: Colour) => string;
  readonly tone: (tone: Tone, part: 'fill' | 'edge') => string;
  /** A share (0 to 1) of one colour over another, opaque. Both are values that this paint returned. */
  readonly mix: (colour: string, share: number, over: string) => string;
}

/** For drawings in the page: a change of theme changes no attribute. */
export const CSS_PAINT: Paint = {
  surface: surfaceVariable,
  colour: colourVariable,
  tone: toneVariable,
  mix: (colour, share, over) => `color-mix(in srgb,${colour} ${Math.round(share * 100)}%,${over})`,
};

/** For pictures outside the page, where neither its variables nor `color-mix` are available. */
export const themePaint = (theme: Theme): Paint => ({
  surface: (token) => theme.surface[token],
  colour: (colour) => colourIn(theme, colour),
  tone: (tone, part) => paintOf(theme, tone)[part],
  mix: (colour, share, over) => hexOf(mixed(colour, over, share)),
});

/** Type of the names on the map: size, weight and colour by rank, and what an audience must read. */
import type { Size } from '../camera.ts';
import type { SceneLabel } from '../model.ts';
import { LINE_EM } from './text.ts';

/** Distance of the text from the point, CSS px. */
export const BESIDE_PX = 8;

/** Font size (CSS px) and weight by rank. */
const TYPE = {
  leading: { upToRank: 2, px: 13.5, weight: 600 },
  second: { upToRank: 3, px: 13, weight: 600 },
  other: { upToRank: Number.POSITIVE_INFINITY, px: 12, weight: 500 },
} as const;
const typeOf = (rank: number) => Object.values(TYPE).find(({ upToRank }) => rank <= upToRank) ?? TYPE.other;

/** Font size of a rank in CSS px. */
export const labelFontPx = (rank: number): number => typeOf(rank).px;
/** Font weight of a rank. */
export const labelWeight = (rank: number): number => typeOf(rank).weight;
/** What a name is scaled by that fits on its place in smaller type only: 11 px of 13.5. */
export const SMALL = 0.82;
/** Labels from this rank on have a weaker colour. */
export const MINOR_FROM_RANK = 5;
/** Whether a label has the weaker colour. */
export const isMinorLabel = ({ rank }: SceneLabel): boolean => rank >= MINOR_FROM_RANK;

/** Names on a slide are so much larger than on a map of the same font size. */
export const SLIDE_SCALE = 1.4;
/** Share of a slide's height that what must be read from the back row has. */
const SLIDE_NAMED = 0.026;
/** A slide that is narrower than this times its height has the type of a lower one. */
const SLIDE_ASPECT = 4 / 3;

/** Font size of the names that must be read on a slide, CSS px: a share of its height, as of the words beside it. */
export const namedPxOf = ({ width, height }: Size): number => Math.min(height, width / SLIDE_ASPECT) * SLIDE_NAMED;

/** The same as CSS variables, for labels that are HTML. */
export const labelVariables = (): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(
    Object.entries(TYPE).flatMap(([name, { px, weight }]) => [
      [`--label-size-${name}`, `${px}px`],
      [`--label-weight-${name}`, String(weight)],
    ]),
  ),
  '--label-small': String(SMALL),
  '--label-line': String(LINE_EM),
  '--label-beside': `${BESIDE_PX}px`,
  '--label-slide': String(SLIDE_SCALE),
});

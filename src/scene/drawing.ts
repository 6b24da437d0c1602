/** How things are drawn, whoever draws them: GL, the SVG map, the pictures and the poster read these alone. */
import type { Standing } from '#domain/vocabulary/evidence.ts';
import type { Colour } from './tokens.ts';

/** A line of constant look. */
export interface Stroke {
  readonly widthPx: number;
  /** Lengths in multiples of the width, as the MapLibre style specification has it. */
  readonly dash?: readonly number[];
}

/** The dash of a stroke as SVG has it: lengths in px. Undefined for a solid line. */
export const dashPx = ({ widthPx, dash }: Stroke): string | undefined =>
  dash?.map((length) => length * widthPx).join(' ');

/** A mark of the legend: a stretch of a line, or a circle. */
export type MarkDrawing =
  | (Stroke & { readonly shape: 'line'; readonly stroke: Colour })
  | {
      readonly shape: 'circle';
      readonly radiusPx: number;
      readonly widthPx: number;
      /** Null: the circle has no outline. */
      readonly stroke: Colour | null;
      readonly fill?: Colour;
    };

/** Dashes of arcs and links by the standing of the link: solid where it is stated. */
export const DASHES = {
  stated: undefined,
  inferred: [6, 2],
  planned: [4, 3],
  proposed: [1, 2],
} as const satisfies Readonly<Record<Standing, readonly number[] | undefined>>;
/** The edge of an indicative outline. */
export const INDICATIVE_EDGE = { widthPx: 1.5, dash: [3, 2] } as const satisfies Stroke;

/**
 * A line thinner than this looks the same with mitred joins (limit 2), and is three times as quick to cut and to draw: a winding border has
 * a join at every vertex, and a round one is a fan of triangles.
 */
export const ROUND_JOIN_FROM_PX = 3;
/** A fill weaker than this is not to be seen: it is there to be pointed at. */
export const TOUCH_OPACITY = 0.02;

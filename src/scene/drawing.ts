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
const ROUND_JOIN_FROM_PX = 3;
/** Whether a line's joins are round; else they are mitred. */
export const hasRoundJoin = ({ widthPx }: Stroke): boolean => widthPx >= ROUND_JOIN_FROM_PX;

/** How strongly outlines are tinted with the colour of their tone, and the swatches of the legend with them. */
export const TINT = 0.55;
/** The tint of a structure's members, which have the map to themselves. */
export const MEMBER_TINT = 0.6;
/** A place that the filter leaves aside keeps this much of its strength. */
export const FAINT = 0.2;
/** A fill weaker than this is not to be seen: it is there to be pointed at. */
export const TOUCH_OPACITY = 0.02;

/** The outline of what is selected. */
export const SELECTED = { colour: 'accent', widthPx: 2.5 } as const;
/** The outline of places set side by side. */
export const COMPARED = { colour: 'ink', widthPx: SELECTED.widthPx } as const;
/** The outline of what the pointer is on. */
export const HOVERED = { colour: 'ink', widthPx: 1.5, opacity: 0.7 } as const;
/** The line of a link that a list points at. */
export const POINTED_LINK = { colour: 'accent', widthPx: 4 } as const;

/** A point: filled with its colour and set off from the map by a thin rim, or hollow with a strong one. */
export const pointRimPx = ({ hollow }: { readonly hollow: boolean }): number => (hollow ? 2 : 1);
/** What a point is set off with, and what fills a hollow one. */
export const POINT_GROUND = 'panel';
/** A selected place that no layer draws, because it has no tie to Shanghai or shows only from nearer. */
export const PIN = { colour: 'ink2', radiusPx: 3.5 } as const;
/** From the rim of a point to the middle of the ring round it: the gap between them is the same for points of every size. */
const RING_GAP_PX = 4;
/** Radius of the ring round a selected or compared point of this radius, to the middle of the ring's line. */
export const ringRadiusPx = (pointRadiusPx: number): number => pointRadiusPx + RING_GAP_PX;

/** The empty mark beside the number of places known only to lie within another. */
export const GROUPED_MARK = { colour: 'ink2', radiusPx: 3, widthPx: 1.5 } as const;

/** The sparse dots of "nothing is stated of this year": a square tile that repeats, with two dots on its diagonal. */
export const DOTS = { tilePx: 12, radiusPx: 0.8, centresPx: [3, 9], colour: 'notStatedDot' } as const;

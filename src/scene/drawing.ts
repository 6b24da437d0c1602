/** Drawing constants, shared by the GL map, the SVG map, pictures and the poster. */
import type { Manner } from '#domain/vocabulary/evidence.ts';
import type { Colour } from './tokens.ts';

/** Width and dash of a line. */
export interface Stroke {
  readonly widthPx: number;
  /** Lengths in multiples of the width, as the MapLibre style specification has it. */
  readonly dash?: readonly number[];
}

/** The dash of a stroke as SVG has it: lengths in px. Undefined for a solid line. */
export const dashPx = ({ widthPx, dash }: Stroke): string | undefined =>
  dash?.map((length) => length * widthPx).join(' ');

/** A mark of the legend: a line segment or a circle. */
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

/** Dashes of arcs and links by the first of the link's manners (`mannersOf`): solid where it is stated. */
export const DASHES = {
  stated: undefined,
  // Not only longer than a plan's: from afar two lengths of dashes are one.
  inferred: [7, 2, 1, 2],
  planned: [4, 3],
  proposed: [1, 2],
} as const satisfies Readonly<Record<Manner, readonly number[] | undefined>>;
/** The edge of an indicative outline. */
export const INDICATIVE_EDGE = { widthPx: 1, dash: [4, 3] } as const satisfies Stroke;
/** The borders that matter most: those of the districts, under the outline of the city. */
export const DISTRICT_EDGE = { widthPx: 1.25 } as const satisfies Stroke;
export const MUNICIPAL_EDGE = { widthPx: 2 } as const satisfies Stroke;

/**
 * A line thinner than this looks the same with mitred joins (limit 2), and is three times as fast to tessellate and to
 * draw: a winding border has a join at every vertex, and a round join is a fan of triangles.
 */
const ROUND_JOIN_FROM_PX = 3;
/** Whether a line's joins are round; else they are mitred. */
export const hasRoundJoin = ({ widthPx }: Stroke): boolean => widthPx >= ROUND_JOIN_FROM_PX;

/** Opacity of an outline's fill in the colour of its tone, on the map and in the legend's swatches. */
export const TINT = 0.6;
/** The same for a structure's members; nothing else is coloured then, so it may be stronger. */
export const MEMBER_TINT = 0.6;
/** The opacity of places that the filter excludes is multiplied by this. */
export const FAINT = 0.2;
/** A fill with a lower opacity is invisible and only serves hit tests. */
export const TOUCH_OPACITY = 0.02;

/** The outline of what is selected. */
export const SELECTED = { colour: 'accent', widthPx: 2.5 } as const;
/** The same of a selected place that the filter excludes: it must not look like one that the filter finds. */
export const SELECTED_EXCLUDED = { colour: 'ink3', widthPx: SELECTED.widthPx } as const;
/** The outline of compared places. */
export const COMPARED = { colour: 'ink', widthPx: SELECTED.widthPx } as const;
/** The outline of the hovered place. */
export const HOVERED = { colour: 'ink', widthPx: 1.5, opacity: 0.7 } as const;
/** The line of the link that a hovered list entry points at. */
export const POINTED_LINK = { colour: 'accent', widthPx: 4 } as const;

/**
 * Width of a point's rim: a filled point has a thin one that separates it from the map, a hollow point a strong one.
 */
export const pointRimPx = ({ hollow }: { readonly hollow: boolean }): number => (hollow ? 2 : 1);
/** Colour of a filled point's rim and of a hollow point's fill. */
export const POINT_GROUND = 'panel';
/** Mark of a selected place that no layer draws, because it has no tie to Shanghai or appears only at higher zooms. */
export const PIN = { colour: 'ink2', radiusPx: 3.5 } as const;
/** From the radius of a point to the centre line of the ring round it, the same for points of every size. */
const RING_GAP_PX = 4;
/** Radius of the ring round a selected or compared point, to the ring's centre line. */
export const ringRadiusPx = (pointRadiusPx: number): number => pointRadiusPx + RING_GAP_PX;

/** The hollow mark beside the number of places that are only known to lie within another. */
export const GROUPED_MARK = { colour: 'ink2', radiusPx: 3, widthPx: 1.5 } as const;

/** The hatching of an area that holds a place without a position: a square tile with lines from corner to corner. */
export const HATCH = { tilePx: 8, widthPx: 1.25, colour: 'ink2' } as const;

/**
 * The stripes of a role that is planned: light lines with a dark rim, so that they are seen on every role's colour, and
 * across the direction of the hatching. A square tile; each line is parallel to the one from its north-west corner to
 * the south-east one, and `atPx` to the right of it.
 */
export const STRIPES = {
  tilePx: 6,
  lines: [
    { atPx: 1.3, widthPx: 0.5, colour: 'ink', opacity: 0.28 },
    { atPx: 0, widthPx: 1, colour: 'subject', opacity: 0.6 },
  ],
} as const;

/** The sparse dots of "nothing is stated for this year": a repeating square tile with two dots on its diagonal. */
export const DOTS = { tilePx: 12, radiusPx: 0.8, centresPx: [3, 9], colour: 'notStatedDot' } as const;

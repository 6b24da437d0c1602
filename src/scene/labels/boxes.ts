/** The boxes that names take, in CSS px from the north-west corner of the map. */
import { WORLD_PX } from '#domain/geo/mercator.ts';
import type { SceneLabel } from '../model.ts';
import { breakLines, LINE_EM, widthEm } from './text.ts';
import { BESIDE_PX } from './type.ts';

/** Side of the point that the text is on; `centre` is the point itself. */
export type PlainSide = 'centre' | 'right' | 'left' | 'above' | 'below';

/** CSS px from the north-west corner of the map. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A name as it is written: its lines, and their size in CSS px. */
export interface Measured {
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
}

/** Room kept round a name: less beside it and two names of one line read as one. */
const GAP_PX = { x: 4, y: 2 } as const;
/** Of the height of a line, what its characters take. */
const GLYPHS = 0.72;
/** What of a name on its own place must not be on another: as with `ROOM_SLACK`, its ends may reach a little over. */
const WITHIN = 0.86;
/** Room for the column number before the name, em. */
const ORDER_EM = 1.5;
/** Width over height of the ellipse of `SceneLabel.room`. */
const ROOM_ASPECT = 1.6;
/** A name may be this much larger than the ellipse: outlines are wider than it at most heights. */
const ROOM_SLACK = 1.3;

/** Below this zoom the number of grouped places is hidden: it would crowd the labels. */
export const GROUPED_MIN_ZOOM = 9.5;

/** The suffix of a label that several places share: "+1". Empty for one place. */
export const alsoText = ({ also }: SceneLabel): string => (also ? `+${also.length}` : '');

/** @param font CSS px. */
export function measure(label: SceneLabel, font: number, zoom: number): Measured {
  const lines = breakLines(label.text);
  const rows = lines.length + (label.grouped && zoom >= GROUPED_MIN_ZOOM ? 1 : 0);
  const also = alsoText(label);
  const widths = lines.map((line, index) => widthEm(also && index === lines.length - 1 ? `${line} ${also}` : line));
  return { lines, width: (Math.max(...widths) + (label.order ? ORDER_EM : 0)) * font, height: rows * font * LINE_EM };
}

/** The box of a name on a side of its point, with the room that it keeps. */
export function boxAt(x: number, y: number, side: PlainSide, { width, height }: Measured): Box {
  const left = side === 'right' ? x + BESIDE_PX : side === 'left' ? x - BESIDE_PX - width : x - width / 2;
  const top = side === 'above' ? y - BESIDE_PX - height : side === 'below' ? y + BESIDE_PX : y - height / 2;
  return {
    left: left - GAP_PX.x,
    top: top - GAP_PX.y,
    right: left + width + GAP_PX.x,
    bottom: top + height + GAP_PX.y,
  };
}

/** What of a name that is centred on a point has to be on its own place. */
export const coreOf = (x: number, y: number, { width, height }: Measured): Box => ({
  left: x - (width * WITHIN) / 2,
  top: y - (height * GLYPHS) / 2,
  right: x + (width * WITHIN) / 2,
  bottom: y + (height * GLYPHS) / 2,
});

export const overlaps = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Whether a name on its point stays within its place: else it would stand on the neighbours too. */
export function fitsIn({ room }: SceneLabel, { width, height }: Measured, zoom: number): boolean {
  if (room === undefined) return true;
  // The ellipse that it must fit into: half width and half height in px.
  const roomHeight = (room / 360) * WORLD_PX * 2 ** zoom;
  return Math.hypot(width / 2 / (roomHeight * ROOM_ASPECT), (height * GLYPHS) / 2 / roomHeight) <= ROOM_SLACK;
}

/** How many labels of its own rank each one overlaps if all are centred on their points. */
export function crowdOf(
  items: readonly { readonly label: SceneLabel; readonly x: number; readonly y: number }[],
  measured: (label: SceneLabel) => Measured,
): ReadonlyMap<SceneLabel, number> {
  const boxes = items.map(({ label, x, y }) => ({ label, box: boxAt(x, y, 'centre', measured(label)) }));
  return new Map(
    boxes.map(({ label, box }) => [
      label,
      boxes.filter((other) => other.label !== label && other.label.rank === label.rank && overlaps(box, other.box))
        .length,
    ]),
  );
}

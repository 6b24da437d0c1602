/** Lines that lead from a point to a name beside its place, and the small shifts that need no line. */
import type { Box, Measured } from './boxes.ts';

/** From the point of a label to the middle of its text, CSS px; the line ends `lengthPx` from the point. */
export interface Leader {
  readonly dx: number;
  readonly dy: number;
  readonly lengthPx: number;
}

/** CSS px of the map. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A place at the end of a line, and what it costs in px of a longer one. */
export interface Way {
  readonly leader: Leader;
  readonly cost: number;
}

interface Offset {
  readonly dx: number;
  readonly dy: number;
}

const DIRECTIONS = 48;
const LEADER_STEP_PX = 8;
/** Between the checked points of a line. */
const LINE_SAMPLE_PX = 4;
/** Half the room that a line keeps, CSS px. */
export const LINE_ROOM_PX = 2;
/** What it costs, in px of a longer line, to lead towards the middle of the crowd. */
const INWARDS_PX = 60;
/** How far from its point a name may stand on its own place without a line, in heights of the text, and in steps. */
const SHIFT_HEIGHTS = 2.5;
const SHIFT_STEPS = 6;

const ANGLES = Array.from({ length: DIRECTIONS }, (_, direction) => {
  const angle = (2 * Math.PI * direction) / DIRECTIONS;
  return { east: Math.cos(angle), south: Math.sin(angle) } as const;
});

/** Where a text may stand on its own place: on its point or near it, the nearest first. */
export function shiftsFor({ height }: Measured): readonly Offset[] {
  const around = Array.from(
    { length: SHIFT_STEPS },
    (_, step) => ((step + 1) / SHIFT_STEPS) * SHIFT_HEIGHTS * height,
  ).flatMap((distance) => ANGLES.map(({ east, south }) => ({ dx: east * distance, dy: south * distance })));
  return [{ dx: 0, dy: 0 }, ...around];
}

/**
 * Every place of a text at the end of a line: short lines first that lead out of the crowd.
 *
 * @param middle of the crowd.
 * @param maxPx length of the longest line.
 */
export function leadersFor({ x, y }: Point, { width, height }: Measured, middle: Point, maxPx: number): Way[] {
  const [outX, outY] = [x - middle.x, y - middle.y];
  const out = Math.hypot(outX, outY) || 1;
  const ways: Way[] = [];
  for (let gap = LEADER_STEP_PX; gap <= maxPx; gap += LEADER_STEP_PX)
    for (const { east, south } of ANGLES) {
      // From the middle of the text to its edge on the way to the point.
      const inside = Math.min(width / 2 / Math.abs(east), height / 2 / Math.abs(south));
      const dx = Math.round(east * (gap + inside));
      const dy = Math.round(south * (gap + inside));
      const inwards = (1 - (east * outX + south * outY) / out) / 2;
      ways.push({ leader: { dx, dy, lengthPx: gap }, cost: gap + INWARDS_PX * inwards });
    }
  return ways.sort((a, b) => a.cost - b.cost);
}

/** The line as boxes, so that no name stands on it and no other line crosses it. */
export function lineBoxes({ x, y }: Point, { dx, dy, lengthPx }: Leader): readonly Box[] {
  const length = Math.hypot(dx, dy);
  return Array.from({ length: Math.floor(lengthPx / LINE_SAMPLE_PX) }, (_, index) => {
    const share = (index * LINE_SAMPLE_PX) / length;
    const [px, py] = [x + dx * share, y + dy * share];
    return { left: px - LINE_ROOM_PX, top: py - LINE_ROOM_PX, right: px + LINE_ROOM_PX, bottom: py + LINE_ROOM_PX };
  });
}

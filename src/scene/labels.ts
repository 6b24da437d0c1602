/**
 * Labels without overlap: greedy by importance, in screen pixels, the same for both renderers and for the build's
 * picture. Text is measured by a table of widths, not by a canvas, so that the result does not depend on where it runs.
 */
import { toWorld, WORLD_PX } from '#domain/geo/mercator.ts';
import type { AreaId } from '#domain/model/ids.ts';
import type { Frame, Size } from './camera.ts';
import type { Ground } from './ground.ts';
import type { SceneLabel } from './model.ts';

/** Side of the point that the text is on; `centre` is the point itself, `leader` a distance that a line leads over. */
export type Side = 'centre' | 'right' | 'left' | 'above' | 'below' | 'leader';

/** From the point of a label to the middle of its text, CSS px; the line ends `lengthPx` from the point. */
export interface Leader {
  readonly dx: number;
  readonly dy: number;
  readonly lengthPx: number;
}

/** A label in the viewport, with its position. */
export interface PlacedLabel {
  readonly label: SceneLabel;
  readonly lines: readonly string[];
  /** Screen position of the label's point, CSS px; of a name that is moved within its place, its middle. */
  readonly x: number;
  readonly y: number;
  readonly side: Side;
  /** With the side `leader`. */
  readonly leader?: Leader;
  /** In smaller type (`SMALL`), which lets it stand on its own place. */
  readonly isSmall?: true;
  /** In the type of what an audience must read (`Placement.namedPx`). */
  readonly isLarge?: true;
  /** False: in the viewport but without room. Such a label stays reachable by keyboard and is shown when focused. */
  readonly placed: boolean;
}

/** CSS px from the north-west corner of the map. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * Advance widths in em: upper estimates for the fonts that `system-ui` resolves to, so that labels overlap in none of
 * them. CJK glyphs are one em wide by design.
 */
const EM = { cjk: 1, upper: 0.74, digit: 0.66, narrow: 0.38, other: 0.64 } as const;
/** Height of a line, em. */
export const LINE_EM = 1.25;
const MAX_LINE_EM = 9.5;
/** Room kept round a name: less beside it and two names of one line read as one. */
const GAP_PX = { x: 4, y: 2 } as const;
/** Of the height of a line, what its characters take. */
const GLYPHS = 0.72;
/** Half the room of a point's mark. */
const MARK_ROOM_PX = 5;
/** Distance of the text from the point. */
export const BESIDE_PX = 8;

const isCjk = (character: string) => /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/u.test(character);

/** Width of a line of text in em: an upper estimate. */
export function widthEm(text: string): number {
  let sum = 0;
  for (const character of text) {
    if (isCjk(character)) sum += EM.cjk;
    else if (/[A-Z]/.test(character)) sum += EM.upper;
    else if (/\d/.test(character)) sum += EM.digit;
    else if (/[\sijlt.,'’·:-]/.test(character)) sum += EM.narrow;
    else sum += EM.other;
  }
  return sum;
}

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
const MINOR_FROM_RANK = 5;
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

/** Breaks a name into balanced lines of about ten em, at spaces or between CJK characters. */
export function breakLines(text: string): readonly string[] {
  const total = widthEm(text);
  if (total <= MAX_LINE_EM * 1.15) return [text];
  const count = Math.ceil(total / MAX_LINE_EM);
  const even = wrapText(text, (total / count) * 1.12);
  return even.length <= count ? even : wrapText(text, MAX_LINE_EM * 1.05);
}

/**
 * Breaks a text into lines of at most `maxEm`, at spaces or between CJK characters, never before closing punctuation. A
 * single word that is wider is not broken.
 */
export function wrapText(text: string, maxEm: number): string[] {
  return fill(text.match(TOKENS) ?? [text], maxEm);
}
const TOKENS =
  /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef][，。、；：！？）》”]*\s*|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+[，。、；：！？）》”]*\s*/gu;
function fill(tokens: readonly string[], limit: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const token of tokens) {
    if (line !== '' && widthEm(line + token.trimEnd()) > limit) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += token;
  }
  return [...lines, line.trimEnd()];
}

/** The suffix of a label that several places share: "+1". Empty for one place. */
export const alsoText = ({ also }: SceneLabel): string => (also ? `+${also.length}` : '');

/** Room for the column number before the name, em. */
const ORDER_EM = 1.5;

interface Measured {
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
}

/** Below this zoom the number of grouped places is hidden: it would crowd the labels. */
export const GROUPED_MIN_ZOOM = 9.5;

function measure(label: SceneLabel, font: number, zoom: number): Measured {
  const lines = breakLines(label.text);
  const rows = lines.length + (label.grouped && zoom >= GROUPED_MIN_ZOOM ? 1 : 0);
  const also = alsoText(label);
  const widths = lines.map((line, index) => widthEm(also && index === lines.length - 1 ? `${line} ${also}` : line));
  return { lines, width: (Math.max(...widths) + (label.order ? ORDER_EM : 0)) * font, height: rows * font * LINE_EM };
}

function boxAt(x: number, y: number, side: PlainSide, { width, height }: Measured): Box {
  const left = side === 'right' ? x + BESIDE_PX : side === 'left' ? x - BESIDE_PX - width : x - width / 2;
  const top = side === 'above' ? y - BESIDE_PX - height : side === 'below' ? y + BESIDE_PX : y - height / 2;
  return {
    left: left - GAP_PX.x,
    top: top - GAP_PX.y,
    right: left + width + GAP_PX.x,
    bottom: top + height + GAP_PX.y,
  };
}

/** What of a name on its own place must not be on another: as with `ROOM_SLACK`, its ends may reach a little over. */
const WITHIN = 0.86;
const coreOf = (x: number, y: number, { width, height }: Measured): Box => ({
  left: x - (width * WITHIN) / 2,
  top: y - (height * GLYPHS) / 2,
  right: x + (width * WITHIN) / 2,
  bottom: y + (height * GLYPHS) / 2,
});

const overlaps = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

type PlainSide = Exclude<Side, 'leader'>;
const SIDES: Readonly<Record<SceneLabel['anchor'], readonly PlainSide[]>> = {
  centre: ['centre', 'above', 'below'],
  // Above or below its point the name of a small district would be on a neighbour.
  'centre-or-leader': ['centre'],
  beside: ['right', 'left', 'above', 'below'],
};
const EVERY_SIDE: readonly PlainSide[] = ['centre', 'above', 'below', 'right', 'left'];

/** A compared place may have its label on any side, because the number must show. */
const sidesOf = ({ order, anchor }: SceneLabel): readonly PlainSide[] =>
  order === undefined || anchor === 'beside' ? SIDES[anchor] : EVERY_SIDE;

/** Below this zoom the small districts are so close that lines would cross the names of all others. */
const LEADER_MIN_ZOOM = 6.3;
const LEADER_STEP_PX = 8;
/** A longer line, as a share of the mean of the map's sides, is not followed by eye. */
const LEADER_MAX_SHARE = 0.25;
const DIRECTIONS = 48;
/** A map this low has room for the names of districts only, and of what is shown before them. */
const TINY_PX = 240;
const DISTRICT_RANK = 2;
/** Between the checked points of a line, and half the room that it keeps. */
const LINE_SAMPLE_PX = 4;
const LINE_ROOM_PX = 2;
/** What it costs, in px of a longer line, to lead towards the middle of the crowd. */
const INWARDS_PX = 60;
/** How far from its point a name may stand on its own place without a line, in heights of the text, and in steps. */
const SHIFT_HEIGHTS = 2.5;
const SHIFT_STEPS = 6;

/** Width over height of the ellipse of `SceneLabel.room`. */
const ROOM_ASPECT = 1.6;
/** A name may be this much larger than the ellipse: outlines are wider than it at most heights. */
const ROOM_SLACK = 1.3;

interface Room {
  readonly width: number;
  readonly height: number;
}

/** The ellipse that a name must fit into, half width and half height in px. */
function roomOf({ room }: SceneLabel, zoom: number): Room | undefined {
  if (room === undefined) return undefined;
  const height = (room / 360) * WORLD_PX * 2 ** zoom;
  return { width: height * ROOM_ASPECT, height };
}

/** Whether a name on its point stays within its place: else it would stand on the neighbours too. */
function fits({ width, height }: Measured, room: Room | undefined): boolean {
  return !room || Math.hypot(width / 2 / room.width, (height * GLYPHS) / 2 / room.height) <= ROOM_SLACK;
}

interface Point {
  readonly x: number;
  readonly y: number;
}
interface Offset {
  readonly dx: number;
  readonly dy: number;
}

const ANGLES = Array.from({ length: DIRECTIONS }, (_, direction) => {
  const angle = (2 * Math.PI * direction) / DIRECTIONS;
  return { east: Math.cos(angle), south: Math.sin(angle) } as const;
});

/** Where a text may stand on its own place: on its point or near it, the nearest first. */
function shiftsFor({ height }: Measured): Offset[] {
  const around = Array.from(
    { length: SHIFT_STEPS },
    (_, step) => ((step + 1) / SHIFT_STEPS) * SHIFT_HEIGHTS * height,
  ).flatMap((distance) => ANGLES.map(({ east, south }) => ({ dx: east * distance, dy: south * distance })));
  return [{ dx: 0, dy: 0 }, ...around];
}

/** A place at the end of a line, and what it costs in px of a longer one. */
interface Way {
  readonly leader: Leader;
  readonly cost: number;
  readonly box: Box;
}

/** Every place of a text at the end of a line: short lines first that lead out of the crowd. */
function leadersFor({ x, y }: InView, { width, height }: Measured, middle: Point, maxPx: number): Omit<Way, 'box'>[] {
  const [outX, outY] = [x - middle.x, y - middle.y];
  const out = Math.hypot(outX, outY) || 1;
  const leaders: Omit<Way, 'box'>[] = [];
  for (let gap = LEADER_STEP_PX; gap <= maxPx; gap += LEADER_STEP_PX)
    for (const { east, south } of ANGLES) {
      // From the middle of the text to its edge on the way to the point.
      const inside = Math.min(width / 2 / Math.abs(east), height / 2 / Math.abs(south));
      const dx = Math.round(east * (gap + inside));
      const dy = Math.round(south * (gap + inside));
      const inwards = (1 - (east * outX + south * outY) / out) / 2;
      leaders.push({ leader: { dx, dy, lengthPx: gap }, cost: gap + INWARDS_PX * inwards });
    }
  return leaders.sort((a, b) => a.cost - b.cost);
}

/** The line as boxes, so that no name stands on it and no other line crosses it. */
function lineBoxes(x: number, y: number, { dx, dy, lengthPx }: Leader): Box[] {
  const length = Math.hypot(dx, dy);
  return Array.from({ length: Math.floor(lengthPx / LINE_SAMPLE_PX) }, (_, index) => {
    const share = (index * LINE_SAMPLE_PX) / length;
    const [px, py] = [x + dx * share, y + dy * share];
    return { left: px - LINE_ROOM_PX, top: py - LINE_ROOM_PX, right: px + LINE_ROOM_PX, bottom: py + LINE_ROOM_PX };
  });
}

/** What a label asks of the ground, in px of the map. */
interface Under {
  /** Whether a box is on a district other than that of the label. */
  readonly isOnAnother: (box: Box) => boolean;
  readonly isInOwn: (x: number, y: number) => boolean;
}

/** The viewport that labels are placed in. */
export interface Placement {
  readonly project: (at: SceneLabel['at']) => { readonly x: number; readonly y: number };
  readonly size: Size;
  /** The part of the map that no panel covers (absent: all): a label that would extend under a panel is not placed. */
  readonly clear?: Frame;
  readonly zoom: number;
  /** The selected place: it is placed before all others. */
  readonly first?: AreaId | null;
  /** The places that a slide speaks of: placed next, from any zoom, because an audience looks for them. */
  readonly named?: ReadonlySet<string>;
  /** Factor on the font size; on a slide with `SLIDE_SCALE` in it. */
  readonly fontScale?: number;
  /**
   * Font size of the names that must be read, those of `first` and `named`, CSS px; a name that has no room in it has
   * the usual size. Absent: all names have the usual size.
   */
  readonly namedPx?: number | undefined;
  /** Where districts are (absent: not known yet): a name that has no room on its point is moved only with it. */
  readonly ground?: Ground | undefined;
  /** What else lies over the map, its title and its sources: no name stands there. */
  readonly covered?: readonly Box[];
}

/**
 * Places the labels that are within their zoom range and in the viewport; `first` at every zoom. Where a name that has
 * a short form finds no room on its place, all of them are short: a map that says 青浦区 beside 静安 would look like two
 * maps. O(n²) in the labels in view, which are at most a few hundred: 300 labels take about a millisecond, less than
 * maintaining a spatial index of boxes would.
 */
export function placeLabels(labels: readonly SceneLabel[], placement: Placement): PlacedLabel[] {
  const { zoom } = placement;
  const short = () =>
    place(
      labels.map((label) => (label.short === undefined ? label : { ...label, text: label.short })),
      placement,
    );
  // Asked of all, in view or not: names that changed their form in a pan would be worse than short ones.
  const isTooLong = (label: SceneLabel) =>
    label.short !== undefined &&
    zoom >= label.minZoom &&
    !fits(measure(label, fontOf(label, placement, mustBeRead(label, placement)), zoom), roomOf(label, zoom));
  if (labels.some(isTooLong)) return short();
  const whole = place(labels, placement);
  return whole.some(({ label, placed }) => label.short !== undefined && !placed) ? short() : whole;
}

const NOBODY: ReadonlySet<string> = new Set();

/** Whether an audience must read a name: it has the larger type where there is one. */
const mustBeRead = ({ id }: SceneLabel, { first = null, named = NOBODY, namedPx }: Placement): boolean =>
  namedPx !== undefined && (id === first || named.has(id));

/** Font size in CSS px. */
const fontOf = ({ rank }: SceneLabel, { fontScale = 1, namedPx = 0 }: Placement, isLarge: boolean): number =>
  Math.max(labelFontPx(rank) * fontScale, isLarge ? namedPx : 0);

interface InView {
  readonly label: SceneLabel;
  readonly x: number;
  readonly y: number;
}

/** How many labels of its own rank each one overlaps if all are centred on their points. */
function crowdOf(
  inView: readonly InView[],
  measured: (label: SceneLabel) => Measured,
): ReadonlyMap<SceneLabel, number> {
  const boxes = inView.map(({ label, x, y }) => ({ label, box: boxAt(x, y, 'centre', measured(label)) }));
  return new Map(
    boxes.map(({ label, box }) => [
      label,
      boxes.filter((other) => other.label !== label && other.label.rank === label.rank && overlaps(box, other.box))
        .length,
    ]),
  );
}

function place(labels: readonly SceneLabel[], placement: Placement): PlacedLabel[] {
  const { project, size, clear, zoom, first = null, named = NOBODY, ground, covered = [] } = placement;
  const boxes: Box[] = [...covered];
  /** Whether the names that are being placed are in the larger type. */
  let isLarge = false;
  const measured = (label: SceneLabel, type = 1) => measure(label, fontOf(label, placement, isLarge) * type, zoom);
  const { x: left, y: top, width, height } = clear ?? { x: 0, y: 0, ...size };
  // Whoever names what lies around while districts have no name tells the less important part.
  const isTiny = height < TINY_PX && zoom >= LEADER_MIN_ZOOM;
  const candidates = labels
    .filter(
      (label) =>
        label.id === first ||
        (named.has(label.id) && zoom < label.maxZoom) ||
        (zoom >= label.minZoom && zoom < label.maxZoom && (!isTiny || label.rank <= DISTRICT_RANK)),
    )
    .map((label) => ({ label, ...project(label.at) }))
    .filter(({ x, y }) => x >= left && y >= top && x <= left + width && y <= top + height);
  const crowd = crowdOf(candidates, measured);
  // Of one rank, what stands in the way of fewest comes first: more of them have room then.
  const inView = candidates.sort(
    (a, b) =>
      Number(b.label.id === first) - Number(a.label.id === first) ||
      Number(named.has(b.label.id)) - Number(named.has(a.label.id)) ||
      a.label.rank - b.label.rank ||
      (crowd.get(a.label) ?? 0) - (crowd.get(b.label) ?? 0) ||
      (a.label.id < b.label.id ? -1 : 1),
  );
  const hasLeaders = zoom >= LEADER_MIN_ZOOM;
  const leaderMaxPx = Math.sqrt(width * height) * LEADER_MAX_SHARE;
  // Marks of points are obstacles for every label but their own, and points that a line may begin at.
  const marks = inView
    .filter(({ label }) => label.anchor === 'beside' || (label.anchor === 'centre-or-leader' && hasLeaders))
    .map(({ label, x, y }) => {
      const room = label.anchor === 'beside' ? MARK_ROOM_PX : LINE_ROOM_PX;
      return { id: label.id, rank: label.rank, left: x - room, top: y - room, right: x + room, bottom: y + room };
    });
  const isFree = (id: AreaId, box: Box, below = Number.POSITIVE_INFINITY) =>
    (!clear || (box.left >= left && box.right <= left + width)) &&
    !boxes.some((other) => overlaps(box, other)) &&
    !marks.some((mark) => mark.id !== id && mark.rank < below && overlaps(box, mark));
  // `first` is placed even without room, but over a mark rather than under a panel.
  const isClear = (box: Box) =>
    box.left >= left && box.right <= left + width && box.top >= top && box.bottom <= top + height;

  const isOn = (item: InView) => fits(measured(item.label), roomOf(item.label, zoom));
  const crowded = inView.filter((item) => !isOn(item));
  const middle = {
    x: crowded.reduce((sum, { x }) => sum + x, 0) / (crowded.length || 1),
    y: crowded.reduce((sum, { y }) => sum + y, 0) / (crowded.length || 1),
  };
  const scale = WORLD_PX * 2 ** zoom;
  const groundUnder = ({ label, x, y }: InView): Under | undefined => {
    if (!ground) return undefined;
    const at = toWorld(label.at);
    const [worldX, worldY] = [(px: number) => at.x + (px - x) / scale, (px: number) => at.y + (px - y) / scale];
    return {
      isOnAnother: (box) =>
        ground.isOnAnother(label.id, {
          left: worldX(box.left),
          top: worldY(box.top),
          right: worldX(box.right),
          bottom: worldY(box.bottom),
        }),
      isInOwn: (px, py) => ground.isIn(label.id, worldX(px), worldY(py)),
    };
  };

  const atPoint = (item: InView): PlacedLabel => {
    const { label, x, y } = item;
    const text = measured(label);
    const sides = sidesOf(label);
    const freeSide = (below?: number) => sides.find((side) => isFree(label.id, boxAt(x, y, side, text), below));
    // A centre abroad is named even where the marks of countries around it leave no side free.
    const free = isOn(item)
      ? (freeSide() ?? (label.rank < MINOR_FROM_RANK ? freeSide(MINOR_FROM_RANK) : undefined))
      : undefined;
    const side = free ?? sides.find((candidate) => isClear(boxAt(x, y, candidate, text))) ?? sides[0] ?? 'centre';
    const isLed = free === undefined && hasLeaders && label.anchor === 'centre-or-leader';
    const placed = free !== undefined || (label.id === first && !isLed && !isLarge);
    if (placed) boxes.push(boxAt(x, y, side, text));
    return { label, lines: text.lines, x, y, side, placed, ...(isLarge && { isLarge }) };
  };
  /** On its own place, but not on its point: it may reach over the edge of the city, and onto no neighbour. */
  const beside = (item: PlacedLabel, under: Under, type: number): PlacedLabel | undefined => {
    const { label, x, y } = item;
    const text = measured(label, type);
    for (const { dx, dy } of shiftsFor(text)) {
      const [atX, atY] = [x + dx, y + dy];
      if (!under.isInOwn(atX, atY) || under.isOnAnother(coreOf(atX, atY, text))) continue;
      const box = boxAt(atX, atY, 'centre', text);
      if (!isClear(box) || !isFree(label.id, box)) continue;
      boxes.push(box);
      return { ...item, x: atX, y: atY, side: 'centre', placed: true, ...(type < 1 && { isSmall: true }) };
    }
    return undefined;
  };
  /** The places at the end of a line that are on no other district, if nothing else were there. */
  const waysOf = (item: PlacedLabel, under: Under): readonly Way[] => {
    const text = measured(item.label);
    return leadersFor(item, text, middle, leaderMaxPx)
      .map((way) => ({ ...way, box: boxAt(item.x + way.leader.dx, item.y + way.leader.dy, 'centre', text) }))
      .filter(({ box }) => isClear(box) && !under.isOnAnother(box));
  };
  const led = (item: PlacedLabel, ways: readonly Way[]): PlacedLabel | undefined => {
    const { label, x, y } = item;
    for (const { leader, box } of ways) {
      if (!isFree(label.id, box)) continue;
      const line = lineBoxes(x, y, leader);
      if (!line.every((part) => isFree(label.id, part))) continue;
      boxes.push(box, ...line);
      return { ...item, side: 'leader', leader, placed: true };
    }
    return undefined;
  };
  const onPoint = (item: PlacedLabel): PlacedLabel => {
    const { label, x, y } = item;
    if (label.id !== first || isLarge) return item;
    boxes.push(boxAt(x, y, 'centre', measured(label)));
    return { ...item, side: 'centre', placed: true };
  };
  const isMovable = ({ label, placed }: PlacedLabel) => !placed && label.anchor === 'centre-or-leader' && hasLeaders;
  const moved = (item: PlacedLabel): PlacedLabel => {
    const under = isMovable(item) ? groundUnder(item) : undefined;
    // The larger type is left before the name is: smaller than the usual one is the last resort.
    return (under && (beside(item, under, 1) ?? (isLarge ? undefined : beside(item, under, SMALL)))) ?? item;
  };
  /** Whose way out is shortest goes first, or the line of another would bar it. */
  const withLed = (items: readonly PlacedLabel[]): PlacedLabel[] => {
    const asked = items.filter(isMovable).map((item) => {
      const under = groundUnder(item);
      return { item, ways: under ? waysOf(item, under) : [] };
    });
    asked.sort((a, b) => (a.ways[0]?.cost ?? 0) - (b.ways[0]?.cost ?? 0));
    const found = new Map(asked.map(({ item, ways }) => [item, led(item, ways) ?? onPoint(item)]));
    return items.map((item) => found.get(item) ?? item);
  };
  const groupOf = ({ id, rank }: SceneLabel) => (id === first ? 'first' : named.has(id) ? 'named' : rank);
  /** Of one group the names that are moved and led to come last: they take what room the others leave. */
  const placeGroup = (group: readonly InView[]): PlacedLabel[] => withLed(group.map(atPoint).map(moved));
  const groups = [...new Set(inView.map(({ label }) => groupOf(label)))];
  return groups.flatMap((key) => {
    const group = inView.filter(({ label }) => groupOf(label) === key);
    if (!group.every(({ label }) => mustBeRead(label, placement))) return placeGroup(group);
    isLarge = true;
    const large = placeGroup(group);
    isLarge = false;
    const usual = new Map(
      placeGroup(group.filter((_, index) => !large[index]?.placed)).map((item) => [item.label, item] as const),
    );
    return large.map((item) => usual.get(item.label) ?? item);
  });
}

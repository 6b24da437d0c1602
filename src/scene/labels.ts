/**
 * Labels without overlap: greedy by importance, in screen pixels, the same for both renderers and for the build's
 * picture. Text is measured by a table of widths, not by a canvas, so that the result does not depend on where it runs.
 */
import type { AreaId } from '#domain/model/ids.ts';
import type { Frame, Size } from './camera.ts';
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
  /** Screen position of the label's point, CSS px. */
  readonly x: number;
  readonly y: number;
  readonly side: Side;
  /** With the side `leader`. */
  readonly leader?: Leader;
  /** False: in the viewport but without room. Such a label stays reachable by keyboard and is shown when focused. */
  readonly placed: boolean;
}

interface Box {
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
/** Labels from this rank on have a weaker colour. */
const MINOR_FROM_RANK = 5;
/** Whether a label has the weaker colour. */
export const isMinorLabel = ({ rank }: SceneLabel): boolean => rank >= MINOR_FROM_RANK;

/** The same as CSS variables, for labels that are HTML. */
export const labelVariables = (): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(
    Object.entries(TYPE).flatMap(([name, { px, weight }]) => [
      [`--label-size-${name}`, `${px}px`],
      [`--label-weight-${name}`, String(weight)],
    ]),
  ),
  '--label-line': String(LINE_EM),
  '--label-beside': `${BESIDE_PX}px`,
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

function measure(label: SceneLabel, scale: number, zoom: number): Measured {
  const lines = breakLines(label.text);
  const font = labelFontPx(label.rank) * scale;
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
const LEADER_MIN_ZOOM = 6.7;
const LEADER_STEP_PX = 8;
const LEADER_MAX_PX = 96;
const DIRECTIONS = 24;
/** Between the checked points of a line, and half the room that it keeps. */
const LINE_SAMPLE_PX = 4;
const LINE_ROOM_PX = 2;

/** Every place of a text at the end of a line, the nearest first. */
function leadersFor({ width, height }: Measured): Leader[] {
  const leaders: Leader[] = [];
  for (let gap = LEADER_STEP_PX; gap <= LEADER_MAX_PX; gap += LEADER_STEP_PX)
    for (let direction = 0; direction < DIRECTIONS; direction += 1) {
      const angle = (2 * Math.PI * direction) / DIRECTIONS;
      const [x, y] = [Math.cos(angle), Math.sin(angle)];
      // From the middle of the text to its edge on the way to the point.
      const inside = Math.min(width / 2 / Math.abs(x), height / 2 / Math.abs(y));
      const dx = Math.round(x * (gap + inside));
      const dy = Math.round(y * (gap + inside));
      leaders.push({ dx, dy, lengthPx: gap });
    }
  return leaders;
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

/** The viewport that labels are placed in. */
export interface Placement {
  readonly project: (at: SceneLabel['at']) => { readonly x: number; readonly y: number };
  readonly size: Size;
  /** The part of the map that no panel covers (absent: all): a label that would extend under a panel is not placed. */
  readonly clear?: Frame;
  readonly zoom: number;
  /** The selected place: it is placed before all others. */
  readonly first?: AreaId | null;
  /** Factor on the font size, 1.4 in presentation mode. */
  readonly fontScale?: number;
}

/**
 * Places the labels that are within their zoom range and in the viewport; `first` at every zoom. Where a name that has
 * a short form finds no room, all of them are short: a map that says 青浦区 beside 静安 would look like two maps. O(n²)
 * in the labels in view, which are at most a few hundred: 300 labels take about a millisecond, less than maintaining a
 * spatial index of boxes would.
 */
export function placeLabels(labels: readonly SceneLabel[], placement: Placement): PlacedLabel[] {
  const whole = place(labels, placement);
  if (!whole.some(({ label, placed }) => label.short !== undefined && !placed)) return whole;
  return place(
    labels.map((label) => (label.short === undefined ? label : { ...label, text: label.short })),
    placement,
  );
}

interface InView {
  readonly label: SceneLabel;
  readonly x: number;
  readonly y: number;
}

/** How many labels of its own rank each one overlaps if all are centred on their points. */
function crowdOf(inView: readonly InView[], measure: (label: SceneLabel) => Measured): ReadonlyMap<SceneLabel, number> {
  const boxes = inView.map(({ label, x, y }) => ({ label, box: boxAt(x, y, 'centre', measure(label)) }));
  return new Map(
    boxes.map(({ label, box }) => [
      label,
      boxes.filter((other) => other.label !== label && other.label.rank === label.rank && overlaps(box, other.box))
        .length,
    ]),
  );
}

function place(
  labels: readonly SceneLabel[],
  { project, size, clear, zoom, first = null, fontScale = 1 }: Placement,
): PlacedLabel[] {
  const boxes: Box[] = [];
  const { x: left, y: top, width, height } = clear ?? { x: 0, y: 0, ...size };
  const candidates = labels
    .filter((label) => label.id === first || (zoom >= label.minZoom && zoom < label.maxZoom))
    .map((label) => ({ label, ...project(label.at) }))
    .filter(({ x, y }) => x >= left && y >= top && x <= left + width && y <= top + height);
  const crowd = crowdOf(candidates, (label) => measure(label, fontScale, zoom));
  // Of one rank, what stands in the way of fewest comes first: more of them have room then.
  const inView = candidates.sort(
    (a, b) =>
      Number(b.label.id === first) - Number(a.label.id === first) ||
      a.label.rank - b.label.rank ||
      (crowd.get(a.label) ?? 0) - (crowd.get(b.label) ?? 0) ||
      (a.label.id < b.label.id ? -1 : 1),
  );
  const hasLeaders = zoom >= LEADER_MIN_ZOOM;
  // Marks of points are obstacles for every label but their own, and points that a line may begin at.
  const marks = inView
    .filter(({ label }) => label.anchor === 'beside' || (label.anchor === 'centre-or-leader' && hasLeaders))
    .map(({ label, x, y }) => {
      const room = label.anchor === 'beside' ? MARK_ROOM_PX : LINE_ROOM_PX;
      return { id: label.id, left: x - room, top: y - room, right: x + room, bottom: y + room };
    });
  const isFree = (id: AreaId, box: Box) =>
    (!clear || (box.left >= left && box.right <= left + width)) &&
    !boxes.some((other) => overlaps(box, other)) &&
    !marks.some((mark) => mark.id !== id && overlaps(box, mark));
  // `first` is placed even without room, but over a mark rather than under a panel.
  const isClear = (box: Box) =>
    box.left >= left && box.right <= left + width && box.top >= top && box.bottom <= top + height;

  const atPoint = ({ label, x, y }: InView): PlacedLabel => {
    const measured = measure(label, fontScale, zoom);
    const sides = sidesOf(label);
    const free = sides.find((side) => isFree(label.id, boxAt(x, y, side, measured)));
    const side = free ?? sides.find((candidate) => isClear(boxAt(x, y, candidate, measured))) ?? sides[0] ?? 'centre';
    const placed = free !== undefined || label.id === first;
    if (placed) boxes.push(boxAt(x, y, side, measured));
    return { label, lines: measured.lines, x, y, side, placed };
  };
  const byLeader = (item: PlacedLabel): PlacedLabel => {
    const { label, x, y, placed } = item;
    if (placed || label.anchor !== 'centre-or-leader' || !hasLeaders) return item;
    const measured = measure(label, fontScale, zoom);
    for (const leader of leadersFor(measured)) {
      const box = boxAt(x + leader.dx, y + leader.dy, 'centre', measured);
      const line = lineBoxes(x, y, leader);
      if (!isClear(box) || ![box, ...line].every((part) => isFree(label.id, part))) continue;
      boxes.push(box, ...line);
      return { ...item, side: 'leader', leader, placed: true };
    }
    return item;
  };
  // Of one rank the names that are led to come last: they take what room the others leave.
  const ranks = [...new Set(inView.map(({ label }) => (label.id === first ? first : label.rank)))];
  return ranks.flatMap((rank) =>
    inView
      .filter(({ label }) => (label.id === first ? first : label.rank) === rank)
      .map(atPoint)
      .map(byLeader),
  );
}

/**
 * Labels without overlap: greedy by importance, in screen pixels, the same for both renderers and for the build's
 * picture.
 */
import { toWorld, WORLD_PX } from '#domain/geo/mercator.ts';
import type { AreaId } from '#domain/model/ids.ts';
import type { Frame, Size } from '../camera.ts';
import type { Ground } from '../ground.ts';
import type { SceneLabel } from '../model.ts';
import { type Box, boxAt, coreOf, crowdOf, fitsIn, type Measured, measure, overlaps, type PlainSide } from './boxes.ts';
import { type Leader, LINE_ROOM_PX, leadersFor, lineBoxes, type Point, shiftsFor, type Way } from './leaders.ts';
import { isMinorLabel, labelFontPx, MINOR_FROM_RANK, SMALL } from './type.ts';

/** Side of the point that the text is on; `leader`: a distance that a line leads over. */
export type Side = PlainSide | 'leader';

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

/** The viewport that labels are placed in. */
export interface Placement {
  readonly project: (at: SceneLabel['at']) => Point;
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

interface InView extends Point {
  readonly label: SceneLabel;
}

/** What a label asks of the ground, in px of the map. */
interface Under {
  /** Whether a box is on a district other than that of the label. */
  readonly isOnAnother: (box: Box) => boolean;
  readonly isInOwn: (x: number, y: number) => boolean;
}

/** A line whose end has its box. */
interface BoxedWay extends Way {
  readonly box: Box;
}

/** What a point's mark takes: an obstacle for every label but its own. */
interface Mark extends Box {
  readonly id: AreaId;
  readonly rank: number;
}

/** Half the room of a point's mark. */
const MARK_ROOM_PX = 5;
/** Below this zoom the small districts are so close that lines would cross the names of all others. */
const LEADER_MIN_ZOOM = 6.3;
/** A longer line, as a share of the mean of the map's sides, is not followed by eye. */
const LEADER_MAX_SHARE = 0.25;
/** A map this low has room for the names of districts only, and of what is shown before them. */
const TINY_PX = 240;
const DISTRICT_RANK = 2;

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

const NOBODY: ReadonlySet<string> = new Set();

/** Whether an audience must read a name: it has the larger type where there is one. */
const mustBeRead = ({ id }: SceneLabel, { first = null, named = NOBODY, namedPx }: Placement): boolean =>
  namedPx !== undefined && (id === first || named.has(id));

/** Font size in CSS px. */
const fontOf = ({ rank }: SceneLabel, { fontScale = 1, namedPx = 0 }: Placement, isLarge: boolean): number =>
  Math.max(labelFontPx(rank) * fontScale, isLarge ? namedPx : 0);

/**
 * Places the labels that are within their zoom range and in the viewport; `first` at every zoom. Where a name that has
 * a short form finds no room on its place, all of them are short: a map that says 青浦区 beside 静安 would look like two
 * maps. O(n²) in the labels in view, which are at most a few hundred: 300 labels take about a millisecond, less than
 * maintaining a spatial index of boxes would.
 */
export function placeLabels(labels: readonly SceneLabel[], placement: Placement): readonly PlacedLabel[] {
  const { zoom } = placement;
  const place = (those: readonly SceneLabel[]) => new Placing(those, placement).placed();
  const short = () =>
    place(labels.map((label) => (label.short === undefined ? label : { ...label, text: label.short })));
  // Asked of all, in view or not: names that changed their form in a pan would be worse than short ones.
  const isTooLong = (label: SceneLabel) =>
    label.short !== undefined &&
    zoom >= label.minZoom &&
    !fitsIn(label, measure(label, fontOf(label, placement, mustBeRead(label, placement)), zoom), zoom);
  if (labels.some(isTooLong)) return short();
  const whole = place(labels);
  return whole.some(({ label, placed }) => label.short !== undefined && !placed) ? short() : whole;
}

/** One placing of all labels: what is taken grows with each name that is placed. */
class Placing {
  readonly #placement: Placement;
  readonly #clear: Frame;
  readonly #first: AreaId | null;
  readonly #named: ReadonlySet<string>;
  readonly #hasLeaders: boolean;
  /** In the order in which they are placed. */
  readonly #inView: readonly InView[];
  /** Of points: obstacles for every label but their own, and points that a line may begin at. */
  readonly #marks: readonly Mark[];
  /** The middle of the names that have no room on their points. */
  readonly #middle: Point;
  readonly #taken: Box[];
  /** Whether the names that are being placed are in the larger type. */
  #isLarge = false;

  constructor(labels: readonly SceneLabel[], placement: Placement) {
    const { size, clear, zoom, first = null, named = NOBODY, covered = [] } = placement;
    this.#placement = placement;
    this.#clear = clear ?? { x: 0, y: 0, ...size };
    this.#first = first;
    this.#named = named;
    this.#hasLeaders = zoom >= LEADER_MIN_ZOOM;
    this.#taken = [...covered];
    this.#inView = this.#ordered(labels);
    this.#marks = this.#inView.flatMap((item) => this.#markOf(item));
    const crowded = this.#inView.filter((item) => !this.#isOnItsPlace(item));
    this.#middle = {
      x: crowded.reduce((sum, { x }) => sum + x, 0) / (crowded.length || 1),
      y: crowded.reduce((sum, { y }) => sum + y, 0) / (crowded.length || 1),
    };
  }

  placed(): readonly PlacedLabel[] {
    const groupOf = ({ id, rank }: SceneLabel) => (id === this.#first ? 'first' : this.#named.has(id) ? 'named' : rank);
    const groups = new Map<ReturnType<typeof groupOf>, InView[]>();
    for (const item of this.#inView) {
      const key = groupOf(item.label);
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
    return [...groups.values()].flatMap((group) =>
      group.every(({ label }) => mustBeRead(label, this.#placement)) ? this.#placeLarge(group) : this.#place(group),
    );
  }

  /** In the larger type where it has room, and the others in the usual one. */
  #placeLarge(group: readonly InView[]): readonly PlacedLabel[] {
    this.#isLarge = true;
    const large = this.#place(group);
    this.#isLarge = false;
    const usual = this.#place(group.filter((_, index) => !large[index]?.placed));
    const byLabel = new Map(usual.map((item) => [item.label, item]));
    return large.map((item) => byLabel.get(item.label) ?? item);
  }

  /** Of one group the names that are moved and led to come last: they take what room the others leave. */
  #place(group: readonly InView[]): readonly PlacedLabel[] {
    return this.#withLed(group.map((item) => this.#atPoint(item)).map((item) => this.#moved(item)));
  }

  /** Those in view, the most important first; of one rank, what stands in the way of fewest: more have room then. */
  #ordered(labels: readonly SceneLabel[]): readonly InView[] {
    const [first, named] = [this.#first, this.#named];
    const { x: left, y: top, width, height } = this.#clear;
    const inView = labels
      .filter((label) => this.#isShown(label))
      .map((label) => ({ label, ...this.#placement.project(label.at) }))
      .filter(({ x, y }) => x >= left && y >= top && x <= left + width && y <= top + height);
    const crowd = crowdOf(inView, (label) => this.#measured(label));
    return inView.sort(
      (a, b) =>
        Number(b.label.id === first) - Number(a.label.id === first) ||
        Number(named.has(b.label.id)) - Number(named.has(a.label.id)) ||
        a.label.rank - b.label.rank ||
        (crowd.get(a.label) ?? 0) - (crowd.get(b.label) ?? 0) ||
        (a.label.id < b.label.id ? -1 : 1),
    );
  }
  #isShown({ id, rank, minZoom, maxZoom }: SceneLabel): boolean {
    const { zoom } = this.#placement;
    if (id === this.#first) return true;
    if (zoom >= maxZoom) return false;
    if (this.#named.has(id)) return true;
    // Whoever names what lies around while districts have no name tells the less important part.
    const isTiny = this.#clear.height < TINY_PX && this.#hasLeaders;
    return zoom >= minZoom && (!isTiny || rank <= DISTRICT_RANK);
  }
  #markOf({ label: { id, rank, anchor }, x, y }: InView): Mark[] {
    if (anchor !== 'beside' && !(anchor === 'centre-or-leader' && this.#hasLeaders)) return [];
    const room = anchor === 'beside' ? MARK_ROOM_PX : LINE_ROOM_PX;
    return [{ id, rank, left: x - room, top: y - room, right: x + room, bottom: y + room }];
  }

  /** @param type factor on the font size. */
  #measured(label: SceneLabel, type = 1): Measured {
    return measure(label, fontOf(label, this.#placement, this.#isLarge) * type, this.#placement.zoom);
  }
  #isOnItsPlace({ label }: InView): boolean {
    return fitsIn(label, this.#measured(label), this.#placement.zoom);
  }
  /** @param below marks of this rank or a less important one are no obstacle. */
  #isFree(id: AreaId, box: Box, below = Number.POSITIVE_INFINITY): boolean {
    const { x: left, width } = this.#clear;
    return (
      (!this.#placement.clear || (box.left >= left && box.right <= left + width)) &&
      !this.#taken.some((other) => overlaps(box, other)) &&
      !this.#marks.some((mark) => mark.id !== id && mark.rank < below && overlaps(box, mark))
    );
  }
  /** Whether no panel covers it. */
  #isClear(box: Box): boolean {
    const { x: left, y: top, width, height } = this.#clear;
    return box.left >= left && box.right <= left + width && box.top >= top && box.bottom <= top + height;
  }

  #atPoint(item: InView): PlacedLabel {
    const { label, x, y } = item;
    const text = this.#measured(label);
    const sides = sidesOf(label);
    const freeSide = (below?: number) => sides.find((side) => this.#isFree(label.id, boxAt(x, y, side, text), below));
    // A centre abroad is named even where the marks of countries around it leave no side free.
    const free = this.#isOnItsPlace(item)
      ? (freeSide() ?? (isMinorLabel(label) ? undefined : freeSide(MINOR_FROM_RANK)))
      : undefined;
    // `first` is placed even without room, but over a mark rather than under a panel.
    const side = free ?? sides.find((candidate) => this.#isClear(boxAt(x, y, candidate, text))) ?? sides[0] ?? 'centre';
    const isLed = free === undefined && this.#hasLeaders && label.anchor === 'centre-or-leader';
    const placed = free !== undefined || (label.id === this.#first && !isLed && !this.#isLarge);
    if (placed) this.#taken.push(boxAt(x, y, side, text));
    return { label, lines: text.lines, x, y, side, placed, ...(this.#isLarge && { isLarge: true }) };
  }

  #isMovable({ label, placed }: PlacedLabel): boolean {
    return !placed && label.anchor === 'centre-or-leader' && this.#hasLeaders;
  }
  #moved(item: PlacedLabel): PlacedLabel {
    const under = this.#isMovable(item) ? this.#groundUnder(item) : undefined;
    if (!under) return item;
    // The larger type is left before the name is: smaller than the usual one is the last resort.
    return this.#beside(item, under, 1) ?? (this.#isLarge ? undefined : this.#beside(item, under, SMALL)) ?? item;
  }
  /** On its own place, but not on its point: it may reach over the edge of the city, and onto no neighbour. */
  #beside(item: PlacedLabel, under: Under, type: number): PlacedLabel | undefined {
    const { label, x, y } = item;
    const text = this.#measured(label, type);
    for (const { dx, dy } of shiftsFor(text)) {
      const [atX, atY] = [x + dx, y + dy];
      if (!under.isInOwn(atX, atY) || under.isOnAnother(coreOf(atX, atY, text))) continue;
      const box = boxAt(atX, atY, 'centre', text);
      if (!this.#isClear(box) || !this.#isFree(label.id, box)) continue;
      this.#taken.push(box);
      return { ...item, x: atX, y: atY, side: 'centre', placed: true, ...(type < 1 && { isSmall: true }) };
    }
    return undefined;
  }

  /** Whose way out is shortest goes first, or the line of another would bar it. */
  #withLed(items: readonly PlacedLabel[]): readonly PlacedLabel[] {
    const asked = items.flatMap((item) => (this.#isMovable(item) ? [{ item, ways: this.#waysOf(item) }] : []));
    asked.sort((a, b) => (a.ways[0]?.cost ?? 0) - (b.ways[0]?.cost ?? 0));
    const found = new Map(asked.map(({ item, ways }) => [item, this.#led(item, ways) ?? this.#onPoint(item)]));
    return items.map((item) => found.get(item) ?? item);
  }
  /** The places at the end of a line that are on no other district, if nothing else were there. */
  #waysOf(item: PlacedLabel): readonly BoxedWay[] {
    const under = this.#groundUnder(item);
    if (!under) return [];
    const text = this.#measured(item.label);
    const maxPx = Math.sqrt(this.#clear.width * this.#clear.height) * LEADER_MAX_SHARE;
    return leadersFor(item, text, this.#middle, maxPx)
      .map((way) => ({ ...way, box: boxAt(item.x + way.leader.dx, item.y + way.leader.dy, 'centre', text) }))
      .filter(({ box }) => this.#isClear(box) && !under.isOnAnother(box));
  }
  #led(item: PlacedLabel, ways: readonly BoxedWay[]): PlacedLabel | undefined {
    const { id } = item.label;
    for (const { leader, box } of ways) {
      if (!this.#isFree(id, box)) continue;
      const line = lineBoxes(item, leader);
      if (!line.every((part) => this.#isFree(id, part))) continue;
      this.#taken.push(box, ...line);
      return { ...item, side: 'leader', leader, placed: true };
    }
    return undefined;
  }
  /** The selected place is named even where there is no room. */
  #onPoint(item: PlacedLabel): PlacedLabel {
    const { label, x, y } = item;
    if (label.id !== this.#first || this.#isLarge) return item;
    this.#taken.push(boxAt(x, y, 'centre', this.#measured(label)));
    return { ...item, side: 'centre', placed: true };
  }

  #groundUnder({ label, x, y }: InView): Under | undefined {
    const { ground, zoom } = this.#placement;
    if (!ground) return undefined;
    const at = toWorld(label.at);
    const scale = WORLD_PX * 2 ** zoom;
    const [worldX, worldY] = [(px: number) => at.x + (px - x) / scale, (px: number) => at.y + (px - y) / scale];
    return {
      isOnAnother: ({ left, top, right, bottom }) =>
        ground.isOnAnother(label.id, {
          left: worldX(left),
          top: worldY(top),
          right: worldX(right),
          bottom: worldY(bottom),
        }),
      isInOwn: (px, py) => ground.isIn(label.id, worldX(px), worldY(py)),
    };
  }
}

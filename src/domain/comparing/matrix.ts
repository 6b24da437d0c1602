/**
 * Industries or roles against places, as of a year, and measures derived from it: overlap, similarity, differentiation,
 * gaps.
 *
 * "As of" is defined in `rules.ts`: a cell is `stated` if a document speaks of the year itself (or of the years since
 * the previous stop), and otherwise holds the last known value of the place, with its own year. All cells of a place
 * are of one stop. A statement counts only for the places that it names: a statement on a zone does not count for its
 * district.
 *
 * The columns are places of the layout; how many places have a row is one number everywhere, that of the filter
 * (`countFacets`), which counts all places.
 */

import { type Criteria, countFacets, matchingAreas, NO_CRITERIA, without } from '../asof/filter.ts';
import { industriesAsOf, rolesAsOf, stopOf } from '../asof/rules.ts';
import type { IndexedCatalogue } from '../model/catalogue.ts';
import type { AreaId, Year } from '../model/ids.ts';
import type { Area, Head } from '../model/schema.ts';
import type { Words } from '../vocabulary/languages.ts';

export type MatrixOf = 'industry' | 'role';

/** A column of the matrix: the rows that the place has, each with its statements. */
export interface MatrixPlace {
  readonly area: Area;
  readonly cells: ReadonlyMap<string, readonly Head[]>;
  /** Whether the cells are stated for the year; if not, they are the last known. */
  readonly stated: boolean;
  /** The latest year that the cells are stated for; undefined when there are none. */
  readonly year: Year | undefined;
}

export interface MatrixRow extends Words {
  readonly id: string;
  /** Number of places that have the row, as the filter counts them: all places, roles of the year itself. */
  readonly places: number;
  /** Number of columns that have the row, stated or last known: the overlap. */
  readonly columns: number;
}

export interface MatrixGroup {
  readonly id: string;
  /** Undefined for roles, which form a single group. */
  readonly name: Words | undefined;
  readonly rows: readonly MatrixRow[];
  /** Number of places that have any row of the group, as the filter counts them. */
  readonly places: number;
  /** Number of columns that have any row of the group. */
  readonly columns: number;
}

export interface Matrix {
  readonly of: MatrixOf;
  readonly year: Year;
  /** Places that have any row, by overlay and then in the order of the catalogue. */
  readonly places: readonly MatrixPlace[];
  /** Rows that any place has, in the order of the vocabulary. */
  readonly groups: readonly MatrixGroup[];
  /** Places of which no row is known up to the year. */
  readonly silent: readonly Area[];
}

/**
 * Overlays with places of the layout, in the order of the columns. Bodies, sites and partners are not part of the
 * layout.
 */
export const MATRIX_OVERLAYS = ['districts', 'zhangjiang', 'lingang', 'zones', 'g60'] as const;
const MATRIX_KINDS: ReadonlySet<string> = new Set(['district', 'carrier', 'zone', 'corridor', 'corridor-city']);

/** Places that a matrix covers, including those without any statement. */
export function matrixAreas(catalogue: IndexedCatalogue): Area[] {
  return MATRIX_OVERLAYS.flatMap((overlay) =>
    catalogue.areas.filter((area) => area.overlay === overlay && MATRIX_KINDS.has(area.kind)),
  );
}

function cellsOf(
  heads: readonly Head[],
  idsOf: (head: Head) => readonly string[],
): ReadonlyMap<string, readonly Head[]> {
  const cells = new Map<string, Head[]>();
  for (const head of heads) for (const id of new Set(idsOf(head))) cells.set(id, [...(cells.get(id) ?? []), head]);
  return cells;
}

function placeOf(catalogue: IndexedCatalogue, of: MatrixOf, year: Year, area: Area): MatrixPlace {
  if (of === 'role') {
    const { stated, lastKnown } = rolesAsOf(catalogue, area.id, year);
    const heads = stated.length > 0 ? stated : lastKnown;
    return {
      area,
      cells: cellsOf(heads, (head) => (head.role ? [head.role.class] : [])),
      stated: stated.length > 0,
      year: lastYear(heads),
    };
  }
  const found = industriesAsOf(catalogue, area.id, year);
  const stated = found.year !== undefined && stopOf(catalogue.years, found.year) === year;
  return { area, cells: cellsOf(found.heads, (head) => head.industries), stated, year: found.year };
}

const lastYear = (heads: readonly Head[]): Year | undefined => heads.map((head) => head.asOf).sort((a, b) => b - a)[0];

function vocabularyOf(catalogue: IndexedCatalogue, of: MatrixOf) {
  return of === 'industry'
    ? catalogue.industryGroups.map((group) => ({ id: group.id, name: group as Words, members: group.members }))
    : [{ id: 'roles', name: undefined, members: catalogue.roleClasses }];
}

/**
 * The matrix of a year.
 *
 * @param year a stop of the slider.
 * @param criteria of the filter: its other facets leave out columns and places, that of the rows does not.
 */
export function buildMatrix(
  catalogue: IndexedCatalogue,
  of: MatrixOf,
  year: Year,
  criteria: Criteria = NO_CRITERIA,
): Matrix {
  const counts = countFacets(catalogue, criteria, year)[of];
  const passing = new Set(matchingAreas(catalogue, without(criteria, of), year));
  const all = matrixAreas(catalogue)
    .filter((area) => passing.has(area))
    .map((area) => placeOf(catalogue, of, year, area));
  const places = all.filter((place) => place.cells.size > 0);
  const having = (ids: readonly string[]) => places.filter(({ cells }) => ids.some((id) => cells.has(id))).length;
  const groups = vocabularyOf(catalogue, of).map(({ id, name, members }): MatrixGroup => {
    const rows = members.map(
      (member): MatrixRow => ({
        id: member.id,
        zh: member.zh,
        en: member.en,
        places: counts.get(member.id) ?? 0,
        columns: having([member.id]),
      }),
    );
    return {
      id,
      name,
      rows: rows.filter((row) => row.columns > 0),
      places: counts.get(id) ?? 0,
      columns: having(members.map((member) => member.id)),
    };
  });
  return {
    of,
    year,
    places,
    groups: groups.filter((group) => group.rows.length > 0),
    silent: all.filter((place) => place.cells.size === 0).map(({ area }) => area),
  };
}

/** Rows by number of columns, most first; ties keep the order of the vocabulary. */
export const rowsByOverlap = ({ groups }: Matrix): readonly MatrixRow[] =>
  groups.flatMap((group) => group.rows).sort((a, b) => b.columns - a.columns);

type Keys = Pick<ReadonlySet<string>, 'has' | 'size'> & { readonly keys: () => Iterable<string> };

/**
 * Similarity of two sets: |A ∩ B| / |A ∪ B|, from 0 (nothing in common) to 1 (the same). P. Jaccard, "Étude comparative
 * de la distribution florale dans une portion des Alpes et du Jura", Bull. Soc. Vaudoise Sci. Nat. 37 (1901), 547–579.
 * For two empty sets the quotient is 0 / 0; this returns 0, because nothing is known of either.
 */
export function jaccard(a: Keys, b: Keys): number {
  const common = commonOf(a, b).length;
  const union = a.size + b.size - common;
  return union === 0 ? 0 : common / union;
}

/** Rows that both places have, in the order of the first. */
export const commonOf = (a: Keys, b: Keys): string[] => [...a.keys()].filter((key) => b.has(key));

export interface Pair {
  readonly a: MatrixPlace;
  readonly b: MatrixPlace;
  readonly index: number;
  readonly common: readonly string[];
}

const pairOf = (a: MatrixPlace, b: MatrixPlace): Pair => ({
  a,
  b,
  index: jaccard(a.cells, b.cells),
  common: commonOf(a.cells, b.cells),
});
/** Most similar first; at equal similarity the pair with more rows in common. */
const bySimilarity = (x: Pair, y: Pair) => y.index - x.index || y.common.length - x.common.length;

/** Rows of each place as bits, so that two of thousands of places are compared without their sets. */
function bitsOf({ places }: Matrix): readonly Uint32Array[] {
  const ids = new Set(places.flatMap(({ cells }) => [...cells.keys()]));
  const rows = new Map([...ids].map((id, index) => [id, index]));
  return places.map(({ cells }) => {
    const bits = new Uint32Array(Math.ceil(rows.size / 32));
    for (const id of cells.keys()) {
      const row = rows.get(id);
      if (row !== undefined) bits[row >> 5] = (bits[row >> 5] ?? 0) | (1 << (row & 31));
    }
    return bits;
  });
}

/** Number of set bits (the population count of H. S. Warren, "Hacker's Delight"). */
function countBits(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return (((fours + (fours >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

function countCommon(a: Uint32Array, b: Uint32Array): number {
  let common = 0;
  for (let word = 0; word < a.length; word += 1) common += countBits((a[word] ?? 0) & (b[word] ?? 0));
  return common;
}

/** Calls with each pair that has a row in common: places by number, and how many rows they share and have together. */
function eachPair(matrix: Matrix, visit: (a: number, b: number, common: number, union: number) => void): void {
  const bits = bitsOf(matrix);
  const sizes = bits.map((one) => countCommon(one, one));
  for (const [a, bitsOfA] of bits.entries())
    for (let b = a + 1; b < bits.length; b += 1) {
      const common = countCommon(bitsOfA, bits[b] ?? bitsOfA);
      if (common > 0) visit(a, b, common, (sizes[a] ?? 0) + (sizes[b] ?? 0) - common);
    }
}

/** More rows than any vocabulary has. */
const MOST_ROWS = 1 << 16;

export interface RankedPairs {
  /** Most similar first; in the order of the places where two are equal. */
  readonly pairs: readonly Pair[];
  /** How many there are, those left out included. */
  readonly total: number;
}

/**
 * Pairs of places that have a row in common, most similar first. Thousands of places have millions of pairs, so pairs
 * are counted by what they share first, and only those that are asked for are made.
 *
 * @param most of them.
 */
export function pairsOf(matrix: Matrix, most = Number.POSITIVE_INFINITY): RankedPairs {
  const counts = new Map<number, { readonly common: number; readonly union: number; count: number }>();
  const keyOf = (common: number, union: number) => common * MOST_ROWS + union;
  let total = 0;
  eachPair(matrix, (_a, _b, common, union) => {
    total += 1;
    const key = keyOf(common, union);
    const known = counts.get(key);
    if (known) known.count += 1;
    else counts.set(key, { common, union, count: 1 });
  });
  const ranked = [...counts.values()].sort((x, y) => y.common / y.union - x.common / x.union || y.common - x.common);
  const wanted = new Map<number, [number, number][]>();
  let taken = 0;
  for (const { common, union, count } of ranked) {
    if (taken >= most) break;
    wanted.set(keyOf(common, union), []);
    taken += count;
  }
  eachPair(matrix, (a, b, common, union) => {
    const alike = wanted.get(keyOf(common, union));
    if (alike && alike.length < most) alike.push([a, b]);
  });
  const pairs = [...wanted.values()].flat().slice(0, most);
  return {
    total,
    pairs: pairs.flatMap(([a, b]) => {
      const [placeA, placeB] = [matrix.places[a], matrix.places[b]];
      return placeA && placeB ? [pairOf(placeA, placeB)] : [];
    }),
  };
}

/** Pairs of one place with every other, most similar first; undefined when the place is not in the matrix. */
export function similarityTo({ places }: Matrix, area: AreaId): readonly Pair[] | undefined {
  const a = places.find((place) => place.area.id === area);
  return a && places.flatMap((b) => (b === a ? [] : [pairOf(a, b)])).sort(bySimilarity);
}

export interface Standing {
  readonly place: MatrixPlace;
  /** Mean of 1 − J over all other places of the matrix, 0 to 1. */
  readonly difference: number;
  /** Rows that no other place has. */
  readonly only: readonly string[];
}

/** Places by mean Jaccard distance to all others, the most different first. Empty for fewer than two places. */
export function differentiation(matrix: Matrix): readonly Standing[] {
  const { places } = matrix;
  if (places.length < 2) return [];
  const similarity = new Float64Array(places.length);
  eachPair(matrix, (a, b, common, union) => {
    similarity[a] = (similarity[a] ?? 0) + common / union;
    similarity[b] = (similarity[b] ?? 0) + common / union;
  });
  const having = new Map<string, number>();
  for (const { cells } of places) for (const id of cells.keys()) having.set(id, (having.get(id) ?? 0) + 1);
  return places
    .map(
      (place, index): Standing => ({
        place,
        difference: 1 - (similarity[index] ?? 0) / (places.length - 1),
        only: [...place.cells.keys()].filter((id) => having.get(id) === 1),
      }),
    )
    .sort((a, b) => b.difference - a.difference || b.only.length - a.only.length);
}

/** Upper bounds of the classes in which the map shows similarity; the first class is exactly 0. */
export const SIMILARITY_CLASSES = [0, 0.1, 0.25, 0.5, 1] as const;

/** The class of an index, from 1 (nothing in common) to 5. @param index 0 to 1. */
export function similarityClass(index: number): number {
  const found = SIMILARITY_CLASSES.findIndex((bound) => index <= bound);
  return found === -1 ? SIMILARITY_CLASSES.length : found + 1;
}

/** The matrix equals a count by hand over what the build publishes, in every year; and its measures keep their laws. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  buildMatrix,
  commonOf,
  differentiation,
  jaccard,
  type Matrix,
  matrixAreas,
  type Pair,
  pairsOf,
  rowsByOverlap,
  SIMILARITY_CLASSES,
  similarityClass,
  similarityTo,
} from '#domain/comparing/matrix.ts';
import { step } from '#panels/matrix/step.ts';
import { composeScene } from '#scene/scene.ts';
import { isSimilarTone } from '#scene/tokens.ts';
import { DEFAULT_VIEW, MATRIX_ROWS, type MatrixRows, type View } from '#state/view.ts';
import { publish } from '../../geo/build/publish.ts';
import {
  areaId,
  HAS_OUTLINES,
  head,
  OUTLINES_NOTE,
  realCatalogue,
  realDerived,
  smallArea,
  smallIndexed,
  yearOf,
} from './support.ts';

/** A row of `data/evidence.json`, as anyone reads it. */
interface PublishedStatement {
  readonly id: string;
  readonly areas: readonly string[];
  readonly asOf: number;
  readonly standing: string;
  readonly industries: readonly string[];
  readonly role?: { readonly class: string };
}

/** "row place -> statements" of one year, counted without anything of `src/domain`. */
function countByHand(
  statements: readonly PublishedStatement[],
  stops: readonly number[],
  of: MatrixRows,
  year: number,
  areas: readonly string[],
) {
  const rowsOf = (row: PublishedStatement) => (of === 'industry' ? row.industries : row.role ? [row.role.class] : []);
  const stopFor = (asOf: number) => Math.min(...stops.filter((stop) => stop >= asOf));
  const cells: Record<string, string[]> = {};
  for (const area of areas) {
    const said = statements.filter(
      (row) => row.areas.includes(area) && row.standing !== 'proposed' && rowsOf(row).length > 0,
    );
    let current = said.filter((row) => stopFor(row.asOf) === year);
    if (of === 'industry') {
      const past = said.filter((row) => row.asOf <= year);
      const latest = Math.max(...past.map((row) => stopFor(row.asOf)));
      current = past.filter((row) => stopFor(row.asOf) === latest);
    } else if (current.length === 0) {
      const past = said.filter((row) => row.asOf < year);
      const latest = Math.max(...past.map((row) => row.asOf));
      current = past.filter((row) => row.asOf === latest);
    }
    for (const row of current) {
      for (const id of new Set(rowsOf(row))) {
        const key = `${id} ${area}`;
        cells[key] = [...(cells[key] ?? []), row.id].sort();
      }
    }
  }
  return cells;
}

const cellsOf = (matrix: Matrix) =>
  Object.fromEntries(
    matrix.places.flatMap(({ area, cells }) =>
      [...cells].map(([row, heads]) => [`${row} ${area.id}`, heads.map(({ id }) => id as string).sort()]),
    ),
  );

describe.skipIf(!HAS_OUTLINES)(`the matrix of the documents${OUTLINES_NOTE}`, () => {
  const catalogue = realCatalogue();
  const published = publish(realDerived()).find(({ path }) => path === 'evidence.json')?.text ?? '{}';
  const { statements } = JSON.parse(published) as { readonly statements: readonly PublishedStatement[] };
  const areas = matrixAreas(catalogue).map(({ id }) => id as string);
  const cases = MATRIX_ROWS.flatMap((of) => catalogue.years.map((year) => [of, year] as const));

  it('is about places of the layout, once each', () => {
    expect(areas.length).toBeGreaterThan(100);
    expect(new Set(areas).size).toBe(areas.length);
    expect(areas).toEqual(expect.arrayContaining(['songjiang', 'zhangjiang', 'lingang', 'caohejing']));
    for (const id of ['shanghai', 'china', 'germany', 'tongji']) expect(areas).not.toContain(id);
  });

  it.each(cases)('%s, %i: has the cells that a count over evidence.json has', (of, year) => {
    const byHand = countByHand(statements, catalogue.years, of, year, areas);
    expect(Object.keys(byHand).length).toBeGreaterThan(of === 'industry' ? 60 : 30);
    expect(cellsOf(buildMatrix(catalogue, of, year))).toEqual(byHand);
  });

  it.each(cases)('%s, %i: counts overlap, subtotals and gaps as they are', (of, year) => {
    const matrix = buildMatrix(catalogue, of, year);
    const keys = Object.keys(countByHand(statements, catalogue.years, of, year, areas)).map((key) => key.split(' '));
    const placesWith = (rows: readonly string[]) =>
      new Set(keys.filter(([row = '']) => rows.includes(row)).map(([, area]) => area)).size;
    for (const group of matrix.groups) {
      for (const row of group.rows) expect(row.columns, row.id).toBe(placesWith([row.id]));
      expect(group.columns, group.id).toBe(placesWith(group.rows.map(({ id }) => id)));
    }
    const overlap = rowsByOverlap(matrix).map(({ columns }) => columns);
    expect(overlap).toEqual([...overlap].sort((a, b) => b - a));
    expect(overlap.reduce((sum, count) => sum + count, 0)).toBe(keys.length);
    const known = new Set(keys.map(([, area]) => area));
    expect(matrix.silent.map(({ id }) => id as string).sort()).toEqual(areas.filter((id) => !known.has(id)).sort());
    expect(matrix.places.length + matrix.silent.length).toBe(areas.length);
  });

  it('says of each place whether its cells are of the year', () => {
    const { places } = buildMatrix(catalogue, 'industry', yearOf(2018));
    const pudong = places.find(({ area }) => area.id === 'pudong');
    expect([pudong?.stated, pudong?.year]).toEqual([false, 2015]);
    for (const { stated, year } of places) expect(stated, String(year)).toBe(year !== undefined && year > 2015);
  });

  it.each(cases)('%s, %i: a mean distance is that of the pairs, and only-here is nowhere else', (of, year) => {
    const matrix = buildMatrix(catalogue, of, year);
    const sets = new Map(matrix.places.map(({ area, cells }) => [area.id, new Set(cells.keys())]));
    for (const { place, difference, only } of differentiation(matrix)) {
      const own = sets.get(place.area.id) ?? new Set<string>();
      const others = [...sets].filter(([id]) => id !== place.area.id).map(([, set]) => set);
      const distances = others.map(
        (set) => 1 - [...own].filter((id) => set.has(id)).length / new Set([...own, ...set]).size,
      );
      expect(difference).toBeCloseTo(distances.reduce((sum, value) => sum + value, 0) / others.length, 12);
      expect([...only].sort()).toEqual([...own].filter((id) => !others.some((set) => set.has(id))).sort());
    }
  });

  it('leaves out of the pairs those that have nothing in common, and no other', () => {
    const matrix = buildMatrix(catalogue, 'industry', yearOf(2022));
    const { places } = matrix;
    let alike = 0;
    for (const [index, a] of places.entries())
      for (const b of places.slice(index + 1)) if (commonOf(a.cells, b.cells).length > 0) alike += 1;
    const { pairs, total } = pairsOf(matrix);
    expect(total).toBe(alike);
    expect(pairsOf(matrix, 7)).toEqual({ pairs: pairs.slice(0, 7), total });
    expect(pairs).toHaveLength(alike);
    // At equal similarity the pair with more in common, and then the order of the places.
    const order = places.flatMap((a, index) => places.slice(index + 1).map((b) => `${a.area.id} ${b.area.id}`));
    const keyOf = ({ a, b }: Pair) => `${a.area.id} ${b.area.id}`;
    const sorted = [...pairs].sort(
      (x, y) =>
        y.index - x.index || y.common.length - x.common.length || order.indexOf(keyOf(x)) - order.indexOf(keyOf(y)),
    );
    expect(pairs.map(keyOf)).toEqual(sorted.map(keyOf));
    expect(similarityTo(matrix, areaId('songjiang'))).toHaveLength(places.length - 1);
    expect(similarityTo(matrix, areaId('germany'))).toBeUndefined();
  });
});

const set = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')).map((ids) => new Set(ids));

describe('the Jaccard index', () => {
  it('is known for a simple case', () => {
    expect(jaccard(new Set(['a', 'b', 'c']), new Set(['b', 'c', 'd']))).toBe(0.5);
    expect(jaccard(new Set(['a']), new Set(['b']))).toBe(0);
  });
  it('is symmetric, and from 0 to 1', () => {
    fc.assert(
      fc.property(set, set, (a, b) => {
        const index = jaccard(a, b);
        expect(index).toBe(jaccard(b, a));
        expect(index).toBeGreaterThanOrEqual(0);
        expect(index).toBeLessThanOrEqual(1);
        expect(index === 0).toBe(commonOf(a, b).length === 0);
      }),
    );
  });
  it('is 1 for the same things and for no others', () => {
    fc.assert(
      fc.property(set, set, (a, b) => {
        if (a.size > 0) expect(jaccard(a, new Set([...a].reverse()))).toBe(1);
        expect(jaccard(a, b) === 1).toBe(a.size > 0 && a.size === b.size && [...a].every((id) => b.has(id)));
      }),
    );
  });
  it('is defined for nothing: two empty sets have none', () => {
    expect(jaccard(new Set(), new Set())).toBe(0);
    expect(jaccard(new Set(), new Set(['a']))).toBe(0);
  });
  it('keeps the triangle inequality as a distance', () => {
    fc.assert(
      fc.property(set, set, set, (a, b, c) => {
        fc.pre(a.size > 0 && b.size > 0 && c.size > 0);
        expect(1 - jaccard(a, c)).toBeLessThanOrEqual(2 - jaccard(a, b) - jaccard(b, c) + 1e-12);
      }),
    );
  });
  it('falls into a class that grows with it', () => {
    expect([0, 0.001, 0.1, 0.101, 0.25, 0.5, 0.51, 1].map(similarityClass)).toEqual([1, 2, 2, 3, 3, 4, 5, 5]);
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (a, b) => {
        expect(similarityClass(Math.min(a, b))).toBeLessThanOrEqual(similarityClass(Math.max(a, b)));
        expect(similarityClass(a)).toBeLessThanOrEqual(SIMILARITY_CLASSES.length);
      }),
    );
  });
});

describe('a small matrix', () => {
  it('has no difference where there is no other place', () => {
    const alone = buildMatrix(
      smallIndexed([head({ areas: 'north', asOf: 2015, industries: ['software'] })]),
      'industry',
      yearOf(2015),
    );
    expect(differentiation(alone)).toEqual([]);
    expect(pairsOf(alone)).toEqual({ pairs: [], total: 0 });
    expect(alone.silent.map(({ id }) => id)).toEqual(['south']);
  });
  it('is empty where nothing is said', () => {
    const { places, groups, silent } = buildMatrix(smallIndexed(), 'role', yearOf(2015));
    expect([places, groups, silent.length]).toEqual([[], [], 2]);
  });
});

describe('similarity on the map', () => {
  const heads = [
    head({ areas: 'north south', asOf: 2015, industries: ['software'] }),
    head({ areas: 'south', asOf: 2015, industries: ['biomedicine'] }),
    head({ areas: 'east', asOf: 2015, industries: ['biomedicine'] }),
    head({ areas: 'north', asOf: 2015, role: 'cluster' }),
  ];
  const catalogue = smallIndexed(
    heads,
    ['east', 'west'].map((id) => smallArea(id)),
  );
  const scene = (change: Partial<View>) =>
    composeScene(catalogue, { ...DEFAULT_VIEW, layers: ['districts'], ...change }, yearOf(2015), 'en');

  it('takes the place of roles while the matrix is open and a place chosen', () => {
    const { tones, lastTones } = scene({ panel: 'matrix', area: areaId('north') });
    expect(tones).toEqual({ north: 'similar-5', south: 'similar-4', east: 'similar-1', west: 'not-stated' });
    expect(lastTones).toEqual({});
  });
  it('is by what the matrix has in its rows', () => {
    expect(scene({ panel: 'matrix', area: areaId('north'), matrix: 'role' }).tones).toMatchObject({
      north: 'similar-5',
      south: 'not-stated',
    });
  });
  it('is not shown otherwise: no place, another panel, a place of which nothing is known', () => {
    for (const change of [
      { panel: 'matrix' },
      { area: areaId('north') },
      { panel: 'matrix', area: areaId('west') },
    ] as const)
      expect(Object.values(scene(change).tones).filter(isSimilarTone), JSON.stringify(change)).toEqual([]);
  });
});

describe('keys in a grid with holes', () => {
  const stops = [[1, 2, 3], [0, 2], [0, 1, 3], [0]];
  const at = (row: number, column: number) => ({ row, column });

  it('go from button to button', () => {
    expect(step(stops, at(1, 0), 'ArrowRight', false)).toEqual(at(1, 2));
    expect(step(stops, at(2, 3), 'ArrowLeft', false)).toEqual(at(2, 1));
    expect(step(stops, at(0, 3), 'ArrowDown', false)).toEqual(at(1, 2));
    expect(step(stops, at(1, 2), 'ArrowDown', false)).toEqual(at(2, 1));
    expect(step(stops, at(3, 0), 'ArrowUp', false)).toEqual(at(2, 0));
    expect(step(stops, at(2, 1), 'End', false)).toEqual(at(2, 3));
    expect(step(stops, at(2, 1), 'Home', false)).toEqual(at(2, 0));
    expect(step(stops, at(2, 1), 'Home', true)).toEqual(at(0, 1));
    expect(step(stops, at(0, 1), 'End', true)).toEqual(at(3, 0));
  });
  it('stop at the edges, and leave other keys alone', () => {
    for (const [from, key] of [
      [at(0, 1), 'ArrowUp'],
      [at(0, 1), 'ArrowLeft'],
      [at(3, 0), 'ArrowDown'],
      [at(1, 2), 'End'],
      [at(1, 2), 'Tab'],
    ] as const)
      expect(step(stops, from, key, false), key).toBeUndefined();
  });
  it('reach every button from the first', () => {
    const seen = new Set<string>();
    const walk = (from: { row: number; column: number }): void => {
      if (seen.has(`${from.row} ${from.column}`)) return;
      seen.add(`${from.row} ${from.column}`);
      for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) {
        const next = step(stops, from, key, false);
        if (next) walk(next);
      }
    };
    walk(at(0, 1));
    expect(seen.size).toBe(stops.flat().length);
  });
});

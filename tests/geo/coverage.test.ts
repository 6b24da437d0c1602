/**
 * Compares with the inventory of pointers, if it is beside the project: each statement of a document has a row, or a
 * reason.
 */
import { describe, expect, it } from 'vitest';
import { coverage, coverageOf, formatCoverage, type Pointer, parseCsv } from '../../geo/build/coverage.ts';
import { readChecked } from '../../geo/build/load.ts';

const MUST_BE_COVERED = 0.98;
const report = coverageOf(process.cwd());

describe.skipIf(report === undefined)('coverage of the inventory (skipped where there is none)', () => {
  const rows = report?.rows ?? [];

  it('has seen the five documents of the inventory', () => {
    expect(new Set(rows.filter(({ total }) => total > 0).map(({ document }) => document)).size).toBe(5);
    expect(rows.reduce((sum, { total }) => sum + total, 0)).toBeGreaterThan(1500);
  });

  it.each(['statement', 'figure', 'link', 'event'] as const)(
    '%ss: at least 98 in 100 have a row or a reason',
    (what) => {
      const of = rows.filter((row) => row.what === what);
      const total = of.reduce((sum, row) => sum + row.total, 0);
      const open = of.reduce((sum, row) => sum + row.missing.length, 0);
      expect(1 - open / total, report && formatCoverage(report)).toBeGreaterThanOrEqual(MUST_BE_COVERED);
    },
  );

  it('sets nothing aside that has a row by now', () => {
    expect(report?.stale).toEqual([]);
  });
});

describe('comparing', () => {
  const pointer: Pointer = { document: 'd', lines: [10, 10], what: 'figure', area: 'north' };
  const file = {
    id: 'd',
    statements: [],
    figures: [{ area: 'north', at: { line: 11 } }],
    links: [],
    events: [],
    structures: [],
    gaps: [],
  };
  // Only the fields that are compared are given.
  const documents = [file] as unknown as Parameters<typeof coverage>[1];

  it('finds a row by line and area, and misses it for another area or a far line', () => {
    const missing = (change: Partial<Pointer>) =>
      coverage([{ ...pointer, ...change }], documents, []).rows.flatMap((row) => row.missing);
    expect(missing({})).toEqual([]);
    expect(missing({ area: 'south' })).toHaveLength(1);
    expect(missing({ lines: [20, 20] })).toHaveLength(1);
  });

  it('takes a reason for a row, and calls a reason stale that is not needed', () => {
    const entry = {
      document: 'd',
      line: 10,
      what: 'figure' as const,
      area: 'south',
      reason: 'told elsewhere in the text',
    };
    const { rows } = coverage([{ ...pointer, area: 'south' }], documents, [entry]);
    expect(rows.find(({ what }) => what === 'figure')).toMatchObject({ setAside: 1, missing: [] });
    expect(coverage([pointer], documents, [entry]).stale).toEqual([entry]);
  });

  it('reads cells in quotes', () => {
    expect(parseCsv('a,b\n"x, ""y""",2\n')).toEqual([{ a: 'x, "y"', b: '2' }]);
  });
});

/** The rule is in `geo/build/README.md`: standing follows the verb of the sentence. */
describe('what is aimed at', () => {
  const statements = readChecked('.').documents.flatMap((file) => file.statements);

  it('is never said to be so: a goal is planned, proposed or inferred', () => {
    const goals = statements.filter(({ aspect }) => aspect === 'goal');
    expect(goals.length).toBeGreaterThan(150);
    expect(goals.filter(({ standing }) => standing === 'stated').map(({ id }) => id)).toEqual([]);
  });
});

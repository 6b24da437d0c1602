/** Rows that contradict each other: both ways, as questions with sides, and only when their documents have loaded. */
import { describe, expect, it } from 'vitest';
import { type Contradictions, contradictionsIn } from '#domain/comparing/contradictions.ts';
import type { DocumentId, RowId } from '#domain/model/ids.ts';
import type { DocumentEvidence, Figure, Statement } from '#domain/model/schema.ts';
import { HAS_OUTLINES, noRows, OUTLINES_NOTE, realDerived } from './support.ts';

const figure = (id: string, contradicts?: readonly string[], more: object = {}) =>
  ({
    id,
    area: 'north',
    metric: 'firms',
    value: 1,
    unit: { zh: '家', en: 'firms' },
    text: { zh: '企业', en: 'Firms' },
    asOf: 2019,
    at: { section: '一', line: 1 },
    terms: [],
    ...(contradicts && { contradicts }),
    ...more,
  }) as object as Figure;
const document = (id: string, ...figures: readonly Figure[]): [DocumentId, DocumentEvidence] => [
  id as DocumentId,
  { ...noRows(id), figures: [...figures] },
];
const idsOf = (rows: readonly { readonly id: string }[] | undefined) => rows?.map(({ id }) => id);

/** The sides of each dispute as ids, the rows of one claim joined. */
const sidesOf = ({ disputes }: Contradictions) =>
  disputes.map(({ sides }) => sides.map((claims) => claims.map(({ rows }) => idsOf(rows)?.join('='))));

describe('contradictions', () => {
  const evidence = new Map([
    document('first', figure('a', ['b']), figure('lone')),
    document('second', figure('b', [], { value: 2 }), figure('c', ['b'], { value: 3 })),
  ]);
  const { of } = contradictionsIn(evidence);

  it('go both ways, whichever row names the other', () => {
    expect(idsOf(of('a' as RowId))).toEqual(['b']);
    expect(idsOf(of('b' as RowId))).toEqual(['a', 'c']);
    expect(of('lone' as RowId)).toEqual([]);
  });
  it('are one question where rows hang together; rows that contradict the same one are a side', () => {
    expect(sidesOf(contradictionsIn(evidence))).toEqual([[['a', 'c'], ['b']]]);
  });
  it('name what is measured, of which places and years', () => {
    const [dispute] = contradictionsIn(
      new Map([
        document('first', figure('a', ['b'], { asOf: 2018 })),
        document('second', figure('b', [], { area: undefined, areas: ['north', 'south'], value: 2 })),
      ]),
    ).disputes;
    expect(dispute).toMatchObject({ metric: 'firms', areas: ['north'], years: [2018, 2019], aspects: [] });
  });
  it('are no contradiction between equal values: they are one claim with two sources', () => {
    const two = new Map([
      document('first', figure('a', ['b', 'c'], { value: 2 })),
      document('second', figure('b')),
      document('third', figure('c')),
    ]);
    expect(sidesOf(contradictionsIn(two))).toEqual([[['a'], ['b=c']]]);
  });
  it('about two metrics are two questions, also where a row is in both', () => {
    const rise = (more: object) => ({ metric: 'rise', ...more });
    const mixed = new Map([
      document('first', figure('now', ['then']), figure('rise', ['then', 'before'], rise({ value: 5 }))),
      document('second', figure('then', [], { value: 2 }), figure('before', [], { value: 9, asOf: 2014 })),
    ]);
    expect(sidesOf(contradictionsIn(mixed))).toEqual([
      [['now'], ['then']],
      [['rise'], ['then', 'before']],
    ]);
    expect(contradictionsIn(mixed).disputes.map(({ metric }) => metric)).toEqual(['firms', 'rise']);
  });
  it('are told once where a figure and a statement are the same line', () => {
    const said = (id: string, contradicts: readonly string[]) =>
      ({ ...figure(id, contradicts), areas: ['north'], aspect: 'measure' }) as object as Statement;
    const file = (id: string, statement: Statement, one: Figure): [DocumentId, DocumentEvidence] => [
      id as DocumentId,
      { ...noRows(id), statements: [statement], figures: [one] },
    ];
    const both = new Map([
      file('first', said('two', ['three']), figure('2', ['3'], { value: 2 })),
      file('second', said('three', []), figure('3', [], { value: 3 })),
    ]);
    expect(sidesOf(contradictionsIn(both))).toEqual([[['two'], ['three']]]);
    expect(contradictionsIn(both).disputes[0]?.metric).toBe('firms');
  });
  it('are read once for each state of the evidence', () => {
    expect(contradictionsIn(evidence)).toBe(contradictionsIn(evidence));
  });
  it('need both sides: a document that has not loaded makes no question of one', () => {
    const half = contradictionsIn(new Map([document('first', figure('a', ['b']))]));
    expect(half.disputes).toEqual([]);
    expect(half.of('a' as RowId)).toEqual([]);
  });
  it.skipIf(!HAS_OUTLINES)(`of the documents: the share of research spending is two questions${OUTLINES_NOTE}`, () => {
    const real = contradictionsIn(new Map(realDerived().evidence.map((file) => [file.id, file])));
    const sides = sidesOf(real);
    expect(sides).toContainEqual([['siis-2020-rd-share-2018=sun-2020-rd-share-2018'], ['siis-2020-rd-share-2019']]);
    expect(sides).toContainEqual([['siis-2020-rd-share-rise'], ['sun-2020-rd-share-2014', 'sun-2020-rd-share-2018']]);
    // The tasks of 2018 are counted by statements and by figures of the same lines.
    expect(sides.flat(2).filter((ids) => ids?.includes('tasks'))).toEqual([
      'siis-2020-two-new-tasks',
      'siis-2020-two-new-tasks-practice',
      'siis-2020-three-new-tasks',
    ]);
  });
});

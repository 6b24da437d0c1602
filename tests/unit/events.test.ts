import { describe, expect, it } from 'vitest';
import { eventsByYear } from '#domain/asof/events.ts';
import type { DocumentId } from '#domain/model/ids.ts';
import type { DocumentEvidence } from '#domain/model/schema.ts';
import { HAS_OUTLINES, noRows, OUTLINES_NOTE, realDerived, yearOf } from './support.ts';

const file = (id: string, ...dates: string[]): readonly [DocumentId, DocumentEvidence] => [
  id as DocumentId,
  {
    ...noRows(id),
    events: dates.map((date, index) => ({
      id: `${id}-${index}` as never,
      date,
      title: { zh: date, en: date },
      areas: [],
      standing: 'stated',
      basis: 'named',
      terms: [],
      at: { section: 'a', line: 1 },
    })),
  },
];
const [first, last] = [yearOf(2015), yearOf(2022)];

describe('events by year', () => {
  it('gather under their year, by date, whichever document has them', () => {
    const groups = eventsByYear(
      new Map([file('b', '2019-05-03', '2016'), file('a', '2019-05', '2019-11')]),
      first,
      last,
    );
    expect(groups.map(({ at, beyond, rows }) => [at, beyond, rows.map(({ row }) => row.date)])).toEqual([
      [2016, undefined, ['2016']],
      [2019, undefined, ['2019-05', '2019-05-03', '2019-11']],
    ]);
  });

  it('stand at the ends when they lie beyond, and say which years these are', () => {
    const groups = eventsByYear(
      new Map([file('a', '2003-03', '2014', '2015-01', '2022-12', '2025', '2035')]),
      first,
      last,
    );
    expect(groups.map(({ at, beyond, years, rows }) => [at, beyond, years, rows.length])).toEqual([
      [2015, 'before', [2003, 2014], 2],
      [2015, undefined, [2015, 2015], 1],
      [2022, undefined, [2022, 2022], 1],
      [2022, 'after', [2025, 2035], 2],
    ]);
  });

  it('are none without documents', () => expect(eventsByYear(new Map(), first, last)).toEqual([]));
});

describe.skipIf(!HAS_OUTLINES)(`events of the five documents${OUTLINES_NOTE}`, () => {
  const { documents } = realDerived();
  it('are all kept, each under one year', () => {
    const groups = eventsByYear(new Map(documents.map((document) => [document.id, document])), first, last);
    const total = documents.reduce((sum, { events }) => sum + events.length, 0);
    expect(total).toBeGreaterThan(100);
    expect(groups.reduce((sum, { rows }) => sum + rows.length, 0)).toBe(total);
    expect(new Set(groups.map(({ at, beyond }) => `${at}${beyond}`)).size).toBe(groups.length);
  });
});

/** The data that tests of the interface run on has a case of everything that the interface can show. */
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { rowsOf } from '#domain/model/rows/read.ts';
import { MANNERS, mannersOf, PRECISIONS, TIES } from '#domain/vocabulary/evidence.ts';
import { OVERLAYS } from '#domain/vocabulary/overlays.ts';
import { load } from '../../geo/build/load.ts';

const { catalogue, documents } = load(fileURLToPath(new URL('../..', import.meta.url)), 'tests/fixtures/geo');
const rows = documents.flatMap((file) => rowsOf(file));

describe('the fixture', () => {
  test('is small, and says of itself that it is none of the documents', () => {
    expect(catalogue.areas.length).toBeLessThan(100);
    expect(catalogue.documents.map(({ title }) => title.en)).toEqual([
      expect.stringMatching(/^Fixture/),
      expect.stringMatching(/^Fixture/),
      expect.stringMatching(/^Fixture/),
    ]);
  });
  test('has places of nine layers or more; a new one may be shown by the recipe alone', () => {
    const layers = OVERLAYS.filter((overlay) => catalogue.areas.some((area) => area.overlay === overlay));
    expect(layers.length).toBeGreaterThanOrEqual(9);
  });
  test.each(MANNERS)('has a row that is %s', (standing) => {
    expect(rows.filter((row) => mannersOf(row).includes(standing))).not.toEqual([]);
  });
  test.each(TIES)('has a partner of the tie %s', (tie) => {
    expect(catalogue.areas.filter((area) => area.tie === tie)).not.toEqual([]);
  });
  test.each(PRECISIONS)('has a place known as exactly as %s', (precision) => {
    expect(catalogue.areas.filter((area) => area.precision === precision)).not.toEqual([]);
  });
  test('has a series, a contradiction, a gap, and a structure that follows one for each reason', () => {
    const figures = documents.flatMap((document) => document.figures);
    expect(figures.filter(({ series }) => series === 'fixture-index')).toHaveLength(3);
    expect(figures.filter(({ contradicts }) => contradicts)).toHaveLength(2);
    expect(documents.flatMap(({ gaps }) => gaps)).not.toEqual([]);
    const reasons = documents.flatMap(({ structures }) => structures.flatMap(({ follows }) => follows?.basis ?? []));
    expect(reasons.toSorted()).toEqual(['inferred', 'named']);
  });
});

/** Data files of former formats are read as what they said. */
import { describe, expect, it } from 'vitest';
import { presentCatalogue, presentEvidence } from '#domain/model/former.ts';
import type { Catalogue, DocumentEvidence } from '#domain/model/schema.ts';
import { mannersOf, STANDINGS } from '#domain/vocabulary/evidence.ts';
import { head, noRows, smallCatalogue } from './support.ts';

const former = (standing: string) => {
  const { basis: _, ...row } = head({ areas: 'north', asOf: 2019, role: 'cluster' });
  return { ...row, standing };
};
const structure = (standing: string) => ({ id: 'later', groups: [], follows: { structure: 'earlier', standing } });

describe('format 1, in which "inferred" stood in the place of the verb', () => {
  it('is read as inferred of what nothing is known but that, and everything else as named', () => {
    const rows = [...STANDINGS, 'inferred'].map(former);
    const built = presentCatalogue({ ...smallCatalogue(), heads: rows } as unknown as Catalogue);
    expect(built.heads.map(({ standing, basis }) => [standing, basis])).toEqual([
      ['stated', 'named'],
      ['planned', 'named'],
      ['proposed', 'named'],
      ['stated', 'inferred'],
    ]);
    expect(built.heads.map(mannersOf)).toEqual([['stated'], ['planned'], ['proposed'], ['inferred']]);
  });

  it('has the basis of a structure that follows another in its standing', () => {
    const structures = [structure('inferred'), structure('stated')];
    const index = { ...smallCatalogue(), heads: [former('stated')], structures } as unknown as Catalogue;
    const evidence = {
      ...noRows('report'),
      statements: [former('inferred')],
      structures: structures.map((row) => ({ ...row, standing: 'stated' })),
    } as unknown as DocumentEvidence;
    for (const file of [presentCatalogue(index), presentEvidence(evidence)])
      expect(file.structures.map(({ follows }) => follows)).toEqual([
        { structure: 'earlier', basis: 'inferred' },
        { structure: 'earlier', basis: 'named' },
      ]);
    expect(presentEvidence(evidence).statements[0]).toMatchObject({ standing: 'stated', basis: 'inferred' });
  });
});

it('a file of the present format is not copied', () => {
  const built = smallCatalogue([head({ areas: 'north', asOf: 2019, role: 'cluster' })]);
  expect(presentCatalogue(built)).toBe(built);
  const evidence = noRows('report');
  expect(presentEvidence(evidence)).toBe(evidence);
});

it('a plan whose subject is inferred has both marks', () => {
  expect(mannersOf({ standing: 'planned', basis: 'inferred' })).toEqual(['planned', 'inferred']);
});

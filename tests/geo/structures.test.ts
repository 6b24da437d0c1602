/**
 * The spatial structures as planners wrote them: existing members, sentences in both languages, chronological order.
 */
import { describe, expect, it } from 'vitest';
import { EVIDENCE_LANGUAGES } from '#domain/vocabulary/languages.ts';
import { load } from '../../geo/build/load.ts';

const { documents, catalogue } = load('.');
const structures = documents.flatMap((file) => file.structures);
const areas = new Set<string>(catalogue.areas.map(({ id }) => id));

describe('the structures of the documents', () => {
  it('are all in the index, by year', () => {
    expect(structures.length).toBeGreaterThanOrEqual(20);
    expect(catalogue.structures.map(({ id }) => id).sort()).toEqual(structures.map(({ id }) => id).sort());
    const years = catalogue.structures.map(({ asOf }) => asOf);
    expect(years).toEqual([...years].sort((a, b) => a - b));
  });

  it.each(structures.map((row) => [row.id, row] as const))(
    '%s has members that exist and a sentence in both languages',
    (_, row) => {
      const members = row.groups.flatMap((group) => group.members);
      expect(members.length).toBeGreaterThan(0);
      expect(members.filter((id) => !areas.has(id))).toEqual([]);
      for (const language of EVIDENCE_LANGUAGES) {
        expect(row.text?.[language] ?? '').toMatch(language === 'zh' ? /\p{Script=Han}.*。$/u : /[a-z].*\.$/);
        if (row.note) expect(row.note[language]).toMatch(language === 'zh' ? /\p{Script=Han}/u : /[a-z]/);
        for (const group of row.groups) expect(group.role[language].trim()).not.toBe('');
      }
      expect(new Set(row.groups.map((group) => group.role.zh)).size, 'groups have words of their own').toBe(
        row.groups.length,
      );
    },
  );

  it('say of one alone that a document lets it grow out of another; the other orders are ours', () => {
    const pairs = structures.flatMap(({ id, follows }) =>
      follows ? [`${follows.structure} > ${id}: ${follows.basis}`] : [],
    );
    expect(pairs.sort()).toEqual([
      'progress-2015-putuo-axis-wings > siis-2020-one-axis-two-wings: inferred',
      'siis-2020-1-plus-1-plus-x > centre-wings-towns-transformation: inferred',
      'siis-2020-1-plus-5 > siis-2020-1-plus-1-plus-x: named',
    ]);
  });
});

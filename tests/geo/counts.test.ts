/**
 * How many places have an industry, a role or a kind as of a year is one number: in the filter, the table, the matrix,
 * the description of the map, and counted by hand over the rows. For all of them, and in every year.
 */
import { describe, expect, it } from 'vitest';
import { type Criteria, countFacets, matchingAreas, NO_CRITERIA } from '#domain/asof/filter.ts';
import { industriesAsOf, rolesAsOf } from '#domain/asof/rules.ts';
import { buildMatrix } from '#domain/comparing/matrix.ts';
import type { Year } from '#domain/model/ids.ts';
import { CONTEXT_OVERLAY } from '#domain/vocabulary/overlays.ts';
import { translator } from '#i18n/index.ts';
import { describe as describeState } from '#state/describe.ts';
import { listedAreas } from '#state/selectors.ts';
import { INITIAL_STATE } from '#state/store.ts';
import { DEFAULT_VIEW, MATRIX_ROWS } from '#state/view.ts';
import { HAS_OUTLINES, OUTLINES_NOTE, realCatalogue } from '../unit/support.ts';

describe.skipIf(!HAS_OUTLINES)(`places are counted alike${OUTLINES_NOTE}`, () => {
  const catalogue = realCatalogue();
  const facets = {
    industry: [...catalogue.industryName.keys()],
    role: [...catalogue.roleClassById.keys()],
    kind: catalogue.kinds.map(({ id }) => id),
  } as const;
  const choices = Object.entries(facets).flatMap(([facet, ids]) => ids.map((id) => [facet, id] as const));
  const criteriaOf = (facet: string, id: string): Criteria => ({ ...NO_CRITERIA, [facet]: id });

  /** Over the rules of a single place, with nothing of the filter. */
  const byHand = (facet: string, id: string, year: Year) =>
    catalogue.areas.filter((area) => {
      if (area.overlay === CONTEXT_OVERLAY) return false;
      if (facet === 'kind') return area.kind === id;
      if (facet === 'role') return rolesAsOf(catalogue, area.id, year).stated.some((head) => head.role.class === id);
      const members = catalogue.industryGroups.find((group) => group.id === id)?.members.map((member) => member.id);
      return industriesAsOf(catalogue, area.id, year).industries.some((one) => one === id || members?.includes(one));
    }).length;

  it.each(catalogue.years)('in %i, by the filter, its counts, the table and by hand', (year) => {
    const counts = countFacets(catalogue, NO_CRITERIA, year);
    for (const [facet, id] of choices) {
      const criteria = criteriaOf(facet, id);
      const number = matchingAreas(catalogue, criteria, year).length;
      expect(counts[facet as keyof typeof facets].get(id) ?? 0, id).toBe(number);
      expect(listedAreas(catalogue, { ...DEFAULT_VIEW, ...criteria }, year).length, id).toBe(number);
      expect(byHand(facet, id, year), id).toBe(number);
    }
  });

  it.each(catalogue.years)('in %i, by the matrix, with any kind of place in the filter', (year) => {
    for (const kind of [null, ...facets.kind])
      for (const of of MATRIX_ROWS) {
        const criteria = { ...NO_CRITERIA, kind };
        for (const group of buildMatrix(catalogue, of, year, criteria).groups) {
          for (const row of [...group.rows, ...(of === 'industry' ? [group] : [])])
            expect(row.places, `${kind} ${row.id}`).toBe(
              matchingAreas(catalogue, { ...criteria, [of]: row.id }, year).length,
            );
          // The columns of industries are among the places counted; those of roles may be of earlier years.
          if (of === 'industry') for (const row of group.rows) expect(row.columns).toBeLessThanOrEqual(row.places);
        }
      }
  });

  it.each(catalogue.years)('in %i, by the description of the map', (year) => {
    const t = translator('en');
    for (const [facet, id] of choices) {
      const number = matchingAreas(catalogue, criteriaOf(facet, id), year).length;
      const view = { ...DEFAULT_VIEW, ...criteriaOf(facet, id), asof: year };
      const words = describeState({ ...INITIAL_STATE, view, catalogue: { status: 'ready', value: catalogue } }, t);
      if (number > 0) expect(words, id).toMatch(new RegExp(`\\b${number} places?\\b`));
    }
  });
});

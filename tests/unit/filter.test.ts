import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  activeFacets,
  type Criteria,
  choiceOf,
  choiceWords,
  countFacets,
  excludedAreas,
  FACETS,
  type Facet,
  matchingAreas,
  NO_CRITERIA,
  WITH_FIGURES,
  waysOut,
  without,
} from '#domain/asof/filter.ts';
import { industriesAsOf, rolesAsOf, stopOf } from '#domain/asof/rules.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import { indexCatalogue } from '#domain/model/catalogue.ts';
import type { DocumentId, RoleClassId, StatementId, Year } from '#domain/model/ids.ts';
import type { Area } from '#domain/model/schema.ts';
import { MANNERS, type Manner, mannersOf, type Standing } from '#domain/vocabulary/evidence.ts';
import { CONTEXT_OVERLAY } from '#domain/vocabulary/overlays.ts';
import {
  areaId,
  HAS_OUTLINES,
  head,
  industry,
  OUTLINES_NOTE,
  realCatalogue,
  smallArea,
  smallCatalogue,
  yearOf,
} from './support.ts';

const report = {
  id: 'report' as DocumentId,
  title: { zh: '报告', en: 'Report' },
  short: { zh: '报告', en: 'Report' },
  authors: { zh: [], en: [] },
  publisher: { zh: '社', en: 'Press' },
  published: null,
  covers: [yearOf(2015), yearOf(2019)] as [Year, Year],
  areas: [areaId('north'), areaId('city')],
};
const small: IndexedCatalogue = indexCatalogue({
  ...smallCatalogue(
    [
      head({ areas: 'north city', asOf: 2015, role: 'cluster', industries: ['software'] }),
      head({ areas: 'north', asOf: 2019, role: 'core-area' }),
      head({ areas: 'north', asOf: 2019, role: 'service-hub', standing: 'planned' }),
      head({ areas: 'south', asOf: 2019, role: 'cluster', standing: 'proposed' }),
    ],
    [smallArea('city', { overlay: CONTEXT_OVERLAY }), smallArea('east', { figures: 3 })],
  ),
  documents: [report],
});
const criteria = (change: Partial<Criteria>): Criteria => ({ ...NO_CRITERIA, ...change });
const found = (change: Partial<Criteria>, year = 2019, catalogue = small) =>
  matchingAreas(catalogue, criteria(change), yearOf(year)).map(({ id }) => id as string);
const role = (id: string) => id as RoleClassId;

describe('a place matches', () => {
  it('by everything when nothing is asked for; the city is no place among others', () => {
    expect(found({})).toEqual(['north', 'south', 'tower', 'east']);
    expect(excludedAreas(small, NO_CRITERIA, yearOf(2019), small.areas)).toEqual([]);
  });

  it('an industry, or its group, of the year or last listed before, never one of a later year', () => {
    for (const id of ['software', 'all']) {
      expect(found({ industry: industry(id) })).toEqual(['north']);
      expect(found({ industry: industry(id) }, 2015)).toEqual(['north']);
    }
    expect(found({ industry: industry('biomedicine') })).toEqual([]);
  });

  it('any role stated or planned for the year itself, not only the one that colours the map', () => {
    expect(found({ role: role('core-area') })).toEqual(['north']);
    expect(found({ role: role('service-hub') })).toEqual(['north']);
    expect(found({ role: role('cluster') })).toEqual([]);
    expect(found({ role: role('cluster') }, 2015)).toEqual(['north']);
  });

  it('of the sites abroad those that have landed, those that are planned, and neither before their year', () => {
    const real = realCatalogue();
    const abroad = (standing: Manner, year: number) =>
      matchingAreas(real, criteria({ standing }), yearOf(year))
        .filter(({ overlay }) => overlay === 'overseas')
        .map(({ id }) => id);
    // siis-2020 on the seven centres of Lingang, sun-2020 on the incubators, progress-2015 on Zhangjiang's two parks;
    // the bases have no tie and are known only by a role stated for 2015.
    expect([...abroad('stated', 2019)].sort()).toEqual(
      [
        'incubator-ca',
        'incubator-sg',
        'incubator-uk',
        'incubator-us',
        'lingang-helsinki',
        'lingang-sf',
        'lingang-stockholm',
        'silicon-valley-park',
        'zhangjiang-boston',
      ].sort(),
    );
    // Stated is that they are there; their sentence has no subject, so that whose they are is inferred.
    expect([...abroad('inferred', 2019)].sort()).toEqual([
      'incubator-ca',
      'incubator-sg',
      'incubator-uk',
      'incubator-us',
    ]);
    // The report of 2015 says of the Boston park that it is being built.
    expect([...abroad('stated', 2015)].sort()).toEqual([
      'preincubation-bases',
      'silicon-valley-park',
      'zhangjiang-boston',
    ]);
    expect(abroad('planned', 2018)).toEqual([]);
    expect(abroad('planned', 2019)).toContain('lingang-london');
  });

  it('a plan that was carried out is a plan no more', () => {
    const site = smallArea('site', { overlay: 'overseas', kind: 'facility', shape: 'point', point: [0, 51] });
    const tie = (asOf: number, standing: Standing) => ({
      id: `tie-${asOf}` as StatementId,
      document: report.id,
      from: areaId('north'),
      to: areaId('site'),
      asOf: yearOf(asOf),
      standing,
      basis: 'named' as const,
    });
    const built = indexCatalogue({ ...smallCatalogue([], [site]), arcs: [tie(2015, 'planned'), tie(2019, 'stated')] });
    const found = (standing: Manner, year: number) =>
      matchingAreas(built, criteria({ standing }), yearOf(year)).map(({ id }) => id);
    expect([found('planned', 2018), found('stated', 2018)]).toEqual([['site'], []]);
    expect([found('planned', 2019), found('stated', 2019)]).toEqual([[], ['site']]);
  });

  it('a kind, a document that names it, a standing of the year, and having figures', () => {
    expect(found({ kind: 'facility' })).toEqual(['tower']);
    expect(found({ document: report.id })).toEqual(['north']);
    expect(found({ standing: 'planned' })).toEqual(['north']);
    expect(found({ standing: 'proposed' })).toEqual(['south']);
    expect(found({ standing: 'proposed' }, 2015)).toEqual([]);
    expect(found({ figures: true })).toEqual(['east']);
  });

  it('nothing by a choice that does not exist', () => {
    expect(found({ industry: industry('alchemy') })).toEqual([]);
    expect(choiceWords(small, 'industry', 'alchemy')).toBeUndefined();
  });

  it('by all criteria; the excluded places are all the others', () => {
    const asked = criteria({ role: role('core-area'), document: report.id, standing: 'planned' });
    expect(matchingAreas(small, asked, yearOf(2019)).map(({ id }) => id)).toEqual(['north']);
    expect(excludedAreas(small, asked, yearOf(2019), small.areas).map(({ id }) => id)).toEqual([
      'south',
      'tower',
      'east',
    ]);
  });
});

describe('the way out of an empty result', () => {
  it('is each filter whose removal alone gives places, the most first', () => {
    const asked = criteria({ kind: 'district', role: role('core-area'), figures: true });
    expect(waysOut(small, asked, yearOf(2019))).toEqual([
      { facet: 'role', count: 1 },
      { facet: 'figures', count: 1 },
    ]);
    expect(waysOut(small, criteria({ kind: 'facility', document: report.id }), yearOf(2019))).toEqual([
      { facet: 'kind', count: 1 },
      { facet: 'document', count: 1 },
    ]);
  });

  it('is none when it takes two', () => {
    expect(
      waysOut(small, criteria({ kind: 'facility', role: role('core-area'), figures: true }), yearOf(2019)),
    ).toEqual([]);
  });
});

/**
 * What the words of `filter.ts` say, read straight from the catalogue; slow, and nothing in common with the sets it
 * keeps.
 */
function matchesByHand(catalogue: IndexedCatalogue, area: Area, asked: Criteria, year: Year): boolean {
  const group = catalogue.industryGroups.find(({ id }) => id === asked.industry);
  const wanted = group ? group.members.map(({ id }) => id) : [asked.industry];
  return (
    area.overlay !== CONTEXT_OVERLAY &&
    (asked.industry === null ||
      industriesAsOf(catalogue, area.id, year).industries.some((id) => wanted.includes(id))) &&
    (asked.role === null ||
      rolesAsOf(catalogue, area.id, year).stated.some((item) => item.role.class === asked.role)) &&
    (asked.kind === null || area.kind === asked.kind) &&
    (asked.document === null ||
      (catalogue.documents.find(({ id }) => id === asked.document)?.areas.includes(area.id) ?? false)) &&
    (asked.standing === null ||
      catalogue.heads.some(
        (item) =>
          item.areas.includes(area.id) &&
          mannersOf(item).some((manner) => manner === asked.standing) &&
          stopOf(catalogue.years, item.asOf) === year,
      ) ||
      catalogue.arcs.some(
        (arc) =>
          arc.to === area.id &&
          mannersOf(arc).some((manner) => manner === asked.standing) &&
          arc.asOf <= year &&
          !catalogue.arcs.some((later) => later.to === area.id && later.asOf > arc.asOf && later.asOf <= year),
      )) &&
    (!asked.figures || (area.figures ?? 0) > 0)
  );
}

const choicesOf = (catalogue: IndexedCatalogue): Readonly<Record<Facet, readonly string[]>> => ({
  industry: [...catalogue.industryName.keys()],
  role: catalogue.roleClasses.map(({ id }) => id),
  kind: catalogue.kinds.map(({ id }) => id),
  document: catalogue.documents.map(({ id }) => id),
  standing: MANNERS,
  figures: [WITH_FIGURES],
});
const choose = (asked: Criteria, facet: Facet, choice: string | null): Criteria => ({
  ...asked,
  [facet]: facet === 'figures' ? choice !== null : choice,
});

describe.skipIf(!HAS_OUTLINES)(`over the real places${OUTLINES_NOTE}`, () => {
  const real = realCatalogue();
  const choices = choicesOf(real);
  const anyCriteria: fc.Arbitrary<Criteria> = fc
    .record(
      Object.fromEntries(
        FACETS.map((facet) => [facet, fc.option(fc.constantFrom(...choices[facet]), { nil: null, freq: 2 })]),
      ) as Record<Facet, fc.Arbitrary<string | null>>,
    )
    .map((picked) => FACETS.reduce((asked, facet) => choose(asked, facet, picked[facet]), NO_CRITERIA));
  const anyYear = fc.constantFrom(...real.years);
  const idsOf = (areas: readonly Area[]) => areas.map(({ id }) => id);

  it('industries and their groups have different ids, and every place is of a kind that the filter offers', () => {
    const members = real.industryGroups.flatMap((group) => [group.id, ...group.members.map(({ id }) => id)]);
    expect(members.length).toBeGreaterThan(80);
    expect(new Set(members).size).toBe(members.length);
    expect(real.areas.filter(({ kind }) => !choices.kind.includes(kind))).toEqual([]);
  });

  it('matches what a check by hand does, and excludes all the others', () => {
    fc.assert(
      fc.property(anyCriteria, anyYear, (asked, year) => {
        const byHand = real.areas.filter((area) => matchesByHand(real, area, asked, year));
        expect(idsOf(matchingAreas(real, asked, year))).toEqual(idsOf(byHand));
        const places = real.areas.filter(({ overlay }) => overlay !== CONTEXT_OVERLAY);
        expect(excludedAreas(real, asked, year, real.areas)).toEqual(places.filter((area) => !byHand.includes(area)));
      }),
      { numRuns: 60 },
    );
  });

  it('the count of a choice is the size of the result after choosing it, whatever was chosen there before', () => {
    fc.assert(
      fc.property(anyCriteria, anyYear, (asked, year) => {
        const counts = countFacets(real, asked, year);
        for (const facet of FACETS) {
          for (const choice of choices[facet])
            expect(counts[facet].get(choice) ?? 0, `${facet} ${choice}`).toBe(
              matchingAreas(real, choose(asked, facet, choice), year).length,
            );
          expect(countFacets(real, without(asked, facet), year)[facet]).toEqual(counts[facet]);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('removing a filter never loses a match', () => {
    fc.assert(
      fc.property(anyCriteria, anyYear, fc.constantFrom(...FACETS), (asked, year, facet) => {
        const wider = new Set(idsOf(matchingAreas(real, without(asked, facet), year)));
        expect(idsOf(matchingAreas(real, asked, year)).filter((id) => !wider.has(id))).toEqual([]);
        expect(choiceOf(without(asked, facet), facet)).toBeNull();
      }),
      { numRuns: 60 },
    );
  });

  it('the ways out of nothing are the removals that give something', () => {
    let empty = 0;
    fc.assert(
      fc.property(anyCriteria, anyYear, (asked, year) => {
        if (matchingAreas(real, asked, year).length > 0) return;
        empty += 1;
        const ways = waysOut(real, asked, year);
        for (const facet of activeFacets(asked)) {
          const count = matchingAreas(real, without(asked, facet), year).length;
          expect(ways.find((way) => way.facet === facet)?.count ?? 0).toBe(count);
        }
      }),
      { numRuns: 60 },
    );
    expect(empty).toBeGreaterThan(5);
  });

  it('every choice that a facet offers is called something in both languages, but for standings and figures', () => {
    for (const facet of ['industry', 'role', 'kind', 'document'] as const)
      for (const choice of choices[facet])
        expect(choiceWords(real, facet, choice), choice).toMatchObject({
          zh: expect.stringMatching(/./),
          en: expect.stringMatching(/./),
        });
  });

  it('places with figures are those of which the files give one', () => {
    const counted = real.areas.filter(({ figures }) => figures !== undefined);
    expect(counted.length).toBeGreaterThan(50);
    expect(counted.every(({ figures = 0, rows }) => figures > 0 && figures <= rows)).toBe(true);
  });
});

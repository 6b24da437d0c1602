/**
 * The filter: which places have what a reader asks for, as of a year. This is the one place that says so; the map, the lists
 * and the tables ask it.
 *
 * What a choice means, of a place as of the year shown:
 * - `industry`: documents assign it to the place at the latest stop that names any (`industriesAsOf`); a group is any of its members.
 * - `role`: a document states or plans a role of that class for the year itself (`rolesAsOf`), though another may colour the map.
 * - `kind`: what the place is. It has no year.
 * - `document`: some row of the document names the place, whatever year the row speaks of.
 * - `standing`: some role or industry statement of the year itself has that standing; an author's proposals are found here alone. A site
 *   abroad has that of the latest tie by which the map draws it, up to the year: landed (stated), planned or proposed.
 * - `figures`: some document gives a figure of the place, whatever its year.
 * Each choice asks the place and not one statement: "cluster" and "planned" may be two statements of the same place.
 * The city and the nation are no places among others, so no filter counts them.
 */
import type { IndexedCatalogue } from '../model/catalogue.ts';
import type { AreaId, DocumentId, IndustryId, RoleClassId, Year } from '../model/ids.ts';
import type { Area } from '../model/schema.ts';
import type { Standing } from '../vocabulary/evidence.ts';
import type { Words } from '../vocabulary/languages.ts';
import { CONTEXT_OVERLAY } from '../vocabulary/overlays.ts';
import { industriesAsOf, rolesAsOf, stopOf } from './rules.ts';

/** In the order of the panel. */
export const FACETS = ['industry', 'role', 'kind', 'document', 'standing', 'figures'] as const;
export type Facet = (typeof FACETS)[number];

/** What is asked for; a View is such a criterion. Null and false ask for nothing. */
export interface Criteria {
  /** An industry, or a group of them. */
  readonly industry: IndustryId | null;
  readonly role: RoleClassId | null;
  readonly kind: string | null;
  readonly document: DocumentId | null;
  readonly standing: Standing | null;
  readonly figures: boolean;
}

export const NO_CRITERIA: Criteria = {
  industry: null,
  role: null,
  kind: null,
  document: null,
  standing: null,
  figures: false,
};

/** The only choice of `figures`. */
export const WITH_FIGURES = 'with';

/** What is chosen of a facet; null: nothing. */
export function choiceOf(criteria: Criteria, facet: Facet): string | null {
  return facet === 'figures' ? (criteria.figures ? WITH_FIGURES : null) : criteria[facet];
}

/** The facets that leave places aside. */
export const activeFacets = (criteria: Criteria): readonly Facet[] =>
  FACETS.filter((facet) => choiceOf(criteria, facet) !== null);

/** Criteria without one of them. */
export const without = (criteria: Criteria, facet: Facet): Criteria => ({ ...criteria, [facet]: NO_CRITERIA[facet] });

/** All choices of each facet that a place answers to. */
type Answers = Readonly<Record<Facet, ReadonlySet<string>>>;

/** Standings of a site abroad: what the latest tie up to the year says of it; a plan that was carried out is a plan no more. */
function landings(catalogue: IndexedCatalogue, { id }: Area, year: Year): readonly Standing[] {
  const ties = catalogue.arcs.filter(({ to, asOf }) => to === id && asOf <= year);
  const latest = Math.max(...ties.map(({ asOf }) => asOf));
  return ties.filter(({ asOf }) => asOf === latest).map(({ standing }) => standing);
}

function answersOf(catalogue: IndexedCatalogue, area: Area, year: Year): Answers {
  const { industries } = industriesAsOf(catalogue, area.id, year);
  const heads = catalogue.headsByArea.get(area.id) ?? [];
  return {
    industry: new Set(industries.flatMap((id) => [id, ...(catalogue.groupOf.get(id) ?? [])])),
    role: new Set(rolesAsOf(catalogue, area.id, year).stated.map((head) => head.role.class)),
    kind: new Set([area.kind]),
    document: new Set(catalogue.documentsNaming.get(area.id)),
    standing: new Set([
      ...heads.filter((head) => stopOf(catalogue.years, head.asOf) === year).map((head) => head.standing),
      ...landings(catalogue, area, year),
    ]),
    figures: new Set(area.figures ? [WITH_FIGURES] : []),
  };
}

/** Answers of all places as of a year: asked for at every move of the map, and the same until the catalogue is another. */
const known = new WeakMap<IndexedCatalogue, Map<Year, ReadonlyMap<AreaId, Answers>>>();

function answers(catalogue: IndexedCatalogue, year: Year): ReadonlyMap<AreaId, Answers> {
  const years = known.get(catalogue) ?? new Map<Year, ReadonlyMap<AreaId, Answers>>();
  known.set(catalogue, years);
  let found = years.get(year);
  if (!found) {
    const places = catalogue.areas.filter((area) => area.overlay !== CONTEXT_OVERLAY);
    found = new Map(places.map((area) => [area.id, answersOf(catalogue, area, year)]));
    years.set(year, found);
  }
  return found;
}

const fits = (answer: Answers, criteria: Criteria, facets: readonly Facet[]) =>
  facets.every((facet) => answer[facet].has(choiceOf(criteria, facet) ?? ''));

/** Places that have all that is asked for, in the order of the catalogue; all places when nothing is. */
export function matchingAreas(catalogue: IndexedCatalogue, criteria: Criteria, year: Year): readonly Area[] {
  const byId = answers(catalogue, year);
  const facets = activeFacets(criteria);
  return catalogue.areas.filter((area) => {
    const answer = byId.get(area.id);
    return answer !== undefined && fits(answer, criteria, facets);
  });
}

/** Of the places given, those that the filter leaves aside; none while nothing is asked for, and never the city or the nation. */
export function leftAside(
  catalogue: IndexedCatalogue,
  criteria: Criteria,
  year: Year,
  areas: readonly Area[],
): readonly Area[] {
  const facets = activeFacets(criteria);
  if (facets.length === 0) return [];
  const byId = answers(catalogue, year);
  return areas.filter((area) => {
    const answer = byId.get(area.id);
    return answer !== undefined && !fits(answer, criteria, facets);
  });
}

export type FacetCounts = Readonly<Record<Facet, ReadonlyMap<string, number>>>;

/**
 * How many places each choice would leave, given the choices of all other facets: a facet's counts do not depend on what is
 * chosen in it. A choice that is absent would leave none.
 */
export function countFacets(catalogue: IndexedCatalogue, criteria: Criteria, year: Year): FacetCounts {
  const facets = activeFacets(criteria);
  const all = [...answers(catalogue, year).values()];
  const countOf = (facet: Facet) => {
    const others = facets.filter((other) => other !== facet);
    const counts = new Map<string, number>();
    for (const answer of all)
      if (fits(answer, criteria, others))
        for (const choice of answer[facet]) counts.set(choice, (counts.get(choice) ?? 0) + 1);
    return counts;
  };
  return {
    industry: countOf('industry'),
    role: countOf('role'),
    kind: countOf('kind'),
    document: countOf('document'),
    standing: countOf('standing'),
    figures: countOf('figures'),
  };
}

export interface WayOut {
  readonly facet: Facet;
  /** Places that are there without it. */
  readonly count: number;
}

/** Of criteria that nothing meets: those whose removal alone gives places, the most first; none when it takes two or more. */
export function waysOut(catalogue: IndexedCatalogue, criteria: Criteria, year: Year): readonly WayOut[] {
  return activeFacets(criteria)
    .map((facet) => ({ facet, count: matchingAreas(catalogue, without(criteria, facet), year).length }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}

/** What a choice is called; undefined for standings and figures, whose words are the interface's, and for an id that does not exist. */
export function choiceWords(catalogue: IndexedCatalogue, facet: Facet, choice: string): Words | undefined {
  // The ids are compared as text: a link may name one that no list has.
  if (facet === 'industry') return catalogue.industryName.get(choice as IndustryId);
  if (facet === 'role') return catalogue.roleClassById.get(choice as RoleClassId);
  if (facet === 'kind') return catalogue.kinds.find(({ id }) => id === choice);
  return facet === 'document' ? catalogue.documentById.get(choice as DocumentId)?.short : undefined;
}

/**
 * The filter: which places match the user's criteria, as of a year. The map, the lists and the tables all use these
 * functions.
 *
 * When a place matches a choice, as of the year shown:
 * - `industry`: documents assign it to the place at the latest stop that names any (`industriesAsOf`); a group is any
 *   of its members.
 * - `role`: a document states or plans a role of that class for the year itself (`rolesAsOf`), even if another role
 *   colours the map.
 * - `kind`: the kind of the place, which does not depend on the year.
 * - `document`: some row of the document names the place, whatever the year of the row.
 * - `standing`: some role or industry statement of the year itself is so (`mannersOf`); this is the only facet that
 *   finds an author's proposals. A site abroad has the manners of its latest arc up to the year: landed (stated),
 *   planned or proposed.
 * - `figures`: some document gives a figure of the place, whatever its year. Each choice is tested on the place and not
 *   on one statement: "cluster" and "planned" may come from two statements. The city and the nation are context and not
 *   places of the layout, so no filter counts them.
 */
import type { IndexedCatalogue } from '../model/catalogue.ts';
import type { AreaId, DocumentId, IndustryId, RoleClassId, Year } from '../model/ids.ts';
import type { Area } from '../model/schema.ts';
import { type Manner, mannersOf } from '../vocabulary/evidence.ts';
import type { Words } from '../vocabulary/languages.ts';
import { CONTEXT_OVERLAY } from '../vocabulary/overlays.ts';
import { industriesAsOf, rolesAsOf, stopOf } from './rules.ts';

/** In the order of the filter panel. */
export const FACETS = ['industry', 'role', 'kind', 'document', 'standing', 'figures'] as const;
export type Facet = (typeof FACETS)[number];

/** The user's choices; a View has these fields. Null and false mean no choice. */
export interface Criteria {
  /** An industry, or a group of them. */
  readonly industry: IndustryId | null;
  readonly role: RoleClassId | null;
  readonly kind: string | null;
  readonly document: DocumentId | null;
  readonly standing: Manner | null;
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

/** The choice of a facet; null when it has none. */
export function choiceOf(criteria: Criteria, facet: Facet): string | null {
  return facet === 'figures' ? (criteria.figures ? WITH_FIGURES : null) : criteria[facet];
}

/** The facets that have a choice, and so filter out places. */
export const activeFacets = (criteria: Criteria): readonly Facet[] =>
  FACETS.filter((facet) => choiceOf(criteria, facet) !== null);

/** The criteria with one facet cleared. */
export const without = (criteria: Criteria, facet: Facet): Criteria => ({ ...criteria, [facet]: NO_CRITERIA[facet] });

/** All choices of each facet that a place matches. */
type Answers = Readonly<Record<Facet, ReadonlySet<string>>>;

/**
 * Manners of a site abroad: those of its latest arcs up to the year, so that a plan that was carried out no longer
 * counts as planned.
 */
function landingManners(catalogue: IndexedCatalogue, { id }: Area, year: Year): readonly Manner[] {
  const arcs = catalogue.arcs.filter(({ to, asOf }) => to === id && asOf <= year);
  const latest = Math.max(...arcs.map(({ asOf }) => asOf));
  return arcs.filter(({ asOf }) => asOf === latest).flatMap(mannersOf);
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
      ...heads.filter((head) => stopOf(catalogue.years, head.asOf) === year).flatMap(mannersOf),
      ...landingManners(catalogue, area, year),
    ]),
    figures: new Set(area.figures ? [WITH_FIGURES] : []),
  };
}

/**
 * Cache of the answers of all places by year: they are read at every move of the map and depend on the catalogue alone.
 */
const answersByYear = new WeakMap<IndexedCatalogue, Map<Year, ReadonlyMap<AreaId, Answers>>>();

function answers(catalogue: IndexedCatalogue, year: Year): ReadonlyMap<AreaId, Answers> {
  const years = answersByYear.get(catalogue) ?? new Map<Year, ReadonlyMap<AreaId, Answers>>();
  answersByYear.set(catalogue, years);
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

/** Places that match every choice, in the order of the catalogue; all places when there is no choice. */
export function matchingAreas(catalogue: IndexedCatalogue, criteria: Criteria, year: Year): readonly Area[] {
  const byId = answers(catalogue, year);
  const facets = activeFacets(criteria);
  return catalogue.areas.filter((area) => {
    const answer = byId.get(area.id);
    return answer !== undefined && fits(answer, criteria, facets);
  });
}

/** The given places that the filter excludes; none while there is no choice, and never the city or the nation. */
export function excludedAreas(
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
 * How many places match each choice together with the choices of all other facets: a facet's counts do not depend on
 * its own choice. A choice without an entry matches no place.
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
  /** Number of places that match when this facet is cleared. */
  readonly count: number;
}

/**
 * For criteria without a match: the facets of which clearing one is enough to get places, the most places first. Empty
 * when two or more have to be cleared.
 */
export function waysOut(catalogue: IndexedCatalogue, criteria: Criteria, year: Year): readonly WayOut[] {
  return activeFacets(criteria)
    .map((facet) => ({ facet, count: matchingAreas(catalogue, without(criteria, facet), year).length }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}

/**
 * The name of a choice; undefined for standings and figures, whose names are strings of the interface, and for unknown
 * ids.
 */
export function choiceWords(catalogue: IndexedCatalogue, facet: Facet, choice: string): Words | undefined {
  // Casts for look-up only: a link may carry an id that does not exist.
  if (facet === 'industry') return catalogue.industryName.get(choice as IndustryId);
  if (facet === 'role') return catalogue.roleClassById.get(choice as RoleClassId);
  if (facet === 'kind') return catalogue.kinds.find(({ id }) => id === choice);
  return facet === 'document' ? catalogue.documentById.get(choice as DocumentId)?.short : undefined;
}

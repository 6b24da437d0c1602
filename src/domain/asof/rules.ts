/**
 * What holds for a place as of a year.
 *
 * "No statement" does not mean "no change", so two answers are kept apart: what a document says *of that year*, or of
 * the years since the previous stop (`stated`); and, where none does, the latest earlier statement (`lastKnown`, with
 * its own year). The map colours by `stated` only; the panel shows `lastKnown` in addition, marked as such.
 */
import type { IndexedCatalogue } from '../model/catalogue.ts';
import type { AreaId, IndustryId, Year } from '../model/ids.ts';
import type { Area, Head, Role } from '../model/schema.ts';

/**
 * A head that states or plans a role. A designation is a plan, so planned roles count; an author's proposals do not.
 */
export type RoleHead = Head & { readonly role: Role };

export interface RoleAsOf {
  /** Roles that a document states of the year itself; the first one colours the map. */
  readonly stated: readonly RoleHead[];
  /** If nothing is stated of the year: the roles of the latest earlier year that has any. */
  readonly lastKnown: readonly RoleHead[];
}

const isRole = (head: Head): head is RoleHead => head.role !== undefined && head.standing !== 'proposed';

/** What can decide between two roles of one place and year. */
export const PRECEDENCES = ['basis', 'headline', 'class', 'line'] as const;
export type Precedence = (typeof PRECEDENCES)[number];

/** What comes first is smaller. */
type Rank = (head: RoleHead) => number;
function ranksOf({ roleClassById, roleOrder }: IndexedCatalogue): readonly (readonly [Precedence, Rank])[] {
  const basis: Rank = (head) => (head.basis === 'inferred' ? 1 : 0);
  const order: Rank = (head) => roleClassById.get(head.role.class)?.order ?? Number.MAX_SAFE_INTEGER;
  const line: Rank = (head) => head.at.line;
  // Versions published before 2026-12 keep the order that they were published with.
  if (roleOrder === undefined)
    return [
      ['class', order],
      ['basis', basis],
      ['line', line],
    ];
  return [
    ['basis', basis],
    ['headline', (head) => (head.role.headline ? 0 : 1)],
    ['class', order],
    ['line', line],
  ];
}

/** What puts the first of two roles before the second; undefined: nothing, and they come as in the catalogue. */
export function decidedBy(catalogue: IndexedCatalogue, first: RoleHead, second: RoleHead): Precedence | undefined {
  return ranksOf(catalogue).find(([, rank]) => rank(first) !== rank(second))?.[0];
}

/**
 * Orders roles of one place and year: a named one before an inferred one, a headline before a detail, then by the class
 * order of the vocabulary (layout structures before descriptive titles), then by line of the document.
 */
function byPrecedence(catalogue: IndexedCatalogue) {
  const ranks = ranksOf(catalogue).map(([, rank]) => rank);
  return (a: RoleHead, b: RoleHead) => {
    const rank = ranks.find((of) => of(a) !== of(b));
    return rank ? rank(a) - rank(b) : 0;
  };
}

/**
 * The stop of the slider that a year belongs to. A stop covers the years after the previous stop, up to its own.
 * Documents speak of years between the stops too (2016 and 2017, for example), and those statements belong to the next
 * stop.
 */
export function stopOf(years: readonly Year[], asOf: Year): Year | undefined {
  return years.find((year) => asOf <= year);
}

/** Roles of an area as of a stop. Both lists are empty when no document up to that stop states one. */
export function rolesAsOf(catalogue: IndexedCatalogue, area: AreaId, year: Year): RoleAsOf {
  const roles = (catalogue.headsByArea.get(area) ?? []).filter(isRole);
  const stated = roles.filter((head) => stopOf(catalogue.years, head.asOf) === year).sort(byPrecedence(catalogue));
  if (stated.length > 0) return { stated, lastKnown: [] };
  const lastYear = Math.max(...roles.filter((head) => head.asOf < year).map((head) => head.asOf));
  return { stated, lastKnown: roles.filter((head) => head.asOf === lastYear).sort(byPrecedence(catalogue)) };
}

/** Why a role of the year does not colour its place. `same`: nothing puts it after the one that does. */
export const DEFEATS = [...PRECEDENCES, 'proposed', 'same'] as const;
export interface RoleInOrder {
  readonly head: RoleHead;
  /** Null for the one that colours the map. */
  readonly lost: (typeof DEFEATS)[number] | null;
}

/** All roles that documents give an area for a stop, in their order, and at the end those that an author proposes. */
export function rolesInOrder(catalogue: IndexedCatalogue, area: AreaId, year: Year): readonly RoleInOrder[] {
  const { stated } = rolesAsOf(catalogue, area, year);
  const [won] = stated;
  const proposed = (catalogue.headsByArea.get(area) ?? []).filter(
    (head): head is RoleHead =>
      head.role !== undefined && head.standing === 'proposed' && stopOf(catalogue.years, head.asOf) === year,
  );
  return [
    ...stated.map((head) => ({
      head,
      lost: won && head !== won ? (decidedBy(catalogue, won, head) ?? ('same' as const)) : null,
    })),
    ...proposed.map((head) => ({ head, lost: 'proposed' as const })),
  ];
}

export interface IndustriesAsOf {
  readonly industries: readonly IndustryId[];
  /** The year the industries are stated for; undefined when none are known. */
  readonly year: Year | undefined;
  readonly heads: readonly Head[];
}

/** Industries that documents assign to an area at the latest stop not after `year` that names any. */
export function industriesAsOf(catalogue: IndexedCatalogue, area: AreaId, year: Year): IndustriesAsOf {
  const heads = (catalogue.headsByArea.get(area) ?? []).filter(
    (head) => head.industries.length > 0 && head.standing !== 'proposed',
  );
  const latest = heads.filter((head) => head.asOf <= year).at(-1)?.asOf;
  const stop = latest && stopOf(catalogue.years, latest);
  const current = heads.filter((head) => head.asOf <= year && stopOf(catalogue.years, head.asOf) === stop);
  return { industries: [...new Set(current.flatMap((head) => head.industries))], year: latest, heads: current };
}

/** Kinds of places to which a layout gives roles; for a body or a country a missing role means nothing. */
const DESIGNATED_KINDS: ReadonlySet<string> = new Set([
  'district',
  'carrier',
  'zone',
  'corridor',
  'collaborative-zone',
  'corridor-city',
]);

/**
 * Whether to show a role line for the place, even if only to say that none is stated: its kind has roles, or it was
 * given one up to the year.
 */
export function asksRole(catalogue: IndexedCatalogue, area: Area, year: Year): boolean {
  const { stated, lastKnown } = rolesAsOf(catalogue, area.id, year);
  return DESIGNATED_KINDS.has(area.kind) || stated.length + lastKnown.length > 0;
}

/**
 * The year for which documents first name a place, where that is after the year shown: until then they do not speak of
 * it. Undefined for places that are named by the year, and for those without a row.
 */
export const firstStatedAfter = ({ first }: Pick<Area, 'first'>, year: Year): Year | undefined =>
  first !== undefined && first > year ? first : undefined;

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

/**
 * Orders roles of one place and year: by the class order of the vocabulary (layout structures before descriptive
 * titles), then stated before inferred, then by line of the document.
 */
function byPrecedence(catalogue: IndexedCatalogue) {
  const order = (head: RoleHead) => catalogue.roleClassById.get(head.role.class)?.order ?? Number.POSITIVE_INFINITY;
  const inferred = (head: RoleHead) => (head.standing === 'inferred' ? 1 : 0);
  return (a: RoleHead, b: RoleHead) => order(a) - order(b) || inferred(a) - inferred(b) || a.at.line - b.at.line;
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

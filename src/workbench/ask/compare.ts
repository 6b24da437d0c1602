/**
 * A proposal beside what documents assign to the places that its zone overlaps. Pure. Nothing is weighed: a place that
 * has a proposed industry and another role is in both lists.
 */
import { industriesAsOf, rolesAsOf } from '#domain/asof/rules.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { AreaId, IndustryId, Year } from '#domain/model/ids.ts';
import type { Head } from '#domain/model/schema.ts';
import type { EvidenceLanguage } from '#domain/vocabulary/languages.ts';
import type { Proposal } from '../model/proposal.ts';
import { type CoveredPlace, citedBy, zoneAnswer } from './answer.ts';
import type { ZoneFound } from './zone.ts';

/** What documents say of a place that the proposal is held against. */
export interface Beside {
  readonly id: AreaId;
  /** The overlap is smaller than what the border may be off: it may be none. */
  readonly isUndecided: boolean;
  /** Phrases of the documents. */
  readonly roles: readonly string[];
  readonly roleYear: Year | undefined;
  readonly industries: readonly IndustryId[];
  readonly industryYear: Year | undefined;
  /** Document, section and line of each statement that the above rests on. */
  readonly sources: readonly string[];
}

export interface Compared {
  readonly districts: readonly CoveredPlace[];
  /** Places with the proposed class of role, or with a proposed industry. */
  readonly agrees: readonly Beside[];
  /** Places whose roles are all of other classes. */
  readonly differs: readonly Beside[];
  /** Proposed industries that no overlapped place has. */
  readonly unassigned: readonly IndustryId[];
  /** Those of them that no document up to the year assigns to any place. */
  readonly nowhere: readonly IndustryId[];
}

export function compareProposal(
  catalogue: IndexedCatalogue,
  { role, industries }: Proposal,
  found: ZoneFound,
  year: Year,
  language: EvidenceLanguage,
): Compared {
  const { covered } = zoneAnswer(catalogue, found, year, language, 0);
  const places = covered.map(({ id, isUndecided }) => {
    const { stated, lastKnown } = rolesAsOf(catalogue, id, year);
    const roles = stated.length > 0 ? stated : lastKnown;
    return { id, isUndecided, roles, assigned: industriesAsOf(catalogue, id, year) };
  });
  type Place = (typeof places)[number];
  const beside = (
    { id, isUndecided, assigned }: Place,
    roles: Place['roles'],
    shared: readonly IndustryId[],
  ): Beside => {
    const heads: readonly Head[] = [
      ...roles,
      ...assigned.heads.filter((head) => head.industries.some((industry) => shared.includes(industry))),
    ];
    return {
      id,
      isUndecided,
      roles: [...new Set(roles.map((head) => head.role[language]))],
      roleYear: roles[0]?.asOf,
      industries: shared,
      industryYear: shared.length > 0 ? assigned.year : undefined,
      sources: citedBy(catalogue, heads, language),
    };
  };
  const isSame = (head: Place['roles'][number]) => head.role.class === role;
  const agrees = places.flatMap((place) => {
    const same = place.roles.filter(isSame);
    const shared = industries.filter((industry) => place.assigned.industries.includes(industry));
    return same.length + shared.length > 0 ? [beside(place, same, shared)] : [];
  });
  const differs = places.flatMap((place) =>
    role !== null && place.roles.length > 0 && !place.roles.some(isSame) ? [beside(place, place.roles, [])] : [],
  );
  const unassigned = industries.filter(
    (industry) => !places.some(({ assigned }) => assigned.industries.includes(industry)),
  );
  // An author's proposals assign nothing, as everywhere on the map.
  const isAnywhere = (industry: IndustryId) =>
    catalogue.heads.some(
      (head) => head.asOf <= year && head.standing !== 'proposed' && head.industries.includes(industry),
    );
  return {
    districts: covered.filter(({ id }) => catalogue.areaById.get(id)?.overlay === 'districts'),
    agrees,
    differs,
    unassigned,
    nowhere: unassigned.filter((industry) => !isAnywhere(industry)),
  };
}

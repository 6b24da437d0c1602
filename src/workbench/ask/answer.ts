/**
 * What is answered of a zone: geometry joined with what the documents say as of a year, rounded to what the shapes can
 * tell. Pure: the words around it are the panel's.
 */
import { industriesAsOf, rolesAsOf } from '#domain/asof/rules.ts';
import { citeAgain } from '#domain/format/citation.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { AreaId, Year } from '#domain/model/ids.ts';
import type { Head } from '#domain/model/schema.ts';
import type { EvidenceLanguage } from '#domain/vocabulary/languages.ts';
import { CONTEXT_OVERLAY } from '#domain/vocabulary/overlays.ts';
import type { Covered, Near, ZoneFound } from './zone.ts';

/**
 * How far an administrative border may be off, metres: what remains of the packages' own shift is 50 m (95 %), and
 * outlines are simplified to 60 m for the city's districts, to 200 m elsewhere (`geo/build/README.md`).
 */
export const BORDER_M = { district: 100, elsewhere: 250 } as const;
/** A point of the class `site` is within a kilometre. */
const SITE_M = 1000;
/** Facilities that are named although they are farther than was asked for. */
const NEAREST = 3;

/** A share as it can be told: rounded to a step. */
export interface Share {
  /** 0 to 100, a multiple of the step. */
  readonly percent: number;
  readonly step: 10 | 1 | 0.1;
  /** It is more than nothing and less than half a step: "less than a step"; or the same below the whole. */
  readonly bound: 'below' | 'above' | null;
}

/** @param doubt of the share, 0 to 1: it is rounded so that the last digit is not below it. */
export function shareOf(share: number, doubt: number, isIndicative: boolean): Share {
  const step = isIndicative || doubt > 0.01 ? 10 : doubt > 0.001 ? 1 : 0.1;
  const steps = Math.round((share * 100) / step);
  const whole = Math.round(100 / step);
  // What is not the whole is not said to be it.
  if (share > 0 && steps === 0) return { percent: step, step, bound: 'below' };
  if (steps >= whole && share < 1 - 1e-6) return { percent: 100 - step, step, bound: 'above' };
  return { percent: Math.min(100, Number((steps * step).toFixed(1))), step, bound: null };
}

export interface Assigned {
  /** As of the year, or the last one before that is known. */
  readonly roles: readonly string[];
  readonly roleYear: Year | undefined;
  readonly industries: readonly string[];
  readonly industryYear: Year | undefined;
  /** Document, section and line of each statement that the above rests on. */
  readonly sources: readonly string[];
}

export interface CoveredPlace extends Assigned {
  readonly id: AreaId;
  /** Its outline is derived or authored, and no administrative border. */
  readonly isIndicative: boolean;
  /** The overlap is smaller than what the border may be off: it may be none. */
  readonly isUndecided: boolean;
  readonly ofZone: Share;
  readonly ofPlace: Share;
}

export interface NearPlace extends Assigned {
  readonly id: AreaId;
  /** Whole kilometres from the zone; 0: in it, or within a kilometre. */
  readonly kilometres: number;
  readonly isWithin: boolean;
}

export interface ZoneAnswer {
  readonly year: Year;
  readonly covered: readonly CoveredPlace[];
  /** In the zone or within the distance that was asked for. */
  readonly within: readonly NearPlace[];
  /** The nearest that are farther. */
  readonly farther: readonly NearPlace[];
  /** Places of which no more than the district, the town or the country is known. */
  readonly leftOut: number;
}

/** Document, section and line of statements, each once. */
export function citedBy(
  catalogue: IndexedCatalogue,
  heads: readonly Head[],
  language: EvidenceLanguage,
): readonly string[] {
  const cited = heads.flatMap(({ document: id, at }) => {
    const document = catalogue.documentById.get(id);
    return document ? [citeAgain(document, at, language)] : [];
  });
  return [...new Set(cited)];
}

/** What documents assign to a place as of a year, by the rules of the place's panel. */
export function assignedTo(
  catalogue: IndexedCatalogue,
  area: AreaId,
  year: Year,
  language: EvidenceLanguage,
): Assigned {
  const { stated, lastKnown } = rolesAsOf(catalogue, area, year);
  const roles = stated.length > 0 ? stated : lastKnown;
  const { industries, year: industryYear, heads } = industriesAsOf(catalogue, area, year);
  return {
    roles: [...new Set(roles.map(({ role }) => role[language]))],
    roleYear: roles[0]?.asOf,
    industries: industries.flatMap((industry) => catalogue.industryName.get(industry)?.[language] ?? []),
    industryYear,
    sources: citedBy(catalogue, [...roles, ...heads], language),
  };
}

/** Places that can be covered, and points that are known well enough to be near. */
export function askedPlaces(catalogue: IndexedCatalogue): ReadonlySet<AreaId> {
  return new Set(
    catalogue.areas
      .filter(({ overlay, shape, precision }) =>
        shape === 'point' ? precision === 'site' : shape === 'polygon' && overlay !== CONTEXT_OVERLAY,
      )
      .map(({ id }) => id),
  );
}

/** @param kilometres within which facilities are asked for. */
export function zoneAnswer(
  catalogue: IndexedCatalogue,
  found: ZoneFound,
  year: Year,
  language: EvidenceLanguage,
  kilometres: number,
): ZoneAnswer {
  const placeOf = (one: Covered): CoveredPlace[] => {
    const area = catalogue.areaById.get(one.id);
    if (!area) return [];
    const isIndicative = area.precision !== 'boundary';
    const doubt = BORDER_M[area.overlay === 'districts' ? 'district' : 'elsewhere'] * one.border;
    const placeArea = one.area / one.ofPlace;
    return [
      {
        id: one.id,
        isIndicative,
        isUndecided: one.area <= doubt,
        ofZone: shareOf(one.ofZone, doubt / found.area, isIndicative),
        ofPlace: shareOf(one.ofPlace, doubt / placeArea, isIndicative),
        ...assignedTo(catalogue, one.id, year, language),
      },
    ];
  };
  const nearOf = ({ id, distance }: Near): NearPlace => ({
    id,
    kilometres: Math.round(distance / SITE_M),
    isWithin: distance === 0,
    ...assignedTo(catalogue, id, year, language),
  });
  const isNear = ({ distance }: Near) => distance <= kilometres * 1000;
  return {
    year,
    covered: found.covered.flatMap(placeOf),
    within: found.near.filter(isNear).map(nearOf),
    farther: found.near
      .filter((one) => !isNear(one))
      .slice(0, NEAREST)
      .map(nearOf),
    leftOut: catalogue.areas.filter(({ shape, precision }) => shape === 'point' && precision !== 'site').length,
  };
}

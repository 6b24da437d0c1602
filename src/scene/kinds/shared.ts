/** What several kinds derive for a place: its tone, its label, whether the filter excludes it. */
import { excludedAreas } from '#domain/asof/filter.ts';
import { firstStatedAfter, rolesAsOf } from '#domain/asof/rules.ts';
import type { Year } from '#domain/model/ids.ts';
import type { Area } from '#domain/model/schema.ts';
import type { SceneLabel } from '../model.ts';
import type { Tone } from '../tokens.ts';
import type { KindContext } from './kind.ts';

/**
 * Bands of the draw order, bottom to top. A kind orders its layers within a band by a number from 0 to 9, so that the
 * layers of several kinds interleave: the fills of one are below the rivers, and the rivers below the points of
 * another.
 */
export const BAND = { ground: 0, region: 10, district: 20, corridor: 30, zone: 40, line: 50, point: 60 } as const;

/** The class of the first role stated for the year; `not-stated` if the documents state none. */
export function toneOf({ catalogue, year }: KindContext, area: Area): Tone {
  return rolesAsOf(catalogue, area.id, year).stated[0]?.role.class ?? 'not-stated';
}

/** Tones by area id; an area without a shape has none. */
export function tonesOf(context: KindContext, areas: readonly Area[] = context.areas): Record<string, Tone> {
  return Object.fromEntries(
    areas.filter((area) => area.shape !== null).map((area) => [area.id, toneOf(context, area)]),
  );
}

/** The class last stated before the year, of places without a role stated for it. */
export function lastTonesOf({ catalogue, year, areas }: KindContext): Record<string, Tone> {
  return Object.fromEntries(
    areas.flatMap((area) => {
      const last = rolesAsOf(catalogue, area.id, year).lastKnown[0];
      return last && area.shape !== null ? [[area.id, last.role.class]] : [];
    }),
  );
}

/** Outlines whose colour is that of a role that is planned. */
export const plannedOf = ({ catalogue, year, areas }: KindContext): Record<string, true> =>
  Object.fromEntries(
    areas.flatMap((area) =>
      area.shape === 'polygon' && rolesAsOf(catalogue, area.id, year).stated[0]?.standing === 'planned'
        ? [[area.id, true as const]]
        : [],
    ),
  );

/** Places that the filter excludes. */
export const faintOf = ({ catalogue, view, year, areas }: KindContext): Record<string, true> =>
  Object.fromEntries(excludedAreas(catalogue, view, year, areas).map((area) => [area.id, true]));

/**
 * Places that documents first name after the year, with that year. Districts are not among them: their borders are the
 * ground on which a layout is told, and the dots already say that nothing is stated.
 */
export const laterOf = ({ year, areas }: KindContext): Record<string, Year> =>
  Object.fromEntries(
    areas.flatMap((area) => {
      const first = firstStatedAfter(area, year);
      return first === undefined ? [] : [[area.id, first]];
    }),
  );

type LabelStyle = Pick<SceneLabel, 'rank' | 'anchor'> & { readonly minZoom?: number; readonly maxZoom?: number };

/** The label of an area, as a list: empty where it has no point. */
export function labelOf({ language }: KindContext, area: Area, style: LabelStyle): SceneLabel[] {
  if (!area.point) return [];
  return [
    {
      id: area.id,
      text: (area.label ?? area.name)[language],
      at: area.point,
      rank: style.rank,
      anchor: style.anchor,
      minZoom: style.minZoom ?? 0,
      maxZoom: style.maxZoom ?? Number.POSITIVE_INFINITY,
    },
  ];
}

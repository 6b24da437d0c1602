/** What several kinds need of a place: its tone, its label, whether the filter leaves it aside. */
import { leftAside } from '#domain/asof/filter.ts';
import { rolesAsOf } from '#domain/asof/rules.ts';
import type { Area } from '#domain/model/schema.ts';
import type { KindContext, SceneLabel } from '../model.ts';
import type { Tone } from '../tokens.ts';

/** Draw order of layers over all kinds, bottom to top. */
export const ORDER = {
  world: 0,
  land: 1,
  water: 2,
  deltaFill: 10,
  cityEdge: 14,
  districtFill: 20,
  districtEdge: 24,
  deltaEdge: 26,
  river: 30,
  municipalEdge: 32,
  corridor: 36,
  lingangFill: 40,
  zhangjiangFill: 44,
  zoneFill: 48,
  links: 58,
  arcs: 60,
  partnerPoints: 64,
  sitePoints: 66,
  zonePoints: 68,
  overseasPoints: 72,
} as const;

/** The class of the first role stated of the year; `not-stated` where the documents give none for it. */
export function toneOf({ catalogue, year }: KindContext, area: Area): Tone {
  return rolesAsOf(catalogue, area.id, year).stated[0]?.role.class ?? 'not-stated';
}

export function tonesOf(context: KindContext, areas: readonly Area[] = context.areas): Record<string, Tone> {
  return Object.fromEntries(
    areas.filter((area) => area.shape !== null).map((area) => [area.id, toneOf(context, area)]),
  );
}

/** The class last stated before the year, of places of which nothing is stated for it. */
export function lastTonesOf({ catalogue, year, areas }: KindContext): Record<string, Tone> {
  return Object.fromEntries(
    areas.flatMap((area) => {
      const last = rolesAsOf(catalogue, area.id, year).lastKnown[0];
      return last && area.shape !== null ? [[area.id, last.role.class]] : [];
    }),
  );
}

/** Places that the filter leaves aside. */
export const faintOf = ({ catalogue, view, year, areas }: KindContext): Record<string, true> =>
  Object.fromEntries(leftAside(catalogue, view, year, areas).map((area) => [area.id, true]));

type LabelStyle = Pick<SceneLabel, 'rank' | 'anchor'> & { readonly minZoom?: number; readonly maxZoom?: number };

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

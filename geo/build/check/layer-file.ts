/** The schema of a layer file, and which overlay its places belong to. */
import type { Geometry } from 'geojson';
import * as v from 'valibot';
import { areaId, words } from '../../../src/domain/model/parts.ts';
import { PRECISIONS, TIES } from '../../../src/domain/vocabulary/evidence.ts';
import { type AreaOverlay, CONTEXT_OVERLAY, OVERLAYS } from '../../../src/domain/vocabulary/overlays.ts';

/** Layers of the base map: they are drawn, but contain no places. */
const BASE_LAYERS = ['coast', 'water', 'world'] as const;
const AREA_OVERLAYS = [...OVERLAYS, CONTEXT_OVERLAY] as const;
const PLACES_SUFFIX = '-places';
const LAYER_NAMES = [
  ...BASE_LAYERS,
  ...AREA_OVERLAYS,
  ...AREA_OVERLAYS.map((name) => `${name}${PLACES_SUFFIX}` as const),
];

/** How deep the arrays of `coordinates` are nested (RFC 7946, section 3.1). */
const NESTING: Readonly<Record<string, number>> = {
  Point: 1,
  MultiPoint: 2,
  LineString: 2,
  MultiLineString: 3,
  Polygon: 3,
  MultiPolygon: 4,
};

const isNested = (value: unknown, depth: number): boolean =>
  depth === 0
    ? typeof value === 'number' && Number.isFinite(value)
    : Array.isArray(value) && value.length > 0 && value.every((part) => isNested(part, depth - 1));

function isGeometry(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('type' in value) || !('coordinates' in value)) return false;
  const depth = NESTING[String(value.type)];
  return depth !== undefined && isNested(value.coordinates, depth);
}

const source = v.object({ package: v.string(), version: v.string(), licence: v.string(), transform: v.string() });
const feature = v.object({
  type: v.literal('Feature'),
  properties: v.object({
    id: areaId,
    overlay: v.optional(v.picklist(AREA_OVERLAYS)),
    name: words,
    label: v.optional(words),
    aliases: v.optional(v.array(v.string())),
    kind: v.string(),
    parent: v.optional(v.nullable(areaId)),
    precision: v.picklist(PRECISIONS),
    tie: v.optional(v.picklist(TIES)),
    source,
    note: v.optional(words),
  }),
  // Validated without copying: a schema for every position would take a second and check no more.
  geometry: v.nullable(v.custom<Geometry>(isGeometry, 'a GeoJSON geometry with coordinates of its type')),
});

export const layerFile = v.object({
  type: v.literal('FeatureCollection'),
  name: v.picklist(LAYER_NAMES, 'a layer is named for its overlay, with or without -places'),
  sources: v.array(source),
  features: v.array(feature),
});

export type LayerFile = v.InferOutput<typeof layerFile>;
export type AreaFeature = LayerFile['features'][number];

/** `zhangjiang-places` and `zhangjiang` are two files of one overlay; undefined: a layer of the base map. */
export const overlayOfLayer = ({ name }: LayerFile): AreaOverlay | undefined =>
  AREA_OVERLAYS.find((overlay) => name === overlay || name === `${overlay}${PLACES_SUFFIX}`);

/** The schema of a layer file, and which overlay its places belong to. */
import type { Geometry } from 'geojson';
import * as v from 'valibot';
import { areaId, partialDate, text, words } from '../../../src/domain/model/parts.ts';
import { PRECISIONS, TIES } from '../../../src/domain/vocabulary/evidence.ts';
import { type AreaOverlay, CONTEXT_OVERLAY, OVERLAYS } from '../../../src/domain/vocabulary/overlays.ts';

/** Layers of the base map: they are drawn, but contain no places. */
const BASE_LAYERS = ['coast', 'water', 'world'] as const;
/** Those of them that are land. */
export const LAND_LAYERS: readonly string[] = ['coast', 'world'];
const AREA_OVERLAYS = [...OVERLAYS, CONTEXT_OVERLAY] as const;
const PLACES_SUFFIX = '-places';
const LAYER_NAMES = [
  ...BASE_LAYERS,
  ...AREA_OVERLAYS,
  ...AREA_OVERLAYS.map((name) => `${name}${PLACES_SUFFIX}` as const),
];

const bad = (value: unknown) => JSON.stringify(value)?.slice(0, 60);

/** What is wrong with a position, and what would be right; undefined: nothing. */
function positionFault(value: unknown): string | undefined {
  const isPair =
    Array.isArray(value) &&
    value.length === 2 &&
    value.every((part) => typeof part === 'number' && Number.isFinite(part));
  if (!isPair) return `position ${bad(value)} is not [longitude, latitude], two numbers`;
  const [lng = 0, lat = 0] = value as number[];
  if (Math.abs(lng) > 180 || Math.abs(lat) > 90)
    return `position ${bad(value)} is outside the world; longitude (-180 to 180) comes first, then latitude (-90 to 90)`;
  return lng === 0 && lat === 0 ? 'position [0,0] stands for a missing one; give the place, or null' : undefined;
}

/** The first fault among the items of a list. */
function listFault(value: unknown, fewest: number, faultOf: (item: unknown) => string | undefined): string | undefined {
  if (!Array.isArray(value) || value.length < fewest) return `${bad(value)} is not a list of at least ${fewest}`;
  for (const item of value) {
    const fault = faultOf(item);
    if (fault) return fault;
  }
  return undefined;
}

const lineFault = (value: unknown) => listFault(value, 2, positionFault);
function ringFault(value: unknown): string | undefined {
  const fault = listFault(value, 4, positionFault);
  if (fault || !Array.isArray(value)) return fault;
  const [first, last] = [bad(value[0]), bad(value.at(-1))];
  return first === last ? undefined : `an outline begins at ${first} and ends at ${last}; repeat its first position`;
}
const polygonFault = (value: unknown) => listFault(value, 1, ringFault);

/** Faults in the `coordinates` of each type (RFC 7946, section 3.1). */
const COORDINATES: ReadonlyMap<unknown, (value: unknown) => string | undefined> = new Map([
  ['Point', positionFault],
  ['MultiPoint', (value: unknown) => listFault(value, 1, positionFault)],
  ['LineString', lineFault],
  ['MultiLineString', (value: unknown) => listFault(value, 1, lineFault)],
  ['Polygon', polygonFault],
  ['MultiPolygon', (value: unknown) => listFault(value, 1, polygonFault)],
]);

/** What is wrong with a geometry, and what would be right; undefined: nothing. */
function geometryFault(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('type' in value) || !('coordinates' in value))
    return 'a geometry has type and coordinates, or is null';
  const faultOf = COORDINATES.get(value.type);
  if (!faultOf) return `geometry of type ${bad(value.type)}; allowed: ${[...COORDINATES.keys()].join(', ')}`;
  return faultOf(value.coordinates);
}

const source = v.strictObject({
  package: text,
  version: text,
  licence: text,
  transform: text,
  imported: v.optional(partialDate),
  date: v.optional(partialDate),
  attribution: v.optional(text),
});
const feature = v.pipe(
  v.strictObject({
    type: v.literal('Feature'),
    id: v.optional(v.string()),
    properties: v.strictObject({
      id: areaId,
      overlay: v.optional(v.picklist(AREA_OVERLAYS)),
      name: words,
      label: v.optional(words),
      aliases: v.optional(v.array(text)),
      kind: text,
      parent: v.optional(v.nullable(areaId)),
      precision: v.picklist(PRECISIONS),
      tie: v.optional(v.picklist(TIES)),
      source,
      note: v.optional(words),
    }),
    // Validated without copying: a schema for every position would take a second and check no more.
    geometry: v.nullable(
      v.custom<Geometry>(
        (value) => geometryFault(value) === undefined,
        ({ input }) => geometryFault(input) ?? '',
      ),
    ),
  }),
  v.forward(
    v.check(({ id, properties }) => id === undefined || id === properties.id, 'it differs from properties.id'),
    ['id'],
  ),
);

export const layerFile = v.strictObject({
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

/** The imported layers. Points placed by hand are in `*-places` and other files, which have tests of their own. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { area, centerOfMass } from '@turf/turf';
import type { Feature, FeatureCollection, Geometry, MultiPolygon, Polygon, Position } from 'geojson';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const LAYERS = join(ROOT, 'geo/layers');
export const IMPORTED_LAYERS = [
  'districts',
  'context',
  'zhangjiang',
  'lingang',
  'zones',
  'g60',
  'delta',
  'coast',
  'water',
  'world',
] as const;
export type LayerName = (typeof IMPORTED_LAYERS)[number];

export interface Source {
  readonly package: string;
  readonly version: string;
  readonly licence: string;
  readonly transform: string;
}
export interface Properties {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly aliases: readonly string[];
  readonly kind: string;
  readonly parent: string | null;
  readonly precision: string;
  readonly source: Source;
}
export type Areal = Polygon | MultiPolygon;
export type LayerFeature = Feature<Geometry | null, Properties>;
export interface Layer extends FeatureCollection<Geometry | null, Properties> {
  readonly name: string;
  readonly sources: readonly (Source & { readonly imported: string; readonly attribution: string })[];
}

export const layerPath = (name: LayerName): string => join(LAYERS, `${name}.geojson`);
const read = (name: LayerName): Layer => JSON.parse(readFileSync(layerPath(name), 'utf8'));
export const layers: readonly Layer[] = IMPORTED_LAYERS.map(read);
export const featuresOf = (name: LayerName): readonly LayerFeature[] =>
  layers.find((layer) => layer.name === name)?.features ?? [];

export const isAreal = (geometry: Geometry | null): geometry is Areal =>
  geometry?.type === 'Polygon' || geometry?.type === 'MultiPolygon';
export const partsOf = (geometry: Areal): readonly Position[][][] =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;

/** The outline of a place. @throws when it has none: a test must not pass because its subject is missing. */
export function outlineOf(id: string): Feature<Areal, Properties> {
  const found = layers.flatMap((layer) => layer.features).find((feature) => feature.properties.id === id);
  if (!found || !isAreal(found.geometry)) throw new Error(`no outline of ${id}`);
  return { ...found, geometry: found.geometry };
}

export const squareKilometres = (shape: Feature<Areal>): number => area(shape) / 1e6;

/** Centre of all parts, each weighed by its area (Turf's own takes the hull of several parts). */
export function centre(geometry: Areal): readonly [number, number] {
  let [weight, x, y] = [0, 0, 0];
  for (const coordinates of partsOf(geometry)) {
    const part: Polygon = { type: 'Polygon', coordinates };
    const [lng = 0, lat = 0] = centerOfMass(part).geometry.coordinates;
    weight += area(part);
    x += lng * area(part);
    y += lat * area(part);
  }
  return [x / weight, y / weight];
}

/** Logs how much a check has covered: a check over nothing finds nothing. */
export const saw = (what: string): void => console.info(`saw ${what}`);

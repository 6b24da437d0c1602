/** Layer files: properties in a fixed order, coordinates rounded, rings wound as RFC 7946 asks, one feature a line. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Position } from 'geojson';
import { signedArea } from '../../../src/domain/geo/rings.ts';
import { type Areal, type Drawn, partsOf } from './geometry.ts';
import { PACKAGES, type PackageKey, type Source } from './packages.ts';
import { PLACES } from './places.ts';

/** 0.00001° is one metre; the outlines are good to tens. */
const DECIMALS = 5;

export interface LayerFeature {
  readonly id: string;
  readonly geometry: Drawn | null;
  readonly source: Source;
}
export interface Layer {
  readonly name: string;
  readonly packages: readonly PackageKey[];
  readonly features: readonly LayerFeature[];
}

const rounded = ([lng = 0, lat = 0]: Position): Position => [
  Number(lng.toFixed(DECIMALS)),
  Number(lat.toFixed(DECIMALS)),
];

const withoutRepeats = (positions: readonly Position[]): Position[] =>
  positions.filter((position, index) => index === 0 || String(position) !== String(positions[index - 1]));

/** RFC 7946, 3.1.6: outer rings counter-clockwise, holes clockwise. */
function wound(rings: readonly Position[][]): Position[][] {
  return rings.map((ring, index) => (signedArea(ring) > 0 === (index === 0) ? ring : [...ring].reverse()));
}

function writtenAreal(geometry: Areal): Areal {
  const parts = partsOf(geometry).map((rings) =>
    wound(rings.map((ring) => withoutRepeats(ring.map((position) => rounded([...position]))))),
  );
  const [first] = parts;
  return parts.length === 1 && first
    ? { type: 'Polygon', coordinates: first }
    : { type: 'MultiPolygon', coordinates: parts };
}

function written(geometry: Drawn): Drawn {
  switch (geometry.type) {
    case 'Point':
      return { type: 'Point', coordinates: rounded(geometry.coordinates) };
    case 'LineString':
      return { type: 'LineString', coordinates: withoutRepeats(geometry.coordinates.map(rounded)) };
    case 'MultiLineString':
      return {
        type: 'MultiLineString',
        coordinates: geometry.coordinates.map((line) => withoutRepeats(line.map(rounded))),
      };
    default:
      return writtenAreal(geometry);
  }
}

function featureLine({ id, geometry, source }: LayerFeature): string {
  const place = PLACES[id];
  if (!place) throw new Error(`no names for ${id}`);
  const { name, label, aliases, kind, parent, precision, note } = place;
  const properties = {
    id,
    name,
    ...(label && { label }),
    aliases,
    kind,
    parent,
    precision,
    source,
    ...(note && { note }),
  };
  return JSON.stringify({ type: 'Feature', id, properties, geometry: geometry && written(geometry) });
}

/** The whole text of a layer file. */
export function layerText({ name, packages, features }: Layer): string {
  const head = [
    `"type":"FeatureCollection"`,
    `"name":${JSON.stringify(name)}`,
    `"sources":${JSON.stringify(packages.map((key) => PACKAGES[key]))}`,
  ];
  return `{\n${head.join(',\n')},\n"features":[\n${features.map(featureLine).join(',\n')}\n]}\n`;
}

/** Writes `<name>.geojson` into a folder. @returns its size in bytes. */
export function writeLayer(folder: string, layer: Layer): number {
  const text = layerText(layer);
  writeFileSync(join(folder, `${layer.name}.geojson`), text);
  return Buffer.byteLength(text);
}

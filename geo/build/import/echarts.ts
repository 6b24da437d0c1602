/** Administrative outlines out of the two ECharts families: districts, prefectures, counties. */
import { GRID_PER_DEGREE, wgs84FromEcharts } from './datum.ts';
import { type Cell, cell, closed, type LngLat, type Parts, type Ring } from './geometry.ts';
import { readPackageJson } from './packages.ts';

type Nested<Leaf> = Leaf | readonly Nested<Leaf>[];

/**
 * A map file of ECharts 4. With `UTF8Encoding` each ring is a string and has an offset; without, it is plain GeoJSON.
 */
interface EchartsMap {
  readonly UTF8Encoding?: boolean;
  readonly features: readonly {
    readonly properties: { readonly name: string };
    readonly geometry: {
      readonly type: 'Polygon' | 'MultiPolygon';
      readonly coordinates: readonly Nested<string | LngLat>[];
      readonly encodeOffsets?: readonly Nested<LngLat>[];
    };
  }[];
}

/** Undoes the zigzag coding: even numbers are positive, odd ones negative. */
const unzigzag = (code: number) => (code >> 1) ^ -(code & 1);

/**
 * Decodes a ring of ECharts' compressed maps: per vertex two characters, each a zigzag difference to the vertex before,
 * in grid cells, shifted by 64 into printable characters (echarts/src/coord/geo/parseGeoJson.js).
 *
 * @returns positions in the file's own datum (GCJ-02), longitude before latitude, degrees.
 */
export function decodeRing(text: string, [offsetX, offsetY]: LngLat): Ring {
  const ring: LngLat[] = [];
  let [x, y] = [offsetX, offsetY];
  for (let index = 0; index + 1 < text.length; index += 2) {
    x += unzigzag(text.charCodeAt(index) - 64);
    y += unzigzag(text.charCodeAt(index + 1) - 64);
    ring.push([x / GRID_PER_DEGREE, y / GRID_PER_DEGREE]);
  }
  return ring;
}

type EchartsFeature = EchartsMap['features'][number];

function ringsOf({ geometry }: EchartsFeature, encoded: boolean): Parts {
  const wrap = <Leaf>(list: readonly Nested<Leaf>[]) => (geometry.type === 'Polygon' ? [list] : list);
  // Casts: the nesting depth follows from the type of the geometry, which the type above does not carry.
  const parts = wrap(geometry.coordinates) as readonly (readonly (string | Ring)[])[];
  const offsets = wrap(geometry.encodeOffsets ?? []) as readonly (readonly LngLat[])[];
  return parts.map((rings, part) =>
    rings.map((ring, index) =>
      encoded ? decodeRing(ring as string, offsets[part]?.[index] ?? [0, 0]) : (ring as Ring),
    ),
  );
}

/**
 * Reads outlines of one map file.
 *
 * @param path file inside an installed package.
 * @param ids name in the file -> area id; other features of the file are left out.
 * @returns one cell per name, in the order of `ids`, in WGS-84.
 * @throws when a name is not in the file.
 */
export function readOutlines(path: string, ids: Readonly<Record<string, string>>): Cell[] {
  // Cast: a file of a pinned version, whose form is known.
  const map = readPackageJson(path) as EchartsMap;
  return Object.entries(ids).map(([name, id]) => {
    const found = map.features.find((feature) => feature.properties.name === name);
    if (!found) throw new Error(`${path} has no feature named ${name}`);
    const parts = ringsOf(found, map.UTF8Encoding === true);
    return cell(
      id,
      parts.map((rings) => rings.map((ring) => closed(ring.map(wgs84FromEcharts)))),
    );
  });
}

/** Land of the whole world for zooms 0 to 5, cut at the antimeridian. */
import type { FeatureCollection } from 'geojson';
import {
  type Areal,
  boundsOf,
  type Cells,
  cell,
  collection,
  type LngLat,
  type Parts,
  partsOf,
  type Ring,
} from './geometry.ts';
import { mapshaper, readPackageJson, type Topology, topojson } from './packages.ts';

const WHOLE_TURN = 360;

/**
 * Unwraps the longitudes of a ring across ±180, and extends a ring around a pole (Antarctica) to the pole and back, so
 * that planar geometry can cut it. The package's outlines are spherical and not cut.
 */
export function unrolled(ring: Ring): Ring {
  const run: LngLat[] = [];
  for (const [lng, lat] of ring) {
    const before = run.at(-1)?.[0] ?? lng;
    run.push([lng + WHOLE_TURN * Math.round((before - lng) / WHOLE_TURN), lat]);
  }
  const [first, last] = [run[0], run.at(-1)];
  if (!first || !last || Math.abs(last[0] - first[0]) < WHOLE_TURN / 2) return run;
  return [...run, [last[0], -90], [first[0], -90], first];
}

/** Unwraps all rings of a polygon: a hole (the Caspian) is shifted to the same turn of the globe as its outer ring. */
function unrolledPolygon([outer = [], ...holes]: readonly Ring[]): readonly Ring[] {
  const around = unrolled(outer);
  const [west, , east] = boundsOf(around);
  const middle = (west + east) / 2;
  return [
    around,
    ...holes.map((hole) => turned(unrolled(hole), Math.round((middle - (hole[0]?.[0] ?? 0)) / WHOLE_TURN))),
  ];
}

const turned = (ring: Ring, turns: number): Ring => ring.map(([lng, lat]) => [lng + turns * WHOLE_TURN, lat] as const);

/** The part of the land that lies within ±180 after a shift by whole turns, as one cell. */
function shifted(parts: Parts, turns: number): Parts {
  return parts
    .map((rings) => rings.map((ring) => turned(ring, turns)))
    .filter((rings) => {
      const [west, , east] = boundsOf(rings[0] ?? []);
      return west < 180 && east > -180;
    });
}

/** Nothing that documents name lies beyond it, and in Mercator Antarctica would take a third of the picture. */
const SOUTH = -60;

/** Tolerance and smallest island: a pixel at zoom 5 is 4.2 km at Shanghai. */
const COMMANDS = [
  '-i world.json',
  `-clip bbox=-180,${SOUTH},180,90`,
  '-explode',
  "-filter 'this.area >= 300e6'",
  '-simplify weighted interval=8000 keep-shapes',
  '-dissolve',
  '-o world-land.json format=geojson precision=0.001',
].join(' ');

/** World land of Natural Earth 1:50m without Antarctica. WGS-84; closed along ±180. */
export async function makeWorldLand(): Promise<Areal> {
  // Casts: a file of a pinned version, whose form is known; and what topojson and mapshaper make of it.
  const topology = readPackageJson('world-atlas/land-50m.json') as Topology;
  const land = topojson.feature(topology, topology.objects.land as object) as FeatureCollection<Areal>;
  const parts = land.features.flatMap(({ geometry }) => partsOf(geometry)).map(unrolledPolygon);
  const cells: Cells = collection([-1, 0, 1].map((turns) => cell('land', shifted(parts, turns))));
  const output = await mapshaper.applyCommands(COMMANDS, { 'world.json': cells });
  const made = JSON.parse(new TextDecoder().decode(output['world-land.json'])) as
    | FeatureCollection<Areal>
    | { geometries: Areal[] };
  const geometry = 'geometries' in made ? made.geometries[0] : made.features[0]?.geometry;
  if (!geometry) throw new Error('mapshaper made no world land');
  return geometry;
}

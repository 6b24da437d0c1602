/** Borders are the same vertices on both sides, and a coast is the same in every layer that has it. */
import { difference, union } from '@turf/turf';
import { describe, expect, it } from 'vitest';
import { edgesOf, overlap, reversed, unmatchedEdges } from './checks.ts';
import { type Areal, featuresOf, outlineOf, partsOf, saw, squareKilometres } from './layers.ts';

const districts = featuresOf('districts').map(({ properties }) => outlineOf(properties.id));
const shanghai = outlineOf('shanghai');
const land = outlineOf('land');
/** The outlines are accurate to 20 m; this is the area that such an error makes along 2.5 km of border. */
const LARGEST_GAP_KM2 = 0.05;

const edges = (id: string): ReadonlySet<string> => new Set(edgesOf(outlineOf(id).geometry));

describe('the check of edges finds what is wrong', () => {
  const square = (west: number, east: number, dent = east): Areal => ({
    type: 'Polygon',
    coordinates: [
      [
        [west, 0],
        [east, 0],
        [dent, 1],
        [east, 2],
        [west, 2],
        [west, 1],
        [west, 0],
      ],
    ],
  });
  const whole: Areal = {
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [1, 0],
        [2, 0],
        [2, 1],
        [2, 2],
        [1, 2],
        [0, 2],
        [0, 1],
        [0, 0],
      ],
    ],
  };
  it('two cells that share a border', () => expect(unmatchedEdges([square(0, 1), square(1, 2)], whole)).toEqual([]));
  it('two cells whose border differs by one vertex', () => {
    expect(unmatchedEdges([square(0, 1, 0.9), square(1, 2)], whole).length).toBeGreaterThan(0);
  });
});

describe('districts', () => {
  it('are sixteen', () => expect(districts).toHaveLength(16));

  it('share every border vertex by vertex', () => {
    const all = districts.flatMap(({ geometry }) => edgesOf(geometry));
    const outer = new Set(edgesOf(shanghai.geometry));
    saw(`${all.length} edges of districts, ${all.length - outer.size} of them on borders between two`);
    expect(all.length).toBeGreaterThan(3000);
    expect(
      unmatchedEdges(
        districts.map(({ geometry }) => geometry),
        shanghai.geometry,
      ),
    ).toEqual([]);
  });

  it(`do not overlap by ${LARGEST_GAP_KM2} km²`, () => {
    const pairs = districts.flatMap((a, index) =>
      districts.slice(index + 1).map((b) => ({ names: `${a.id} ${b.id}`, km2: overlap(a, b) })),
    );
    saw(`${pairs.length} pairs`);
    expect(pairs).toHaveLength(120);
    expect(pairs.filter(({ km2 }) => km2 > LARGEST_GAP_KM2)).toEqual([]);
    expect(overlap(shanghai, outlineOf('pudong'))).toBeGreaterThan(1000);
  });

  it(`leave no gap of ${LARGEST_GAP_KM2} km²`, () => {
    const together = union({ type: 'FeatureCollection', features: districts });
    if (!together) throw new Error('the districts have no union');
    const holes = partsOf(together.geometry).flatMap(([, ...inner]) => inner);
    const rest = difference({ type: 'FeatureCollection', features: [shanghai, together] });
    const sum = districts.reduce((total, district) => total + squareKilometres(district), 0);
    saw(`a union of ${squareKilometres(together).toFixed(1)} km² with ${holes.length} holes`);
    expect(holes).toEqual([]);
    expect(rest ? squareKilometres(rest) : 0).toBeLessThan(LARGEST_GAP_KM2);
    expect(Math.abs(squareKilometres(shanghai) - sum)).toBeLessThan(LARGEST_GAP_KM2);
  });
});

describe('coast and neighbours', () => {
  it('the edge of Shanghai is coast, vertex by vertex, or the border of 苏州 or 嘉兴', () => {
    const [coast, suzhou, jiaxing] = [edges('land'), edges('suzhou'), edges('jiaxing')];
    const outer = edgesOf(shanghai.geometry);
    const sea = outer.filter((edge) => coast.has(edge));
    const border = outer.filter((edge) => suzhou.has(reversed(edge)) || jiaxing.has(reversed(edge)));
    saw(`${outer.length} edges: ${sea.length} of coast, ${border.length} of border`);
    expect(sea.length).toBeGreaterThan(150);
    expect(border.length).toBeGreaterThan(200);
    expect(sea.length + border.length).toBe(outer.length);
  });

  it('no outline reaches into the sea', () => {
    const outlines = [...districts, ...['suzhou', 'jiaxing', 'hangzhou', 'taicang', 'lingang-new-area'].map(outlineOf)];
    const wet = outlines.map((feature) => {
      const sea = difference({ type: 'FeatureCollection', features: [feature, land] });
      return { id: feature.id, km2: sea ? squareKilometres(sea) : 0 };
    });
    saw(`${outlines.length} outlines against ${partsOf(land.geometry).length} pieces of land`);
    expect(wet.filter(({ km2 }) => km2 > 0.001)).toEqual([]);
  });

  it('counties lie within their prefecture', () => {
    const outside = (county: string, prefecture: string) => {
      const rest = difference({ type: 'FeatureCollection', features: [outlineOf(county), outlineOf(prefecture)] });
      return rest ? squareKilometres(rest) : 0;
    };
    expect(
      ['wujiang', 'kunshan', 'taicang'].map((county) => outside(county, 'suzhou')).every((km2) => km2 < 0.001),
    ).toBe(true);
    expect(outside('jiashan', 'jiaxing')).toBeLessThan(0.001);
    expect(outside('qingpu', 'suzhou')).toBeGreaterThan(600);
  });

  it.each([
    ['yrd-demo-zone', ['qingpu', 'wujiang', 'jiashan']],
    ['jiakuntai', ['jiading', 'kunshan', 'taicang']],
  ] as const)('%s is made of its members exactly', (id, members) => {
    expect(
      unmatchedEdges(
        members.map((member) => outlineOf(member).geometry),
        outlineOf(id).geometry,
      ),
    ).toEqual([]);
  });

  it('松江 as a G60 city and as a district are one outline', () => {
    expect(outlineOf('songjiang-g60-city').geometry).toEqual(outlineOf('songjiang').geometry);
  });

  it('cities of the corridor do not overlap each other or Shanghai', () => {
    const cities = [
      ...['suzhou', 'jiaxing', 'hangzhou', 'jinhua', 'huzhou', 'hefei', 'xuancheng', 'wuhu'].map(outlineOf),
      shanghai,
    ];
    const pairs = cities.flatMap((a, index) =>
      cities.slice(index + 1).map((b) => ({ names: `${a.id} ${b.id}`, km2: overlap(a, b) })),
    );
    saw(`${pairs.length} pairs`);
    expect(pairs.filter(({ km2 }) => km2 > 0.001)).toEqual([]);
  });

  it('临港新片区 has the coast of the districts', () => {
    const vertices = (id: string) => new Set(partsOf(outlineOf(id).geometry).flat(2).map(String));
    const shared = [...vertices('lingang-new-area')].filter((position) => vertices('land').has(position));
    saw(`${shared.length} shared vertices`);
    expect(shared.length).toBeGreaterThan(25);
  });
});

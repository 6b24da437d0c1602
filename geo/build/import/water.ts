/** Lakes and rivers of the base map. All positions WGS-84, longitude before latitude. */
import type { LineString, Polygon, Position } from 'geojson';
import { COAST_WINDOW } from './coast.ts';
import { type Cells, closed, type LngLat, partsOf, type Ring } from './geometry.ts';
import { readPackageJson } from './packages.ts';
import { bandOf, type Channel, smoothLine, smoothRing } from './smooth.ts';

interface OverviewFile {
  readonly features: readonly {
    readonly properties: { readonly name?: string };
    readonly geometry: Polygon | LineString;
  }[];
}

/** A lake of Natural Earth by the name that it has there, as a curve through its vertices. */
export function readLake(name: string): Polygon {
  // Cast: a file of a pinned version, whose form is known.
  const lakes = readPackageJson('mapeo-offline-map/dist/lakes.json') as OverviewFile;
  const found = lakes.features.find(({ properties }) => properties.name === name);
  if (found?.geometry.type !== 'Polygon') throw new Error(`lakes.json has no lake named ${name}`);
  // Casts: as in `partsOf`.
  const rings = found.geometry.coordinates as unknown as readonly Ring[];
  return { type: 'Polygon', coordinates: rings.map((ring) => smoothRing(ring)) as unknown as Position[][] };
}

/** 淀山湖, drawn by hand as a scheme of its 62 km²: no package has it. */
const DIANSHAN_LAKE: Ring = [
  [120.953, 31.183],
  [120.935, 31.171],
  [120.925, 31.154],
  [120.917, 31.138],
  [120.928, 31.122],
  [120.923, 31.106],
  [120.929, 31.091],
  [120.941, 31.079],
  [120.955, 31.076],
  [120.966, 31.087],
  [120.981, 31.099],
  [120.992, 31.111],
  [120.997, 31.128],
  [120.994, 31.147],
  [120.985, 31.164],
  [120.971, 31.178],
];
export const dianshanLake = (): Polygon => ({
  type: 'Polygon',
  coordinates: [smoothRing(closed(DIANSHAN_LAKE)).map(([lng, lat]) => [lng, lat])],
});

/**
 * Natural Earth's 长江 ends at 江阴; from there along the middle of the river to where the coast of the layer opens, with
 * half its width. A scheme: no package has the banks.
 */
const YANGTZE_TO_THE_SEA: Channel = [
  [120.27, 31.94, 700],
  [120.45, 32.0, 1300],
  [120.62, 32.03, 2000],
  [120.78, 31.98, 2500],
  [120.88, 31.9, 2800],
  [120.96, 31.815, 2900],
  [121.04, 31.77, 3100],
  [121.1, 31.754, 3250],
  [121.13, 31.748, 3250],
];
/** 长江 below 江阴 as a surface, up to six kilometres wide. */
export const yangtzeReach = (): Polygon => ({
  type: 'Polygon',
  coordinates: [bandOf(YANGTZE_TO_THE_SEA).map(([lng, lat]) => [lng, lat])],
});

/** Where the package cuts the river in two; one half runs upstream from here, the other downstream. */
const TONGLING: LngLat = [117.33, 30.69];

/** 长江 from the western edge of the coast's window to the sea, downstream. */
export function readYangtze(): LineString {
  // Cast: a file of a pinned version, whose form is known.
  const rivers = readPackageJson('mapeo-offline-map/dist/rivers.json') as OverviewFile;
  const halves = rivers.features.flatMap(({ geometry }) => {
    // Cast: as in `partsOf`.
    const line = geometry.type === 'LineString' ? (geometry.coordinates as unknown as Ring) : [];
    return line[0]?.[0] === TONGLING[0] && line[0][1] === TONGLING[1] ? [line] : [];
  });
  const [upstream, downstream] = [
    halves.find(([, second]) => west(second)),
    halves.find(([, second]) => !west(second)),
  ];
  if (!upstream || !downstream)
    throw new Error('rivers.json has not the two halves of the Yangtze that meet at Tongling');
  const inWindow = upstream.filter(([lng]) => lng >= COAST_WINDOW[0]).reverse();
  const toTheSea = YANGTZE_TO_THE_SEA.map(([lng, lat]) => [lng, lat] as const);
  return line(smoothLine([...inWindow, ...downstream.slice(1), ...toTheSea]));
}
const west = (position: LngLat | undefined) => (position?.[0] ?? 0) < TONGLING[0];

/** 黄浦江 above its first stretch of border, by hand (within 300 m): from 三角渡 through 松江. */
const HUANGPU_SONGJIANG: readonly LngLat[] = [
  [121.214, 30.948],
  [121.232, 30.957],
  [121.262, 30.957],
  [121.296, 30.962],
  [121.328, 30.969],
];
/** Through 闵行, which has both banks, by hand (within 300 m): from the bend at 紫竹 to 徐汇. */
const HUANGPU_MINHANG: readonly LngLat[] = [
  [121.4725, 31.0215],
  [121.4745, 31.034],
  [121.4735, 31.05],
  [121.47, 31.068],
  [121.465, 31.088],
  [121.4615, 31.102],
];
/** East of this the border of 闵行 and 奉贤 has left the river. */
const BEND_AT_ZIZHU_DEGREES = 121.467;

/**
 * Stretch of the outline of one cell that it shares with others.
 *
 * @returns the shared positions in the order of the ring (counter-clockwise round the first cell); where the sharing is
 * broken by a few other vertices, the stretches follow each other.
 */
export function sharedBorder(cells: Cells, id: string, others: readonly string[]): readonly LngLat[] {
  const ringsOf = (wanted: readonly string[]) =>
    cells.features
      .filter(({ properties }) => wanted.includes(properties.id))
      .flatMap(({ geometry }) => partsOf(geometry).flat());
  const shared = new Set(ringsOf(others).flat().map(String));
  const ring = [...ringsOf([id])].sort((a, b) => b.length - a.length)[0]?.slice(0, -1) ?? [];
  const isShared = ring.map((position) => shared.has(String(position)));
  const start = isShared.findIndex((value, index) => value && !isShared.at(index - 1));
  return [...ring.slice(start), ...ring.slice(0, start)].filter((position) => shared.has(String(position)));
}

const upriver = (border: readonly LngLat[]) =>
  (border[0]?.[1] ?? 0) <= (border.at(-1)?.[1] ?? 0) ? border : [...border].reverse();

/** 黄浦江, downstream: along borders of districts where it is one (32 km of it exactly), by hand elsewhere. */
export function huangpuRiver(mosaic: Cells): LineString {
  const minhangAndFengxian = upriver(sharedBorder(mosaic, 'minhang', ['fengxian']));
  const throughTheCity = upriver(sharedBorder(mosaic, 'pudong', ['xuhui', 'huangpu', 'hongkou', 'yangpu', 'baoshan']));
  return line([
    ...HUANGPU_SONGJIANG,
    ...minhangAndFengxian.filter(([lng]) => lng < BEND_AT_ZIZHU_DEGREES),
    ...HUANGPU_MINHANG,
    ...throughTheCity,
  ]);
}

const line = (positions: readonly LngLat[]): LineString => ({
  type: 'LineString',
  coordinates: positions.map(([lng, lat]) => [lng, lat]),
});

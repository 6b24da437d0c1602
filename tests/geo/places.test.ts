/** Shapes are the right size and in the right place: against official areas, plans, and places that everybody knows. */
import { booleanPointInPolygon, distance } from '@turf/turf';
import { describe, expect, it } from 'vitest';
import { centre, featuresOf, isAreal, outlineOf, partsOf, saw, squareKilometres } from './layers.ts';

/**
 * Land areas in km²: Shanghai Statistical Yearbook 上海统计年鉴, table of districts (土地面积, 总计 6 340.50; the same rows in
 * every edition since 静安 and 闸北 were merged in 2015). They are the survey of 1984–1986 and count neither tidal flats
 * nor land won since, so that coastal districts are larger on the map.
 */
const OFFICIAL_KM2: Readonly<Record<string, number>> = {
  pudong: 1210.41,
  huangpu: 20.46,
  xuhui: 54.76,
  changning: 38.3,
  jingan: 36.88,
  putuo: 54.83,
  hongkou: 23.48,
  yangpu: 60.73,
  minhang: 370.75,
  baoshan: 270.99,
  jiading: 464.2,
  jinshan: 586.05,
  songjiang: 605.64,
  qingpu: 670.14,
  fengxian: 687.39,
  chongming: 1185.49,
};
/**
 * Maximum ratio to the yearbook's area, for land that it leaves out: flats of 九段沙, airport and 临港; 青草沙, 横沙东滩, and two
 * townships of Jiangsu.
 */
const COASTAL_RATIO: Readonly<Record<string, number>> = {
  pudong: 1.22,
  baoshan: 1.13,
  jinshan: 1.05,
  fengxian: 1.05,
  chongming: 1.42,
};
const INLAND_TOLERANCE = 0.04;

/** km² of the outlines after the coast has cut them, measured from the packages when the method was chosen. */
const MEASURED_KM2 = { pudong: 1450, fengxian: 714, jinshan: 605, baoshan: 300 };

/**
 * Area in km², its tolerance, and centre: plans (国发〔2019〕15号 for 临港, the 2017 plan of 张江科学城, the zones' own sites); see
 * geo/build/README.md.
 */
const ZONES = [
  ['lingang-new-area', 873, 0.06, [121.74, 30.93]],
  ['zhangjiang-science-city', 94, 0.05, [121.619, 31.149]],
  ['zhangjiang-core-park', 25, 0.08, [121.608, 31.205]],
  ['yrd-demo-zone', 2405, 0.03, [120.81, 31.02]],
  ['caohejing', 5.98, 0.15, [121.4, 31.172]],
  ['zizhu', 13, 0.15, [121.447, 31.023]],
  ['taopu-innovation-city', 4.2, 0.15, [121.366, 31.28]],
] as const;
/** Tolerance: a shift by a fifth of the zone's diameter is not noticeable at any scale at which the zone is drawn. */
const centreTolerance = (km2: number) => Math.max(0.3, Math.sqrt(km2) / 10);

/** Well-known places, WGS-84, and the district that each is in. */
const LANDMARKS = [
  ["People's Square", 'huangpu', [121.4737, 31.2304]],
  ['Oriental Pearl Tower', 'pudong', [121.4953, 31.2417]],
  ['Pudong International Airport, terminal 1', 'pudong', [121.8, 31.149]],
  ['Dishui Lake', 'pudong', [121.93, 30.9]],
  ['Xujiahui', 'xuhui', [121.4365, 31.1945]],
  ['Zhongshan Park', 'changning', [121.4145, 31.2195]],
  ["Jing'an Temple", 'jingan', [121.4457, 31.2235]],
  ['Shanghai Railway Station', 'jingan', [121.4511, 31.2495]],
  ['East China Normal University, Zhongbei', 'putuo', [121.4015, 31.228]],
  ['Lu Xun Park', 'hongkou', [121.479, 31.2725]],
  ['Wujiaochang', 'yangpu', [121.5085, 31.3005]],
  ['Gucun Park', 'baoshan', [121.37, 31.345]],
  ['Hongqiao Railway Station', 'minhang', [121.3155, 31.1965]],
  ['Shanghai Circuit', 'jiading', [121.22, 31.339]],
  ['Shanghai Petrochemical, Jinshan', 'jinshan', [121.28, 30.73]],
  ['Songjiang New City', 'songjiang', [121.2265, 31.03]],
  ['Zhujiajiao', 'qingpu', [121.048, 31.111]],
  ['Nanqiao', 'fengxian', [121.458, 30.918]],
  ['Chengqiao', 'chongming', [121.395, 31.625]],
  ['Changxing Island, shipyard town', 'chongming', [121.7, 31.38]],
  ['Hengsha Island', 'chongming', [121.84, 31.34]],
] as const;

/** The same for shapes around the city. */
const BEYOND = [
  ['Zhangjiang Hi-Tech Park', 'zhangjiang-core-park', [121.5985, 31.203]],
  ['Shanghai Synchrotron', 'zhangjiang-science-city', [121.59, 31.192]],
  ['Dishui Lake', 'lingang-new-area', [121.93, 30.9]],
  ['Yangshan port', 'lingang-new-area', [122.075, 30.625]],
  ['Tongli', 'wujiang', [120.72, 31.16]],
  ['Xitang', 'jiashan', [120.89, 30.945]],
  ['Kunshan South Station', 'kunshan', [120.955, 31.373]],
  ['Taicang, town', 'taicang', [121.11, 31.455]],
  ['Suzhou, old city', 'suzhou', [120.62, 31.31]],
  ['West Lake', 'hangzhou', [120.145, 30.245]],
  ['Hefei, Luyang', 'hefei', [117.27, 31.87]],
] as const;

describe('areas', () => {
  it('the yearbook rows are whole: sixteen, 6 340.5 km² in all', () => {
    expect(Object.keys(OFFICIAL_KM2).sort()).toEqual(
      featuresOf('districts')
        .map(({ id }) => id)
        .sort(),
    );
    expect(Object.values(OFFICIAL_KM2).reduce((sum, km2) => sum + km2, 0)).toBeCloseTo(6340.5, 2);
  });

  it.each(Object.entries(OFFICIAL_KM2))('%s, against %d km²', (id, official) => {
    const ratio = squareKilometres(outlineOf(id)) / official;
    expect(ratio).toBeGreaterThan(1 - INLAND_TOLERANCE);
    expect(ratio).toBeLessThan(COASTAL_RATIO[id] ?? 1 + INLAND_TOLERANCE);
  });

  it.each(Object.entries(MEASURED_KM2))('%s, cut to the coast, is about %d km²', (id, km2) => {
    expect(Math.abs(squareKilometres(outlineOf(id)) / km2 - 1)).toBeLessThan(0.01);
  });

  it.each(ZONES)('%s: %d km² and its centre', (id, km2, tolerance, at) => {
    const { geometry, ...rest } = outlineOf(id);
    const measured = squareKilometres({ ...rest, geometry });
    const off = distance([...centre(geometry)], [...at]);
    saw(`${id}: ${measured.toFixed(2)} of ${km2} km², centre ${off.toFixed(2)} km off`);
    expect(Math.abs(measured / km2 - 1)).toBeLessThan(tolerance);
    expect(off).toBeLessThan(centreTolerance(km2));
  });

  it('临港新片区 has its three parts: 小洋山 18.3 km² and south of the airport 24.7 km²', () => {
    const parts = partsOf(outlineOf('lingang-new-area').geometry).map((coordinates) => ({
      type: 'Feature' as const,
      properties: {},
      geometry: { type: 'Polygon' as const, coordinates },
    }));
    const within = (south: number, north: number) =>
      parts
        .filter(({ geometry }) => centre(geometry)[1] > south && centre(geometry)[1] < north)
        .reduce((sum, part) => sum + squareKilometres(part), 0);
    expect(Math.abs(within(30.5, 30.7) / 18.3 - 1)).toBeLessThan(0.06);
    expect(Math.abs(within(31.05, 31.2) / 24.7 - 1)).toBeLessThan(0.06);
  });

  it('districts keep the size of a page: 3 200 to 4 000 vertices, at most 90 kB', () => {
    const vertices = featuresOf('districts').flatMap(({ geometry }) =>
      isAreal(geometry) ? partsOf(geometry).flat(2) : [],
    ).length;
    saw(`${vertices} vertices`);
    expect(vertices).toBeGreaterThan(3200);
    expect(vertices).toBeLessThan(4000);
  });
});

describe('places that everybody knows', () => {
  const districts = featuresOf('districts').map(({ properties }) => outlineOf(properties.id));

  it.each(LANDMARKS)('%s is in %s and in no other district', (_, id, at) => {
    expect(
      districts.filter((district) => booleanPointInPolygon([...at], district)).map((district) => district.id),
    ).toEqual([id]);
  });

  it('every district has a landmark', () => {
    saw(`${LANDMARKS.length} landmarks`);
    expect(new Set(LANDMARKS.map(([, id]) => id)).size).toBe(16);
  });

  it.each(BEYOND)('%s is in %s', (_, id, at) => expect(booleanPointInPolygon([...at], outlineOf(id))).toBe(true));

  it.each([
    ['the East China Sea', [122.5, 31.0]],
    ['the south channel of the Yangtze', [121.62, 31.37]],
    ['Hangzhou Bay', [121.3, 30.55]],
  ] as const)('%s is no land', (_, at) => expect(booleanPointInPolygon([...at], outlineOf('land'))).toBe(false));
});

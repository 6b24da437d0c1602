/** The shapes of each layer file, and their sources. */
import type { Position } from 'geojson';
import { readAxis } from './axis.ts';
import type { Areal, Drawn } from './geometry.ts';
import { DISTRICTS, makeMosaic } from './mosaic.ts';
import { PACKAGES, type PackageKey, type Source, sourceOf } from './packages.ts';
import { makeShapes } from './shapes.ts';
import { dianshanLake, huangpuRiver, readLake, readYangtze, yangtzeReach } from './water.ts';
import { makeWorldLand } from './world.ts';
import type { Layer, LayerFeature } from './writing.ts';

/** Nanhui New City, the centre of the Lingang Area: the point of an area without a boundary. */
const LINGANG_POINT: Position = [121.92, 30.9];

const COASTAL: ReadonlySet<string> = new Set([
  'pudong',
  'baoshan',
  'jinshan',
  'fengxian',
  'chongming',
  'taicang',
  'jiaxing',
  'hangzhou',
  'suzhou',
]);
const COUNTIES: ReadonlySet<string> = new Set(['wujiang', 'kunshan', 'taicang', 'jiashan']);

/** The source of an administrative outline: its package, and the coast if the outline has one. */
function outlineSource(id: string): Source {
  const own: PackageKey = COUNTIES.has(id) ? 'counties' : 'districts';
  if (!COASTAL.has(id)) return sourceOf([own], PACKAGES[own].transform);
  return sourceOf([own, 'coast'], `${PACKAGES[own].transform}; cut to the coast`);
}

const CITIES = ['suzhou', 'jiaxing', 'hangzhou', 'jinhua', 'huzhou', 'hefei', 'xuancheng', 'wuhu'];
const authored = (transform = PACKAGES.authored.transform): Source => sourceOf(['authored'], transform);

/** Makes all layers. Everything in them is WGS-84. */
export async function makeLayers(): Promise<Layer[]> {
  const mosaic = await makeMosaic();
  const shapes = await makeShapes(mosaic);
  const shape = (id: string): Areal => {
    const found = shapes.get(id);
    if (!found) throw new Error(`no shape for ${id}`);
    return found;
  };
  const feature = (id: string, source: Source, geometry: Drawn | null = shape(id)): LayerFeature => ({
    id,
    geometry,
    source,
  });
  const outline = (id: string) => feature(id, outlineSource(id));
  const union = (id: string, keys: readonly PackageKey[], of: string) => feature(id, sourceOf(keys, `union of ${of}`));
  const world = await makeWorldLand();

  return [
    { name: 'districts', packages: ['districts', 'coast'], features: Object.values(DISTRICTS).map(outline) },
    {
      name: 'context',
      packages: ['districts', 'coast', 'authored'],
      features: [
        union('shanghai', ['districts', 'coast'], 'the sixteen districts'),
        feature('china', authored('no geometry'), null),
      ],
    },
    {
      name: 'zhangjiang',
      packages: ['authored'],
      features: ['zhangjiang-science-city', 'zhangjiang-core-park'].map((id) => feature(id, authored())),
    },
    {
      name: 'lingang',
      packages: ['authored', 'districts', 'coast'],
      features: [
        feature(
          'lingang-new-area',
          sourceOf(['authored', 'districts', 'coast'], 'drawn along 大治河 and 金汇港; cut to districts and coast'),
        ),
        feature('lingang', authored('point placed by hand'), { type: 'Point', coordinates: LINGANG_POINT }),
      ],
    },
    {
      name: 'zones',
      packages: ['authored', 'districts'],
      features: ['caohejing', 'zizhu', 'taopu-innovation-city'].map((id) =>
        feature(id, sourceOf(['authored', 'districts'], `${PACKAGES.authored.transform}; cut to its districts`)),
      ),
    },
    {
      name: 'g60',
      packages: ['districts', 'coast', 'counties', 'cities', 'authored'],
      features: [
        feature(
          'g60',
          sourceOf(
            ['authored', 'cities'],
            'drawn by hand in Songjiang; beyond it a curve through city points of GeoNames',
          ),
          readAxis(),
        ),
        ...CITIES.map(outline),
        feature('songjiang-g60-city', outlineSource('songjiang')),
      ],
    },
    {
      name: 'delta',
      packages: ['districts', 'counties', 'coast'],
      features: [
        union('yrd-demo-zone', ['districts', 'counties'], 'Qingpu, Wujiang and Jiashan'),
        union('jiakuntai', ['districts', 'counties', 'coast'], 'Jiading, Kunshan and Taicang'),
        ...['wujiang', 'jiashan', 'kunshan', 'taicang'].map(outline),
      ],
    },
    {
      name: 'coast',
      packages: ['coast', 'districts', 'counties'],
      features: [feature('land', sourceOf(['coast'], PACKAGES.coast.transform))],
    },
    {
      name: 'water',
      packages: ['overview', 'districts', 'authored'],
      features: [
        feature('taihu', sourceOf(['overview'], PACKAGES.overview.transform), readLake('Tai Hu')),
        feature('chaohu', sourceOf(['overview'], PACKAGES.overview.transform), readLake('Chao Hu')),
        feature('dianshan-lake', authored('drawn by hand as a scheme'), dianshanLake()),
        feature(
          'huangpu-river',
          sourceOf(['districts', 'authored'], 'along district borders; by hand in Songjiang and Minhang'),
          huangpuRiver(mosaic),
        ),
        feature(
          'yangtze',
          sourceOf(['overview', 'authored'], 'a curve through the vertices; by hand below Jiangyin'),
          readYangtze(),
        ),
        feature('yangtze-reach', authored('drawn by hand as a scheme'), yangtzeReach()),
      ],
    },
    {
      name: 'world',
      packages: ['world'],
      features: [feature('world-land', sourceOf(['world'], PACKAGES.world.transform), world)],
    },
  ];
}

/** Own data: a file is dropped and drawn by both renderers, asked about where it must be, and there again next time. */
import { ShareDialog } from './driver/dialogs.ts';
import { expect, test } from './driver/test.ts';
import { zh } from './driver/words.ts';
import { Workbench } from './driver/workbench.ts';

const point = (name: string, lng: unknown, lat: number, staff: number) => ({
  type: 'Feature',
  properties: { name, staff },
  geometry: { type: 'Point', coordinates: [lng, lat] },
});
const collection = (...features: readonly object[]) => JSON.stringify({ type: 'FeatureCollection', features });
/** In the middle of the home view of 1440 × 900, and as large as a district. */
const SQUARE = collection({
  type: 'Feature',
  properties: { name: '<b>园区</b>', staff: 7 },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [121.2, 31.0],
        [121.6, 31.0],
        [121.6, 31.4],
        [121.2, 31.4],
        [121.2, 31.0],
      ],
    ],
  },
});

test('a file that is dropped is a layer on the SVG map, by itself, and is there after a reload', async ({ open }) => {
  const app = await open('./');
  const own = new Workbench(app);
  await own.drop('园区.geojson', SQUARE);
  await expect.poll(() => own.layers()).toEqual(['园区']);
  await expect.poll(() => own.drawn()).toBe(2);
  expect(app.link().get('panel')).toBe('workbench');
  // What it says is text, and no link carries it.
  await own.openTable(0);
  await expect.poll(() => own.tableCells()).toEqual(['<b>园区</b>', '7']);
  expect([...app.link().keys()]).not.toContain('layer');
  await app.screen.reload();
  await expect.poll(() => own.drawn()).toBe(2);
  await expect.poll(() => app.screen.texts({ css: '[data-part="own-layers"] label' })).toEqual(['园区']);
  // Whoever passes the map on is told that the layer stays here.
  const share = new ShareDialog(app);
  await share.open();
  await expect.poll(() => share.words()).toContain(zh('share.withoutOwn'));
});

test('no audience sees own data: they are not on the map while a View or a story is presented', async ({ open }) => {
  const app = await open('./');
  const own = new Workbench(app);
  await own.drop('园区.geojson', SQUARE);
  await expect.poll(() => own.drawn()).toBe(2);
  await app.show('./?mode=present&story=fixture-story');
  await app.screen.appears({ css: '[data-part="stage"]' });
  await expect.poll(() => own.drawn()).toBe(0);
  await app.press('Escape');
  await expect.poll(() => own.drawn()).toBe(2);
});

test('a broken file says in which row it is wrong, and its good rows are kept', async ({ open }) => {
  const app = await open('./?panel=workbench');
  const own = new Workbench(app);
  await own.openFile('a.geojson', collection(point('a', 121.4, 31.2, 1), point('b', null, 31.2, 2)));
  expect(await own.asked()).toContain('上图 1 行');
  expect(await own.problems()).toEqual([expect.stringContaining('第 2 行')]);
  expect(await own.layers()).toEqual([]);
  await own.accept();
  await expect.poll(() => own.layers()).toEqual(['a']);
  await own.openFile('b.geojson', '{"features":[');
  await expect.poll(() => own.asked()).toContain('1:14');
});

test('a table by names of districts asks once what has two meanings, and is coloured by a column', async ({ open }) => {
  const app = await open('./?panel=workbench');
  const own = new Workbench(app);
  await own.openFile('名单.csv', '企业,区,人数\na,浦东新区,10\nb,松江,20\nc,松江,30\nd,上海市崇明区,40\n');
  expect(await own.asked()).toContain('“松江”（2 行）是');
  await own.answer(0, '松江区');
  await expect.poll(() => own.asked()).toContain('上图 4 行');
  await own.accept();
  await expect.poll(() => own.layers()).toEqual(['名单']);
  await own.colourBy(0, '人数');
  await expect.poll(async () => (await own.legend()).length).toBeGreaterThan(1);
  // The answer is remembered.
  await own.openFile('又一份.csv', '企业,区,人数\nb,松江,20\n');
  await expect.poll(() => own.layers()).toEqual(['又一份', '名单']);
});

test('the third click on a head of the table brings the first order back, with its rows', async ({ open }) => {
  const app = await open('./?panel=workbench');
  const own = new Workbench(app);
  await own.openFile('a.geojson', collection(point('b', 121.4, 31.2, 2), point('a', 121.5, 31.2, 1)));
  await expect.poll(() => own.layers()).toEqual(['a']);
  await own.openTable(0);
  await expect.poll(() => own.tableCells()).toEqual(['b', '2', 'a', '1']);
  for (const cells of [
    ['a', '1', 'b', '2'],
    ['b', '2', 'a', '1'],
    ['b', '2', 'a', '1'],
  ]) {
    await own.sortTable(0);
    await expect.poll(() => own.tableCells()).toEqual(cells);
  }
});

test('the GL map draws the same layer over the places, and a click on it opens its row', async ({ open }) => {
  const app = await open('./?panel=workbench', { webgl: true });
  const own = new Workbench(app);
  const before = await app.screen.picture({ x: 640, y: 380, width: 1, height: 1 });
  await own.openFile('园区.geojson', SQUARE);
  await expect.poll(() => own.layers()).toEqual(['园区']);
  await expect
    .poll(async () => (await app.screen.picture({ x: 640, y: 380, width: 1, height: 1 })).equals(before))
    .toBe(false);
  await app.screen.clickAt({ x: 640, y: 380 });
  await expect.poll(() => app.screen.texts({ css: '[data-part="own-card"] dd' })).toEqual(['<b>园区</b>', '7']);
  expect(app.link().get('area')).toBeNull();
});

/** Questions about a zone and a layer: what documents assign there, how exactly, with sources, as a file too. */
import { expect, test } from './driver/test.ts';
import { benchEn, benchZh } from './driver/words.ts';
import { Workbench } from './driver/workbench.ts';

/** Around the middle of the home view of 1440 × 900. */
const ZONE = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { name: '园区' },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [121.0, 30.9],
            [121.7, 30.9],
            [121.7, 31.4],
            [121.0, 31.4],
            [121.0, 30.9],
          ],
        ],
      },
    },
  ],
});

test('a zone tells what it covers, with roles of the year and their sources, and saves it', async ({ open }) => {
  const app = await open('./?panel=workbench&asof=2019', { lang: 'en' });
  const own = new Workbench(app);
  await own.openFile('a.csv', 'lng,lat\n121.4,31.2\n121.5,31.1\n119,33\n');
  await expect.poll(() => own.layers()).toEqual(['a']);
  await own.openFile('园区.geojson', ZONE);
  await expect.poll(() => own.layers()).toEqual(['园区', 'a']);
  await app.map.waitUntilStill();
  await app.screen.clickAt({ x: 640, y: 380 });
  await own.ask();
  const covered = await own.answered('covered');
  expect(covered.length).toBeGreaterThan(0);
  for (const place of covered) expect(place).toMatch(/% of the zone, .*% of the place/);
  expect(covered.join('\n')).toMatch(/Sources: \d/);
  expect(await own.answered('others')).toEqual([`a ${benchEn('rows', { count: 2 })}`]);
  expect(await own.method()).toContain('As of 2019; data ');
  const { name, text } = await own.csv();
  expect(name).toBe(`${benchEn('answerOf', { name: '园区' })}.csv`);
  expect(text).toContain(benchEn('sourcesColumn'));
  expect(text.split('\r\n').length).toBeGreaterThan(covered.length);
  // A wider ring has what was beyond a narrower one.
  await own.askWithin(0);
  const few = (await own.answered('near')).length;
  await own.askWithin(200);
  await expect.poll(async () => (await own.answered('near')).length).toBeGreaterThanOrEqual(few);
  for (const place of await own.answered('near')) expect(place).toContain('indicative');
});

test('rows of a layer are counted, added and divided by district', async ({ open }) => {
  const app = await open('./?panel=workbench');
  const own = new Workbench(app);
  await own.openFile('名单.csv', '企业,区,人数\na,浦东新区,10\nb,浦东新区,20\nc,上海市崇明区,40\n');
  await expect.poll(() => own.layers()).toEqual(['名单']);
  await own.byDistrict(0);
  await expect.poll(async () => (await own.districts()).find((row) => row.includes('浦东'))).toMatch(/浦东新区\s*2/);
  await own.countBy('人数');
  await expect
    .poll(async () => (await own.districts()).find((row) => row.includes('浦东')))
    .toMatch(/浦东新区\s*2\s*30\s*15/);
  expect(await own.method()).toContain(benchZh('districtsMethod', { version: '', metres: 100 }).slice(-20));
});

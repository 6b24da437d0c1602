/** Own proposals: given to an area of a file and to a drawing, dashed, marked, and held against the documents. */
import { expect, test } from './driver/test.ts';
import { benchEn } from './driver/words.ts';
import { Workbench } from './driver/workbench.ts';

const ring = (west: number, south: number, east: number, north: number) => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
/** In the middle of the home view of 1440 × 900, over several districts. */
const ZONE = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { name: '园区' },
      geometry: { type: 'Polygon', coordinates: [ring(121.0, 30.9, 121.7, 31.4)] },
    },
  ],
});

test('two proposals stand side by side against the documents, with sources, and are kept', async ({ open }) => {
  const app = await open('./?panel=workbench&asof=2019', { lang: 'en' });
  const own = new Workbench(app);
  const { screen } = app;
  await own.openFile('园区.geojson', ZONE);
  await expect.poll(() => own.layers()).toEqual(['园区']);
  await app.map.waitUntilStill();
  await screen.clickAt({ x: 640, y: 380 });
  await own.propose('Innovation cluster', ['biomedicine', 'life-health']);
  await expect.poll(() => own.dashed()).toBe(1);
  // A drawing gets its own beside its name.
  await own.draw();
  await own.tool('rectangle');
  // In the east of the zone, at 121.6° E 31.15° N, which is in Pudong.
  const zone = await own.dashedBox();
  const [x, y] = [zone.x + 0.857 * zone.width, zone.y + zone.height / 2];
  await screen.clickAt({ x: x - 10, y: y - 10 });
  await screen.clickAt({ x: x + 10, y: y + 10 });
  await own.tool('select');
  await screen.clickAt({ x, y });
  await own.propose('Core functional area', []);
  await expect.poll(() => own.dashed()).toBe(2);
  await own.endDrawing();
  await expect.poll(() => own.proposals()).toHaveLength(2);
  for (const one of await own.proposals()) expect(one).toContain(benchEn('proposal'));

  await own.compare();
  await expect.poll(() => own.compared('agrees')).toHaveLength(2);
  const [drawn = '', wide = ''] = [...(await own.compared('agrees'))].sort((a, b) => a.length - b.length);
  // The role of 2015 is the last one that documents state of Pudong.
  expect(drawn).toMatch(/Pudong New Area Role \(2015\): .*Sources: 1/s);
  expect(wide).toMatch(/Songjiang District Role \(2019\): innovation cluster; Industries \(2019\): Biomedicine/);
  expect((await own.compared('differs')).join()).toContain('Pudong New Area');
  expect((await own.compared('missing')).join()).toContain(
    benchEn('compareNowhere', { year: 2019, industries: 'Life and health' }),
  );
  expect(await own.method()).toContain('As of 2019; data ');
  const { name, text } = await own.csv();
  expect(name).toBe(`${benchEn('compareTitle')}.csv`);
  expect(text.trim().split('\r\n')).toHaveLength(3);
  expect(text).toContain('Fixture report B 2019');
  // What is taken back is no proposal any more; the other one is there after a reload.
  await screen.reload();
  await expect.poll(() => own.proposals()).toHaveLength(2);
  await expect.poll(() => own.dashed()).toBe(2);
});

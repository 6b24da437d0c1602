/** Drawing on the map: with mouse, keyboard and finger, on both renderers, and kept as a layer. */
import { expect, test } from './driver/test.ts';
import { benchEn, benchZh } from './driver/words.ts';
import { Workbench } from './driver/workbench.ts';

/** Corners on the map of 1440 × 900, away from the names. */
const CORNERS = [
  { x: 600, y: 340 },
  { x: 760, y: 340 },
  { x: 760, y: 480 },
] as const;

for (const webgl of [false, true])
  test(`a polygon is drawn, measured, edited and undone on the ${webgl ? 'GL' : 'SVG'} map`, async ({ open }) => {
    const app = await open('./?panel=workbench', { webgl });
    const own = new Workbench(app);
    const { screen } = app;
    await own.draw();
    for (const corner of CORNERS) await screen.clickAt(corner);
    // The rubber band is measured: three corners, and the pointer.
    await screen.pointAt({ x: 600, y: 480 });
    await expect.poll(() => own.measured()).toHaveLength(2);
    await screen.doubleClick({ x: 600, y: 480 });
    await own.tool('select');
    await screen.clickAt({ x: 680, y: 410 });
    await expect.poll(() => screen.count({ css: '[data-part="draw-name"]' })).toBe(1);
    const [area = ''] = await own.measured();
    expect(area).toMatch(/平方公里 = .*公顷 = .*亩/);
    // A vertex is moved, and not the map.
    const place = await app.map.pointOf('fengxian');
    await screen.drag({ x: 600, y: 480 }, { x: 560, y: 520 });
    await expect.poll(async () => (await own.measured())[0]).not.toBe(area);
    await app.map.waitUntilStill();
    expect(await app.map.pointOf('fengxian')).toEqual(place);
    await own.pen(benchZh('drawUndo'));
    await expect.poll(async () => (await own.measured())[0]).toBe(area);
    await own.endDrawing();
    await expect.poll(() => own.layers()).toEqual([benchZh('drawnLayer', { number: 1 })]);
    if (!webgl) await expect.poll(() => own.drawn()).toBe(2);
    // A drag beside the handles moves the map.
    await own.drawOn(0);
    await screen.drag({ x: 560, y: 640 }, { x: 620, y: 660 });
    await expect.poll(() => app.link().get('at')).not.toBeNull();
    expect(app.link().get('area')).toBeNull();
  });

test('coordinates, lengths and a radius are typed, and the drawing is there after a reload', async ({ open }) => {
  const app = await open('./?panel=workbench', { lang: 'en' });
  const own = new Workbench(app);
  await own.draw();
  await own.tool('line');
  await own.type(0, '121.4737, 31.2304');
  await own.type(1, '1000', '90');
  await expect.poll(async () => (await own.measured())[0]).toBe(benchEn('measureLength', { length: '1 km' }));
  await own.pen(benchEn('drawFinish'));
  await own.tool('circle');
  await own.type(0, '121,5; 31.2');
  await expect
    .poll(() => app.screen.texts({ css: '[data-part="pen"] [role="alert"]' }))
    .toEqual([benchEn('drawUnread')]);
  await own.type(0, '121.5 31.2');
  await own.type(1, '500');
  await own.endDrawing();
  // Saved and opened again it can be drawn on, wherever that is.
  const { name, text } = await own.save(0);
  expect(name).toBe(`${benchEn('drawnLayer', { number: 1 })}.geojson`);
  await own.openFile('copy.geojson', text);
  await expect.poll(() => own.layers()).toEqual(['copy', 'Drawing 1']);
  await own.drawOn(0);
  await own.endDrawing();
  await own.openTable(1);
  await expect.poll(async () => (await own.tableCells())[2]).toBe('1,000');
  await app.screen.reload();
  await expect.poll(() => own.tableCells()).toHaveLength(0);
  await app.screen.go('./?panel=workbench');
  await expect.poll(() => own.layers()).toEqual(['copy', 'Drawing 1']);
  await own.drawOn(1);
  await own.tool('select');
  await app.screen.press('Escape');
  await app.screen.isThere({ css: '[data-part="draw-new"]' });
});

test('Escape gives up the shape first, and the drawing afterwards', async ({ open }) => {
  const app = await open('./?panel=workbench');
  const own = new Workbench(app);
  await own.draw();
  for (const corner of CORNERS) await app.screen.clickAt(corner);
  await expect.poll(() => own.measured()).not.toEqual([]);
  await app.screen.press('Escape');
  await expect.poll(() => own.measured()).toEqual([]);
  await app.screen.isThere({ css: '[data-part="pen"]' });
  await app.screen.press('Escape');
  await app.screen.isThere({ css: '[data-part="draw-new"]' });
  expect(app.link().get('panel')).toBe('workbench');
  expect(await own.layers()).toEqual([]);
});

test('a panel that is closed ends the drawing, which is kept', async ({ open }) => {
  const app = await open('./?panel=workbench');
  const own = new Workbench(app);
  await own.draw();
  for (const corner of CORNERS) await app.screen.clickAt(corner);
  await expect.poll(() => own.measured()).not.toEqual([]);
  await app.screen.click({ role: 'button', name: benchZh('close') });
  await app.screen.vanishes({ css: '[data-part="pen"]' });
  // Its three corners are an area; a click on the map is one on a place again.
  await expect.poll(() => app.screen.texts({ css: '[data-part="own-layers"] label' })).toHaveLength(1);
  await expect.poll(() => own.drawn()).toBe(2);
  await app.map.waitUntilStill();
  await app.map.clickName('fengxian');
  await expect.poll(() => app.link().get('area')).toBe('fengxian');
});

test('a finger draws and moves a vertex on a phone', async ({ open }) => {
  const app = await open('./?panel=workbench', { size: 'phone' });
  const own = new Workbench(app);
  await own.draw();
  await own.tool('rectangle');
  const frame = await app.map.frame();
  const at = (x: number, y: number) => ({ x: frame.x + frame.width * x, y: frame.y + frame.height * y });
  await app.screen.swipe([at(0.3, 0.3)], 0, 0);
  await app.screen.swipe([at(0.6, 0.7)], 0, 0);
  await own.tool('select');
  await app.screen.swipe([at(0.45, 0.5)], 0, 0);
  await expect.poll(() => own.measured()).toHaveLength(2);
  const [before] = await own.measured();
  // 15 px beside the corner: a finger is blunt.
  const { x, y } = at(0.6, 0.7);
  const place = await app.map.pointOf('fengxian');
  await app.screen.swipe([{ x: x + 10, y: y - 10 }], 30, 0);
  await expect.poll(async () => (await own.measured())[0]).not.toBe(before);
  await app.map.waitUntilStill();
  expect(await app.map.pointOf('fengxian')).toEqual(place);
});

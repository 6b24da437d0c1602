/** A project as one file, opened elsewhere; and two windows of one browser that draw on the same layer. */
import { App } from './driver/app.ts';
import { expect, test } from './driver/test.ts';
import { benchEn, benchZh } from './driver/words.ts';
import { Workbench } from './driver/workbench.ts';

const RECTANGLE = [
  { x: 600, y: 340 },
  { x: 760, y: 480 },
] as const;

test('a project is saved as one file, and is there with its view where that is opened', async ({ open }) => {
  const app = await open('./?panel=workbench&asof=2015', { lang: 'en' });
  const own = new Workbench(app);
  await own.openFile('firms.csv', 'lng,lat\n121.4,31.2\n121.5,31.1\n');
  await expect.poll(() => own.layers()).toEqual(['firms']);
  await app.map.waitUntilStill();
  await own.draw();
  await own.tool('rectangle');
  for (const corner of RECTANGLE) await app.screen.clickAt(corner);
  await own.tool('select');
  await app.screen.clickAt({ x: 680, y: 410 });
  await own.propose('Innovation cluster', []);
  await own.endDrawing();
  const drawing = benchEn('drawnLayer', { number: 1 });
  await expect.poll(() => own.layers()).toEqual([drawing, 'firms']);
  const { name, bytes } = await own.saveProject('Plan A/B');
  expect(name).toBe('Plan A_B.layout-project.zip');

  const other = await open('./', { lang: 'en' });
  const there = new Workbench(other);
  await there.drop(name, bytes);
  expect(await there.openedProject()).toContain(benchEn('projectOpened', { name: 'Plan A/B', number: 2 }));
  await expect.poll(() => there.layers()).toEqual([drawing, 'firms']);
  expect(await there.proposals()).toHaveLength(1);
  await expect.poll(() => there.dashed()).toBe(1);
  await expect.poll(() => other.link().get('asof')).toBe('2015');
  // Cut off at its end it says what is missing, and has the rest.
  await there.openFile(name, bytes.subarray(0, bytes.indexOf('layers/2') - 20));
  await expect.poll(() => there.openedProject()).toContain(benchEn('projectLost', { names: 'firms' }));
  await expect.poll(() => there.layers()).toEqual([drawing, drawing, 'firms']);
  // One without its list is refused in words.
  await there.openFile(name, bytes.subarray(0, 60));
  expect(await there.asked()).toContain(benchEn('failure.broken-project', { at: 'manifest.json' }));
});

test('two windows that draw on one layer keep both drawings', async ({ open }) => {
  const app = await open('./?panel=workbench');
  const one = new Workbench(app);
  await one.draw();
  await one.tool('rectangle');
  for (const corner of RECTANGLE) await app.screen.clickAt(corner);
  await one.endDrawing();
  const name = benchZh('drawnLayer', { number: 1 });
  await expect.poll(() => one.layers()).toEqual([name]);
  const window2 = new App(await app.screen.opened(() => app.screen.run(() => void window.open(location.href))));
  await window2.map.waitForState('svg');
  const other = new Workbench(window2);
  await expect.poll(() => other.layers()).toEqual([name]);
  await one.drawOn(0);
  await other.drawOn(0);
  await one.tool('point');
  await one.type(0, '121.1, 31.1');
  await one.endDrawing();
  await other.tool('point');
  await other.type(0, '121.2, 31.2');
  await other.endDrawing();
  const copy = `${name} (2)`;
  expect(await other.conflict()).toContain(benchZh('conflict', { name, copy }));
  await expect.poll(() => other.layers()).toEqual([copy, name]);
  // Each has its own point, in both windows.
  await expect.poll(() => one.layers()).toEqual([copy, name]);
  for (const window of [one, other]) {
    expect((await window.save(0)).text).toContain('121.2');
    expect((await window.save(1)).text).toContain('121.1');
  }
});

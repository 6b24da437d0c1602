/** What every panel gets from its frame, for each panel of the registry: a new panel is tested by being registered. */
import { describe } from 'vitest';
import { TOOLS } from '#panels/registry.ts';
import { placeOf } from '#state/panels.ts';
import { expect, test } from './driver/test.ts';

const COLUMNS = TOOLS.filter(({ name }) => placeOf(name) === 'column');

test('each tool opens by its button and closes by that of its head', async ({ open }) => {
  const app = await open('./');
  for (const { name } of TOOLS) {
    await app.screen.click({ css: `[data-tool="${name}"]` });
    expect(await app.panel.heading(), name).not.toBe('');
    expect(app.link().get('panel')).toBe(name);
    await app.panel.close();
    await expect.poll(() => app.panel.isOpen()).toBe(false);
    expect(app.link().has('panel')).toBe(false);
  }
});

test('a double click on a tool opens it', async ({ open }) => {
  const app = await open('./');
  const { x, y, width, height } = await app.screen.box({ css: '[data-tool="filter"]' });
  await app.screen.doubleClick({ x: x + width / 2, y: y + height / 2 });
  expect(await app.panel.heading()).not.toBe('');
  expect(app.link().get('panel')).toBe('filter');
});

describe('a panel of the column', () => {
  for (const { name } of COLUMNS)
    test(`${name} is a sheet on a phone, with a handle that raises it`, async ({ open }) => {
      const app = await open(`./?panel=${name}`, { size: 'phone' });
      await app.panel.heading();
      const { height } = await app.panel.box();
      await app.use('sheet');
      await expect.poll(async () => (await app.panel.box()).height).toBeGreaterThan(height);
    });

  test('is covered by a place, and there again when the place is closed', async ({ open }) => {
    const app = await open('./');
    for (const { name } of COLUMNS) {
      await app.show(`./?panel=${name}`);
      const heading = await app.panel.heading();
      await app.search.submit('崇明');
      await expect.poll(() => app.place.heading()).toBe('崇明区');
      await app.use('close');
      await expect.poll(() => app.panel.heading()).toBe(heading);
    }
  });
});

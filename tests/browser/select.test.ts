/** Ways to a place: its area, its name, the search, the keyboard, a link; and the way back. */
import { describe } from 'vitest';
import { expect, test } from './driver/test.ts';
import { zh } from './driver/words.ts';

describe.each([
  ['GL', true],
  ['SVG', false],
] as const)('a place is selected on the %s map', (_, webgl) => {
  test('by a click on its area, by one on its name, and no shape is loaded for it', async ({ open }) => {
    const app = await open('./', { webgl });
    const files = ['base', 'world', 'areas', 'arcs'];
    const asked = (name: string) => app.screen.requests(new RegExp(`assets/geometry-${name}-`)).length;
    await expect.poll(() => files.map(asked)).toEqual([1, 1, 1, 1]);
    await app.map.click(await app.map.insideOf('jiading'));
    await expect.poll(() => app.place.heading()).toBe('嘉定区');
    expect(app.link().get('area')).toBe('jiading');
    await app.map.waitUntilStill();
    await app.map.clickName('songjiang');
    await expect.poll(() => app.place.heading()).toBe('松江区');
    expect(app.link().get('area')).toBe('songjiang');
    await app.map.waitUntilStill();
    await app.timeline.setYear(2015);
    await app.map.waitUntilStill();
    expect(files.map(asked)).toEqual([1, 1, 1, 1]);
  });

  test('and cleared by a click beside all places', async ({ open }) => {
    const app = await open('./?area=lingang&layers=lingang', { webgl });
    await app.place.waitUntilShown();
    await app.map.click(await app.map.corner());
    await expect.poll(() => app.place.isOpen()).toBe(false);
    expect(app.link().has('area')).toBe(false);
  });

  test('and named under the pointer before the click; a double click only zooms', async ({ open }) => {
    const app = await open('./?at=121.3,31.2,9.5', { webgl });
    const at = await app.map.insideOf('jiading');
    await app.map.pointAt(at);
    await expect.poll(() => app.map.tooltip()).toContain('嘉定区');
    await app.screen.doubleClick(at);
    await expect.poll(() => app.map.camera().zoom).toBeCloseTo(10.5, 1);
    expect(await app.place.isOpen()).toBe(false);
    expect(app.link().has('area')).toBe(false);
  });
});

test('a double click on a name zooms, and the place that was open stays; the tooltip stays on the map', async ({
  open,
}) => {
  const app = await open('./?at=121.3,31.2,9.5&area=songjiang');
  await app.screen.doubleClick(await app.map.pointOf('qingpu'));
  await expect.poll(() => app.map.camera().zoom).toBeCloseTo(10.5, 1);
  expect(await app.place.heading()).toBe('松江区');
  await app.map.waitUntilStill();
  const frame = await app.map.frame();
  const below = { x: frame.x + frame.width / 2, y: frame.y + frame.height - 4 };
  await app.map.pointBeside(below);
  const box = await app.screen.box({ css: '[data-part="tooltip"]' });
  expect(box.y + box.height).toBeLessThanOrEqual(below.y);
});

test('the panel of a place and the map share the window, in every frame of it', async ({ open }) => {
  const app = await open('./', { webgl: true });
  const widths = await app.gl.watchWidths();
  await app.map.clickName('jiading');
  await app.place.waitUntilShown();
  await app.map.waitUntilStill();
  await app.press('Escape');
  await expect.poll(() => app.place.isOpen()).toBe(false);
  await app.map.waitUntilStill();
  // 1440 px, minus the left column of 336 and the right column of 400.
  expect(await widths()).toEqual([
    [1104, 1104],
    [704, 704],
    [1104, 1104],
  ]);
});

const NAMES = {
  松江: '松江区',
  Songjiang: '松江区',
  静安: '静安区',
  "Jing'an": '静安区',
  'Jing’an': '静安区',
  jingan: '静安区',
  'jing-an': '静安区',
  'JING AN': '静安区',
  ＪＩＮＧＡＮ: '静安区',
  中以创新园: '中以（上海）创新园',
  TDLI: '李政道研究所',
  'tsung dao lee': '李政道研究所',
  'San Francisco': '旧金山',
};

describe('a place is searched for', () => {
  test('by its names, in both languages, however they are typed', async ({ open }) => {
    const app = await open('./', { until: 'parsed' });
    for (const [typed, name] of Object.entries(NAMES))
      expect((await app.search.offersFor(typed))[0], typed).toContain(name);
  });

  test('and Enter opens the first', async ({ open }) => {
    const app = await open('./', { until: 'parsed', lang: 'en' });
    await app.search.submit("Jing'an");
    await expect.poll(() => app.place.heading()).toBe("Jing'an District");
    expect(app.link().get('area')).toBe('jingan');
  });

  test('and the arrow keys choose among the offers', async ({ open }) => {
    const app = await open('./', { until: 'parsed' });
    const offers = await app.search.offersFor('张江');
    await app.press('ArrowDown', 'ArrowDown', 'Enter');
    expect(offers[2]).toContain(await app.place.heading());
  });

  test('without a result, and a notice says so', async ({ open }) => {
    const app = await open('./', { until: 'parsed' });
    await app.search.submit('洛阳');
    await expect.poll(() => app.notices()).toEqual([expect.stringContaining(zh('search.none'))]);
    expect(await app.place.isOpen()).toBe(false);
  });

  test('and shown although its layer was off', async ({ open }) => {
    const app = await open('./?layers=districts');
    await app.search.submit('TDLI');
    await expect.poll(() => app.place.heading()).toBe('李政道研究所');
    expect(await app.layers.isOn('sites')).toBe(true);
  });
});

describe('by keyboard alone', () => {
  test('Tab comes to the map, arrows go from place to place, Enter opens, Esc clears', async ({ open }) => {
    const app = await open();
    const first = await app.map.tabInto();
    await app.press('ArrowDown');
    const next = await app.map.focusedArea();
    expect(next).not.toBe(first);
    await app.press('Enter');
    await app.place.waitUntilShown();
    expect(app.link().get('area')).toBe(next);
    await app.press('Escape');
    await expect.poll(() => app.place.isOpen()).toBe(false);
    expect(await app.map.focusedArea()).toBe(next);
  });

  test('the arrows come to every district', async ({ open }) => {
    const app = await open('./?layers=districts');
    const reached = new Set([await app.map.tabInto()]);
    const waiting = [...reached];
    for (let from = waiting.pop(); from !== undefined; from = waiting.pop()) {
      for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) {
        await app.map.focus(from);
        await app.press(key);
        const id = (await app.map.focusedArea()) ?? from;
        if (!reached.has(id)) waiting.push(id);
        reached.add(id);
      }
    }
    expect(reached.size).toBe(16);
  });

  test('the map is one stop of the Tab key, not one for every place', async ({ open }) => {
    const app = await open();
    await app.map.tabInto();
    await app.press('Tab');
    expect(await app.map.focusedArea()).toBeUndefined();
  });

  test('what was selected is said', async ({ open }) => {
    const app = await open();
    await app.map.tabInto();
    await app.press('Enter');
    await expect.poll(() => app.access.announcement()).toContain(await app.place.heading());
  });
});

describe('the way back', () => {
  test('goes through the places that were open, and forward again', async ({ open }) => {
    const app = await open('./?area=jiading');
    await expect.poll(() => app.place.heading()).toBe('嘉定区');
    await app.map.clickName('songjiang');
    await expect.poll(() => app.place.heading()).toBe('松江区');
    await app.map.clickName('fengxian');
    await expect.poll(() => app.place.heading()).toBe('奉贤区');
    await app.back();
    await expect.poll(() => app.place.heading()).toBe('松江区');
    await app.back();
    await expect.poll(() => app.place.heading()).toBe('嘉定区');
    await app.forward();
    await expect.poll(() => app.place.heading()).toBe('松江区');
  });

  test('closes what a click had opened', async ({ open }) => {
    const app = await open();
    await app.map.clickName('songjiang');
    await app.place.waitUntilShown();
    await app.back();
    await expect.poll(() => app.place.isOpen()).toBe(false);
    expect(app.link().has('area')).toBe(false);
  });

  test('goes back through panels, past a link with an unknown place, and forward to the last', async ({ open }) => {
    const app = await open('./?panel=filter');
    await app.screen.go('./?area=atlantis');
    await expect.poll(() => app.notices()).not.toEqual([]);
    await app.useTool('documents');
    await app.panel.heading();
    await app.useTool('structures');
    await expect.poll(() => app.link().get('panel')).toBe('structures');
    const seen: (string | null)[] = [];
    for (let step = 0; step < 3; step += 1) {
      const before = app.link().get('panel');
      await app.back();
      await expect.poll(() => app.link().get('panel')).not.toBe(before);
      seen.push(app.link().get('panel'));
    }
    expect(seen).toEqual(['documents', null, 'filter']);
    for (const panel of [null, 'documents', 'structures']) {
      await app.forward();
      await expect.poll(() => app.link().get('panel')).toBe(panel);
    }
  });
});

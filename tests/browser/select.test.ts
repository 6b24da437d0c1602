/** Ways to a place: its area, its name, the search, the keyboard, a link; and the way back. */
import { describe } from 'vitest';
import { expect, test } from './driver.ts';

/** From a name's middle downwards: still inside the district, no longer on its name. */
const BELOW_THE_NAME_PX = 26;

describe.each([
  ['live', true],
  ['svg', false],
] as const)('a place is selected on the %s map', (_, webgl) => {
  test('by a click on its area', async ({ open }) => {
    const app = await open('./', { webgl });
    const { x, y } = await app.labelAt('jiading');
    await app.clickMap({ x, y: y + BELOW_THE_NAME_PX });
    await expect.poll(() => app.panelHeading()).toBe('嘉定区');
    expect(app.link().get('area')).toBe('jiading');
  });

  test('by a click on its name', async ({ open }) => {
    const app = await open('./', { webgl });
    await app.selectByClick('songjiang');
    await expect.poll(() => app.panelHeading()).toBe('松江区');
    expect(app.link().get('area')).toBe('songjiang');
  });

  test('and loads no shape for it: they are all there', async ({ open }) => {
    const app = await open('./', { webgl });
    const files = ['base', 'world', 'areas', 'arcs'];
    const asked = (name: string) => app.screen.requests(new RegExp(`assets/geometry-${name}-`)).length;
    await expect.poll(() => files.map(asked)).toEqual([1, 1, 1, 1]);
    for (const id of ['songjiang', 'jiading']) {
      await app.selectByClick(id);
      await app.waitForPanel();
      await app.settled();
    }
    await app.year(2015);
    await app.settled();
    expect(files.map(asked)).toEqual([1, 1, 1, 1]);
  });

  test('and cleared by a click beside all places', async ({ open }) => {
    const app = await open('./?area=lingang&layers=lingang', { webgl });
    await app.waitForPanel();
    await app.clickMap(await app.cornerOfMap());
    await expect.poll(() => app.isPanelOpen()).toBe(false);
    expect(app.link().has('area')).toBe(false);
  });

  test('and named under the pointer before the click', async ({ open }) => {
    const app = await open('./', { webgl });
    const { x, y } = await app.labelAt('jiading');
    await app.pointAt({ x, y: y + BELOW_THE_NAME_PX });
    await expect.poll(() => app.tooltip()).toContain('嘉定区');
  });
});

test('the panel of a place and the map share the window, in every frame of it', async ({ open }) => {
  const app = await open('./');
  const widths = await app.watchWidths();
  await app.selectByClick('jiading');
  await app.waitForPanel();
  await app.settled();
  await app.press('Escape');
  await expect.poll(() => app.isPanelOpen()).toBe(false);
  await app.settled();
  // 1440 px, less the column of 336 on the left and that of 400 on the right.
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
    for (const [typed, name] of Object.entries(NAMES)) expect((await app.offers(typed))[0], typed).toContain(name);
  });

  test('and Enter opens the first', async ({ open }) => {
    const app = await open('./', { until: 'parsed', lang: 'en' });
    await app.search("Jing'an");
    await expect.poll(() => app.panelHeading()).toBe("Jing'an District");
    expect(app.link().get('area')).toBe('jingan');
  });

  test('and the arrow keys choose among the offers', async ({ open }) => {
    const app = await open('./', { until: 'parsed' });
    const offers = await app.offers('张江');
    await app.press('ArrowDown', 'ArrowDown', 'Enter');
    expect(offers[2]).toContain(await app.panelHeading());
  });

  test('in vain, and is told so', async ({ open }) => {
    const app = await open('./', { until: 'parsed' });
    await app.search('洛阳');
    await expect.poll(() => app.notices()).toEqual([expect.stringContaining('没有名称相符的地点')]);
    expect(await app.isPanelOpen()).toBe(false);
  });

  test('and shown although its layer was off', async ({ open }) => {
    const app = await open('./?layers=districts');
    await app.search('TDLI');
    await expect.poll(() => app.panelHeading()).toBe('李政道研究所');
    expect(await app.isLayerOn(/设施与机构/)).toBe(true);
  });
});

describe('by keyboard alone', () => {
  test('Tab comes to the map, arrows go from place to place, Enter opens, Esc clears', async ({ open }) => {
    const app = await open();
    const first = await app.tabToMap();
    await app.press('ArrowDown');
    const next = await app.focusedArea();
    expect(next).not.toBe(first);
    await app.press('Enter');
    await app.waitForPanel();
    expect(app.link().get('area')).toBe(next);
    await app.press('Escape');
    await expect.poll(() => app.isPanelOpen()).toBe(false);
    expect(await app.focusedArea()).toBe(next);
  });

  test('the arrows come to every district', async ({ open }) => {
    const app = await open('./?layers=districts');
    const reached = new Set([await app.tabToMap()]);
    const waiting = [...reached];
    for (let from = waiting.pop(); from !== undefined; from = waiting.pop()) {
      for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) {
        await app.focusArea(from);
        await app.press(key);
        const id = (await app.focusedArea()) ?? from;
        if (!reached.has(id)) waiting.push(id);
        reached.add(id);
      }
    }
    expect(reached.size).toBe(16);
  });

  test('the map is one stop of the Tab key, not one for every place', async ({ open }) => {
    const app = await open();
    await app.tabToMap();
    await app.press('Tab');
    expect(await app.focusedArea()).toBeUndefined();
  });

  test('what was selected is said', async ({ open }) => {
    const app = await open();
    await app.tabToMap();
    await app.press('Enter');
    await expect.poll(() => app.announcement()).toContain(await app.panelHeading());
  });
});

describe('the way back', () => {
  test('goes through the places that were open, and forward again', async ({ open }) => {
    const app = await open('./?area=jiading');
    await expect.poll(() => app.panelHeading()).toBe('嘉定区');
    await app.selectByClick('songjiang');
    await expect.poll(() => app.panelHeading()).toBe('松江区');
    await app.selectByClick('fengxian');
    await expect.poll(() => app.panelHeading()).toBe('奉贤区');
    await app.back();
    await expect.poll(() => app.panelHeading()).toBe('松江区');
    await app.back();
    await expect.poll(() => app.panelHeading()).toBe('嘉定区');
    await app.forward();
    await expect.poll(() => app.panelHeading()).toBe('松江区');
  });

  test('closes what a click had opened', async ({ open }) => {
    const app = await open();
    await app.selectByClick('songjiang');
    await app.waitForPanel();
    await app.back();
    await expect.poll(() => app.isPanelOpen()).toBe(false);
    expect(app.link().has('area')).toBe(false);
  });
});

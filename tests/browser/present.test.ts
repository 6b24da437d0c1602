/** A story on the screen: every key, the way in and the way out. */
import { describe } from 'vitest';
import { Stage } from './driver/stage.ts';
import { expect, test } from './driver/test.ts';
import { zh } from './driver/words.ts';

const FIRST = './?mode=present&story=fixture-story&lang=zh';

test('each key does what the list says, and Escape leads back to the View one came from', async ({ open }) => {
  const app = await open('./?asof=2015&layers=districts,g60&lang=zh');
  const stage = new Stage(app.screen);
  const before = app.link().toString();
  await stage.openList();
  await stage.choose('fixture-story');
  await stage.appears();
  expect(await stage.step()).toBe(1);
  expect(await stage.title()).toBe('样本题：三处集聚区');
  await expect.poll(() => stage.sources()).toContain('样本报告乙 2019，第3、4行');
  expect(app.link().toString()).toBe('v=1&lang=zh&mode=present&story=fixture-story&step=clusters');

  const presses = async (steps: readonly (readonly [keys: string, step: number])[]) => {
    for (const [keys, step] of steps) {
      await app.press(...keys.split(' '));
      expect(await stage.step(), keys).toBe(step);
    }
  };
  await presses([
    ['ArrowRight', 2],
    ['ArrowDown', 3],
    ['ArrowLeft', 2],
    ['ArrowUp', 1],
    ['Space', 2],
    ['Shift+Space', 1],
    ['PageDown', 2],
    ['PageUp', 1],
    ['n', 2],
    ['p', 1],
    ['End', 3],
    // There is no fourth.
    ['PageDown', 3],
    ['Home', 1],
    ['2 Enter', 2],
    ['9 Enter', 2],
    ['3 Enter', 3],
  ]);

  for (const [key, screen] of [
    ['b', 'black'],
    ['.', 'black'],
    ['w', 'white'],
  ] as const) {
    await app.press(key);
    expect(await stage.blank()).toBe(screen);
    await app.press(key);
    expect(await stage.blank()).toBeNull();
  }
  // A step that is gone to is seen.
  await app.press('b', 'PageDown');
  expect([await stage.blank(), await stage.step()]).toEqual([null, 3]);

  await stage.pressAlt(2);
  expect(await stage.over()).toEqual(['source-card']);
  expect(await stage.sourceCard()).toMatch(/样本句：漕河泾.*测试用样本报告丙.*第\d+行/s);
  await app.press('Escape');
  expect(await stage.over()).toEqual([]);
  await app.press('o');
  expect(await stage.over()).toEqual(['spotlight']);
  await app.press('o', 'd');
  await app.screen.drag({ x: 900, y: 300 }, { x: 1000, y: 420 });
  expect(await stage.over()).toEqual(['drawing']);
  await app.press('PageUp');
  expect(await stage.over(), 'marks go with the step').toEqual([]);
  await app.press('?');
  expect(await stage.over()).toEqual(['screen-keys']);
  await app.press('Escape');
  expect(await stage.over()).toEqual([]);
  await app.press('?', '?');
  expect(await stage.over()).toEqual([]);
  // A clicker has no Escape: it turns the page, and the list goes.
  await app.press('?', 'PageDown');
  expect([await stage.step(), await stage.over()]).toEqual([3, []]);
  await app.press('PageUp');

  // The time stands by itself, from step to step; it goes on while it is hidden.
  await app.press('t');
  expect([await stage.isTiming(), await stage.hasTime()]).toEqual([true, true]);
  await app.press('PageDown', 'PageUp');
  expect(await stage.hasTime()).toBe(true);
  await app.press('t');
  expect([await stage.isTiming(), await stage.hasTime()]).toEqual([true, false]);
  await app.press('l');
  expect(await stage.title()).toBe('Fixture title: Songjiang');
  await app.press('l');
  expect(await stage.title()).toBe('样本题：松江');

  // An excursion: a place that the step does not show. Escape leads back to the step, and then out.
  await app.map.clickName('qingpu');
  await app.place.waitUntilShown();
  expect(app.link().get('area')).toBe('qingpu');
  await app.press('Escape');
  expect(app.link().toString()).toBe('v=1&lang=zh&mode=present&story=fixture-story&step=songjiang');
  await app.press('Escape');
  await expect.poll(() => app.link().toString()).toBe(before);
  expect(await stage.step()).toBeNull();
});

test('F and the keys of a remote fill the screen, from the first step or from the one that is shown', async ({
  open,
}) => {
  const app = await open(`${FIRST}&step=2`);
  const stage = new Stage(app.screen);
  await stage.appears();
  const isFull = () => app.screen.run(() => document.fullscreenElement !== null);
  await app.press('f');
  await expect.poll(isFull).toBe(true);
  await app.press('f');
  await expect.poll(isFull).toBe(false);
  await app.press('Shift+F5');
  await expect.poll(isFull).toBe(true);
  expect(await stage.step()).toBe(2);
  await app.press('f');
  await expect.poll(isFull).toBe(false);
  await app.press('F5');
  await expect.poll(isFull).toBe(true);
  expect(await stage.step()).toBe(1);
  // The presentation is left, and with it the full screen.
  await app.press('Escape');
  await expect.poll(isFull).toBe(false);
});

test('a finger turns the pages on the words, and shows the tools where it stays', async ({ open }) => {
  const app = await open(FIRST, { size: 'phone' });
  const stage = new Stage(app.screen);
  await stage.appears();
  const { x, y, width, height } = await app.screen.box({ role: 'heading', in: { css: '[data-part="stage"]' } });
  const at = { x: x + width / 2, y: y + height / 2 };
  await app.screen.swipe([at], -130, 0);
  await expect.poll(() => stage.step()).toBe(2);
  await app.screen.swipe([at], 130, 0);
  await expect.poll(() => stage.step()).toBe(1);
  // Up and down a page is read.
  await app.screen.swipe([at], 10, -130);
  expect([await stage.step(), await stage.hasTools()]).toEqual([1, false]);
  await app.screen.touching(at, () => expect.poll(() => stage.hasTools()).toBe(true));
  expect(await stage.step()).toBe(1);
});

test('a link opens its step, and the history goes through the steps', async ({ open }) => {
  const app = await open(`${FIRST}&step=2`);
  const stage = new Stage(app.screen);
  await stage.appears();
  expect(await stage.step()).toBe(2);
  // A place that the step is about has no panel beside it.
  expect(await app.visibleParts()).toEqual(['legend']);
  await app.press('PageDown');
  await expect.poll(() => stage.step()).toBe(3);
  // The step left its place: nothing on the map has the keys of the talk.
  expect(await app.screen.run(() => document.activeElement === document.body)).toBe(true);
  await app.screen.back();
  await expect.poll(() => stage.step()).toBe(2);
  await app.press('Escape');
  await expect.poll(() => app.link().toString()).toContain('area=songjiang');
  expect(app.link().get('mode')).toBeNull();
});

test('a story or a step that is not there is told, and the map is presented without one', async ({ open }) => {
  const app = await open('./?mode=present&story=nothing&lang=zh');
  await expect.poll(() => app.access.words()).toContain(zh('notice.no-story', { value: 'nothing' }));
  expect(app.link().toString()).toBe('v=1&lang=zh&mode=present');
  // The notice does not wait for the code of the screen.
  await app.screen.isThere({ css: '[data-part="screen-bar"]' });
  await app.press('b');
  expect(await new Stage(app.screen).blank()).toBe('black');
  await app.press('b', 'Escape');
  await expect.poll(() => app.link().toString()).toBe('v=1&lang=zh');
});

describe('on every screen', () => {
  test('what must be read is 2.6 % high and more, sources 1.5 %, and nothing is cut off', async ({ open }) => {
    const app = await open(`${FIRST}&step=3`);
    const stage = new Stage(app.screen);
    await stage.appears();
    await expect.poll(() => stage.sources()).toContain('2022');
    for (const [width, height] of [
      [1920, 1080],
      [1024, 768],
      [1280, 800],
      [3840, 2160],
      [3840, 1080],
    ] as const) {
      await app.screen.resize(width, height);
      await expect.poll(async () => (await stage.sizes()).over).toBeLessThanOrEqual(0);
      await expect.poll(async () => (await stage.sizes()).large).toBeGreaterThan(0);
      const { read, names, sources } = await stage.sizes();
      expect([read >= 2.6 - 0.01, names >= 1.5, sources >= 1.5]).toEqual([true, true, true]);
    }
  });

  test('nothing looks like a tool until the pointer moves', async ({ open }) => {
    const app = await open(FIRST);
    const stage = new Stage(app.screen);
    await stage.appears();
    expect([await stage.hasTools(), await app.visibleParts()]).toEqual([false, ['legend']]);
    await app.screen.drag({ x: 600, y: 300 }, { x: 700, y: 320 });
    await expect.poll(() => stage.hasTools()).toBe(true);
  });
});

/** What a talk and a kiosk do when the map's context, the network or the page is lost. */
import { describe } from 'vitest';
import { Stage } from './driver/stage.ts';
import { type App, expect, test } from './driver/test.ts';

const STORY = './?mode=present&story=fixture-story&lang=zh';

/** A mark on the page, which goes when the page is loaded again. */
const mark = (app: App) => app.screen.run(() => Object.assign(globalThis, { isMarked: true }) && undefined);
const isMarked = (app: App) => app.screen.run(() => 'isMarked' in globalThis);
const isKiosk = (app: App) => app.screen.run(() => document.documentElement.dataset.kiosk !== undefined);

describe('a lost context', () => {
  test('leaves a talk its map and its steps, and comes back under them', async ({ open }) => {
    const app = await open(STORY, { webgl: true });
    const stage = new Stage(app.screen);
    await stage.appears();
    await app.gl.loseContext();
    await app.map.waitForState('lost');
    await app.press('PageDown');
    expect(await stage.step()).toBe(2);
    await expect.poll(() => app.svg.toneOf('songjiang')).toBeTruthy();
    await app.gl.restoreContext();
    await app.map.waitForState('live');
    expect([await stage.step(), await stage.title()]).toEqual([2, '样本题：松江']);
  });

  test('does not stop a kiosk', async ({ open }) => {
    const app = await open(`${STORY}&kiosk=3`, { webgl: true });
    const stage = new Stage(app.screen);
    await stage.appears();
    await app.gl.loseContext();
    await app.map.waitForState('lost');
    // Once through the story.
    for (const step of [2, 3, 1]) await expect.poll(() => stage.step()).toBe(step);
    await app.gl.restoreContext();
    await app.map.waitForState('live');
    expect(await isKiosk(app)).toBe(true);
  });
});

describe('a kiosk', () => {
  const SECONDS = 180;
  const held = { before: (screen: App['screen']) => screen.holdClock() };

  test('goes on without network, and asks for nothing', async ({ open }) => {
    const app = await open(`${STORY}&kiosk=${SECONDS}`, held);
    const stage = new Stage(app.screen);
    await stage.appears();
    await expect.poll(() => isKiosk(app)).toBe(true);
    const asked = app.screen.requests(/^http/).length;
    await app.screen.setOffline(true);
    for (const step of [2, 3, 1, 2]) {
      await app.screen.letPass(SECONDS * 1000);
      expect(await stage.step()).toBe(step);
    }
    expect(app.screen.requests(/^http/).slice(asked)).toEqual([]);
  });

  test('with a fault waits for the network, and then begins anew at its step', async ({ open }) => {
    const app = await open(`${STORY}&kiosk=${SECONDS}`, {
      ...held,
      expected: [/a fault of a script/, /ERR_INTERNET_DISCONNECTED/],
    });
    const { screen } = app;
    const stage = new Stage(screen);
    await stage.appears();
    await expect.poll(() => isKiosk(app)).toBe(true);
    await screen.letPass(SECONDS * 1000);
    await mark(app);
    await screen.setOffline(true);
    await screen.run(() => void Promise.reject(new Error('a fault of a script')));
    const tries = () => screen.run(() => JSON.parse(sessionStorage.getItem('kiosk-restart') ?? '{"count":0}').count);
    await expect
      .poll(async () => {
        await screen.letPass(5000);
        return tries();
      })
      .toBe(2);
    expect([await isMarked(app), await stage.step()]).toEqual([true, 2]);
    await screen.setOffline(false);
    await expect
      .poll(async () => {
        await screen.letPass(5000);
        return isMarked(app);
      })
      .toBe(false);
    await stage.appears();
    await expect.poll(() => isKiosk(app)).toBe(true);
    expect(await stage.step()).toBe(2);
  });

  test('whose map stays away begins anew at its step', async ({ open }) => {
    const app = await open(`${STORY}&kiosk=${SECONDS}&step=3`, held);
    const { screen } = app;
    const stage = new Stage(screen);
    await stage.appears();
    await expect.poll(() => isKiosk(app)).toBe(true);
    await mark(app);
    await screen.run(() => {
      for (const map of document.querySelectorAll<HTMLElement>('[data-map-state]')) map.dataset.mapState = 'lost';
    });
    await screen.letPass(30_000);
    await screen.letPass(30_000);
    expect(await isMarked(app)).toBe(true);
    await screen.letPass(5000);
    await expect.poll(() => isMarked(app)).toBe(false);
    await app.map.waitForState('svg');
    await expect.poll(() => isKiosk(app)).toBe(true);
    expect(await stage.step()).toBe(3);
  });
});

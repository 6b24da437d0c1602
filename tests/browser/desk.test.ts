/** A talk in two windows: the audience's screen and the speaker's desk. */
import { describe } from 'vitest';
import { Desk } from './driver/desk.ts';
import { type App, expect, type Open, test } from './driver/test.ts';
import { zh } from './driver/words.ts';

const STORY = './?mode=present&story=fixture-story';

async function talk(open: Open): Promise<{ readonly app: App; readonly desk: Desk }> {
  const app = await open(STORY);
  const desk = await Desk.openedFrom(app.screen);
  return { app, desk };
}
const stepOf = (app: App) => app.link().get('step');

describe('the desk', () => {
  test('is in step with the screen, whichever of the two is used', async ({ open }) => {
    const { app, desk } = await talk(open);
    expect(await desk.kind()).toBe('window');
    expect(stepOf(app)).toBe('clusters');
    // No link that is shared has it.
    expect([app.screen.url().hash, desk.screen.url().hash]).toEqual(['', expect.stringMatching(/^#desk=\w+$/)]);

    await desk.use('next');
    await expect.poll(() => stepOf(app)).toBe('songjiang');
    expect(await desk.step()).toBe(2);
    await expect.poll(() => desk.picture('now')).toContain('area=songjiang');
    expect(await desk.text('notes')).toContain('样本备注：再说松江。');
    await app.screen.press('ArrowLeft');
    await expect.poll(() => desk.step()).toBe(1);
    await desk.screen.press('PageDown');
    await expect.poll(() => stepOf(app)).toBe('songjiang');
    await app.back();
    await expect.poll(() => desk.step()).toBe(1);
    await expect.poll(() => desk.picture('next')).toContain('area=songjiang');
  });

  test('looks a place up in private, shows it, and leads back to the step', async ({ open }) => {
    const { app, desk } = await talk(open);
    await desk.use('explore');
    await desk.lookUp('minhang');
    expect(app.link().get('area')).toBeNull();
    await desk.use('show');
    await expect.poll(() => app.link().get('area')).toBe('minhang');
    expect(stepOf(app)).toBe('clusters');
    await desk.use('back');
    await expect.poll(() => app.link().get('area')).toBeNull();
    expect([stepOf(app), await desk.step()]).toEqual(['clusters', 1]);
  });

  test('that was closed is opened again with its time, and says what has changed since the rehearsal', async ({
    open,
  }) => {
    const { app, desk } = await talk(open);
    await desk.use('start');
    await expect.poll(() => desk.isRunning()).toBe(true);
    const since = await desk.runningSince();
    await desk.use('note');
    await expect.poll(() => desk.text('rehearsal')).toContain('此后没有变化');
    await desk.alterRehearsal('report-b-clusters-role', '旧的说法');
    await desk.screen.closeWindow();
    const again = await Desk.openedFrom(app.screen);
    await expect.poll(() => again.isRunning()).toBe(true);
    expect(await again.runningSince()).toBe(since);
    await expect.poll(() => again.text('rehearsal')).toContain(zh('desk.changed', { count: 1 }));
    expect(await again.text('rehearsal')).toContain('旧的说法');
  });

  test('fills the other display with the window of the audience', async ({ open }) => {
    const app = await open(STORY, {
      twoDisplays: true,
      before: (screen) =>
        screen.runFirst(() => {
          const { requestFullscreen } = Element.prototype;
          Element.prototype.requestFullscreen = function (options?: FullscreenOptions & { screen?: { left: number } }) {
            Object.assign(globalThis, { filled: options?.screen?.left });
            return Reflect.apply(requestFullscreen, this, [options]);
          };
        }, undefined),
    });
    const desk = await Desk.openedFrom(app.screen);
    await desk.use('fillOther');
    await expect.poll(() => desk.text('status')).toContain(zh('desk.filled'));
    // What the desk's own click allows: the display that begins at 1920 px, and a window that fills it.
    await expect
      .poll(() =>
        app.screen.run(() => [(globalThis as { filled?: number }).filled, document.fullscreenElement?.tagName]),
      )
      .toEqual([1920, 'HTML']);
  });

  test('of a browser that opens no window floats over all others, with the keys of the talk', async ({ open }) => {
    const app = await open(STORY);
    const { screen } = app;
    await screen.run(() => {
      window.open = () => null;
    });
    const float = await Desk.openedFrom(screen);
    expect(await float.kind()).toBe('float');
    expect(await float.text('status')).toContain(zh('desk.float'));
    expect(await float.isDressed()).toBe(true);
    expect(await screen.count({ css: '[data-desk]' })).toBe(0);
    await float.screen.press('PageDown');
    await expect.poll(() => stepOf(app)).toBe('songjiang');
    await float.use('previous');
    await expect.poll(() => stepOf(app)).toBe('clusters');
  });

  test('lies over the picture where no window floats either, and Escape closes it alone', async ({ open }) => {
    const app = await open(STORY);
    const { screen } = app;
    await screen.appears({ css: '[data-step]' });
    await screen.run(() => {
      window.open = () => null;
      Object.defineProperty(self, 'documentPictureInPicture', { value: undefined });
    });
    await screen.press('s');
    const over = new Desk(screen);
    await over.isThere();
    expect(await over.kind()).toBe('overlay');
    expect(await over.text('status')).toContain(zh('desk.overlay'));
    await over.use('next');
    await expect.poll(() => stepOf(app)).toBe('songjiang');
    await screen.press('Escape');
    await screen.vanishes({ css: '[data-desk]' });
    expect(app.link().get('mode')).toBe('present');
  });
});

describe('once the desk says that the network is needed no more', () => {
  test('no request is made up to the end of the story, in both languages', async ({ open }) => {
    const { app, desk } = await talk(open);
    await desk.isReady();
    const asked = app.screen.requests(/^http/).length;
    expect(asked).toBeGreaterThan(20);
    await app.screen.setOffline(true);
    for (const step of ['songjiang', 'latest']) {
      await desk.use('next');
      await expect.poll(() => stepOf(app)).toBe(step);
      // The card of the first point.
      await app.screen.press('Alt+1');
      await app.screen.appears({ css: '[data-part="source-card"]' });
    }
    await desk.speakTo('English');
    await app.screen.appears({ css: 'html[lang="en"]' });
    await expect.poll(() => desk.picture('now')).toContain('asof=2022');
    expect(app.screen.requests(/^http/).slice(asked)).toEqual([]);
  });

  test('nor by a question from the hall: what is found and shown, and a desk that is opened again', async ({
    open,
  }) => {
    const { app, desk } = await talk(open);
    await desk.isReady();
    const asked = app.screen.requests(/^http/).length;
    await app.screen.setOffline(true);
    await desk.use('explore');
    // Places come with the index, statements and figures with files of their own.
    await expect.poll(() => desk.search('生物医药')).toEqual(['产业', '地点', '表述', '数据']);
    await desk.screen.press('Escape');
    await desk.lookUp('minhang');
    await desk.use('show');
    await expect.poll(() => app.link().get('area')).toBe('minhang');
    await desk.use('back');
    await expect.poll(() => app.link().get('area')).toBeNull();
    await desk.screen.closeWindow();
    // The browser under test forgets with the window that it is offline. The desk cannot be loaded: it floats.
    await app.screen.run(() => Object.defineProperty(navigator, 'onLine', { value: false }) && undefined);
    const again = await Desk.openedFrom(app.screen);
    expect([await again.kind(), await again.isDressed()]).toEqual(['float', true]);
    expect(app.screen.requests(/^http/).slice(asked)).toEqual([]);
  });
});

/** A talk in two windows: the audience's screen and the speaker's desk. */
import { describe } from 'vitest';
import { Desk } from './driver/desk.ts';
import { expect, test } from './driver/test.ts';
import { zh } from './driver/words.ts';

const STORY = './?mode=present&story=fixture-story';

describe('the desk', () => {
  test('is in step with the screen, shows what was looked up, and is closed and opened again', async ({ open }) => {
    const app = await open(STORY);
    const { screen } = app;
    await expect.poll(() => app.link().get('step')).toBe('clusters');
    const desk = await Desk.openedFrom(screen);
    expect(await desk.kind()).toBe('window');
    // No link that is shared has it.
    expect([app.screen.url().hash, desk.screen.url().hash]).toEqual(['', expect.stringMatching(/^#desk=\w+$/)]);

    await desk.use('next');
    await expect.poll(() => app.link().get('step')).toBe('songjiang');
    expect(await desk.step()).toBe(2);
    await expect.poll(() => desk.picture('now')).toContain('area=songjiang');
    expect(await desk.text('notes')).toContain('样本备注：再说松江。');
    await screen.press('ArrowLeft');
    await expect.poll(() => desk.step()).toBe(1);
    await desk.screen.press('PageDown');
    await expect.poll(() => app.link().get('step')).toBe('songjiang');
    await app.back();
    await expect.poll(() => desk.step()).toBe(1);
    await expect.poll(() => desk.picture('next')).toContain('area=songjiang');

    await desk.use('explore');
    await desk.lookUp('minhang');
    expect(app.link().get('area')).toBeNull();
    await desk.use('show');
    await expect.poll(() => app.link().get('area')).toBe('minhang');
    expect(app.link().get('step')).toBe('clusters');
    await desk.use('back');
    await expect.poll(() => app.link().get('area')).toBeNull();
    expect([app.link().get('step'), await desk.step()]).toEqual(['clusters', 1]);

    await desk.use('start');
    await expect.poll(() => desk.isRunning()).toBe(true);
    const since = await desk.runningSince();
    await desk.use('note');
    await expect.poll(() => desk.text('rehearsal')).toContain('此后没有变化');
    await desk.alterRehearsal('report-b-clusters-role', '旧的说法');
    await desk.screen.closeWindow();
    const again = await Desk.openedFrom(screen);
    await expect.poll(() => again.isRunning()).toBe(true);
    expect(await again.runningSince()).toBe(since);
    await expect.poll(() => again.text('rehearsal')).toContain(zh('desk.changed', { count: 1 }));
    expect(await again.text('rehearsal')).toContain('旧的说法');

    await again.screen.closeWindow();
    await screen.run(() => {
      window.open = () => null;
    });
    // A window that floats over all others; its keys are those of the talk.
    const float = new Desk(await screen.opened(() => screen.press('s')));
    await float.isThere();
    expect([await float.kind(), await float.isRunning()]).toEqual(['float', true]);
    expect(await float.text('status')).toContain(zh('desk.float'));
    expect(await screen.count({ css: '[data-desk]' })).toBe(0);
    await float.screen.press('PageDown');
    await expect.poll(() => app.link().get('step')).toBe('songjiang');
    await float.use('previous');
    await expect.poll(() => app.link().get('step')).toBe('clusters');
    await float.screen.closeWindow();

    await screen.run(() => Object.defineProperty(self, 'documentPictureInPicture', { value: undefined }));
    await screen.press('s');
    const over = new Desk(screen);
    await over.isThere();
    expect([await over.kind(), await over.isRunning()]).toEqual(['overlay', true]);
    expect(await over.text('status')).toContain(zh('desk.overlay'));
    await over.use('next');
    await expect.poll(() => app.link().get('step')).toBe('songjiang');
    await screen.press('Escape');
    await screen.vanishes({ css: '[data-desk]' });
    expect(app.link().get('mode')).toBe('present');
  });

  test('says when the network is needed no more: then no request is made up to the end', async ({ open }) => {
    const app = await open(STORY);
    await expect.poll(() => app.link().get('step')).toBe('clusters');
    const desk = await Desk.openedFrom(app.screen);
    await expect.poll(() => desk.text('offline')).toBe(zh('desk.ready'));
    const asked = app.screen.requests(/^http/).length;
    const askedByDesk = desk.screen.requests(/^http/).length;
    expect(asked).toBeGreaterThan(20);
    await app.screen.setOffline(true);
    for (const step of ['songjiang', 'latest']) {
      await desk.use('next');
      await expect.poll(() => app.link().get('step')).toBe(step);
      // The card of the first point.
      await app.screen.press('Alt+1');
      await app.screen.appears({ css: '[data-part="source-card"]' });
    }
    await desk.speakTo('English');
    await app.screen.appears({ css: 'html[lang="en"]' });
    await expect.poll(() => desk.picture('now')).toContain('asof=2022');
    // A question from the hall: the desk's own map is there too, and what it finds comes to the screen.
    await desk.use('explore');
    await desk.lookUp('minhang');
    await desk.use('show');
    await expect.poll(() => app.link().get('area')).toBe('minhang');
    await desk.use('back');
    await expect.poll(() => app.link().get('area')).toBeNull();
    expect(app.screen.requests(/^http/).slice(asked)).toEqual([]);
    expect(desk.screen.requests(/^http/).slice(askedByDesk)).toEqual([]);
  });
});

/** A kiosk over eight hours, with the clock in the test's hands. */
import { expect, test } from './driver/test.ts';

/** So long that eight hours are 160 steps. */
const SECONDS = 180;
const STEPS = 3;
const HOUR = 3600 / SECONDS;
/** A slide takes a quarter of a second on two processors that have other work. */
const LIMIT_MS = 240_000;

test(
  'loops for eight hours in the memory of its first, lets no visitor out, and a long key does',
  async ({ open }) => {
    const app = await open(`./?mode=present&story=fixture-story&lang=zh&kiosk=${SECONDS}`, {
      before: (screen) => screen.holdClock(),
    });
    const { screen } = app;
    await screen.appears({ css: '[data-part="stage"]' });
    const stepShown = () =>
      screen.run(() => Number(document.querySelector<HTMLElement>('[data-part="stage"]')?.dataset.step));
    const isRunning = () => screen.run(() => document.documentElement.dataset.kiosk !== undefined);
    await expect.poll(isRunning).toBe(true);
    const entries = await screen.run(() => history.length);
    expect(await stepShown()).toBe(1);

    let turned = 0;
    const heap: number[] = [];
    const places = new Set<string>();
    for (let hour = 1; hour <= 8; hour += 1) {
      for (let step = 0; step < HOUR; step += 1) {
        await screen.letPass(SECONDS * 1000);
        turned += 1;
        expect(await stepShown()).toBe((turned % STEPS) + 1);
      }
      if ([1, 4, 8].includes(hour)) heap.push(await screen.heap());
      places.add(await screen.run(() => document.documentElement.style.getPropertyValue('--kiosk-x')));
    }
    const [first = 0, ...later] = heap;
    for (const bytes of later) expect(bytes / first).toBeLessThan(1.05);
    expect(first).toBeGreaterThan(1e6);
    expect(places.size).toBeGreaterThan(2);
    expect(await screen.run(() => history.length)).toBe(entries);

    // A visitor turns a page, and leaves; nothing else does anything.
    await screen.press('ArrowRight');
    const seen = await stepShown();
    await screen.press('Escape', 'b', 'w', 's', 'f', '?');
    expect(await stepShown()).toBe(seen);
    expect(await screen.count({ css: '[data-screen], [data-part="screen-keys"]' })).toBe(0);
    expect(await screen.run(() => dispatchEvent(new Event('contextmenu', { cancelable: true })))).toBe(false);
    expect(app.link().get('mode')).toBe('present');
    await screen.letPass(2 * SECONDS * 1000 - 1000);
    expect(await stepShown()).toBe(seen);
    await screen.letPass(1000);
    expect(await stepShown()).toBe(1);

    await screen.holding('Escape', () => screen.letPass(3000));
    await expect.poll(isRunning).toBe(false);
    expect(app.link().get('kiosk')).toBeNull();
    await screen.press('Escape');
    await expect.poll(() => app.link().get('mode')).toBeNull();
  },
  LIMIT_MS,
);

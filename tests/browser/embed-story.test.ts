/** A story in `<layout-map>`: the host turns it, the frame turns it, and each hears of the other. */
import type { LayoutMapElement } from '#embed/host/element-types.ts';
import { expect, SCRIPT, test } from './driver/host-page.ts';

test('a step is set, turned by script and by keys, told, and left', async ({ host }) => {
  const page = await host(
    `${SCRIPT()}<layout-map id="a" style="display:block;width:640px;height:360px" lang="en"
      story="fixture-story" step="2"></layout-map>
    <layout-map id="b" style="display:block;width:480px;height:270px" story="fixture-story" step="3"></layout-map>`,
  );
  const stepsOf = async (id: string) =>
    ((await page.received('step', id)) as { readonly number: number }[]).map((at) => at.number);
  const steps = () => stepsOf('a');
  const run = <Value>(act: (map: LayoutMapElement) => Value) =>
    page.screen.runAt({ css: '#a' }, act as unknown as (element: Element) => Awaited<Value>);
  await expect.poll(() => page.state('a')).toBe('live');
  await expect.poll(() => stepsOf('b')).toEqual([3]);
  expect((await page.query('a')).get('mode')).toBe('present');
  await expect.poll(steps).toEqual([2]);
  await page.markFrame('a');
  expect(await run((map) => [map.story, map.step])).toEqual(['fixture-story', 'songjiang']);

  expect(await run((map) => map.next())).toMatchObject({ step: 'latest', number: 3, count: 3 });
  await run((map) => {
    map.step = 1;
  });
  await expect.poll(steps).toEqual([2, 3, 1]);
  await page.setAttribute('a', 'step', 'songjiang');
  await expect.poll(steps).toEqual([2, 3, 1, 2]);

  // Keys are the host's, also with the focus in the frame, until somebody has clicked into it.
  await page.screen.focus({ css: '#a iframe' });
  await page.screen.press('PageDown');
  await expect.poll(() => page.received('key', 'a')).toEqual([{ key: 'PageDown' }]);
  expect(await steps()).toEqual([2, 3, 1, 2]);
  // Then they are the story's; at its end they are the host's.
  await page.screen.click({ css: '#a' });
  await page.screen.press('PageDown');
  await expect.poll(steps).toEqual([2, 3, 1, 2, 3]);
  expect(await page.received('key', 'a')).toHaveLength(1);
  await page.screen.press('PageDown');
  await expect.poll(() => page.received('key', 'a')).toEqual([{ key: 'PageDown' }, { key: 'PageDown' }]);
  // There is nothing that Escape could lead back to.
  await page.screen.press('Escape', 'PageUp');
  await expect.poll(steps).toEqual([2, 3, 1, 2, 3, 2]);

  // The same step as the attribute says already is shown again, and an excursion is not kept.
  await run((map) => map.select({ area: 'minhang' }));
  await expect.poll(async () => (await page.view('a')).get('area')).toBe('minhang');
  await run((map) => {
    map.step = 'songjiang';
  });
  await expect.poll(async () => (await page.view('a')).get('area')).toBeNull();
  expect(await steps()).toEqual([2, 3, 1, 2, 3, 2]);

  await page.setAttribute('a', 'story', null);
  await expect.poll(steps).toEqual([2, 3, 1, 2, 3, 2, 0]);
  expect(await page.isMarked('a')).toBe(true);
  // Two stories of one page are two talks.
  expect(await stepsOf('b')).toEqual([3]);
  await page.setAttribute('a', 'story', 'no-such-story');
  await expect
    .poll(() => page.received('error', 'a'))
    .toEqual(expect.arrayContaining([expect.objectContaining({ code: 'not-found' })]));
});

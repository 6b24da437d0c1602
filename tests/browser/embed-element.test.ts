/** `<layout-map>` in a host page: a picture first, a GL map near the viewport, at most six at once, and no leaks. */
import { describe } from 'vitest';
import type { LayoutMapElement } from '#embed/host/element-types.ts';
import { expect, MAP, SCRIPT, test } from './driver/host-page.ts';

const MAP_PAGE = /[?&]mode=embed/;
/** Timeout in ms for six maps at once on a shared processor. */
const SIX = { timeout: 30_000 };
const SIZE = 'style="display:block;width:640px;height:400px"';
const far = (html: string) => `<div style="height:4000px">Words</div>${html}<div style="height:4000px">Words</div>`;
const numbered = (count: number, more = '') =>
  Array.from({ length: count }, (_, index) => `<layout-map id="m${index}" ${more || SIZE} lang="en"></layout-map>`);
const map = (attributes = '', inside = '') =>
  `<layout-map id="a" ${SIZE} lang="en" ${attributes}>${inside}</layout-map>`;

describe('a map that is far from the viewport', () => {
  test('is not loaded, until it is near', async ({ host }) => {
    const page = await host(SCRIPT() + far(map()));
    await expect.poll(() => page.screen.run(() => customElements.get('layout-map') !== undefined)).toBe(true);
    await page.screen.appears({ css: '#a a' });
    expect(page.screen.requests(MAP_PAGE)).toEqual([]);
    await page.scrollTo('a');
    await expect.poll(() => page.state('a')).toBe('live');
    expect(page.screen.requests(MAP_PAGE)).toHaveLength(1);
  });

  test('is loaded at once where the page asks for it', async ({ host }) => {
    const page = await host(SCRIPT() + far(map('loading="eager"')));
    await expect.poll(() => page.state('a')).toBe('live');
  });
});

describe('the script under the address of its version', () => {
  const pinned = (integrity: string) =>
    `<script src="${MAP()}embed/1/embed.js" integrity="${integrity}" crossorigin async></script>`;
  const kept = async () => (await (await fetch(`${MAP()}embed/1/integrity.json`)).json()) as Record<string, string>;

  test('finds the map, pinned by its hash', async ({ host }) => {
    const page = await host(pinned((await kept())['embed.js'] ?? '') + map('area="songjiang"'));
    await expect.poll(() => page.state('a')).toBe('live');
    expect(page.screen.requests(MAP_PAGE)[0]).toMatch(new RegExp(`^${MAP()}\\?`));
  });

  test('is refused with another hash, and the words between the tags stay', async ({ host }) => {
    const page = await host(pinned((await kept())['embed-client.js'] ?? '') + map('', 'The map of Shanghai'), {
      expected: [/integrity/, /request failed/],
    });
    await expect.poll(() => page.screen.problems.length + page.screen.requests(/embed\.js/).length).toBe(1);
    await page.screen.appears({ css: '#a' });
    expect(await page.screen.text({ css: '#a' })).toBe('The map of Shanghai');
    expect(page.screen.requests(MAP_PAGE)).toEqual([]);
  });
});

describe('the picture', () => {
  test('comes first, is a link into the full map, and goes when the map answers', async ({ host }) => {
    let release = (): void => undefined;
    const page = await host(SCRIPT() + map('area="songjiang" show="none" heading="Where Songjiang stands"'), {
      before: async (screen) => {
        release = await screen.hold(MAP_PAGE);
      },
    });
    await expect.poll(() => page.state('a')).toBe('loading');
    expect(await page.screen.attribute(page.picture('a'), 'href')).toBe(`${MAP()}?lang=en&area=songjiang`);
    await page.screen.appears({ role: 'link', name: 'Where Songjiang stands' });
    release();
    await expect.poll(() => page.state('a')).toBe('live');
    expect(await page.screen.isVisible(page.picture('a'))).toBe(false);
  });

  test('of the page’s own choice is shown', async ({ host }) => {
    const page = await host(SCRIPT() + far('') + map(`poster="${MAP()}favicon.svg"`));
    await expect.poll(() => page.screen.attribute({ css: '#a img' }, 'src')).toBe(`${MAP()}favicon.svg`);
    await page.scrollTo('a');
    await expect
      .poll(() =>
        page.screen.run(() => document.getElementById('a')?.shadowRoot?.querySelector('img')?.naturalWidth ?? 0),
      )
      .toBeGreaterThan(0);
  });

  test('stays when the map does not come', async ({ host }) => {
    const page = await host(SCRIPT() + map(), {
      before: (screen) => screen.answer(MAP_PAGE, { status: 503, body: 'Out of service' }),
      expected: [/503/],
    });
    await expect.poll(() => page.state('a')).toBe('loading');
    await expect.poll(() => page.screen.requests(MAP_PAGE).length).toBeGreaterThan(0);
    expect(await page.screen.isVisible(page.picture('a'))).toBe(true);
  });

  test('that does not load leaves the name of the map, and the link', async ({ host }) => {
    const page = await host(SCRIPT() + far('') + map('heading="Songjiang"'), {
      before: (screen) => screen.answer(/\/pictures\//, { status: 200, body: 'no picture' }),
    });
    await page.screen.run(() => document.getElementById('a')?.scrollIntoView({ block: 'end', behavior: 'instant' }));
    await expect
      .poll(() => page.screen.run(() => document.getElementById('a')?.shadowRoot?.querySelector('a')?.textContent))
      .toBe('Songjiang');
  });
});

describe('in its place on the page', () => {
  test('it moves nothing, before, while and after it loads', async ({ host }) => {
    const page = await host(
      `<p>Words</p><layout-map id="a" style="display:block;aspect-ratio:16/10"></layout-map><p id="after">Words</p>${SCRIPT()}`,
    );
    const before = await page.box('#after');
    await expect.poll(() => page.state('a')).toBe('live');
    expect(await page.box('#after')).toEqual(before);
    expect((await page.kept()).shift).toBe(0);
  });

  test('it fills the size that CSS gives it, and follows it', async ({ host }) => {
    const page = await host(
      `<style>#a{width:500px;height:300px;aspect-ratio:auto}</style><layout-map id="a"></layout-map>${SCRIPT()}`,
    );
    await expect.poll(() => page.state('a')).toBe('live');
    expect(await page.box('#a iframe')).toMatchObject({ width: 500, height: 300 });
    await page.screen.restyle('#a{width:320px;height:480px}');
    expect(await page.box('#a iframe')).toMatchObject({ width: 320, height: 480 });
  });

  test('without a size it is as wide as its column, 16 to 10', async ({ host }) => {
    const page = await host(`<div style="width:800px"><layout-map id="a"></layout-map></div>${SCRIPT()}`);
    await expect.poll(() => page.state('a')).toBe('live');
    expect(await page.box('#a')).toMatchObject({ width: 800, height: 500 });
  });

  test('the frame has a name, tells no page’s address, and is granted no more than it uses', async ({ host }) => {
    const page = await host(
      SCRIPT() + map('heading="The layout of 2019" asof="2019"') + numbered(1, `show="none" ${SIZE}`),
    );
    await expect.poll(async () => (await page.states()).map(({ state }) => state)).toEqual(['live', 'live']);
    const attributes = await page.frameAttributes('a');
    expect(attributes).toMatchObject({
      title: 'The layout of 2019',
      referrerpolicy: 'strict-origin',
      loading: 'lazy',
      allow: 'clipboard-write; fullscreen',
    });
    expect(Object.keys(await page.frameAttributes('m0'))).not.toContain('allow');
  });

  test('a wheel over it scrolls the page', async ({ host }) => {
    const page = await host(SCRIPT() + map() + far(''), { webgl: true });
    await expect.poll(() => page.state('a')).toBe('live');
    const { x, y, width, height } = await page.box('#a');
    await page.screen.wheel({ x: x + width / 2, y: y + height / 2 }, 300);
    await expect.poll(() => page.screen.run(() => scrollY)).toBeGreaterThan(100);
  });
});

describe('many maps on a page', () => {
  test('are never more than six at once, and each on the screen is a map or a picture', async ({ host }) => {
    const page = await host(SCRIPT() + numbered(12).join('<p>Words</p>'));
    for (const id of ['m0', 'm6', 'm11', 'm3']) {
      await page.scrollTo(id);
      await expect.poll(() => page.state(id), SIX).toBe('live');
      const states = await page.states();
      expect(states.filter(({ state }) => state !== 'picture').length).toBeLessThanOrEqual(6);
      const blank = await page.screen.run(
        () =>
          [...document.querySelectorAll('layout-map')].filter(
            ({ shadowRoot }) =>
              !shadowRoot?.querySelector('iframe') && shadowRoot?.querySelector('a')?.checkVisibility() !== true,
          ).length,
      );
      expect(blank).toBe(0);
    }
    expect((await page.kept()).mostFrames).toBeLessThanOrEqual(6);
    expect((await page.received('ready')).length).toBeGreaterThan(6);
  });

  test('become live where the user scrolls to them, and another is replaced by its picture', async ({ host }) => {
    const small = 'style="display:inline-block;width:200px;height:140px"';
    const page = await host(SCRIPT() + numbered(8, small).join(' '));
    const live = async () => (await page.states()).filter(({ state }) => state === 'live').map(({ id }) => id);
    await expect.poll(live, SIX).toEqual(['m0', 'm1', 'm2', 'm3', 'm4', 'm5']);
    await page.screen.focus(page.picture('m7'));
    await expect.poll(live, SIX).toContain('m7');
    expect((await page.states()).filter(({ frame }) => frame).length).toBe(6);
    const { x, y, width, height } = await page.box('#m6');
    await page.screen.pointAt({ x: x + width / 2, y: y + height / 2 });
    await expect.poll(live, SIX).toEqual(expect.arrayContaining(['m6', 'm7']));
    expect((await page.kept()).mostFrames).toBe(6);
  });

  test('come back with the view that they had', async ({ host }) => {
    const page = await host(SCRIPT() + numbered(9).join(far('')));
    await expect.poll(() => page.state('m0')).toBe('live');
    await page.screen.run(() => (document.getElementById('m0') as LayoutMapElement).select({ area: 'qingpu' }));
    await expect.poll(async () => (await page.view('m0')).get('area')).toBe('qingpu');
    for (const id of ['m2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8']) {
      await page.scrollTo(id);
      await expect.poll(() => page.state(id), SIX).toBe('live');
    }
    expect(await page.state('m0')).toBe('picture');
    await page.scrollTo('m0');
    await expect.poll(() => page.state('m0')).toBe('live');
    expect((await page.query('m0')).get('area')).toBe('qingpu');
  });

  test('of two copies of the script are counted together', async ({ host }) => {
    const again = SCRIPT().replace('embed.js', 'embed.js?again');
    const page = await host(
      SCRIPT() + again + numbered(8, 'style="display:inline-block;width:200px;height:140px"').join(' '),
    );
    await expect.poll(async () => (await page.states()).filter(({ state }) => state === 'live').length, SIX).toBe(6);
    expect((await page.kept()).mostFrames).toBe(6);
  });

  test('leave nothing behind when they are removed', async ({ host }) => {
    const page = await host(SCRIPT() + numbered(6).join(''));
    await page.scrollTo('m2');
    await expect.poll(() => page.state('m2')).toBe('live');
    expect(await page.removeMaps()).toBe(0);
    const before = (await page.received('error')).length;
    await page.append(
      numbered(3, 'style="display:inline-block;width:200px;height:140px"').join('').replaceAll('id="m', 'id="n'),
    );
    await page.scrollTo('n0');
    await expect.poll(async () => (await page.states()).map(({ state }) => state)).toEqual(['live', 'live', 'live']);
    expect(await page.received('error')).toHaveLength(before);
  });

  test('load again where they are moved to on the page', async ({ host }) => {
    const page = await host(`${SCRIPT()}${map('area="pudong"')}<main></main>`);
    await expect.poll(() => page.state('a')).toBe('live');
    await page.screen.run(() => document.querySelector('main')?.append(document.getElementById('a') as Element));
    await expect.poll(async () => (await page.received('ready', 'a')).length).toBe(2);
    expect((await page.query('a')).get('area')).toBe('pudong');
  });
});

describe('attributes', () => {
  test('that change are sent to the loaded map', async ({ host }) => {
    const page = await host(SCRIPT() + map());
    await expect.poll(() => page.state('a')).toBe('live');
    await page.markFrame('a');
    await page.setAttribute('a', 'area', 'chongming');
    await page.setAttribute('a', 'asof', '2019');
    await expect.poll(() => page.received('select', 'a')).toEqual([expect.objectContaining({ area: 'chongming' })]);
    await expect.poll(async () => (await page.view('a')).get('asof')).toBe('2019');
    await page.setAttribute('a', 'area', null);
    await expect.poll(async () => (await page.received('select', 'a')).at(-1)).toMatchObject({ area: null });
    expect(await page.isMarked('a')).toBe(true);
  });

  test('of a map that accepts no commands load a new frame, without a step in the history', async ({ host }) => {
    const page = await host(SCRIPT() + map('allow="none"'));
    await expect.poll(() => page.state('a')).toBe('live');
    const steps = await page.screen.run(() => history.length);
    await page.markFrame('a');
    await page.setAttribute('a', 'area', 'chongming');
    await expect.poll(async () => (await page.query('a')).get('area')).toBe('chongming');
    await expect.poll(() => page.state('a')).toBe('live');
    expect(await page.isMarked('a')).toBe(false);
    expect(await page.screen.run(() => history.length)).toBe(steps);
    expect(await page.received('ready')).toEqual([]);
  });

  test('and commands of a map that is far wake it', async ({ host }) => {
    const page = await host(SCRIPT() + far(map()));
    await page.screen.appears({ css: '#a a' });
    const text = await page.screen.run(
      async () => (await (document.getElementById('a') as LayoutMapElement).describe({ lang: 'en' })).text,
    );
    expect(text).toContain('As of 2022');
  });

  test('a view that is set is shown, and can be read', async ({ host }) => {
    const page = await host(SCRIPT() + map());
    await expect.poll(() => page.state('a')).toBe('live');
    await page.screen.run(() => {
      (document.getElementById('a') as LayoutMapElement).view = '?v=1&mode=explore&area=baoshan&lang=en';
    });
    await expect.poll(() => page.received('select', 'a')).toEqual([expect.objectContaining({ area: 'baoshan' })]);
    expect((await page.view('a')).get('area')).toBe('baoshan');
  });

  for (const src of [
    'javascript:document.title=1',
    'data:text/html,<script>parent.document.title=1</script>',
    'ftp://maps.example.org/',
  ])
    test(`src="${src.slice(0, 12)}…" opens nothing; what stands between the tags is shown`, async ({ host }) => {
      const page = await host(
        SCRIPT() + map(`src="${src.replaceAll('<', '&lt;')}"`, '<b id="words">A map of Shanghai</b>'),
      );
      await expect.poll(() => page.received('error')).toEqual([expect.objectContaining({ code: 'invalid' })]);
      await page.screen.appears({ css: '#words' });
      expect((await page.states())[0]?.frame).toBeUndefined();
      expect(await page.screen.run(() => document.title)).toBe('Host');
      await page.setAttribute('a', 'src', MAP());
      await expect.poll(() => page.state('a')).toBe('live');
    });

  test('with markup in them stay values of the map’s address', async ({ host }) => {
    const evil = '&quot;&gt;&lt;img src=x onerror=alert(1)&gt;&amp;mode=explore#host=https://evil.example';
    const page = await host(SCRIPT() + map(`area="${evil}" theme="${evil}" heading="${evil}" allow="view,read"`));
    await expect.poll(() => page.state('a')).toBe('live');
    expect((await page.query('a')).getAll('mode')).toEqual(['embed']);
    expect(await page.received('ready', 'a')).toEqual([expect.objectContaining({ allow: ['read', 'view'] })]);
    expect(await page.screen.count({ css: '#a img[src=x], body > img' })).toBe(0);
  });
});

test('without scripts, what the page’s author wrote is there', async ({ host }) => {
  const page = await host(
    SCRIPT() + map('', `<a href="${MAP()}?area=songjiang"><img src="${MAP()}favicon.svg" alt="Map"></a>`),
    {
      scripts: false,
    },
  );
  await page.screen.appears({ role: 'link', name: 'Map' });
});

test('no frame can take the keyboard focus before it can be seen', async ({ host }) => {
  let release = (): void => undefined;
  const page = await host(SCRIPT() + map(), {
    before: async (screen) => {
      release = await screen.hold(MAP_PAGE);
    },
  });
  await expect.poll(() => page.state('a')).toBe('loading');
  expect(Object.keys(await page.frameAttributes('a'))).toContain('inert');
  await page.screen.focus(page.picture('a'));
  release();
  await expect.poll(() => page.state('a')).toBe('live');
  expect(await page.screen.run(() => document.getElementById('a')?.shadowRoot?.activeElement?.tagName)).toBe('IFRAME');
  // It has the keyboard now: what it has no use for is its page's.
  await page.screen.press('PageDown', ' ', 'a');
  await expect.poll(() => page.received('key', 'a')).toEqual([{ key: 'PageDown' }, { key: ' ' }]);
  const focused = () => page.screen.run(() => document.activeElement?.tagName);
  const clickName = async (id: string) => {
    await page.screen.run(() => (document.activeElement as HTMLElement).blur());
    await page.screen.click({
      css: `[data-map-state] a[data-area="${id}"] > span:visible`,
      in: { frame: '#a iframe' },
    });
    // The frame has had the click by then, and what focus it brings.
    await expect.poll(() => page.received('select', 'a')).toContainEqual(expect.objectContaining({ area: id }));
  };
  // A click takes the keyboard for the map, but for none of its names: the arrows are the page's still.
  await clickName('songjiang');
  await expect.poll(focused).toBe('LAYOUT-MAP');
  await page.screen.press('ArrowRight');
  await expect.poll(() => page.received('key', 'a')).toContainEqual({ key: 'ArrowRight' });
  // A locked map takes no focus by a click, nor does one with nothing beside it.
  const shown = () =>
    page.screen.runAt({ frame: '#a iframe' }, (root) => {
      const { interaction, show } = (root as HTMLElement).dataset;
      return `${interaction} ${show}`;
    });
  await page.setAttribute('a', 'interaction', 'locked');
  await expect.poll(shown).toBe('locked panel');
  await clickName('chongming');
  expect(await focused()).toBe('BODY');
  await page.setAttribute('a', 'interaction', null);
  await page.setAttribute('a', 'show', 'none');
  await expect.poll(shown).toBe('cooperative ');
  await clickName('baoshan');
  expect(await focused()).toBe('BODY');
  await page.setAttribute('a', 'show', null);
  // A place that there is not is told.
  await page.setAttribute('a', 'area', 'atlantis');
  await expect
    .poll(() => page.received('error', 'a'))
    .toEqual([{ code: 'not-found', message: 'The map has no area "atlantis".' }]);
  // Without a heading its name tells it from the other maps of the page.
  await page.setAttribute('a', 'area', 'qingpu');
  await page.setAttribute('a', 'asof', '2019');
  await expect.poll(async () => (await page.frameAttributes('a')).title).toMatch(/ · qingpu · 2019$/);
});

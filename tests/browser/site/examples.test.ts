/** The published example pages: each works unmodified, so that it can be copied. */
import { describe } from 'vitest';
import type { LayoutMapElement } from '#embed/host/element-types.ts';
import { HostPage } from '../driver/host-page.ts';
import { expect, test } from '../driver/site.ts';

const allLive = async (page: HostPage) => (await page.states()).every(({ state }) => state === 'live');

describe('the examples', () => {
  test('are listed, each by its own page', async ({ open }) => {
    const { screen } = await open('examples/index.html', { until: 'parsed' });
    const links = await screen.run(() =>
      [...document.querySelectorAll('main a')].map((link) => link.getAttribute('href')),
    );
    expect(links).toEqual([
      'plain.html',
      'article.html',
      'reveal.html',
      'buttons.html',
      'csp.html',
      '../embed-api.html',
    ]);
    await screen.click({ role: 'link', name: /^文章$/ });
    await screen.appears({ role: 'heading', name: '三个地方，文件怎么说' });
  });

  test('lead to the reference of the API, which fits a phone', async ({ open }) => {
    const { screen } = await open('examples/index.html', { until: 'parsed', size: 'phone' });
    await screen.click({ role: 'link', name: '接口参考' });
    await screen.appears({ role: 'heading', name: 'Embed API' });
    await screen.appears({ css: 'h3#Commands' });
    expect(await screen.run(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  });

  for (const theme of ['light', 'dark'] as const)
    test(`are without serious faults for assistive technology (${theme})`, async ({ open }) => {
      for (const path of [
        'examples/index',
        'examples/plain',
        'examples/article',
        'examples/buttons',
        'examples/csp',
        'embed-api',
      ]) {
        const app = await open(`${path}.html`, { until: 'parsed', theme });
        // The maps in it are separate pages, which other tests check.
        expect(await app.access.seriousFindings()).toEqual([]);
      }
    });

  test('an article: three maps load as they are scrolled to, each with a picture before', async ({ open }) => {
    const page = new HostPage(await open('examples/plain.html', { until: 'parsed', size: 'phone' }));
    for (const index of [0, 1, 2]) {
      await page.screen.run(
        (nth) => document.querySelectorAll('layout-map')[nth]?.scrollIntoView({ behavior: 'instant' }),
        index,
      );
      await expect.poll(async () => (await page.states())[index]?.state).toBe('live');
    }
    const pictures = await page.screen.run(() =>
      [...document.querySelectorAll('layout-map')].map(
        ({ shadowRoot }) => shadowRoot?.querySelector('img')?.naturalWidth ?? 0,
      ),
    );
    expect(pictures.every((width) => width > 0)).toBe(true);
  });

  test('an article: its language is that of its maps', async ({ open }) => {
    const page = new HostPage(await open('examples/plain.html', { until: 'parsed', lang: 'en' }));
    await page.screen.appears({ role: 'heading', name: 'Three places, as the documents describe them' });
    await page.screen.click({ role: 'button', name: '中文' });
    await page.screen.appears({ role: 'heading', name: '三个地方，文件怎么说' });
    await expect.poll(async () => (await page.states())[0]?.state).toBe('live');
    const links = await page.screen.run(() => [...document.querySelectorAll('layout-map')].map(({ view }) => view));
    expect(links.every((link) => new URLSearchParams(link).get('lang') === 'zh')).toBe(true);
  });

  test('a deck: each slide has its map, and requests nothing from other sites', async ({ open }) => {
    const page = new HostPage(await open('examples/reveal.html', { until: 'parsed' }));
    await page.screen.appears({ role: 'heading', name: /布局/ });
    for (const index of [0, 1, 2]) {
      await page.screen.press('ArrowRight');
      await expect.poll(async () => (await page.states())[index]?.state).toBe('live');
    }
    await expect.poll(() => page.screen.url().hash).toBe('#/3');
    // The last of these is a story: the deck's fragments turn it, and so does a key in it, which takes the deck along.
    const step = () => page.screen.run(() => document.querySelector<LayoutMapElement>('layout-map[story]')?.step);
    await page.screen.press('ArrowRight');
    await expect.poll(step).toBe('songjiang-2019');
    await page.screen.click({ css: 'layout-map[story]' });
    await page.screen.press('PageDown');
    await expect.poll(step).toBe('nine-cities');
    await expect.poll(() => page.screen.url().hash).toBe('#/3/0/1');
  });

  test('a story turns as the paragraphs pass, and the page is moved by nobody but its user', async ({ open }) => {
    const page = new HostPage(await open('examples/article.html', { until: 'parsed' }));
    const step = () => page.screen.run(() => document.querySelector<LayoutMapElement>('#map')?.step);
    await expect.poll(() => page.state('map')).toBe('live');
    for (const name of ['nine-cities', 'songjiang-2022', 'songjiang-2015']) {
      await page.screen.run(
        (part) =>
          document.querySelector(`[data-step="${part}"]`)?.scrollIntoView({ block: 'center', behavior: 'instant' }),
        name,
      );
      await expect.poll(step).toBe(name);
    }
    // By the Tab key: what has the focus is what is shown.
    const before = await page.screen.run(() => scrollY);
    await page.screen.run(() =>
      document.querySelector<HTMLElement>('[data-step="songjiang-2019"] a')?.focus({ preventScroll: true }),
    );
    await expect.poll(step).toBe('songjiang-2019');
    expect(await page.screen.run(() => scrollY)).toBe(before);
  });

  test('buttons: a command for each, and the events that follow', async ({ open }) => {
    const page = new HostPage(await open('examples/buttons.html', { until: 'parsed', lang: 'en' }));
    const log = () => page.screen.texts({ css: '[data-output="log"] li' });
    await expect.poll(() => allLive(page)).toBe(true);
    await page.screen.click({ role: 'button', name: 'Songjiang' });
    await expect.poll(log).toEqual(expect.arrayContaining([expect.stringMatching(/^select .*"area":"songjiang"/)]));
    await page.screen.click({ role: 'button', name: '2019' });
    await expect.poll(() => page.screen.text({ css: '[data-output="link"]' })).toMatch(/asof=2019.*area=songjiang/);
    await page.screen.click({ role: 'button', name: 'Biomedicine' });
    await expect.poll(() => page.screen.text({ css: '[data-output="link"]' })).toContain('industry=biomedicine');
    await page.screen.click({ role: 'button', name: 'World' });
    await page.screen.click({ role: 'button', name: 'Describe the view' });
    await expect.poll(() => page.screen.text({ css: '[data-output="answer"]' })).toContain('As of 2019');
    expect((await log()).filter((line) => line.startsWith('error'))).toEqual([]);
  });

  test('a strict content security policy: the map works and violates nothing', async ({ open }) => {
    const app = await open('examples/csp.html', {
      until: 'parsed',
      expected: [/style-src/],
      before: (screen) =>
        screen.runFirst(() => {
          const violations: string[] = [];
          Object.assign(globalThis, { violations });
          addEventListener('securitypolicyviolation', ({ violatedDirective }) => violations.push(violatedDirective));
        }, undefined),
    });
    const violations = () =>
      app.screen.run(() => (globalThis as unknown as { readonly violations: readonly string[] }).violations);
    const page = new HostPage(app);
    await expect.poll(() => allLive(page)).toBe(true);
    await page.setAttribute('map', 'area', 'songjiang');
    await expect
      .poll(() => page.screen.run(() => document.querySelector('layout-map')?.view))
      .toContain('area=songjiang');
    expect(await violations()).toEqual([]);
    // The policy is in force, and not only in the text.
    await page.screen.run(() =>
      document.head.append(Object.assign(document.createElement('style'), { textContent: 'p { color: red }' })),
    );
    await expect.poll(violations).toEqual(['style-src-elem']);
  });

  test('without scripts each still leads to the map', async ({ open }) => {
    for (const name of ['plain', 'reveal', 'buttons', 'csp']) {
      const { screen } = await open(`examples/${name}.html`, { until: 'parsed', scripts: false });
      await screen.appears({ role: 'link', name: /Map of/ });
    }
    // A story is its pictures, between the paragraphs.
    const { screen } = await open('examples/article.html', { until: 'parsed', scripts: false });
    await screen.appears({ css: '[data-step="songjiang-2015"] img' });
    expect(await screen.isVisible({ css: 'layout-map' })).toBe(false);
  });
});

/** The map as one HTML file: saved from the page, opened from the disk in another browser without a network. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe } from 'vitest';
import { StoriesDialog } from './driver/dialogs.ts';
import { ExportDialog } from './driver/export.ts';
import { Stage } from './driver/stage.ts';
import { StoryEditor } from './driver/story-editor.ts';
import { type App, expect, type Open, type OpenOptions, test } from './driver/test.ts';
import { word } from './driver/words.ts';

const FOLDER = mkdtempSync(join(tmpdir(), 'map-'));
afterAll(() => rmSync(FOLDER, { recursive: true }));

/** At most, bytes: it goes by mail. */
const MAX_BYTES = 3_000_000;

/** Saves the file of a View. @returns its address on the disk. */
async function save(open: Open, link: string, lang: 'zh' | 'en'): Promise<string> {
  const site = await open(link, { lang });
  const dialog = new ExportDialog(site);
  await dialog.open();
  await dialog.choose('HTML');
  const { name, text } = await dialog.save('html');
  expect(Buffer.byteLength(text)).toBeLessThan(MAX_BYTES);
  const path = join(FOLDER, name);
  writeFileSync(path, text);
  return pathToFileURL(path).href;
}

const openFile = (open: Open, address: string, options: OpenOptions = {}): Promise<App> =>
  open(address, { ...options, before: (screen) => screen.setOffline(true) });

/** All that was asked for is the file itself; what a page carries has addresses of its own, and no request. */
const requested = ({ screen }: App): readonly string[] => screen.requests(/^(?!data:|blob:)/);

describe.each([
  {
    lang: 'zh',
    name: '松江区',
    role: '科创集聚区',
    other: '闵行',
    otherName: '闵行区',
    step: '样本题：松江',
  },
  {
    lang: 'en',
    name: 'Songjiang District',
    role: 'nnovation cluster',
    other: 'Minhang',
    otherName: 'Minhang District',
    step: 'Fixture title: Songjiang',
  },
] as const)('a file in $lang', ({ lang, name, role, other, otherName, step }) => {
  test('is the map with panels, search, years, table and story, and asks for nothing', async ({ open }) => {
    const address = await save(open, `./?v=1&asof=2019&area=songjiang&lang=${lang}`, lang);
    const app = await openFile(open, address, { lang });
    expect(await app.place.heading()).toBe(name);
    await expect.poll(() => app.place.text()).toContain(role);
    expect(await app.language()).toBe(lang);
    // Its badge, and the parts that need a site.
    const badge = { css: '[data-part="data-badge"]' };
    expect(await app.screen.text(badge)).toMatch(/\d{4}-\d\d-\d\d.*[0-9a-f]{12}/);
    expect(await app.screen.attribute({ css: 'a', in: badge }, 'href')).toMatch(
      /^http:\/\/127\.0\.0\.1:\d+\/\?.*asof=2019/,
    );
    expect(await app.screen.isVisible({ role: 'button', name: word('tool.embed') })).toBe(false);

    await app.search.submit(other);
    await expect.poll(() => app.place.heading()).toBe(otherName);
    expect(app.link().get('area')).toBe('minhang');
    await app.back();
    await expect.poll(() => app.place.heading()).toBe(name);

    await app.timeline.focus();
    await app.press('ArrowRight');
    expect(await app.timeline.year()).toBe(2022);

    await app.useTool('table');
    await app.table.waitUntilShown();
    await expect.poll(() => app.table.size()).toBeGreaterThan(0);
    // A table saves its own rows, and a picture is made, as on the site.
    expect((await app.table.download('csv')).text).toContain('songjiang');
    await app.useTool('table');

    const dialog = new ExportDialog(app);
    await dialog.open();
    const { text } = await dialog.save('svg');
    expect(text).toContain('http://127.0.0.1');
    expect(await app.screen.count({ css: '[data-export="html"]' })).toBe(0);
    await app.press('Escape');

    const stage = new Stage(app.screen);
    await stage.openList();
    await stage.choose('fixture-story');
    await stage.appears();
    expect(await stage.step()).toBe(1);
    await app.press('ArrowRight');
    expect(await stage.step()).toBe(2);
    expect(await stage.title()).toBe(step);
    await app.press('End');
    expect(await stage.step()).toBe(3);
    // A reload is the same step.
    await app.screen.reload();
    await stage.appears();
    expect(await stage.step()).toBe(3);
    expect([...new Set(requested(app).map((url) => url.split('?')[0]))]).toEqual([address]);
  });
});

test('a file of a story opens on its step, fits a phone in the dark, and axe finds nothing serious', async ({
  open,
}) => {
  const address = await save(open, './?v=1&asof=2019&area=songjiang&lang=zh', 'zh');
  const app = await openFile(open, address, { lang: 'en', theme: 'dark', size: 'phone' });
  // The language of the link goes before that of the browser.
  expect(await app.place.heading()).toBe('松江区');
  expect(await app.theme()).toBe('dark');
  expect(await app.access.seriousFindings()).toEqual([]);
  await app.use('language');
  await expect.poll(() => app.place.heading()).toBe('Songjiang District');
  const shown = await openFile(open, `${address}?mode=present&story=fixture-story&step=2`, { lang: 'zh' });
  const stage = new Stage(shown.screen);
  await stage.appears();
  expect(await stage.title()).toBe('样本题：松江');
  expect([...new Set([...requested(app), ...requested(shown)].map((url) => url.split('?')[0]))]).toEqual([address]);
});

test('a story made in the browser goes with the file that is asked to hold it, and no other', async ({ open }) => {
  const site = await open('./?v=1&asof=2019&area=songjiang', { lang: 'en' });
  const editor = new StoryEditor(site);
  await editor.addView('place');
  await editor.goOn();
  const dialog = new ExportDialog(site);
  await dialog.open();
  await dialog.choose('HTML');
  const without = await dialog.save('html');
  await dialog.check('own');
  const withIt = await dialog.save('html');
  for (const [name, { text }] of Object.entries({ without, with: withIt }))
    writeFileSync(join(FOLDER, `${name}.html`), text);

  const [plain, holds] = ['without', 'with'].map((name) => pathToFileURL(join(FOLDER, `${name}.html`)).href);
  const before = await openFile(open, plain ?? '', { lang: 'en' });
  const offered = new StoriesDialog(before);
  await offered.open();
  expect(await offered.list()).toEqual(['fixture-story']);
  const app = await openFile(open, holds ?? '', { lang: 'en' });
  const stories = new StoriesDialog(app);
  await stories.open();
  const own = (await stories.list()).find((id) => id !== 'fixture-story');
  expect(own).toMatch(/^my-/);
  await stories.present(own ?? '');
  const stage = new Stage(app.screen);
  await stage.appears();
  expect(await stage.title()).toContain('Songjiang District');
});

test('a file whose scripts do not run shows the picture, its sources and the way to the map', async ({ open }) => {
  const address = await save(open, './?v=1&asof=2019&lang=zh', 'zh');
  const app = await open(address, { scripts: false, until: 'poster' });
  const still = await app.screen.text({ css: '#still' });
  expect(still).toContain('数据版本');
  expect(still).toContain('http://127.0.0.1');
  expect(await app.screen.isVisible({ css: '#still > svg' })).toBe(true);
});

test('a page of the build that is gone is named, and asked for once more', async ({ open }) => {
  const app = await open('./?v=1&panel=export', {
    lang: 'en',
    expected: [/single-file/, /404/],
    before: (screen) => screen.answer(/single-file/, { status: 404, body: '' }),
  });
  const dialog = new ExportDialog(app);
  await dialog.waitUntilShown();
  await dialog.choose('HTML');
  await expect.poll(() => app.screen.text({ role: 'alert', in: { role: 'dialog' } })).toContain('single-file.txt');
});

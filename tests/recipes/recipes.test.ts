/**
 * The recipes of README.md, carried out: in a copy of the project each file that a recipe names is added or edited, and
 * no other; the copy compiles, is built once, and shows what was added. In a second copy, with the real data and the
 * tests, all types and the unit tests of lists hold.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { SCREENS } from '../browser/driver/screens.ts';
import { test as base, expect } from '../browser/driver/test.ts';
import { serve } from '../browser/helper/sites.ts';
import { outsideOfBrackets, PSEUDO_CODE, pseudo } from '../fixtures/pseudo-language.ts';
import { ProjectCopy } from './project.ts';
import { filled, isNamed, writtenRecipes } from './readme.ts';
import { CORRECTED, DOCUMENT, KIND, languageRecipe, PANEL, PLACE, REAL_RECIPES, RECIPES, ROWS } from './recipes.ts';
import type { Recipe, Step } from './step.ts';

/** Recipes that other tests carry out. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'Publish a version': 'tests/unit/version.test.ts, tests/browser/site/published.test.ts',
  'Put it on a server': 'the build of npm test has a SITE_URL, and tests/browser/site opens it',
};

const isOfDocuments = ({ path }: Step) => path.startsWith('geo/documents/');
/** Words that are in no message; a lone letter is a unit or a sign, and so is that of length. */
const isPlain = (text: string) => /\p{L}{2}/u.test(outsideOfBrackets(text).replace(/\bkm\b/g, ''));

const copy = new ProjectCopy('small');
afterAll(() => copy.remove());

copy.apply(RECIPES.flatMap(({ steps }) => steps));
const { default: english } = await import(`${copy.root}/src/i18n/en.ts`);
const recipes: readonly Recipe[] = [...RECIPES, languageRecipe(english)];
const allSteps = recipes.flatMap(({ steps }) => steps);

describe('the README', () => {
  const written = writtenRecipes();

  base('has these recipes and no others', () => {
    const titles = [...recipes.map(({ title }) => title), ...Object.keys(ELSEWHERE)];
    expect(written.map(({ title }) => title).sort()).toEqual(titles.sort());
  });

  base.for(recipes)('of $title names the files that it takes, and no others', ({ title, values, steps }) => {
    const paths = written.find((recipe) => recipe.title === title)?.paths ?? [];
    const named = paths.map((path) => filled(path, values));
    const touched = [...new Set(steps.map(({ path }) => path))];
    expect(touched.filter((path) => !named.some((name) => isNamed(path, name)))).toEqual([]);
    expect(named.filter((name) => !touched.some((path) => isNamed(path, name)))).toEqual([]);
  });
});

describe('a project with all of it', () => {
  let site: Awaited<ReturnType<typeof serve>> | undefined;
  beforeAll(async () => {
    copy.apply(allSteps);
    site = await serve(await copy.build());
  });
  afterAll(() => site?.close());

  const test = base.extend({
    // biome-ignore lint/correctness/noEmptyPattern: the test runner reads the names of the fixtures from this pattern
    home: async ({}, use) => use(site?.url ?? ''),
  });

  test('compiles', async () => {
    expect(await copy.typecheck()).toEqual({ ok: true, output: '' });
  });

  test('shows the statement that was corrected', async ({ open }) => {
    const app = await open('./?area=pudong&asof=2022', { lang: 'en' });
    await expect.poll(() => app.place.text()).toContain(CORRECTED);
  });

  test('shows the document: its stop of the slider, its record, what it says', async ({ open }) => {
    const app = await open('./?panel=documents', { lang: 'en' });
    expect((await app.timeline.stops()).map(({ year }) => year)).toContain(DOCUMENT.year);
    expect(await app.timeline.year()).toBe(DOCUMENT.year);
    await app.screen.appears({ css: `header:has-text("4 documents, 2015–${DOCUMENT.year}")` });
    await app.screen.click({ role: 'button', name: DOCUMENT.title });
    await app.documents.waitForSections();
    await app.show(`./?area=songjiang&asof=${DOCUMENT.year}`);
    await expect.poll(() => app.place.roles()).toEqual([expect.stringMatching(new RegExp(DOCUMENT.role, 'i'))]);
  });

  test('shows the place: on the map, in its panel, on its page', async ({ open }) => {
    const app = await open(`./?area=${PLACE.id}&asof=2022`, { lang: 'en' });
    expect(await app.place.heading()).toBe(PLACE.en);
    expect(await app.map.labels()).toContain(PLACE.id);
    await expect.poll(() => app.place.text()).toContain(`Fixture sentence: ${PLACE.en}.`);
    await app.screen.go(`place/${PLACE.id}/`);
    expect(await app.screen.text({ css: 'h1' })).toContain(PLACE.zh);
  });

  test('shows the layer kind: in the list, off at first, on the map and in the legend', async ({ open }) => {
    const app = await open('./?asof=2022', { lang: 'en' });
    const layer = { role: 'checkbox', name: KIND.label } as const;
    expect(await app.screen.isChecked(layer)).toBe(false);
    expect(await app.map.labels()).not.toContain(KIND.place.id);
    expect(await app.layers.legend()).not.toContain(KIND.mark);
    await app.screen.setChecked(layer, true);
    await expect.poll(() => app.map.labels()).toContain(KIND.place.id);
    expect(await app.layers.legend()).toContain(KIND.mark);
    expect(app.link().get('layers')?.split(',')).toContain(KIND.id);
  });

  test('shows the panel: a tool that opens it, and a link to it', async ({ open }) => {
    const app = await open('./', { lang: 'en' });
    await app.screen.click({ role: 'button', name: PANEL.label });
    const panel = { role: 'complementary', name: PANEL.label } as const;
    await expect.poll(() => app.screen.text(panel)).toContain(PANEL.text);
    expect(app.link().get('panel')).toBe(PANEL.name);
  });

  test('shows the rows of the new kind: in the panel of their place and on its page', async ({ open }) => {
    const app = await open('./?area=pudong&asof=2022', { lang: 'en' });
    await expect.poll(() => app.place.text()).toContain(ROWS.said);
    await app.screen.go('place/pudong/en/');
    expect(await app.screen.text({ css: 'main' })).toContain(ROWS.said);
  });

  test('shows the language: in the list of languages, and in every word', async ({ open }) => {
    const app = await open('./', { lang: 'en' });
    await app.chooseLanguage(PSEUDO_CODE);
    await expect.poll(() => app.language()).toBe(PSEUDO_CODE);
    expect(app.link().get('lang')).toBe(PSEUDO_CODE);
    await app.screen.click({ role: 'button', name: pseudo(PANEL.label) });
    await app.screen.appears({ role: 'complementary', name: pseudo(PANEL.label) });
    const words = await app.access.words();
    expect(words).toEqual(expect.arrayContaining([PANEL.label, PANEL.text, KIND.label].map(pseudo)));
    expect(words.filter(isPlain)).toEqual([]);
    await app.chooseLanguage('zh');
    await expect.poll(() => app.language()).toBe('zh');
  });

  test.for(Object.entries(SCREENS))('has every word of the interface in the language: %s', async (screen, { open }) => {
    const [, { link, options, arrive }] = screen;
    const app = await open(`./?lang=${PSEUDO_CODE}&${link}`, { ...options, lang: 'en' });
    await arrive?.(app);
    const words = await app.access.words();
    expect(words.length).toBeGreaterThan(10);
    expect(words.filter(isPlain)).toEqual([]);
  });

  test('has names of the evidence on the first picture in the language', async ({ open }) => {
    const app = await open(`./?lang=${PSEUDO_CODE}`, {
      until: 'poster',
      before: (screen) => screen.hold(/assets\/(SvgMap|App)-[\w-]+\.js/),
    });
    expect(await app.map.nameOf('songjiang')).toContain('Songjiang');
  });

  test('has pages in the language, and each page names the others', () => {
    const page = (folder: string) =>
      readFileSync(join(copy.root, 'dist/place/songjiang', folder, 'index.html'), 'utf8');
    expect(page(PSEUDO_CODE)).toContain('<html lang="en-XA">');
    for (const folder of ['', 'en', PSEUDO_CODE])
      expect([...page(folder).matchAll(/hreflang="(\w+)" href="([^"]+)">/g)].map(([, ...link]) => link)).toEqual([
        ['zh', expect.stringMatching(/place\/songjiang\/$/)],
        ['en', expect.stringMatching(/place\/songjiang\/en\/$/)],
        [PSEUDO_CODE, expect.stringMatching(/place\/songjiang\/qps\/$/)],
      ]);
  });

  /**
   * The type check reports each edit that is forgotten, a message by its key; data files are checked by the build.
   */
  const edits = recipes.flatMap(({ title, steps }) =>
    steps
      .filter(({ path }) => path.startsWith('src/') && copy.has(path))
      .map((left, index) => ({ title, path: left.path, nth: index + 1, left })),
  );
  test.for(edits)('does not compile when $title leaves out edit $nth, of $path', async ({ left }) => {
    copy.apply(allSteps.filter((step) => step !== left));
    const { ok, output } = await copy.typecheck();
    expect(ok).toBe(false);
    const [, key] = /^ *'([\w.]+)': /.exec(left.added ?? '') ?? [];
    if (left.path.startsWith('src/i18n/') && key) expect(output).toContain(key);
  });

  test('is not built when "Add a place" leaves out the statement', async () => {
    const left = recipes.find(({ title }) => title === 'Add a place')?.steps.filter(isOfDocuments) ?? [];
    copy.apply(allSteps.filter((step) => !left.includes(step)));
    await expect(copy.build()).rejects.toThrow(new RegExp(`"${PLACE.id}".*\\n1 issue in geo/`));
  });
});

/** Unit tests that loop over a registry, or over the real data. */
const OF_LISTS = /\b(?:ROW_LISTS|RowList|OVERLAYS|LANGUAGES|PANELS|real(?:Derived|Catalogue|Project))\b/;
/** Compares with what is kept in git, of which a copy knows nothing. */
const OF_GIT = 'projects.test.ts';
/** Files of tests that run together: few, so that each batch reports within the limit on silence of a slow machine. */
const BATCH = 12;

describe('the project itself with all of it, tests included', () => {
  const whole = new ProjectCopy('real');
  beforeAll(() => whole.apply([...REAL_RECIPES, languageRecipe(english)].flatMap(({ steps }) => steps)));
  afterAll(() => whole.remove());

  base('compiles', async () => {
    expect(await whole.typecheckAll()).toEqual({ ok: true, output: '' });
  });

  const folder = join(whole.root, 'tests/unit');
  const files = readdirSync(folder).filter(
    (name) => /\.test\.tsx?$/.test(name) && name !== OF_GIT && OF_LISTS.test(readFileSync(join(folder, name), 'utf8')),
  );
  const batches = Array.from({ length: Math.ceil(files.length / BATCH) }, (_, index) => ({
    nth: index + 1,
    batch: files.slice(index * BATCH, (index + 1) * BATCH),
  }));

  base('has unit tests that depend on lists', () => expect(files.length).toBeGreaterThan(20));

  base.for(batches)('passes those of batch $nth: $batch', { timeout: 300_000 }, async ({ batch }) => {
    const { ok, output } = await whole.unitTests(...batch);
    expect(ok, output).toBe(true);
  });
});

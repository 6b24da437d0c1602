/** One HTML file: what is put into the page, how it is escaped, and what of the data goes with it. */
import { inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { carriedFile, FILE_ATTRIBUTE, ORIGIN_ID, type Origin } from '#data/carried.ts';
import type { StoryId } from '#domain/model/ids.ts';
import { STORY_FORMAT, type Story } from '#domain/story/story.ts';
import { filled, type HtmlParts, makeHtml, packed } from '#export/html/html.ts';
import { catalogueUntil, documentsUntil, restsOn } from '#export/html/until.ts';
import { viewOfStep } from '#state/story.ts';
import { dataFiles } from '../../geo/build/load.ts';
import { scriptText } from '../../geo/build/single-file.ts';
import { cancelled, namedRequest, realRequest, textOf, work } from './export-support.ts';
import { areaId, realCatalogue, realDerived, yearOf } from './support.ts';

const SHELL =
  '<!doctype html>\n<html lang="zh">\n<head><!--head--></head>\n<body><!--still-->\n<!--data-->\n<script>run("<!--data-->")</script></body></html>';
const ALL = { documents: 'all', own: false } as const;

const realParts = (): HtmlParts => ({
  shell: SHELL,
  files: new Map(dataFiles(realDerived()).map(({ name, text }) => [name, text])),
  stories: realDerived().stories,
  published: null,
});
const noParts: HtmlParts = { shell: SHELL, files: new Map([['index.json', '{}']]), stories: [], published: null };

const scripts = (html: string) => [...html.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)];
/** The files in a page, by name. */
const carried = (html: string): ReadonlyMap<string, string> =>
  new Map(
    scripts(html).flatMap(([, attributes = '', text = '']) => {
      const name = new RegExp(`${FILE_ATTRIBUTE}="([^"]*)"`).exec(attributes)?.[1];
      return name === undefined ? [] : [[name, inflateRawSync(Buffer.from(text, 'base64')).toString()] as const];
    }),
  );
const originIn = (html: string): Origin =>
  JSON.parse(scripts(html).find(([, attributes = '']) => attributes.includes(ORIGIN_ID))?.[2] ?? '');

describe('a part of the page', () => {
  test('goes to the first place of its name, whatever it says', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const page = filled('1<!--a-->2<!--b-->3<!--a-->', [
          ['a', a],
          ['b', b],
        ]);
        expect(page).toBe(`1${a}2${b}3<!--a-->`);
      }),
    );
    expect(() =>
      filled('<!--b--><!--a-->', [
        ['a', ''],
        ['b', ''],
      ]),
    ).toThrow('<!--b-->');
  });
  test('that is a file is compressed, in signs that end no element, and comes back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
        const base64 = await packed(text);
        expect(base64).toMatch(/^[A-Za-z0-9+/]*={0,2}$/);
        expect(inflateRawSync(Buffer.from(base64, 'base64')).toString()).toBe(text);
      }),
      { numRuns: 50 },
    );
    // More than one call takes.
    const long = Array.from({ length: 40_000 }, (_, index) => index * 7919).join();
    expect(inflateRawSync(Buffer.from(await packed(long), 'base64')).toString()).toBe(long);
  });
});

describe('a script as the content of its element', () => {
  const sign = fc.constantFrom('<', '/', 'script', 'SCRIPT', '!--', '>', 'a', "'", '\\', '\n');
  test('says the same and cannot end it', () => {
    fc.assert(
      fc.property(fc.array(sign), (parts) => {
        const code = JSON.stringify(parts.join(''));
        const text = scriptText(code);
        expect(text).not.toMatch(/<(?:\/script|script|!--)/i);
        // biome-ignore lint/security/noGlobalEval: the text is a literal of this test
        expect(globalThis.eval(text)).toBe(parts.join(''));
      }),
    );
    expect(scriptText('/<\\/b>|<!--/.test(x)')).toBe('/<\\/b>|\\x3c!--/.test(x)');
  });
});

describe('the file', () => {
  test('has every file of the data as the site has it, the View, and where the living map is', async () => {
    const request = realRequest({ area: areaId('songjiang') });
    const made = await makeHtml(request, work(), ALL, realParts());
    const html = await textOf(made);
    expect(made.name).toBe('上海科创布局-2019-松江区.html');
    const files = carried(html);
    for (const { name, text } of dataFiles(realDerived())) expect(files.get(name), name).toBe(text);
    for (const story of realDerived().stories)
      expect(JSON.parse(files.get(`story-${story.id}.json`) ?? '')).toEqual(story);
    const origin = originIn(html);
    expect(origin).toMatchObject({
      site: 'https://example.org/map/',
      link: request.about.link,
      version: '0123456789ab',
      made: '2026-12-01',
      until: null,
    });
    expect(new URLSearchParams(origin.query).get('area')).toBe('songjiang');
    expect(origin.documents).toEqual(realCatalogue().documents.map(({ id }) => id));
    // For those without scripts: the picture, and its sources.
    const still = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
    expect(still).toContain('<svg');
    expect(still).toContain('OpenStreetMap');
    expect(still).toContain('0123456789ab');
    expect(made.preview).toContain('·');
  });

  test('is one page, whatever the names say', async () => {
    const names = ['</script><script>alert(1)</script>', '<!-- & "b" \'c\' ]]>', '<main id="x">', '🌊 \u202eab'];
    const request = namedRequest(names, { area: areaId('area-0') });
    const story = ownStory(names[0] ?? '');
    const made = await makeHtml({ ...request, story }, work(), ALL, noParts);
    const html = await textOf(made);
    expect(html).not.toContain('<script>alert');
    expect(html.match(/<main/g)).toHaveLength(1);
    // The View, index and story, and the program, which stands as it was.
    expect(scripts(html)).toHaveLength(4);
    expect(html.endsWith('<script>run("<!--data-->")</script></body></html>')).toBe(true);
    expect(/<title>([^<]*)<\/title>/.exec(html)?.[1]).toContain('&lt;/script&gt;');
    // A story of one's own goes along when it is on screen, empty texts and all.
    expect(JSON.parse(carried(html).get('story-my-1.json') ?? '')).toEqual(story);
    expect(originIn(html).stories).toEqual([{ id: 'my-1', title: story.title, subtitle: story.subtitle, steps: 1 }]);
  });

  test('of a step opens with the step', async () => {
    const [story] = realDerived().stories;
    const step = story?.steps[1];
    if (!story || !step) throw new Error('no story');
    const view = { ...viewOfStep(step, realCatalogue()), mode: 'present', story: story.id, step: step.id } as const;
    const { query } = originIn(await textOf(await makeHtml(realRequest(view, 'en', story), work(), ALL, realParts())));
    expect(Object.fromEntries(new URLSearchParams(query))).toMatchObject({
      mode: 'present',
      story: story.id,
      step: step.id,
    });
  });

  test('is not made when it was cancelled', async () => {
    await expect(makeHtml(namedRequest(['a']), cancelled(), ALL, noParts)).rejects.toThrow(/abort/i);
    const control = new AbortController();
    const stopping = { signal: control.signal, progress: () => control.abort() };
    await expect(makeHtml(realRequest(), stopping, ALL, realParts())).rejects.toThrow(/abort/i);
  });
});

const ownStory = (title: string): Story => ({
  format: STORY_FORMAT,
  id: 'my-1' as StoryId,
  title: { zh: '', en: title },
  subtitle: { zh: '', en: '' },
  steps: [
    {
      id: 'a',
      title: { zh: '', en: title },
      points: [{ zh: '', en: title, rows: [] }],
      view: {},
      notes: { zh: '', en: '' },
      alt: { zh: '', en: '' },
      transition: 'fly',
    },
  ],
});

describe('data up to a year', () => {
  const { catalogue, evidence, stories } = realDerived();
  const until = (year: number) => {
    const documents = documentsUntil(catalogue.documents, yearOf(year)).map(({ id }) => id);
    return { documents, rows: evidence.filter(({ id }) => documents.includes(id)) };
  };

  test('of the last are all of them, as the build has counted them', () => {
    const last = Math.max(...catalogue.years);
    const { rows, documents } = until(last);
    expect(documents).toHaveLength(catalogue.documents.length);
    expect(catalogueUntil(catalogue, rows, yearOf(last))).toEqual(catalogue);
  });

  test('of an earlier have no later document, stop or count, and nothing that the map of the year rests on is gone', () => {
    const { rows, documents } = until(2019);
    const index = catalogueUntil(catalogue, rows, yearOf(2019));
    expect(documents).not.toContain('progress-2022');
    expect(Math.max(...index.years)).toBe(2019);
    expect(JSON.stringify([index.documents, index.heads, index.structures, index.arcs])).not.toContain('progress-2022');
    const shown = ({ heads }: typeof catalogue) => heads.filter(({ asOf }) => asOf <= 2019);
    expect(shown(index)).toEqual(shown(catalogue));
    const rowsOf = ({ areas }: typeof catalogue) => areas.reduce((sum, area) => sum + area.rows, 0);
    expect(rowsOf(index)).toBeLessThan(rowsOf(catalogue));
    expect(index.areas).toHaveLength(catalogue.areas.length);
  });

  test('go with the stories that rest on them alone', async () => {
    const { rows } = until(2019);
    for (const story of stories) expect(restsOn(story, evidence, yearOf(2022))).toBe(true);
    const kept = stories.filter((story) => restsOn(story, rows, yearOf(2019))).map(({ id }) => id);
    expect(kept.length).toBeLessThan(stories.length);
    const html = await textOf(await makeHtml(realRequest(), work(), { documents: 'until', own: false }, realParts()));
    const origin = originIn(html);
    expect(origin.until).toBe(2019);
    expect(origin.stories.map(({ id }) => id)).toEqual(kept);
    expect([...carried(html).keys()]).not.toContain('evidence-progress-2022.json');
    expect(JSON.parse(carried(html).get('index.json') ?? '').documents).toHaveLength(origin.documents.length);
  });
});

describe('a request for a file of the page', () => {
  afterEach(() => vi.unstubAllGlobals());
  test('is answered from the page, and no other is', async () => {
    const textContent = await packed('{"a":"张江"}');
    vi.stubGlobal('CSS', { escape: (text: string) => text });
    vi.stubGlobal('document', {
      querySelector: (selector: string) => (selector === '[data-file="index.json"]' ? { textContent } : null),
    });
    expect(await (await carriedFile('carried:index.json'))?.json()).toEqual({ a: '张江' });
    // Of a published version, which is the same.
    expect((await carriedFile('carried:0123456789ab/index.json'))?.ok).toBe(true);
    expect((await carriedFile('carried:search.json'))?.ok).toBe(false);
    expect(carriedFile('https://example.org/index.json')).toBe(undefined);
  });
});

/** Two languages and two themes: a link's setting takes precedence over the user's, and texts are never mixed. */
import { describe } from 'vitest';
import en from '#i18n/en.ts';
import zh from '#i18n/zh.ts';
import { SCREENS } from './driver/screens.ts';
import { type App, expect, test } from './driver/test.ts';
import { brightness } from './helper/picture.ts';

type Texts = Readonly<Record<string, string | Readonly<Record<string, string>>>>;
/** Every text of a language with its key; a message with plural forms has several. */
const textsOf = (messages: Texts) =>
  Object.entries(messages).flatMap(([key, message]) =>
    (typeof message === 'string' ? [message] : Object.values(message)).map((text) => [key, text] as const),
  );
/** A pattern for each text of a language that the other does not have; `{name}` stands for anything. */
function patterns(own: Texts, other: Texts): [string, RegExp][] {
  const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const others = new Set(textsOf(other).map(([, text]) => text));
  return textsOf(own)
    .filter(([, text]) => !others.has(text) && /\p{L}{2}|\p{Script=Han}/u.test(text.replace(/\{\w+\}/g, '')))
    .map(([key, text]) => [
      key,
      new RegExp(
        `^${text
          .split(/\{\w+\}/)
          .map(escaped)
          .join('.*')}$`,
      ),
    ]);
}
const FOREIGN = { zh: patterns(en.messages, zh.messages), en: patterns(zh.messages, en.messages) };

const CJK = /[\u3400-\u9fff\u3000-\u303f\uff00-\uffef]/;
/** An English sentence may give the official Chinese words in brackets. */
const IN_BRACKETS = /\([^()]*\)/g;
/**
 * Three consecutive Latin words without a Chinese one are an untranslated sentence; shorter runs may be a name that
 * Chinese keeps.
 */
const LATIN_SENTENCE = /[a-z]{2,} [a-z]{2,} [a-z]{2,}/i;
/** Names of sources and licences, which are the same in every language. */
const NAMES_OF_SOURCES = /OpenStreetMap|Natural Earth|ECharts|GeoNames|geo-maps|Apache/;

const IS_FOREIGN = {
  zh: (text: string) => LATIN_SENTENCE.test(text) && !CJK.test(text) && !NAMES_OF_SOURCES.test(text),
  en: (text: string) => CJK.test(text.replace(IN_BRACKETS, '')),
};

const foreignIn = (language: 'zh' | 'en', words: readonly string[]) =>
  words.flatMap((text) => {
    const message = FOREIGN[language].find(([, pattern]) => pattern.test(text));
    if (message) return [`${message[0]}: ${text}`];
    return IS_FOREIGN[language](text) ? [text] : [];
  });

describe.each(['zh', 'en'] as const)('in %s everything is in that language', (language) => {
  for (const [name, { link, options, arrive }] of Object.entries(SCREENS)) {
    test(name, async ({ open }) => {
      const app = await open(`./?${link}`, { ...options, lang: language });
      await arrive?.(app);
      const words = await app.access.words();
      expect(words.length).toBeGreaterThan(10);
      expect(foreignIn(language, words)).toEqual([]);
    });
  }
});

describe('language', () => {
  test('follows the browser', async ({ open }) => {
    const [chinese, english] = [
      await open('./', { until: 'parsed' }),
      await open('./', { until: 'parsed', lang: 'en' }),
    ];
    expect(await chinese.language()).toBe('zh');
    expect(await english.language()).toBe('en');
    expect(english.link().has('lang')).toBe(false);
  });

  test('of the link overrides that of the browser', async ({ open }) => {
    const app = await open('./?lang=en&area=songjiang', { until: 'parsed', lang: 'zh' });
    expect(await app.place.heading()).toBe('Songjiang District');
  });

  test('is switched at once, on the map too, and the link carries it', async ({ open }) => {
    const app = await open('./?area=songjiang');
    await app.use('language');
    await expect.poll(() => app.place.heading()).toBe('Songjiang District');
    expect(await app.language()).toBe('en');
    expect(await app.map.nameOf('songjiang')).toContain('Songjiang');
    expect(app.link().get('lang')).toBe('en');
    await app.use('language');
    await expect.poll(() => app.map.nameOf('songjiang')).toContain('松江');
  });

  test('of the picture before the map is the user’s', async ({ open }) => {
    const app = await open('./', {
      webgl: true,
      until: 'poster',
      lang: 'en',
      before: (screen) => screen.hold(/assets\/(SvgMap|App)-[\w-]+\.js/),
    });
    expect(await app.map.state()).toBe('poster');
    expect(await app.map.nameOf('songjiang')).toContain('Songjiang');
  });
});

describe('theme', () => {
  test('follows the user’s system', async ({ open }) => {
    const app = await open('./', { until: 'parsed', theme: 'dark' });
    expect(await app.theme()).toBe('dark');
    expect(app.link().has('theme')).toBe(false);
  });

  test('of the link overrides it', async ({ open }) => {
    const app = await open('./?theme=light', { until: 'parsed', theme: 'dark' });
    expect(await app.theme()).toBe('light');
  });

  test('is switched, and the link carries it', async ({ open }) => {
    const app = await open('./');
    await app.use('theme');
    await expect.poll(() => app.theme()).toBe('dark');
    expect(app.link().get('theme')).toBe('dark');
  });

  test('darkens the map itself', async ({ open }) => {
    for (const webgl of [true, false]) {
      const app = await open('./?layers=none', { webgl });
      const light = brightness(await app.screen.picture(await patchOf(app)));
      await app.use('theme');
      await expect.poll(async () => brightness(await app.screen.picture(await patchOf(app)))).toBeLessThan(light / 3);
    }
  });
});

async function patchOf(app: App) {
  const { x, y } = await app.map.middle();
  return { x: x - 20, y: y - 20, width: 40, height: 40 };
}

/**
 * The words of the interface: every language has all of them, in all plural forms, with the values that are given; and
 * none is left over.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { MissingReason } from '#data/deployment.ts';
import type { FailureReason } from '#data/failure.ts';
import { FACETS } from '#domain/asof/filter.ts';
import { DEFEATS } from '#domain/asof/rules.ts';
import { CHANGES } from '#domain/comparing/changes.ts';
import { COLUMNS } from '#domain/comparing/columns.ts';
import { SHARES } from '#domain/comparing/compare.ts';
import { DIFFERENCE_COLUMNS } from '#domain/comparing/difference.ts';
import { PLACE_TIERS } from '#domain/comparing/place-order.ts';

import { SOLE_SOURCE_DEGREES } from '#domain/comparing/sole-source.ts';
import { FIGURE_SCOPES } from '#domain/model/rows/figures.ts';
import { ROW_LISTS } from '#domain/model/rows/read.ts';
import { EMBED_PARTS, INTERACTIONS, THEMES } from '#domain/vocabulary/display.ts';
import { ASPECTS, BASES, MANNERS, PRECISIONS, TIES } from '#domain/vocabulary/evidence.ts';
import { LANGUAGES, saidIn, userLanguage } from '#domain/vocabulary/languages.ts';
import { OVERLAYS } from '#domain/vocabulary/overlays.ts';
import { PERMISSIONS } from '#embed/protocol/messages.ts';
import { endonym, RECORDS, TITLES, translator } from '#i18n/index.ts';
import { BAR_TOOLS } from '#present/screen/keys.ts';
import { FOUND_KINDS } from '#search/names.ts';
import { MATRIX_ROWS } from '#state/view.ts';
import { RENDERER_CHOICES } from '#state/view-rules.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

type Message = string | Readonly<Record<string, string>>;
const messagesOf = (language: (typeof LANGUAGES)[number]): [string, Message][] =>
  Object.entries(RECORDS[language].messages);
const textsOf = (message: Message | undefined) =>
  typeof message === 'object' ? Object.values(message) : [message ?? ''];
const valuesIn = (text: string) => new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));

describe.each(LANGUAGES)('the words of %s', (language) => {
  const { tag } = RECORDS[language];
  const reference = new Map(messagesOf(LANGUAGES[0]));

  test('are those of the first language, none of them empty', () => {
    expect(messagesOf(language).map(([key]) => key)).toEqual([...reference.keys()]);
    for (const [key, message] of messagesOf(language))
      for (const text of textsOf(message)) expect(text.trim(), key).not.toBe('');
  });

  test('have the plural forms of the language, and only where there is a count', () => {
    const forms = new Intl.PluralRules(tag).resolvedOptions().pluralCategories;
    expect(Intl.PluralRules.supportedLocalesOf(tag)).toEqual([tag]);
    for (const [key, message] of messagesOf(language)) {
      if (typeof message === 'object') expect(Object.keys(message).sort(), key).toEqual([...forms].sort());
      expect(
        textsOf(message).some((text) => text.includes('{count}')),
        key,
      ).toBe(typeof message === 'object');
    }
  });

  test('take the values that the first language takes', () => {
    for (const [key, message] of messagesOf(language))
      expect(valuesIn(textsOf(message).join()), key).toEqual(valuesIn(textsOf(reference.get(key)).join()));
  });

  test('name the map by the title that the element has', () => {
    expect(TITLES[language]).toBe(translator(language)('app.title'));
  });
});

describe('a translator', () => {
  const en = translator('en');
  test('chooses the plural form by the count, and fills in the values', () => {
    expect(en('matrix.rowPlaces', { row: 'Software', count: 1 })).toBe('Software: 1 place');
    expect(en('matrix.rowPlaces', { row: 'Software', count: 0 })).toBe('Software: 0 places');
    expect(translator('zh')('matrix.rowPlaces', { row: '软件', count: 1 })).toBe('软件：1 个地点');
  });
  test('takes values as text, whatever they hold', () => {
    expect(en('filter.remove', { filter: '{count} $& $1' })).toBe('Remove the filter “{count} $& $1”');
  });
  test('lists and joins as the language does', () => {
    expect(en.list(['a', 'b', 'c'])).toBe('a, b, c');
    expect(translator('zh').list(['甲', '乙', '丙'])).toBe('甲、乙、丙');
    expect(en.list([])).toBe('');
    expect([en, translator('zh')].map((t) => t.sentences(['A.', 'B.']))).toEqual(['A. B.', 'A.B.']);
  });
  test('is the same for the same language', () => {
    expect(translator('en')).toBe(en);
  });
});

test('a language calls itself by its own name, each by another', () => {
  expect(new Set(LANGUAGES.map(endonym)).size).toBe(LANGUAGES.length);
});

test('a user has the language of the browser, whatever the country, or else English', () => {
  expect(['zh', 'zh-Hant-TW', 'ZH-cn', 'en-GB', 'xx', ''].map(userLanguage)).toEqual([
    ...['zh', 'zh', 'zh', 'en', 'en', 'en'],
  ]);
});

/** What code builds keys from: each template literal, and what stands in its place. */
const TEMPLATES: Readonly<Record<string, readonly string[]>> = {
  'aspect.*': ASPECTS,
  'compare.*': [...SHARES, 'polygon', 'line', 'point'],
  'difference.*': [...CHANGES, 'from', 'to'],
  'difference.*.means': CHANGES,
  'difference.tier.*': PLACE_TIERS,
  'difference.column.*': DIFFERENCE_COLUMNS,
  'difference.by.*': ['place', 'industry'],
  'documents.*': ROW_LISTS,
  'drawing.*': RENDERER_CHOICES,
  'embed.*': ['element', 'iframe', 'picture', 'mail'],
  'embed.*Hint': ['element', 'iframe', 'picture', 'mail'],
  'embed.allow.*': PERMISSIONS,
  'embed.interaction.*': INTERACTIONS,
  'embed.show.*': EMBED_PARTS,
  'failure.code.*': ['newer', 'offline', 'missing'] satisfies MissingReason[],
  'failure.*': ['unreachable', 'missing', 'broken', 'partly'] satisfies FailureReason[],
  'filter.*': FACETS,
  'filter.preset.*': ['districts', 'newTowns', 'g60Cities', 'overseas'],
  'filter.meaning.*': FACETS.filter((facet) => facet !== 'kind' && facet !== 'figures'),
  'layers.*': OVERLAYS,
  'legend.change.*': CHANGES,
  'links.*': ['to', 'from', 'mutual'],
  'matrix.*': MATRIX_ROWS,
  'notice.*': [
    ...[
      'invalid',
      'part',
      'year',
      'twice',
      'too-long',
      'newer-version',
      'unknown-data',
      'newer-data',
      'no-statement',
      'no-story',
      'no-own-story',
      'bad-story',
      'no-step',
    ],
  ],
  'only.*': SOLE_SOURCE_DEGREES,
  'only.*.means': SOLE_SOURCE_DEGREES,
  'place.whyLost.*': DEFEATS,
  'precision.*': PRECISIONS,
  'present.*': BAR_TOOLS,
  'scope.*': FIGURE_SCOPES,
  'search.*': ['place', 'group', 'industry', 'document', ...FOUND_KINDS, 'alias', 'pinyin', 'near', 'other'],
  'standing.*': MANNERS,
  'standing.means.*': MANNERS.filter((manner) => manner !== 'stated'),
  'structures.*': ['came', 'went', 'moved', 'previous', 'next'],
  'structures.follows.*': BASES,
  'table.*': [...COLUMNS, 'id', 'asOf', 'filter'],
  'tie.*': TIES,
  'tool.*': ['present', 'share', 'export', 'embed', 'story'],
  'ui.*': THEMES,
};

describe('the keys', () => {
  const code = ['src', 'geo/build']
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
    )
    .filter((path) => /\.tsx?$/.test(path) && !/node_modules|src.i18n/.test(path))
    .map((path) => readFileSync(join(ROOT, path), 'utf8'))
    .join('\n');
  const keys = messagesOf(LANGUAGES[0]).map(([key]) => key);
  const groups = new Set(keys.map((key) => key.split('.')[0]));
  const templates = new Set(
    [...code.matchAll(/`(\w+)\.([\w.]*)\$\{[^}]*\}([\w.]*)`/g)]
      .filter(([, group = '']) => groups.has(group))
      .map(([, group, before, after]) => `${group}.${before}*${after}`),
  );

  test('that code builds are declared here', () => {
    expect([...templates].sort()).toEqual(Object.keys(TEMPLATES).sort());
  });
  test('are all used', () => {
    const built = new Set(
      Object.entries(TEMPLATES).flatMap(([template, values]) => values.map((value) => template.replace('*', value))),
    );
    expect(keys.filter((key) => !built.has(key) && !code.includes(`'${key}'`))).toEqual([]);
    expect([...built].filter((key) => !keys.includes(key))).toEqual([]);
  });
});

test('a text that a draft has in one language alone is said in that one', () => {
  expect(saidIn({ zh: '题', en: 'Title' }, 'en')).toBe('Title');
  expect(saidIn({ zh: '题', en: '' }, 'en')).toBe('题');
  expect(saidIn({ zh: '', en: 'Title' }, 'zh')).toBe('Title');
  expect(saidIn({ zh: '', en: '' }, 'zh')).toBe('');
});

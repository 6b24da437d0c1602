/** The words of files: both languages have all of them, with the same values, and none is left over. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { EVIDENCE_LANGUAGES } from '#domain/vocabulary/languages.ts';
import { LAYERS } from '#export/gis/layers.ts';
import { SHEETS } from '#export/tables/sheets.ts';
import { EXPORT_RECORDS, exportTranslator } from '#i18n/export/index.ts';
import { RECORDS, translator } from '#i18n/index.ts';

type Message = string | Readonly<Record<string, string>>;
const textsOf = (message: Message) => (typeof message === 'string' ? [message] : Object.values(message));
const valuesIn = (message: Message) =>
  [...new Set(textsOf(message).flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)))].sort();

/** Keys that the code builds. */
const BUILT: readonly string[] = [
  ...LAYERS.map((name) => `export.layer.${name}`),
  ...Object.keys(SHEETS).map((name) => `export.nothing.${name}`),
];

describe.each(EVIDENCE_LANGUAGES)('the words of files of %s', (language) => {
  const messages: Readonly<Record<string, Message>> = EXPORT_RECORDS[language];
  test('are those of the other language, with the same values, none of them empty', () => {
    const others: Readonly<Record<string, Message>> = EXPORT_RECORDS.zh;
    expect(Object.keys(messages)).toEqual(Object.keys(others));
    for (const [key, message] of Object.entries(messages)) {
      expect(valuesIn(message), key).toEqual(valuesIn(others[key] ?? ''));
      for (const text of textsOf(message)) expect(text.trim(), key).not.toBe('');
    }
  });
  test('have the plural forms of the language where there is a count', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const [key, message] of Object.entries(messages)) {
      if (typeof message === 'object') expect(Object.keys(message).sort(), key).toEqual([...forms].sort());
      expect(textsOf(message).join().includes('{count}'), key).toBe(typeof message === 'object');
    }
  });
  test('have no key of the interface', () => {
    expect(Object.keys(messages).filter((key) => key in RECORDS[language].messages)).toEqual([]);
  });
});

test('the words of files are all used', () => {
  const folder = fileURLToPath(new URL('../../src/export/', import.meta.url));
  const code = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(folder + name, 'utf8'))
    .join('\n');
  const keys = Object.keys(EXPORT_RECORDS.zh);
  expect(keys.filter((key) => !BUILT.includes(key) && !code.includes(`'${key}'`))).toEqual([]);
  expect(BUILT.filter((key) => !keys.includes(key))).toEqual([]);
});

test('a translator of files says their words and those of the interface, by the rules of the language', () => {
  const t = exportTranslator('en', 'en');
  expect(t('export.save', { name: 'PNG' })).toBe('Save PNG');
  expect(t('count.places', { count: 1 })).toBe(translator('en')('count.places', { count: 1 }));
  expect([t.tag, t.colon, t.list(['a', 'b'])]).toEqual(['en-GB', ': ', 'a, b']);
  expect(exportTranslator('en', 'en')).toBe(t);
});

/** The words of the workbench: both languages have all of them, with the same values, and none is left over. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { EVIDENCE_LANGUAGES } from '#domain/vocabulary/languages.ts';
import { WORKBENCH_RECORDS, workbenchTranslator } from '#i18n/workbench/index.ts';
import { SHAPE_KINDS } from '#workbench/draw/shapes.ts';
import { METHODS, SUMMARIES } from '#workbench/model/classify.ts';
import { FAILURES, FATES } from '#workbench/model/problems.ts';

type Message = string | Readonly<Record<string, string>>;
const textsOf = (message: Message) => (typeof message === 'string' ? [message] : Object.values(message));
const valuesIn = (message: Message) =>
  [...new Set(textsOf(message).flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)))].sort();

/** Keys that the code builds. */
const BUILT: readonly string[] = [
  ...Object.keys(FATES).map((code) => `problem.${code}`),
  ...FAILURES.map((code) => `failure.${code}`),
  ...METHODS.map((name) => `method.${name}`),
  ...SUMMARIES.map((name) => `summary.${name}`),
  ...['wgs84', 'gcj02', 'bd09', 'other'].map((crs) => `crs.${crs}`),
  ...['select', ...SHAPE_KINDS].flatMap((tool) => [`tool.${tool}`, `drawHint.${tool}`]),
  ...['shapes', 'columns', 'pair', 'names', 'nothing'].map((by) => `placing.${by}`),
];

describe.each(EVIDENCE_LANGUAGES)('the words of the workbench of %s', (language) => {
  const messages: Readonly<Record<string, Message>> = WORKBENCH_RECORDS[language];
  test('are those of the other language, with the same values, none of them empty', () => {
    const others: Readonly<Record<string, Message>> = WORKBENCH_RECORDS.zh;
    expect(Object.keys(messages)).toEqual(Object.keys(others));
    for (const [key, message] of Object.entries(messages)) {
      expect(valuesIn(message), key).toEqual(valuesIn(others[key] ?? ''));
      for (const text of textsOf(message)) expect(text.trim(), key).not.toBe('');
    }
  });
  test('have the plural forms of the language where there is a count', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const [key, message] of Object.entries(messages))
      if (typeof message === 'object') expect(Object.keys(message).sort(), key).toEqual([...forms].sort());
  });
});

test('the words of the workbench are all used', () => {
  const folder = fileURLToPath(new URL('../../src/workbench/', import.meta.url));
  const code = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(folder + name, 'utf8'))
    .join('\n');
  const keys = Object.keys(WORKBENCH_RECORDS.zh);
  expect(keys.filter((key) => !BUILT.includes(key) && !code.includes(`'${key}'`))).toEqual([]);
  expect(BUILT.filter((key) => !keys.includes(key))).toEqual([]);
});

test('a message is filled in by the rules of its language', () => {
  expect(workbenchTranslator('en')('rows', { count: 1 })).toBe('1 row');
  expect(workbenchTranslator('zh')).toBe(workbenchTranslator('zh'));
});

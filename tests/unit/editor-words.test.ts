/** The words of the editor: both languages have all of them, with the same values, and none is left over. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { TRANSITIONS } from '#domain/story/story.ts';
import { EVIDENCE_LANGUAGES } from '#domain/vocabulary/languages.ts';
import { EDITOR_RECORDS, editorTranslator } from '#i18n/editor/index.ts';
import { TEMPLATES } from '#present/editor/templates.ts';

type Message = string | Readonly<Record<string, string>>;
const textsOf = (message: Message) => (typeof message === 'string' ? [message] : Object.values(message));
const valuesIn = (message: Message) =>
  [...new Set(textsOf(message).flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)))].sort();

/** Keys that the code builds. */
const BUILT: readonly string[] = [
  ...EVIDENCE_LANGUAGES.map((language) => `language.${language}`),
  ...TEMPLATES.flatMap((name) => [`template.${name}`, `needs.${name}`]),
  ...TRANSITIONS.map((name) => `transition.${name}`),
  ...['kept', 'keeping', 'full', 'none'].map((state) => `storage.${state}`),
  // What another window did.
  ...['moved', 'replaced'],
];

describe.each(EVIDENCE_LANGUAGES)("the editor's words of %s", (language) => {
  const messages: Readonly<Record<string, Message>> = EDITOR_RECORDS[language];
  test('are those of the other language, with the same values, none of them empty', () => {
    const others: Readonly<Record<string, Message>> = EDITOR_RECORDS.zh;
    expect(Object.keys(messages)).toEqual(Object.keys(others));
    for (const [key, message] of Object.entries(messages)) {
      expect(valuesIn(message), key).toEqual(valuesIn(others[key] ?? ''));
      for (const text of textsOf(message)) expect(text.trim(), key).not.toBe('');
    }
  });
  test('have the plural forms of the language where there is a count', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const [key, message] of Object.entries(messages)) {
      // A number that is told and counts no word of its own has one form.
      if (typeof message === 'object') expect(Object.keys(message).sort(), key).toEqual([...forms].sort());
    }
  });
});

test('the words of the editor are all used', () => {
  const folder = fileURLToPath(new URL('../../src/present/editor/', import.meta.url));
  const code = readdirSync(folder)
    .map((name) => readFileSync(folder + name, 'utf8'))
    .join('\n');
  const keys = Object.keys(EDITOR_RECORDS.zh);
  expect(keys.filter((key) => !BUILT.includes(key) && !code.includes(`'${key}'`))).toEqual([]);
  expect(BUILT.filter((key) => !keys.includes(key))).toEqual([]);
});

test('a message is filled in by the rules of its language', () => {
  expect(editorTranslator('en')('stepCount', { count: 1 })).toBe('1 step');
  expect(editorTranslator('en')('movedTo', { title: '{of}', number: 2, of: 3 })).toBe('“{of}” is now step 2 of 3.');
  expect(editorTranslator('zh')).toBe(editorTranslator('zh'));
});

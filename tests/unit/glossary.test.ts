/**
 * One term per concept (`src/domain/README.md`): words that the glossary replaced do not come back, in identifiers, comments or docs.
 * String values are checked too, since link keys, attributes and keys of texts use the same terms.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const root = new URL('../../', import.meta.url);

/** The folders and files that keep to the glossary. */
const FOLDERS = [
  'geo/build',
  'src/app',
  'src/data',
  'src/domain',
  'src/embed',
  'src/i18n',
  'src/map',
  'src/panels',
  'src/scene',
  'src/search',
  'src/share',
  'src/site',
  'src/state',
  'src/ui',
  'tests/bench',
  'tests/browser',
  'tests/geo',
  'tests/recipes',
  'tests/tool',
  'tests/unit',
];

/** Files that name the replaced words: this one, and the glossary. */
const NAMING: readonly string[] = ['tests/unit/glossary.test.ts', 'src/domain/README.md'];

interface Rule {
  readonly word: RegExp;
  /** The term of the glossary. */
  readonly use: string;
}
const RULES: readonly Rule[] = [
  // A screen reader is a program. In a name of several words (`setReader`) the term may start with a capital.
  { word: /(?<![Ss]creen )(?:(?<![a-z])reader|Reader)s?(?![a-z])/, use: 'user' },
  // The haversine formula is a formula.
  { word: /(?<!haversine )(?:(?<![a-z])formula|Formula)s?(?![a-z])/, use: 'structure' },
  { word: /likeness/i, use: 'similarity' },
  { word: /\bTies?\b|\btieStates?/, use: 'link; `tie` is how a partner is connected' },
  { word: /\bonlyIn\b|\bALONE\b|\bAlone\b|(?<=legend\.)alone/, use: 'sole source' },
  { word: /furniture/i, use: 'parts of an embed' },
  { word: /\b(?:leaves?|left)(?: \w+){0,2} aside\b/i, use: 'excludes' },
  { word: /\bgives? way\b/i, use: 'is replaced, is dropped' },
];

/** Faults of one file, as `line: word -> term`. */
const faultsIn = (text: string): readonly string[] =>
  text.split('\n').flatMap((line, index) =>
    RULES.flatMap(({ word, use }) => {
      const found = word.exec(line);
      return found ? [`${index + 1}: "${found[0]}" -> ${use}`] : [];
    }),
  );

/** Files of a folder of the project and of its subfolders, without installed packages. */
const filesOf = (folder: string): readonly string[] =>
  readdirSync(new URL(folder, root), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesOf(path);
    return /\.(?:tsx?|mjs|css|md)$/.test(path) && !NAMING.includes(path) ? [path] : [];
  });

describe('the glossary', () => {
  it.each(FOLDERS)('holds in %s', (folder) => {
    const files = filesOf(folder);
    expect(files.length).toBeGreaterThan(1);
    const faults = files.flatMap((file) =>
      faultsIn(readFileSync(new URL(file, root), 'utf8')).map((fault) => `${file}:${fault}`),
    );
    expect(faults).toEqual([]);
  });

  it.each([
    ['what a reader sees', 'user'],
    ['readerLanguage: Language;', 'user'],
    ['const formula = structureById.get(id);', 'structure'],
    ['withoutFormula', 'structure'],
    ['LIKENESS_CLASSES', 'similarity'],
    ["'legend.alone.shared'", 'sole source'],
    ['a place that the filter leaves aside', 'excludes'],
  ])('refuses %j', (text, use) => {
    expect(faultsIn(text)).toEqual([expect.stringContaining(use)]);
  });

  it.each([
    'for screen readers',
    'read only',
    'their formulation',
    'the tie of a partner',
    'outside',
    'the haversine formula',
  ])('accepts %j', (text) => {
    expect(faultsIn(text)).toEqual([]);
  });
});

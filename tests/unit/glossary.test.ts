/**
 * One term per concept (`src/domain/README.md`): words that the glossary replaced do not come back, in identifiers,
 * comments or docs. String values are checked too, since link keys, attributes and keys of texts use the same terms.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const root = new URL('../../', import.meta.url);

/** What keeps to the glossary: these folders with all below them, and the files beside them. */
const FOLDERS = ['geo', 'public', 'src', 'tests'];
const ROOT_FILES = readdirSync(root).filter((name) => name.endsWith('.md'));

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
  // `data-part="drawn-map"` is what pages and tests of others may go by.
  {
    word: /(?<!data-part=["`])\b(?:live|drawn)[ -]maps?\b|\b[Ll]iveMaps?\b|\b[Dd]rawnMaps?\b/i,
    use: 'GL map, SVG map',
  },
  { word: /\bstill (?:picture|map|image)s?\b|\bsnapshots?\b/i, use: 'picture, poster' },
  { word: /\bsettle[sd]?\b|\bsettling\b/i, use: 'debounce; resolve or reject; still' },
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
    return /\.(?:[cm]?tsx?|mjs|css|html|md)$/.test(path) && !NAMING.includes(path) ? [path] : [];
  });

const faultsOf = (file: string): readonly string[] =>
  faultsIn(readFileSync(new URL(file, root), 'utf8')).map((fault) => `${file}:${fault}`);

describe('the glossary', () => {
  it.each(FOLDERS)('holds in %s', (folder) => {
    const files = filesOf(folder);
    expect(files.length).toBeGreaterThan(1);
    expect(files.flatMap(faultsOf)).toEqual([]);
  });

  it('holds in the files at the root', () => {
    expect(ROOT_FILES).toContain('README.md');
    expect(ROOT_FILES.flatMap(faultsOf)).toEqual([]);
  });

  it.each([
    ['what a reader sees', 'user'],
    ['readerLanguage: Language;', 'user'],
    ['const formula = structureById.get(id);', 'structure'],
    ['withoutFormula', 'structure'],
    ['LIKENESS_CLASSES', 'similarity'],
    ["'legend.alone.shared'", 'sole source'],
    ['a place that the filter leaves aside', 'excludes'],
    ['tests of the live map', 'GL map'],
    ['class LiveMap', 'GL map'],
    ['The drawn map', 'SVG map'],
    ['a still picture of the map', 'picture, poster'],
    ['app.map.settled()', 'still'],
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
    '<svg data-part="drawn-map">',
    'a map that is still',
  ])('accepts %j', (text) => {
    expect(faultsIn(text)).toEqual([]);
  });
});

/**
 * Lines end at 120 characters, as .editorconfig says. The formatter holds it for code, but breaks neither prose nor
 * comments; of what it leaves in code, literals may be longer.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';

const root = new URL('../../', import.meta.url);
const WIDTH = 120;
const FOLDERS = ['.github', 'geo', 'public', 'src', 'tests'];
const TEXT = /\.(?:md|css|html|yml)$/;
const CODE = /\.(?:tsx?|mts|mjs)$/;

/** Lines that have to be one, by the start of their text. */
const EXEMPT: readonly { readonly file: string; readonly start: string; readonly why: string }[] = [
  { file: 'geo/layers/README.md', start: '{"type":"Feature"', why: 'a feature of a layer is one line' },
];

const namesIn = (folder: string): readonly string[] =>
  readdirSync(new URL(folder, root), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}${entry.name}`;
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : namesIn(`${path}/`);
    return [path];
  });
const files = [
  ...readdirSync(root, { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : [])),
  ...FOLDERS.flatMap((folder) => namesIn(`${folder}/`)),
].filter((path) => TEXT.test(path) || CODE.test(path));

/** Numbers of lines that are too long. A table of Markdown is a line a row. */
const longLines = (file: string, text: string): readonly number[] =>
  text.split('\n').flatMap((line, index) => {
    if (line.length <= WIDTH || (file.endsWith('.md') && line.startsWith('|'))) return [];
    return EXEMPT.some((exempt) => exempt.file === file && line.startsWith(exempt.start)) ? [] : [index + 1];
  });

/** Numbers of lines of code whose comment is too long; a comment for the linter has to be on one line. */
function longComments(file: string, text: string): readonly number[] {
  const long = new Set(longLines(file, text));
  if (long.size === 0) return [];
  return parseSync(file, text).comments.flatMap(({ value, start, end }) => {
    const first = text.slice(0, start).split('\n').length;
    const last = text.slice(0, end).split('\n').length;
    if (value.includes('biome-ignore')) return [];
    return Array.from({ length: last - first + 1 }, (_, index) => first + index).filter((line) => long.has(line));
  });
}

const faultsIn = (file: string, text: string) =>
  (CODE.test(file) ? longComments(file, text) : longLines(file, text)).map((line) => `${file}:${line}`);

describe('lines', () => {
  it(`end at ${WIDTH} characters`, () => {
    expect(files.length).toBeGreaterThan(400);
    expect(files.flatMap((file) => faultsIn(file, readFileSync(new URL(file, root), 'utf8')))).toEqual([]);
  });

  it.each(EXEMPT)('of $file are exempt because $why', ({ file, start }) => {
    const lines = readFileSync(new URL(file, root), 'utf8').split('\n');
    expect(lines.filter((line) => line.startsWith(start) && line.length > WIDTH)).not.toEqual([]);
  });

  const LONG = 'word '.repeat(30).trim();
  it.each([
    ['prose', 'a.md', `one\n${LONG}`, [2]],
    ['a table', 'a.md', `| ${LONG} |`, []],
    ['a comment', 'a.ts', `// ${LONG}\nconst a = 1;`, [1]],
    ['a line of a block comment', 'a.ts', `/**\n * ${LONG}\n */\nconst a = 1;`, [2]],
    ['a comment beside code', 'a.ts', `const a = 1; // ${LONG}`, [1]],
    ['a literal', 'a.ts', `const a = '${LONG}';`, []],
    ['a comment for the linter', 'a.ts', `// biome-ignore lint/a: ${LONG}\nconst a = 1;`, []],
    ['a rule of a style sheet', 'a.css', `/* ${LONG} */`, [1]],
  ])('of %s are found', (_, file, text, found) => {
    expect(faultsIn(file, text)).toEqual(found.map((line) => `${file}:${line}`));
  });
});

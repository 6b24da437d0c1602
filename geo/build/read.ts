/** Reads files of `geo/` into values with line numbers, so that every issue can name a line. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { isNode, LineCounter, parseDocument, visit, type YAMLError, type Document as YamlDocument } from 'yaml';
import { JsonFault, type JsonNode, parseJson } from './json.ts';

export type Path = readonly (string | number)[];

/** Why a file cannot be read, and where. */
export interface ReadingFault {
  readonly line: number;
  readonly message: string;
}

/** The parsed value of a YAML or JSON file, and a function from a path in it to its line (counted from 1). */
export interface SourceFile {
  readonly file: string;
  readonly value: unknown;
  readonly lineOf: (path: Path) => number;
  readonly syntaxErrors: readonly ReadingFault[];
}

const VOCABULARIES = ['roles', 'industries', 'kinds', 'metrics', 'relations'] as const;

const SECTIONS = 'sections.yaml';
const TERMS = 'terms.yaml';
const VOCABULARY_FILES: readonly string[] = [...VOCABULARIES.map((name) => `${name}.yaml`), SECTIONS, TERMS];

export interface Project {
  readonly documents: readonly SourceFile[];
  readonly vocabulary: Readonly<Record<(typeof VOCABULARIES)[number], SourceFile>>;
  /** Titles of sections in English; a data set without the file shows them in Chinese alone. */
  readonly sections?: SourceFile;
  /** English of official terms; without the file it is not checked. */
  readonly terms?: SourceFile;
  readonly layers: readonly SourceFile[];
  /** Presentations; a data set may have none. */
  readonly stories: readonly SourceFile[];
  /** Files that nothing reads, because of their name or folder. */
  readonly unread: readonly { readonly file: string; readonly expected: string }[];
}

const unreadable = (file: string, faults: readonly ReadingFault[]): SourceFile => ({
  file,
  value: undefined,
  syntaxErrors: faults,
  lineOf: () => 1,
});

const lineAt = (text: string, offset: number) => text.slice(0, offset).split('\n').length;

/**
 * Characters that no name or sentence has, and that deceive who reads the file: control characters, those that turn
 * the direction of writing, invisible ones, halves of a character, and the mark of a character that was lost.
 */
const FORBIDDEN = /(?![\t\n\r])[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\ufffd]/u;

function forbiddenIn(text: string): string | undefined {
  const found = FORBIDDEN.exec(text)?.[0];
  if (found === undefined) return undefined;
  const code = (found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `the invisible or control character U+${code}; remove it`;
}

/** Forbidden characters as such in the text of a file, one fault for each line that has any. */
const forbiddenLines = (text: string): ReadingFault[] =>
  text.split('\n').flatMap((line, index) => {
    const message = forbiddenIn(line);
    return message === undefined ? [] : [{ line: index + 1, message }];
  });

/** Forbidden characters that are written as an escape, with the path to their text. */
function* forbiddenTexts(value: unknown, path: Path = []): Generator<{ path: Path; message: string }> {
  if (typeof value === 'string') {
    const message = forbiddenIn(value);
    if (message !== undefined) yield { path, message };
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value)) {
      const own = [...path, Array.isArray(value) ? Number(key) : key];
      yield* forbiddenTexts(key, own);
      yield* forbiddenTexts(part, own);
    }
  }
}

/** A file as read, unless it has forbidden characters. */
function withoutForbidden(source: SourceFile): SourceFile {
  const faults = [...forbiddenTexts(source.value)].map(({ path, message }) => ({ line: source.lineOf(path), message }));
  return faults.length > 0 ? unreadable(source.file, faults) : source;
}

/** Messages of the YAML parser for planners, by its codes; others are its own. */
const YAML_MESSAGES: Readonly<Record<string, string>> = {
  MULTIPLE_DOCS: 'a second "---": a file has one document',
  DUPLICATE_KEY: 'the field is there twice; remove one',
  TAB_AS_INDENT: 'a tab in the indentation; use spaces',
};

/** YAML with the line of every node. A tab in the indentation is a syntax error of YAML and is reported as one. */
function parseYaml(file: string, text: string): SourceFile {
  const counter = new LineCounter();
  const document: YamlDocument = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const lineOfOffset = (offset: number) => counter.linePos(offset).line;
  const faultOf = ({ code, message, pos }: YAMLError): ReadingFault => ({
    line: lineOfOffset(pos[0]),
    message: YAML_MESSAGES[code] ?? message,
  });
  const faults = [...document.errors, ...document.warnings].map(faultOf);
  visit(document, {
    // A few of them can stand for a billion values, and a row that refers to another cannot be read alone.
    Alias: (_, { source, range }) => {
      faults.push({
        line: lineOfOffset(range?.[0] ?? 0),
        message: `the alias *${source} stands for a value elsewhere; write the value itself`,
      });
    },
  });
  if (faults.length > 0) return unreadable(file, faults);
  return withoutForbidden({
    file,
    value: document.toJS(),
    syntaxErrors: [],
    lineOf: (path) => {
      for (let length = path.length; length >= 0; length--) {
        const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
        if (isNode(node) && node.range) return lineOfOffset(node.range[0]);
      }
      return 1;
    },
  });
}

/** GeoJSON with the line of every value. */
function parseGeoJson(file: string, text: string): SourceFile {
  const root = parseJson(text);
  return withoutForbidden({
    file,
    value: root.value,
    syntaxErrors: [],
    lineOf: (path) => {
      let node: JsonNode = root;
      for (const key of path) node = node.parts.get(key) ?? node;
      return lineAt(text, node.start);
    },
  });
}

/** The text of a file. @throws {TypeError} when it is not UTF-8. */
const decode = (bytes: Uint8Array) => new TextDecoder('utf-8', { fatal: true }).decode(bytes);

/** The first line that is not UTF-8. A byte of a line break is never part of another character. */
function lineNotUtf8(bytes: Buffer): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf(0x0a, start);
    const next = end === -1 ? bytes.length : end + 1;
    try {
      decode(bytes.subarray(start, next));
    } catch {
      return line;
    }
    start = next;
  }
  return 1;
}

/** Ten times the largest layer. What is larger was put here by mistake, and reading it would only exhaust memory. */
const FILE_MAX_BYTES = 10_000_000;

/** Why a file could not be opened, in words. */
function openingFault(error: unknown, file: string): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  if (code === 'ENOENT') return `there is no such file; ${file.split('/').at(-1)} must be there`;
  return code === 'EISDIR' ? 'this is a folder; a file belongs here' : `the file cannot be opened (${code})`;
}

/** A file, or why it cannot be read. @throws never. */
export function readSource(path: string, file: string): SourceFile {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    return unreadable(file, [{ line: 1, message: openingFault(error, file) }]);
  }
  if (bytes.length > FILE_MAX_BYTES) {
    const message = `the file has ${Math.round(bytes.length / 1e6)} MB; at most ${FILE_MAX_BYTES / 1e6} MB are read`;
    return unreadable(file, [{ line: 1, message }]);
  }
  let text: string;
  try {
    text = decode(bytes);
  } catch {
    return unreadable(file, [{ line: lineNotUtf8(bytes), message: 'this is not UTF-8; save the file as UTF-8' }]);
  }
  const faults = forbiddenLines(text);
  if (faults.length > 0) return unreadable(file, faults);
  try {
    return path.endsWith('json') ? parseGeoJson(file, text) : parseYaml(file, text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return unreadable(file, [{ line: error instanceof JsonFault ? lineAt(text, error.offset) : 1, message }]);
  }
}

/**
 * Reads a project folder (`geo/`). What cannot be read is in the result as a fault, so that all faults are reported
 * together.
 */
export function readProject(geoFolder: string, root = join(geoFolder, '..')): Project {
  const nameOf = (path: string) => relative(root, path).replaceAll('\\', '/');
  const read = (path: string) => readSource(path, nameOf(path));
  // Files of the system and of editors begin with a dot.
  const filesIn = (folder: string) => {
    const path = join(geoFolder, folder);
    return existsSync(path)
      ? readdirSync(path)
          .filter((name) => !name.startsWith('.'))
          .sort()
      : [];
  };
  const list = (folder: string, ending: string) =>
    filesIn(folder)
      .filter((name) => name.endsWith(ending))
      .map((name) => read(join(geoFolder, folder, name)));
  const unread = (folder: string, isRead: (name: string) => boolean, expected: string) =>
    filesIn(folder)
      .filter((name) => !isRead(name) && !name.endsWith('.md'))
      .map((name) => ({ file: nameOf(join(geoFolder, folder, name)), expected }));
  const vocabulary = (name: (typeof VOCABULARIES)[number]) => read(join(geoFolder, 'vocabulary', `${name}.yaml`));
  const sections = join(geoFolder, 'vocabulary', SECTIONS);
  const terms = join(geoFolder, 'vocabulary', TERMS);
  return {
    ...(existsSync(sections) && { sections: read(sections) }),
    ...(existsSync(terms) && { terms: read(terms) }),
    documents: list('documents', '.yaml'),
    vocabulary: {
      roles: vocabulary('roles'),
      industries: vocabulary('industries'),
      kinds: vocabulary('kinds'),
      metrics: vocabulary('metrics'),
      relations: vocabulary('relations'),
    },
    layers: list('layers', '.geojson'),
    stories: list('stories', '.yaml'),
    unread: [
      ...unread('documents', (name) => name.endsWith('.yaml'), 'a document is a file <id>.yaml'),
      ...unread('layers', (name) => name.endsWith('.geojson'), 'a layer is a file <overlay>.geojson'),
      ...unread('stories', (name) => name.endsWith('.yaml'), 'a story is a file <id>.yaml'),
      ...unread(
        'vocabulary',
        (name) => VOCABULARY_FILES.includes(name),
        `the files of the vocabulary are ${VOCABULARY_FILES.join(', ')}`,
      ),
    ],
  };
}

/** Reads files of `geo/` into values with line numbers, so that every issue can name a line. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { isNode, LineCounter, parseDocument, type Document as YamlDocument } from 'yaml';

export type Path = readonly (string | number)[];

/** The parsed value of a YAML or JSON file, and a function from a path in it to its line (counted from 1). */
export interface SourceFile {
  readonly file: string;
  readonly value: unknown;
  readonly lineOf: (path: Path) => number;
  readonly syntaxErrors: readonly { readonly line: number; readonly message: string }[];
}

export interface Project {
  readonly documents: readonly SourceFile[];
  readonly vocabulary: Readonly<Record<'roles' | 'industries' | 'kinds' | 'metrics' | 'relations', SourceFile>>;
  readonly layers: readonly SourceFile[];
}

/** YAML with the line of every node. A tab in the indentation is a syntax error of YAML and is reported as one. */
export function parseYaml(file: string, text: string): SourceFile {
  const counter = new LineCounter();
  const document: YamlDocument = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const lineAt = (offset: number) => counter.linePos(offset).line;
  return {
    file,
    value: document.errors.length > 0 ? undefined : document.toJS(),
    syntaxErrors: document.errors.map((error) => ({ line: lineAt(error.pos[0]), message: error.message })),
    lineOf: (path) => {
      for (let length = path.length; length >= 0; length--) {
        const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
        if (isNode(node) && node.range) return lineAt(node.range[0]);
      }
      return 1;
    },
  };
}

/** GeoJSON as the project writes it, one feature a line: a path into `features` is found by the feature's id. */
export function parseGeoJson(file: string, text: string): SourceFile {
  const lines = text.split('\n');
  const lineOfFeature = (index: number) => {
    const starts = lines.flatMap((line, number) => (/^\s*,?\{"type":\s*"Feature"/.test(line) ? [number + 1] : []));
    return starts[index] ?? 1;
  };
  try {
    return {
      file,
      value: JSON.parse(text),
      syntaxErrors: [],
      lineOf: (path) => (typeof path[1] === 'number' ? lineOfFeature(path[1]) : 1),
    };
  } catch (error) {
    return {
      file,
      value: undefined,
      syntaxErrors: [{ line: syntaxErrorLine(text, String(error)), message: String(error) }],
      lineOf: () => 1,
    };
  }
}

/** Reads a project folder (`geo/`). Throws on a missing vocabulary file, because nothing can be checked without it. */
export function readProject(geoFolder: string, root = join(geoFolder, '..')): Project {
  const read = (path: string) => {
    const text = readFileSync(path, 'utf8');
    const name = relative(root, path).replaceAll('\\', '/');
    return path.endsWith('json') ? parseGeoJson(name, text) : parseYaml(name, text);
  };
  const list = (folder: string, ending: string) => {
    const path = join(geoFolder, folder);
    return existsSync(path)
      ? readdirSync(path)
          .filter((name) => name.endsWith(ending))
          .sort()
          .map((name) => read(join(path, name)))
      : [];
  };
  const vocabulary = (name: string) => read(join(geoFolder, 'vocabulary', `${name}.yaml`));
  return {
    documents: list('documents', '.yaml'),
    vocabulary: {
      roles: vocabulary('roles'),
      industries: vocabulary('industries'),
      kinds: vocabulary('kinds'),
      metrics: vocabulary('metrics'),
      relations: vocabulary('relations'),
    },
    layers: list('layers', '.geojson'),
  };
}

/**
 * Position of a JSON.parse error, which is only in its message: "at position 123", or absent if the text ends too
 * early.
 */
function syntaxErrorLine(text: string, message: string): number {
  const position = /position (\d+)/.exec(message)?.[1];
  return text.slice(0, position === undefined ? text.length : Number(position)).split('\n').length;
}

/**
 * Who may import whom. The folders' directions are those of README.md. Each import of src/ and geo/build/ is resolved
 * to a file, so a relative path cannot get around them. Cycles (types included) and packages are checked too.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';
import { describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Everything below is decided here. */
const BELOW_PEERS = ['domain', 'data', 'search', 'state', 'scene', 'i18n', 'ui'];
const PEERS = ['map', 'panels', 'share', 'present', 'embed', 'export', 'workbench', 'site'];
const FOLDERS: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  data: ['domain'],
  search: ['domain', 'data'],
  state: ['domain', 'data'],
  scene: ['domain', 'data', 'state'],
  i18n: [],
  ui: [],
  ...Object.fromEntries(PEERS.map((name) => [name, BELOW_PEERS])),
  app: [...BELOW_PEERS, ...PEERS],
};
const LEAVES = ['i18n', 'ui'];
/**
 * May name the type of the interface's words, so that a message's key and values are checked; whoever calls them has
 * the words.
 */
const SPEAKERS = ['state', 'scene'];
/** The languages that words have an entry for; as types, so that the leaves stay leaves at run time. */
const LEAF_TYPES = 'src/domain/vocabulary/';
/**
 * Parts of a peer that other peers may import. The protocol is a contract with the outside and imports nothing itself;
 * the picture is the one drawing of a Scene without a browser, and other forms of it draw the same from its parts.
 */
const DOORS = [
  'src/embed/protocol/',
  'src/map/svg/picture.tsx',
  'src/map/svg/caption.tsx',
  'src/map/svg/picture-camera.ts',
  'src/map/svg/picture-caption.ts',
  'src/map/svg/picture-parts.ts',
  'src/map/svg/features.ts',
  'src/map/svg/label-text.ts',
  'src/map/svg/paint.ts',
  'src/map/svg/slices.ts',
];

/** A step of a story is a View as a link has it: the build asks the link's own codec, and keeps no second one. */
const CHECK_OF_LINKS = 'src/state/story-check.ts';

/**
 * Packages at run time, by folder; a deeper folder adds to the ones it stands in. Types of any installed package are
 * free.
 */
const REACT = ['react', 'react-dom', 'zustand'];
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  'src/domain': ['valibot'],
  'src/search': ['minisearch'],
  'src/state': ['zustand'],
  'src/map': REACT,
  'src/map/gl': ['maplibre-gl', '@maplibre/maplibre-gl-style-spec'],
  'src/map/svg': ['d3-geo', 'd3-selection', 'd3-zoom'],
  'src/panels': [...REACT, '@tanstack/react-virtual'],
  'src/share': REACT,
  'src/present': REACT,
  'src/present/editor': ['idb-keyval', 'yaml'],
  'src/export': REACT,
  'src/export/zip': ['fflate'],
  'src/export/xlsx': ['fflate'],
  'src/workbench': REACT,
  'src/workbench/keep': ['idb-keyval', 'fflate'],
  'src/workbench/panel': ['@tanstack/react-virtual'],
  'src/workbench/read': ['papaparse', 'fflate', '@tmcw/togeojson', '@xmldom/xmldom'],
  'src/workbench/work': ['gcoord', 'proj4'],
  'src/ui': [...REACT, 'lean-qr'],
  'src/app': REACT,
};

const TOP_FOLDERS = ['geo', 'public', 'src', 'tests'];
const TOP_FILES = [
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'LICENSE',
  'DEPENDENCIES.md',
  'NOTICE.md',
  'SECURITY.md',
  'README.md',
  'index.html',
  'package-lock.json',
  'package.json',
  'tsconfig.json',
  'vite.config.ts',
];
const TOP_DOT_ENTRIES = [
  '.biome.json',
  '.ci',
  '.editorconfig',
  '.github',
  '.gitignore',
  '.knip.json',
  '.npmrc',
  '.nvmrc',
];
const MADE_FOLDERS = ['coverage', 'dist', 'node_modules'];
/** Of git, of our own runs, of editors and of macOS. */
const MADE_DOT_ENTRIES = ['.git', '.cache', '.vscode', '.idea', '.DS_Store'];

/** Fewer would mean that this test looks in the wrong place, and finds nothing wrong there. */
const FEWEST_MODULES = 20;

interface Import {
  readonly from: string;
  readonly specifier: string;
  readonly typeOnly: boolean;
  /** The file, from the root, or undefined for a package, a Node module or a virtual one. */
  readonly file: string | undefined;
}

const slashes = (path: string) => path.split(sep).join('/');

function sources(folder: string): readonly string[] {
  if (!existsSync(join(ROOT, folder))) return [];
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => slashes(join(folder, name)))
    .filter((path) => /\.(ts|tsx|js|mjs)$/.test(path) && !path.includes('node_modules/'))
    .sort();
}

/** A file is named with its extension everywhere; only `?url` and the like may follow it. */
function fileOf(from: string, specifier: string): string | undefined {
  const [path = ''] = specifier.split('?');
  if (path.startsWith('#')) return slashes(join('src', path.slice(1)));
  if (path.startsWith('.')) return slashes(relative(ROOT, resolve(ROOT, dirname(from), path)));
  return undefined;
}

/** `import('./a.ts').Type` in a type; the parser's list of imports has only those that a program runs. */
function typeImports(node: unknown, found: string[] = []): readonly string[] {
  if (Array.isArray(node)) for (const child of node) typeImports(child, found);
  else if (typeof node === 'object' && node !== null) {
    if ('type' in node && node.type === 'TSImportType' && 'source' in node)
      found.push((node.source as { readonly value: string }).value);
    for (const child of Object.values(node)) typeImports(child, found);
  }
  return found;
}

/** An address that is computed names no module; who has one is listed below. */
const isLiteral = (request: string): boolean => /^['"]/.test(request);
const COMPUTED: string[] = [];

function importsOf(from: string): readonly Import[] {
  const text = readFileSync(join(ROOT, from), 'utf8');
  const { module, program, errors } = parseSync(from, text);
  if (errors.length > 0) throw new Error(`${from}: ${errors[0]?.message}`);
  if (module.dynamicImports.some(({ moduleRequest: { start, end } }) => !isLiteral(text.slice(start, end))))
    COMPUTED.push(from);
  const found: Omit<Import, 'from' | 'file'>[] = [
    ...module.staticImports.map(({ moduleRequest, start }) => ({
      specifier: moduleRequest.value,
      typeOnly: /^import\s+type\b/.test(text.slice(start)),
    })),
    ...module.staticExports.flatMap(({ entries, start }) =>
      entries.flatMap(({ moduleRequest }) =>
        moduleRequest ? [{ specifier: moduleRequest.value, typeOnly: /^export\s+type\b/.test(text.slice(start)) }] : [],
      ),
    ),
    ...module.dynamicImports
      .map(({ moduleRequest }) => text.slice(moduleRequest.start, moduleRequest.end))
      .filter((request) => isLiteral(request))
      .map((request) => ({ specifier: request.slice(1, -1), typeOnly: false })),
    ...typeImports(program).map((specifier) => ({ specifier, typeOnly: true })),
  ];
  return found.map((entry) => ({ from, ...entry, file: fileOf(from, entry.specifier) }));
}

const modules = [...sources('src'), ...sources('geo/build')];
const imports = modules.flatMap(importsOf);
const folderOf = (path: string) => /^src\/([^/]+)\//.exec(path)?.[1];
const packageOf = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
const isPackage = ({ file, specifier }: Import) => file === undefined && !/^(node|virtual):/.test(specifier);
const show = ({ from, specifier, typeOnly }: Import) => `${from} imports ${typeOnly ? 'type ' : ''}${specifier}`;

/** Depth first; a module met again while it is still open closes a cycle. */
function cyclesIn(edges: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, open: readonly string[]) => {
    const start = open.indexOf(path);
    if (start >= 0) found.push([...open.slice(start), path].join(' -> '));
    if (start >= 0 || done.has(path)) return;
    for (const next of edges.get(path) ?? []) visit(next, [...open, path]);
    done.add(path);
  };
  for (const path of edges.keys()) visit(path, []);
  return found;
}

describe('architecture', () => {
  test(`sees the program (${modules.length} modules, ${imports.length} imports)`, () => {
    expect(modules.length).toBeGreaterThanOrEqual(FEWEST_MODULES);
    expect(imports.length).toBeGreaterThan(modules.length);
  });

  test('every import of a file names one that is there', () => {
    expect(imports.filter(({ file }) => file !== undefined && !existsSync(join(ROOT, file))).map(show)).toEqual([]);
  });

  test('only what asks for a lost chunk again imports from a computed address', () => {
    expect(COMPUTED).toEqual(['src/data/chunk.ts']);
  });

  test('src holds the folders of the design and nothing beside them', () => {
    expect(
      modules
        .filter((path) => path.startsWith('src/') && !(folderOf(path) ?? '' in FOLDERS))
        .filter((path) => !path.endsWith('.d.ts')),
    ).toEqual([]);
    expect(readdirSync(join(ROOT, 'src')).filter((name) => !(name in FOLDERS) && extname(name) === '')).toEqual([]);
  });

  test('folders import downwards only, and peers never each other', () => {
    const wrong = imports.filter(({ from, file, typeOnly }) => {
      const [here, there] = [folderOf(from), file === undefined ? undefined : folderOf(file)];
      if (here === undefined || there === undefined || here === there) return false;
      // What is said in words takes the function that says it, and need only know its type.
      if (SPEAKERS.includes(here) && there === 'i18n') return !typeOnly;
      if (LEAVES.includes(here)) return !(file?.startsWith(LEAF_TYPES) && typeOnly);
      if (PEERS.includes(here) && DOORS.some((door) => file?.startsWith(door))) return false;
      return !FOLDERS[here]?.includes(there);
    });
    expect(wrong.map(show)).toEqual([]);
  });

  test('src imports nothing from outside src', () => {
    expect(
      imports
        .filter(({ from, file }) => from.startsWith('src/') && file !== undefined && !file.startsWith('src/'))
        .map(show),
    ).toEqual([]);
  });

  test('another folder is named as #folder/…, the own one as ./…', () => {
    const wrong = imports.filter(({ from, file, specifier }) => {
      if (!from.startsWith('src/') || file === undefined) return false;
      return specifier.startsWith('#') === (folderOf(from) === folderOf(file));
    });
    expect(wrong.map(show)).toEqual([]);
  });

  test('geo/build runs no code of src but the domain and the check of links', () => {
    const wrong = imports.filter(
      ({ from, file, typeOnly }) =>
        from.startsWith('geo/') &&
        file?.startsWith('src/') &&
        !typeOnly &&
        folderOf(file) !== 'domain' &&
        file !== CHECK_OF_LINKS,
    );
    expect(wrong.map(show)).toEqual([]);
  });

  // Types too: modules that need each other's types can only be read, moved and changed together.
  test('0 import cycles, types included', () => {
    const edges = new Map(
      modules.map((path) => [path, imports.filter(({ from }) => from === path).flatMap(({ file }) => file ?? [])]),
    );
    expect(cyclesIn(edges)).toEqual([]);
  });

  test('each folder runs the packages it is allowed', () => {
    const allowed = (from: string) =>
      Object.entries(PACKAGES).flatMap(([folder, names]) => (from.startsWith(`${folder}/`) ? names : []));
    const wrong = imports.filter(
      (entry) =>
        entry.from.startsWith('src/') &&
        isPackage(entry) &&
        !entry.typeOnly &&
        !allowed(entry.from).includes(packageOf(entry.specifier)),
    );
    expect(wrong.map(show)).toEqual([]);
  });

  test('only data asks for the built data, and Node modules stay out of the browser', () => {
    const wrong = imports.filter(({ from, specifier }) => {
      if (!from.startsWith('src/')) return false;
      return specifier.startsWith('node:') || (specifier.startsWith('virtual:') && folderOf(from) !== 'data');
    });
    expect(wrong.map(show)).toEqual([]);
  });

  test('the top level holds what the design lists', () => {
    const listed = [...TOP_FOLDERS, ...TOP_FILES, ...TOP_DOT_ENTRIES];
    const made = [...MADE_FOLDERS, ...MADE_DOT_ENTRIES];
    expect(
      readdirSync(ROOT)
        .filter((name) => !made.includes(name))
        .sort(),
    ).toEqual(listed.sort());
  });
});

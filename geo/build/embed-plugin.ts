/**
 * What other people's pages load, beside the app and under names that never change: `embed.js` (the element), `embed-client.js`
 * and `embed-protocol.js` (the interface, for who writes the frame by hand), the types of all three, and reveal.js for the example
 * that is a deck. Builds of their own, because the app's chunks have hashed names and need each other.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { build, type Plugin, type ResolvedConfig } from 'vite';

interface Bundle {
  /** Published name → module of src/embed. */
  readonly entries: Readonly<Record<string, string>>;
  /** A plain script runs by one tag on any page and finds its own folder from that tag; a module is imported by name. */
  readonly format: 'iife' | 'es';
}
const BUNDLES: readonly Bundle[] = [
  { entries: { embed: 'host/element' }, format: 'iife' },
  { entries: { 'embed-client': 'host/client', 'embed-protocol': 'protocol/messages' }, format: 'es' },
];
/** Published name → the module whose declarations it has. */
const TYPES: Readonly<Record<string, string>> = {
  embed: 'host/element-types',
  'embed-client': 'host/client',
  'embed-protocol': 'protocol/messages',
};
/** As they come, for a deck that asks nobody else for them. */
const REVEAL = ['dist/reveal.js', 'dist/reveal.css', 'LICENSE'];

type Files = Readonly<Record<string, string>>;

async function scripts(root: string): Promise<Files> {
  const results = await Promise.all(
    BUNDLES.map(({ entries, format }) =>
      build({
        root,
        configFile: false,
        publicDir: false,
        logLevel: 'error',
        build: {
          write: false,
          target: 'es2022',
          minify: true,
          modulePreload: false,
          rolldownOptions: {
            input: Object.fromEntries(
              Object.entries(entries).map(([name, module]) => [name, join(root, `src/embed/${module}.ts`)]),
            ),
            output: { format, entryFileNames: '[name].js' },
            preserveEntrySignatures: 'strict',
          },
        },
      }),
    ),
  );
  const chunks = results.flat().flatMap((result) => ('output' in result ? result.output : []));
  return Object.fromEntries(
    chunks.map((chunk) => [chunk.fileName, chunk.type === 'chunk' ? chunk.code : String(chunk.source)]),
  );
}

/** The declarations as the compiler writes them, importing each other by the names under which they are published. */
function types(root: string): Files {
  const folder = mkdtempSync(join(tmpdir(), 'layout-map-'));
  const modules = Object.values(TYPES).map((module) => join(root, `src/embed/${module}.ts`));
  const flags =
    '--ignoreConfig --declaration --emitDeclarationOnly --allowImportingTsExtensions --skipLibCheck --strict --target es2023';
  const where = '--lib es2023,dom,dom.iterable --module esnext --moduleResolution bundler --types';
  try {
    execFileSync(process.execPath, [
      join(root, 'node_modules/typescript/bin/tsc'),
      ...modules,
      ...`${flags} ${where}`.split(' '),
      '',
      '--rootDir',
      join(root, 'src/embed'),
      '--outDir',
      folder,
    ]);
    const published = Object.fromEntries(Object.entries(TYPES).map(([name, module]) => [module, name]));
    return Object.fromEntries(
      Object.entries(TYPES).map(([name, module]) => [
        `${name}.d.ts`,
        readFileSync(join(folder, `${module}.d.ts`), 'utf8').replace(
          /(from ')(\.[\w./-]+)\.ts(?=')/g,
          (_, start: string, other: string) => {
            const path = posix.join(posix.dirname(module), other);
            return `${start}./${published[path] ?? path}.js`;
          },
        ),
      ]),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function reveal(root: string): Files {
  const folder = join(root, 'node_modules/reveal.js');
  return Object.fromEntries(
    // The map of the script is not published with it, and the browser's tools would ask for it.
    REVEAL.map((path) => [
      `examples/reveal/${path.replace('dist/', '')}`,
      readFileSync(join(folder, path), 'utf8').replace(/\n\/\/# sourceMappingURL=.*/, ''),
    ]),
  );
}

const MEDIA_TYPES: Readonly<Record<string, string>> = { js: 'text/javascript', css: 'text/css' };

export function embedFiles(): Plugin {
  let config: ResolvedConfig;
  const files = async (): Promise<Files> => ({
    ...(await scripts(config.root)),
    ...types(config.root),
    ...reveal(config.root),
  });
  return {
    name: 'embed-files',
    configResolved(resolved) {
      config = resolved;
    },
    async generateBundle() {
      for (const [fileName, source] of Object.entries(await files()))
        this.emitFile({ type: 'asset', fileName, source });
    },
    configureServer(server) {
      server.middlewares.use(async (request, response, next) => {
        const path = (request.url ?? '').replace(/^\/|\?.*/g, '');
        if (!/^(?:embed[\w-]*\.(?:js|d\.ts)|examples\/reveal\/)/.test(path)) return next();
        // Made at each request: it takes a fraction of a second, and what is edited is what is served.
        const text = await files().then((made) => made[path], next);
        if (text === undefined) return next();
        response.setHeader('content-type', `${MEDIA_TYPES[path.replace(/^.*\./, '')] ?? 'text/plain'}; charset=utf-8`);
        response.end(text);
      });
    },
  };
}

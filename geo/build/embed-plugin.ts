/**
 * The files that other websites load, published beside the app under stable names: `embed.js` (the element),
 * `embed-client.js` and `embed-protocol.js` (the messages, for those who write the iframe by hand), the types of all
 * three, the same under an address with their version (`embed/1/`), and reveal.js for the slide deck example. They are
 * separate builds, because the app's chunks have hashed names and import each other.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin, type ResolvedConfig } from 'vite';
import { embedApiPage } from './embed-api.ts';
import { embedTypes } from './embed-types.ts';
import { type BundledModules, noteModules } from './licences.ts';

interface Bundle {
  /** Published name → module of src/embed. */
  readonly entries: Readonly<Record<string, string>>;
  /**
   * A plain script runs by one tag on any page and finds its own folder from that tag; a module is imported by name.
   */
  readonly format: 'iife' | 'es';
}
const BUNDLES: readonly Bundle[] = [
  { entries: { embed: 'host/element' }, format: 'iife' },
  { entries: { 'embed-client': 'host/client', 'embed-protocol': 'protocol/messages' }, format: 'es' },
];
/** Copied unchanged, so that the deck makes no request to another server. */
const REVEAL = ['dist/reveal.js', 'dist/reveal.css', 'LICENSE'];

type Files = Readonly<Record<string, string>>;

async function scripts(root: string, modules: BundledModules): Promise<Files> {
  const results = await Promise.all(
    BUNDLES.map(({ entries, format }) =>
      build({
        root,
        configFile: false,
        publicDir: false,
        logLevel: 'error',
        plugins: [noteModules(modules)],
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

function reveal(root: string): Files {
  const folder = join(root, 'node_modules/reveal.js');
  return Object.fromEntries(
    // The source map is not published, and developer tools would request it.
    REVEAL.map((path) => [
      `examples/reveal/${path.replace('dist/', '')}`,
      readFileSync(join(folder, path), 'utf8').replace(/\n\/\/# sourceMappingURL=.*/, ''),
    ]),
  );
}

/** Whoever takes files from here gets no later version of what they take and give, which would have another folder. */
const VERSION_FOLDER = 'embed/1/';

/** As the attribute `integrity` names the bytes of a file. */
export const integrityOf = (text: string): string => `sha384-${createHash('sha384').update(text).digest('base64')}`;

/** Files under the address of their version, and `integrity.json` with the hash of each script. */
export function versioned(files: Files): Files {
  const scripts = Object.entries(files).filter(([name]) => name.endsWith('.js'));
  const integrity = Object.fromEntries(scripts.map(([name, text]) => [name, integrityOf(text)]));
  return Object.fromEntries(
    Object.entries({ ...files, 'integrity.json': `${JSON.stringify(integrity, null, 2)}\n` }).map(([name, text]) => [
      `${VERSION_FOLDER}${name}`,
      text,
    ]),
  );
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript',
  css: 'text/css',
  html: 'text/html',
  json: 'application/json',
};

/** @param modules takes those of these files. */
export function embedFiles(modules: BundledModules): Plugin {
  let config: ResolvedConfig;
  const files = async (): Promise<Files> => {
    const types = embedTypes(config.root);
    const published = { ...(await scripts(config.root, modules)), ...types };
    return {
      ...published,
      ...versioned(published),
      'embed-api.html': embedApiPage(types),
      ...reveal(config.root),
    };
  };
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
        if (!/^(?:embed[\w-]*\.(?:js|d\.ts|html)|embed\/1\/|examples\/reveal\/)/.test(path)) return next();
        // Built at each request, so that edits take effect; it takes a fraction of a second.
        const text = await files().then((made) => made[path], next);
        if (text === undefined) return next();
        response.setHeader('content-type', `${MEDIA_TYPES[path.replace(/^.*\./, '')] ?? 'text/plain'}; charset=utf-8`);
        response.end(text);
      });
    },
  };
}

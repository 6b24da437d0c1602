/**
 * `geo/` in Vite: checks it, publishes what is derived from it under hashed names, and puts the poster into the page. A
 * file with issues stops the build, which prints only the issues; in development the browser shows them.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { type Plugin, preprocessCSS, type ResolvedConfig, runnerImport } from 'vite';
import { jsonForScript } from '../../src/domain/format/markup.ts';
import { summaryOf } from '../../src/domain/story/story.ts';
import { DataError } from './data-error.ts';
import type { Derived } from './derive.ts';
import { iconUrl } from './icon.ts';
import { inlineScript } from './inline-script.ts';
import { type BundledModules, noteModules } from './licences.ts';
import { type DataFile, dataFiles, load, storyFiles } from './load.ts';
import { pngOf } from './png.ts';
import { publish } from './publish.ts';
import { singleFileShell } from './single-file.ts';
import { withoutStyleAttributes } from './style-attributes.ts';
import { styleNames } from './style-names.ts';
import { changesPage } from './version-changes.ts';
import { listOf, readVersions, unpacked, type VersionFiles, versionOf } from './versions.ts';

const VIRTUAL_ID = 'virtual:layout-data';
const RESOLVED_ID = `\0${VIRTUAL_ID}`;
const STORIES_ID = 'virtual:layout-stories';
const RESOLVED_STORIES_ID = `\0${STORIES_ID}`;
const SINGLE_FILE_ID = 'virtual:single-file';
const RESOLVED_SINGLE_FILE_ID = `\0${SINGLE_FILE_ID}`;
const RESOLVED_IDS: Readonly<Record<string, string>> = {
  [VIRTUAL_ID]: RESOLVED_ID,
  [STORIES_ID]: RESOLVED_STORIES_ID,
  [SINGLE_FILE_ID]: RESOLVED_SINGLE_FILE_ID,
};
const DEV_PREFIX = '/@layout-data/';
/** Not `.html`: it is no page of the site, and without data it shows nothing. */
const SHELL_FILE = 'single-file.txt';
/** Beside the page, in the built site and in development. */
const VERSIONS_PATH = 'data/versions/';

/** The module with the addresses of the data files: hashed names of this build, so that they can be cached forever. */
function dataModule(
  urlOf: (name: string) => string,
  files: readonly DataFile[],
  versions: readonly VersionFiles[],
): string {
  const entries = (prefix: string) =>
    files
      .filter(({ name }) => name.startsWith(prefix))
      .map(({ name }) => `${JSON.stringify(name.slice(prefix.length, -'.json'.length))}: ${urlOf(name)}`);
  const constants = {
    indexUrl: urlOf('index.json'),
    searchUrl: urlOf('search.json'),
    evidenceUrls: `{${entries('evidence-').join(', ')}}`,
    geometryUrls: `{${entries('geometry-').join(', ')}}`,
    presentVersion: JSON.stringify(versionOf(files)),
    publishedVersions: JSON.stringify(listOf(versions)),
    versionsUrl: JSON.stringify(`./${VERSIONS_PATH}`),
  };
  return Object.entries(constants)
    .map(([name, value]) => `export const ${name} = ${value};\n`)
    .join('');
}

/**
 * The list of stories with the addresses of their files. A module of its own, which only what presents them asks for:
 * nothing of it is loaded before the first words.
 */
function storiesModule(urlOf: (name: string) => string, { stories }: Derived): string {
  const urls = stories.map(({ id }) => `${JSON.stringify(id)}: ${urlOf(`story-${id}.json`)}`);
  return [
    `export const stories = ${JSON.stringify(stories.map(summaryOf))};\n`,
    `export const storyUrls = {${urls.join(', ')}};\n`,
  ].join('');
}

/** Renders the page frame and the summaries of places. */
const FRAME_ENTRY = '/src/app/frame/frame-entry.tsx';

/** A file with the summary of a place. */
interface WordsFile {
  readonly name: string;
  readonly text: string;
}

/** The module of addresses, empty, for code of src that runs in the build: nothing is requested there. */
function withoutAddresses(): Plugin {
  return {
    name: 'without-addresses',
    resolveId: (id) => RESOLVED_IDS[id],
    load: (id) =>
      id === RESOLVED_ID
        ? dataModule(() => "''", [], [])
        : id === RESOLVED_STORIES_ID
          ? 'export const stories = [], storyUrls = {};'
          : id === RESOLVED_SINGLE_FILE_ID
            ? "export const shellUrl = '';"
            : undefined,
  };
}

/** Address of the published site, for absolute URLs; see README.md. */
const SITE_URL = process.env.SITE_URL;

/** The constants of `vite.config.ts`, for the other bundles of the app. */
const definedIn = ({ define = {} }: ResolvedConfig): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(define).filter(([name]) => /^import\.meta\.env\.[A-Z_]+$/.test(name)));

/**
 * @param modules takes those of the boot script.
 * @param folder of the data set, relative to the project's. Published versions are those of `geo/`, whatever it
 *   is.
 */
export function layoutData(modules: BundledModules, folder = 'geo'): Plugin {
  let config: ResolvedConfig;
  let derived: Derived | undefined;
  let kept: readonly VersionFiles[] | undefined;
  const current = () => {
    derived ??= load(config.root, folder);
    return derived;
  };
  /** Loads a module of src that runs in the build and not in the browser. */
  async function run<Module>(path: string): Promise<Module> {
    const { module } = await runnerImport<Module>(path, {
      root: config.root,
      configFile: false,
      logLevel: 'error',
      plugins: [styleNames(), withoutAddresses()],
    });
    return module;
  }
  let words: readonly WordsFile[] | undefined;
  /** The summaries of all places, rendered once for the page, which names their folder, and the files in it. */
  async function wordsFiles(): Promise<readonly WordsFile[]> {
    if (words) return words;
    const { renderPlaces } = await run<typeof import('../../src/app/frame/frame-entry.tsx')>(FRAME_ENTRY);
    words = renderPlaces(current().catalogue).map(({ name, words: byYear }) => ({
      name,
      text: JSON.stringify(byYear),
    }));
    return words;
  }
  /** Named by its contents, so that the browser may keep the files for ever. */
  const wordsFolder = async () => {
    const hash = createHash('sha256');
    for (const { name, text } of await wordsFiles()) hash.update(name).update(text);
    return `assets/words-${hash.digest('hex').slice(0, 8)}/`;
  };
  /** A style sheet of src with its imports, as one line. */
  async function sheet(path: string): Promise<string> {
    const file = join(config.root, path);
    const { code } = await preprocessCSS(readFileSync(file, 'utf8'), file, config);
    return minifyCss(code);
  }
  let poster: Promise<ReturnType<typeof import('../../src/map/svg/poster-entry.tsx').renderPoster>> | undefined;
  /** Rendered once, for the page and for that of a single HTML file, which has its colours. */
  function posterPage() {
    const { catalogue, geometry } = current();
    poster ??= run<typeof import('../../src/map/svg/poster-entry.tsx')>('/src/map/svg/poster-entry.tsx').then(
      ({ renderPoster }) => renderPoster(catalogue, geometry),
    );
    return poster;
  }
  /** Colours and global rules, for the element in the page. */
  async function pageStyle(): Promise<string> {
    const { css } = await posterPage();
    const { languageRules } = await pages();
    return `:root,[data-theme=light]{${css.light}}@media screen{[data-theme=dark]{${css.dark}}}@media print{[data-framed][data-theme=dark]{${css.dark}}}${css.drawing}\n${await sheet('src/app/critical.css')}${languageRules()}`;
  }
  /** The page of a single HTML file, without data. */
  const shell = async () => singleFileShell({ config, define: definedIn(config), style: await pageStyle(), modules });
  const pages = () => run<typeof import('../../src/site/entry.ts')>('/src/site/entry.ts');
  const pagesOf = ({ catalogue, evidence, geometry, stories }: Derived) => ({
    catalogue,
    evidence,
    stories,
    geometries: geometry,
    siteUrl: SITE_URL,
  });
  const versions = () => {
    if (kept) return kept;
    const { versions: found, problems } = readVersions(config.root);
    if (problems.length > 0) throw new DataError(problems);
    kept = found;
    return kept;
  };
  return {
    name: 'layout-data',
    configResolved(resolved) {
      config = resolved;
    },
    buildStart() {
      // In development the module that needs the data throws, so that the browser's error overlay shows the error.
      if (config.command !== 'build') return;
      try {
        current();
        versions();
      } catch (error) {
        if (!(error instanceof DataError)) throw error;
        // Not thrown, because the bundler would wrap it in its own report; a planner needs only the lines.
        console.error(error.message);
        process.exit(1);
      }
    },
    resolveId: (id) => RESOLVED_IDS[id],
    async load(id) {
      if (id === RESOLVED_SINGLE_FILE_ID) {
        // In development it is made when it is asked for.
        if (config.command === 'serve') return `export const shellUrl = ${JSON.stringify(DEV_PREFIX + SHELL_FILE)};\n`;
        const reference = this.emitFile({ type: 'asset', name: SHELL_FILE, source: await shell() });
        return `export const shellUrl = import.meta.ROLLUP_FILE_URL_${reference};\n`;
      }
      if (id !== RESOLVED_ID && id !== RESOLVED_STORIES_ID) return undefined;
      const files = id === RESOLVED_ID ? dataFiles(current()) : storyFiles(current());
      const moduleOf = (urlOf: (name: string) => string) =>
        id === RESOLVED_ID ? dataModule(urlOf, files, versions()) : storiesModule(urlOf, current());
      if (config.command === 'serve') return moduleOf((name) => JSON.stringify(`${DEV_PREFIX}${name}`));
      const references = new Map(
        files.map(({ name, text }) => [name, this.emitFile({ type: 'asset', name, source: text })]),
      );
      return moduleOf((name) => `import.meta.ROLLUP_FILE_URL_${references.get(name)}`);
    },
    async generateBundle() {
      const { catalogue } = current();
      const { buildCards, buildPages, buildPictures, dataTags, pageColours } = await pages();
      const paths = new Set<string>();
      const emit = (fileName: string, source: string | Uint8Array) => {
        // The bundler would keep one of the two without a word.
        if (paths.has(fileName)) throw new Error(`the build writes ${fileName} twice`);
        paths.add(fileName);
        this.emitFile({ type: 'asset', fileName, source });
      };
      const folder = await wordsFolder();
      for (const { name, text } of await wordsFiles()) emit(folder + name, text);
      for (const { path, text } of publish(current(), dataTags(catalogue, SITE_URL))) emit(`data/${path}`, text);
      for (const { path, text } of buildPages(pagesOf(current()))) emit(path, text);
      for (const { path, draw } of buildPictures(pagesOf(current()))) emit(path, draw());
      for (const { path, draw } of buildCards(pagesOf(current()))) emit(path, await pngOf(draw()));
      emit('place/place.css', pageColours() + (await sheet('src/site/pages.css')));
      for (const { path, text } of unpacked(versions())) emit(`${VERSIONS_PATH}${path}`, text);
      emit(`${VERSIONS_PATH}index.html`, changesPage(versions(), dataFiles(current())));
    },
    configureServer(server) {
      const watched = join(config.root, folder) + sep;
      server.watcher.add(watched);
      server.watcher.on('all', (_, path) => {
        if (!path.startsWith(watched) || path.includes('node_modules')) return;
        derived = undefined;
        kept = undefined;
        poster = undefined;
        for (const id of Object.values(RESOLVED_IDS)) {
          const module = server.moduleGraph.getModuleById(id);
          if (module) server.moduleGraph.invalidateModule(module);
        }
        server.ws.send({ type: 'full-reload' });
      });
      server.middlewares.use(async (request, response, next) => {
        const path = request.url?.split('?')[0] ?? '';
        if (path === DEV_PREFIX + SHELL_FILE) {
          const text = await shell().catch(next);
          response.setHeader('content-type', 'text/plain; charset=utf-8');
          return text && response.end(text);
        }
        const file = path.startsWith(DEV_PREFIX)
          ? [...dataFiles(current()), ...storyFiles(current())].find(
              ({ name }) => name === path.slice(DEV_PREFIX.length),
            )
          : path.startsWith(`/${VERSIONS_PATH}`)
            ? unpacked(versions()).find((entry) => entry.path === path.slice(VERSIONS_PATH.length + 1))
            : undefined;
        if (!file) return next();
        response.setHeader('content-type', 'application/json');
        response.end(file.text);
      });
    },
    transformIndexHtml: {
      order: 'pre',
      async handler(html) {
        const { catalogue, stories } = current();
        const { homeParts } = await pages();
        const poster = await posterPage();
        const home = homeParts(catalogue, SITE_URL, stories);
        // In development styles come with the scripts, and what is rendered before them would have none.
        const isBuild = config.command === 'build';
        const { renderFrame } = await run<typeof import('../../src/app/frame/frame-entry.tsx')>(FRAME_ENTRY);
        const boot = await inlineScript(
          config.root,
          'src/app/boot.ts',
          {
            POSTER: jsonForScript(poster.boot),
            WORDS_FOLDER: JSON.stringify(isBuild ? `./${await wordsFolder()}` : ''),
          },
          [noteModules(modules)],
        );
        const {
          markup: [posterMarkup = '', frameMarkup = ''],
          css,
        } = withoutStyleAttributes([poster.markup, isBuild ? renderFrame(catalogue) : '']);
        const parts: Readonly<Record<string, string>> = {
          ...home,
          icon: `<link rel="icon" href="${iconUrl(config.root)}">`,
          'critical-css': `<style>${await pageStyle()}${css}</style>`,
          boot: `<script>${boot}</script>`,
          poster: posterMarkup,
          frame: frameMarkup,
        };
        const page = html.replace(/(?<=<html lang=")[\w-]+/, home.language ?? '');
        return page.replace(/<!-- ([\w-]+) -->|__([a-z]+)__/g, (placeholder, comment?: string, word?: string) => {
          const part = parts[comment ?? word ?? ''];
          if (part === undefined) throw new Error(`index.html asks for ${placeholder}, which the build does not make`);
          return part;
        });
      },
    },
  };
}

/** Removes comments and runs of white space; the page is compressed, so more is not worth a parser in the build. */
const minifyCss = (css: string) =>
  css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,>]) ?/g, '$1')
    // Not before a colon: `a :is(b)` differs from `a:is(b)`.
    .replaceAll(': ', ':');

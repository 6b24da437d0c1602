/**
 * The page of a single HTML file: the whole app as one script and one style sheet, without data, which the export adds
 * (`src/export/html`). It is a build of its own, because the app's chunks import each other by address, and there are
 * none in a file. MapLibre and what needs a site are left out.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { build, type Plugin, type ResolvedConfig } from 'vite';
import { iconUrl } from './icon.ts';
import { type BundledModules, licencesOf, noteModules } from './licences.ts';
import { STYLE_OPTIONS } from './style-options.ts';

const ENTRY = 'src/app/single-file.ts';

/** The modules that stand for others: where data and stories are, and what a file has no use for. */
const REPLACED: readonly (readonly [module: RegExp, by: { readonly file: string } | { readonly code: string }])[] = [
  [/^virtual:layout-data$/, { file: 'src/data/carried-addresses.ts' }],
  [/^virtual:layout-stories$/, { file: 'src/data/carried-stories.ts' }],
  [/^virtual:single-file$/, { code: "export const shellUrl = ''" }],
  [/\/gl\/GlMap\.ts$/, { file: 'src/map/gl/no-gl.ts' }],
  [/\/ask-gl-speed\.ts$/, { code: 'export const isGlFastHere = async () => false' }],
  [/\/app\/guest\.ts$|^\.\/guest\.ts$/, { code: 'export const openToHost = () => undefined' }],
  // It reads files in a worker, whose script a file cannot have.
  [/^\.\/WorkbenchHere\.tsx$/, { code: 'export const WorkbenchHere = () => null' }],
  [/\/share\/EmbedDialog\.tsx$/, { code: 'export const EmbedDialog = () => null' }],
];
const CODE_ID = '\0single-file:';

function replaceModules(root: string): Plugin {
  return {
    name: 'single-file-modules',
    enforce: 'pre',
    resolveId(source) {
      const index = REPLACED.findIndex(([module]) => module.test(source));
      const by = REPLACED[index]?.[1];
      return by && ('file' in by ? join(root, by.file) : CODE_ID + index);
    },
    load(id) {
      if (!id.startsWith(CODE_ID)) return undefined;
      const by = REPLACED[Number(id.slice(CODE_ID.length))]?.[1];
      return by && 'code' in by ? by.code : undefined;
    },
  };
}

/**
 * A script as the content of its element: nothing in it can end the element, or begin what hides its end. All three
 * stand only in texts and patterns, where `\x3c` is the same sign.
 */
export const scriptText = (code: string): string => code.replace(/<(?=\/script|script|!--)/gi, '\\x3c');

const sourceHash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Says that scripts run, before anything is painted: the picture for those who have none is then not shown. */
const FIRST_SCRIPT = "document.documentElement.dataset.scripts='on'";

/**
 * The policy of a file: no connection, nothing from elsewhere, no script but these. Styles are open, because drawn
 * markup has `style` attributes.
 */
const policy = (scripts: readonly string[]) =>
  [
    "default-src 'none'",
    `script-src ${scripts.map(sourceHash).join(' ')}`,
    "style-src 'unsafe-inline'",
    'img-src data: blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

interface ShellOptions {
  readonly config: Pick<ResolvedConfig, 'root'>;
  readonly define: Readonly<Record<string, string>>;
  /** The style of the page of the site: colours, global rules. */
  readonly style: string;
  /** Takes the modules of the script. */
  readonly modules: BundledModules;
}

/**
 * The page as text. What the export adds goes to the places that are marked `<!--head-->`, `<!--still-->` and
 * `<!--data-->`; each stands there once before any script.
 *
 * @throws when the app does not build as one script and one style sheet.
 */
export async function singleFileShell({ config, define, style, modules }: ShellOptions): Promise<string> {
  const { root } = config;
  const own: BundledModules = new Set();
  const result = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    plugins: [replaceModules(root), noteModules(own)],
    // Also where the development server makes it.
    oxc: { jsx: { runtime: 'automatic', development: false } },
    css: STYLE_OPTIONS,
    define: { ...define, 'process.env.NODE_ENV': "'production'" },
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      cssCodeSplit: false,
      assetsInlineLimit: Number.POSITIVE_INFINITY,
      rolldownOptions: {
        input: join(root, ENTRY),
        checks: { bundlerTimings: false },
        output: { format: 'iife', codeSplitting: false },
      },
    },
  });
  const outputs = [result].flat().flatMap((one) => ('output' in one ? one.output : []));
  const [chunk, ...chunks] = outputs.filter((output) => output.type === 'chunk');
  const [sheet, ...others] = outputs.filter((output) => output.type === 'asset');
  if (!chunk || !sheet || chunks.length + others.length > 0)
    throw new Error(`${ENTRY} is not one script and one style sheet: ${outputs.map(({ fileName }) => fileName)}`);
  for (const module of own) modules.add(module);
  const script = scriptText(chunk.code.trim());
  const css = `${style}\n${String(sheet.source).trim()}`;
  if (/<\/style/i.test(css)) throw new Error('a style sheet would end its element');
  const licences = licencesOf(
    own,
    ['vite', 'rolldown'].map((name) => join(root, 'node_modules', name)),
  );
  return [
    '<!doctype html>',
    '<html lang="zh" data-theme="light" data-mode="explore">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy([FIRST_SCRIPT, script])}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<!--head-->',
    `<link rel="icon" href="${iconUrl(root)}">`,
    `<script>${FIRST_SCRIPT}</script>`,
    `<style>${css}</style>`,
    '</head>',
    '<body>',
    '<!--still-->',
    '<section id="map" class="map" data-map-state="poster"><div class="map-live"></div><div class="map-frame" data-part="map-frame"></div></section>',
    '<div id="app"></div>',
    '<div id="notices"></div>',
    '<!--data-->',
    `<script>${script}</script>`,
    // Their licences ask for it; the code is in this very file.
    `<script type="text/plain" id="licences">\n${licences.replace(/<(?=\/script|script|!--)/gi, '< ')}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/**
 * The headers that the map is served with: by `npm run preview` and `npm start`, in `_headers`, which some static hosts
 * read, and in the recipes for others (`hosting.ts`). There is no `frame-ancestors` among them: without it every page
 * may frame the map; `*` would leave out pages from a disk and sandboxed ones. Why each is there: src/embed/README.md.
 */
import type { Plugin } from 'vite';

export const HEADERS: Readonly<Record<string, string>> = {
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
};

/** A file in `assets/` has another name when it changes. */
export const FOR_EVER = 'public, max-age=31536000, immutable';
/** Kept, and asked for again each time: the answer is a few bytes where nothing has changed. */
export const ASKED_AGAIN = 'no-cache';

/**
 * Paths of `_headers`, and how long what is there may be kept. No two take the same file: hosts would send both values
 * in one header.
 */
const CACHE: Readonly<Record<string, string>> = {
  '/assets/*': FOR_EVER,
  ...Object.fromEntries(
    [
      '/',
      '/index.html',
      '/sw.js',
      '/offline.json',
      '/app.webmanifest',
      '/embed*',
      '/place/*',
      '/view/*',
      '/story/*',
      '/data/*',
      '/examples/*',
    ].map((path) => [path, ASKED_AGAIN]),
  ),
};

const rule = (path: string, headers: Readonly<Record<string, string>>) =>
  [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n');

/** The text of `_headers`. @param policy for the pages that have it, by path. */
export function headersText(policy: Readonly<Record<string, string>> = {}): string {
  const rules = [
    rule('/*', HEADERS),
    ...Object.entries(CACHE).map(([path, value]) => rule(path, { 'Cache-Control': value })),
    ...Object.entries(policy).map(([path, value]) => rule(path, { 'Content-Security-Policy': value })),
  ];
  return `${rules.join('\n')}\n`;
}

/** Writes `_headers`. */
export function headersFile(): Plugin {
  return {
    name: 'headers-file',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: '_headers', source: headersText() });
    },
  };
}

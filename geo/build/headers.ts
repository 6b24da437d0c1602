/**
 * The headers that the map is served with: by `npm run preview` and `npm start`, and in `_headers`, which some static
 * hosts read. There is no `frame-ancestors` among them: without it every page may frame the map; `*` would leave out
 * pages from a disk and sandboxed ones. Why each is there: src/embed/README.md.
 */
import type { Plugin } from 'vite';

export const HEADERS: Readonly<Record<string, string>> = {
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
};

/** Paths, and how long what is there may be kept; a file in `assets/` has another name when it changes. */
const CACHE: Readonly<Record<string, string>> = {
  '/assets/*': 'public, max-age=31536000, immutable',
  '/': 'no-cache',
  '/index.html': 'no-cache',
  '/embed*': 'no-cache',
};

const rule = (path: string, headers: Readonly<Record<string, string>>) =>
  [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n');

/** Writes `_headers`. */
export function headersFile(): Plugin {
  return {
    name: 'headers-file',
    apply: 'build',
    generateBundle() {
      const rules = [
        rule('/*', HEADERS),
        ...Object.entries(CACHE).map(([path, value]) => rule(path, { 'Cache-Control': value })),
      ];
      this.emitFile({ type: 'asset', fileName: '_headers', source: `${rules.join('\n')}\n` });
    },
  };
}

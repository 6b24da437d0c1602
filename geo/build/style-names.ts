/** Names of CSS Modules: to read, and the same in the app and in what the build draws, which the app takes over. */
import { basename } from 'node:path';
import type { Plugin } from 'vite';

const EXTENSION = '.module.css';
const PREFIX = '\0style-names:';

/** `.title` of `src/app/App.module.css` is `App__title`; a test holds that no two modules have one name. */
export const scopedName = (local: string, file: string): string =>
  `${basename(file.split('?')[0] ?? file, EXTENSION)}__${local}`;

/**
 * A module of styles for code that the build runs: its names alone, because nobody there loads the rules. Vite's own
 * plugin for styles waits for a `buildStart` that `runnerImport` never calls.
 */
export function styleNames(): Plugin {
  return {
    name: 'style-names',
    enforce: 'pre',
    resolveId: (source) => (source.endsWith(EXTENSION) ? PREFIX + basename(source, EXTENSION) : undefined),
    load: (id) =>
      id.startsWith(PREFIX)
        ? `export default new Proxy({}, { get: (_, local) => ${JSON.stringify(scopedName('', id.slice(PREFIX.length)))} + local });`
        : undefined,
  };
}

/** Class names of CSS Modules: readable, and the same in the app and in the markup that the build renders. */
import { basename } from 'node:path';
import type { Plugin } from 'vite';

const EXTENSION = '.module.css';
const PREFIX = '\0style-names:';

/** `.title` of `src/app/App.module.css` is `App__title`; a test checks that module names are unique. */
export const scopedName = (local: string, file: string): string =>
  `${basename(file.split('?')[0] ?? file, EXTENSION)}__${local}`;

/**
 * A CSS module for code that runs in the build: only the names, because no rules are loaded there. Vite's own CSS
 * plugin waits for a `buildStart` that `runnerImport` never calls.
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

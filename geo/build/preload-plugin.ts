/**
 * Links the style sheets of the page frame, and preloads the chunks of the app and of React for the first text, and
 * with low priority those of the first renderer. They load while the poster is painted; `main.ts` executes them after
 * that paint. The files of data are requested by `main.ts`, because their addresses depend on the link.
 */
import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite';
import { RENDERER, WORDS } from './chunks.ts';

const chunksOf = (bundle: Rolldown.OutputBundle) => Object.values(bundle).filter((output) => output.type === 'chunk');

/** A chunk with all that it imports, each once. */
function withImports(
  bundle: Rolldown.OutputBundle,
  chunk: Rolldown.OutputChunk,
  found = new Set<string>(),
): ReadonlySet<string> {
  if (found.has(chunk.fileName)) return found;
  found.add(chunk.fileName);
  for (const name of chunk.imports) {
    const imported = bundle[name];
    if (imported?.type === 'chunk') withImports(bundle, imported, found);
  }
  return found;
}

/** The style sheets that Vite would load with a chunk. */
const sheetsOf = (output: Rolldown.OutputBundle[string] | undefined) =>
  output?.type === 'chunk' ? output.viteMetadata?.importedCss : undefined;

export function preloadWords(): Plugin {
  return {
    name: 'preload-words',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        // There is no bundle in development.
        if (!bundle) return [];
        const chunks = chunksOf(bundle);
        const namesOf = (modules: readonly RegExp[]) => {
          const wanted = modules.map((module) => {
            const chunk = chunks.find(({ moduleIds }) => moduleIds.some((id) => module.test(id)));
            if (!chunk) throw new Error(`no chunk holds ${module}`);
            return chunk;
          });
          return new Set(wanted.flatMap((chunk) => [...withImports(bundle, chunk)]));
        };
        const names = namesOf(WORDS);
        const sheets = new Set([...names].flatMap((name) => [...(sheetsOf(bundle[name]) ?? [])]));
        // What the entry imports is preloaded by Vite already.
        const scripts = [...names].filter((name) => !html.includes(name));
        const later = [...namesOf(RENDERER)].filter((name) => !html.includes(name) && !names.has(name));
        const link = (rel: string, name: string, more = {}): HtmlTagDescriptor => ({
          tag: 'link',
          attrs: { rel, crossorigin: true, href: `./${name}`, ...more },
          injectTo: 'head',
        });
        return [
          ...[...sheets].map((name) => link('stylesheet', name)),
          ...scripts.map((name) => link('modulepreload', name)),
          ...later.map((name) => link('modulepreload', name, { fetchpriority: 'low' })),
        ];
      },
    },
  };
}

/**
 * What the first words need is asked for by the page itself: the chunks of the app and of React, and the index. They arrive
 * while the poster is painted; `main.ts` has them executed after that paint.
 */
import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite';

/** Modules that the words are rendered with; each is in a chunk that `start.ts` loads. */
const WORDS = [/\/src\/app\/App\.tsx$/, /\/react-dom\/client\.js$/];
/** The catalogue. */
const INDEX = /\/index-[\w-]+\.json$/;

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

/** Style sheets that Vite loads with a chunk. */
function sheetsOf(bundle: Rolldown.OutputBundle, name: string): readonly string[] {
  const chunk = bundle[name];
  return chunk?.type === 'chunk' ? [...(chunk.viteMetadata?.importedCss ?? [])] : [];
}

export function preloadWords(): Plugin {
  return {
    name: 'preload-words',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        // In development there is nothing bundled yet.
        if (!bundle) return [];
        const chunks = chunksOf(bundle);
        const wanted = WORDS.map((module) => {
          const chunk = chunks.find(({ moduleIds }) => moduleIds.some((id) => module.test(id)));
          if (!chunk) throw new Error(`no chunk holds ${module}`);
          return chunk;
        });
        const names = new Set(wanted.flatMap((chunk) => [...withImports(bundle, chunk)]));
        const sheets = new Set([...names].flatMap((name) => sheetsOf(bundle, name)));
        const index = Object.keys(bundle).find((name) => INDEX.test(`/${name}`));
        if (!index) throw new Error('the build has no index');
        const tag = (attrs: Readonly<Record<string, string | true>>): HtmlTagDescriptor => ({
          tag: 'link',
          attrs,
          injectTo: 'head',
        });
        return [
          // What the entry imports is preloaded by Vite already.
          ...[...names]
            .filter((name) => !html.includes(name))
            .map((name) => tag({ rel: 'modulepreload', crossorigin: true, href: `./${name}` })),
          ...[...sheets].map((name) => tag({ rel: 'preload', as: 'style', crossorigin: true, href: `./${name}` })),
          tag({ rel: 'preload', as: 'fetch', crossorigin: true, href: `./${index}` }),
        ];
      },
    },
  };
}

/**
 * Links the style sheets of the page frame and preloads the app's own chunks. React and the first renderer are left in
 * `<template id="later">`, which `main.ts` puts into the page with the first paint: all of them before the words would
 * be more than twice the bytes that the words need. The files of data are requested by `main.ts` too, because their
 * addresses depend on the link.
 */
import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite';
import { FIRST, SECOND } from './chunks.ts';

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

/** The style sheets that Vite would load with a chunk. On the page they are marked, so that it can tell. */
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
        const chunkOf = (module: RegExp) => {
          const chunk = chunks.find(({ moduleIds }) => moduleIds.some((id) => module.test(id)));
          if (!chunk) throw new Error(`no chunk holds ${module}`);
          return chunk;
        };
        // Without their imports: the app imports React, which comes with the second.
        const first = new Set(FIRST.map((module) => chunkOf(module).fileName));
        const all = new Set([...FIRST, ...SECOND].flatMap((module) => [...withImports(bundle, chunkOf(module))]));
        const sheets = new Set([...all].flatMap((name) => [...(sheetsOf(bundle[name]) ?? [])]));
        // What the entry imports is preloaded by Vite already.
        const scripts = [...first].filter((name) => !html.includes(name));
        const later = [...all].filter((name) => !html.includes(name) && !first.has(name));
        const link = (rel: string, name: string, more: HtmlTagDescriptor['attrs'] = {}): HtmlTagDescriptor => ({
          tag: 'link',
          attrs: { rel, crossorigin: true, href: `./${name}`, ...more },
          injectTo: 'head',
        });
        return [
          ...[...sheets].map((name) => link('stylesheet', name, { 'data-page': true })),
          ...scripts.map((name) => link('modulepreload', name)),
          {
            tag: 'template',
            attrs: { id: 'later' },
            children: later.map((name) => link('modulepreload', name)),
            injectTo: 'head',
          },
        ];
      },
    },
  };
}

/**
 * Which modules share a chunk. By itself the bundler makes a chunk of each set of modules that the same lazy panels
 * share, which gave the first text eighteen files; on a line with latency each round of requests costs its round trip.
 */
import type { Rolldown } from 'vite';

/** Modules that `start.ts` loads before it can render; everything that they import belongs to the first text. */
export const WORDS = [/\/src\/app\/App\.tsx$/, /\/src\/app\/PageNotices\.tsx$/, /\/react-dom\/client\.js$/];
/** The first renderer: loaded when the words are on their way. */
export const RENDERER = [/\/src\/map\/svg\/SvgMap\.tsx$/];
const ENTRY = /\/src\/app\/main\.ts$/;

/** Whether a module is statically imported, through any number of others, by one that matches. */
function reachableFrom(roots: readonly RegExp[], context: Rolldown.ChunkingContext) {
  const known = new Map<string, boolean>();
  return function isReachable(id: string): boolean {
    const answer = known.get(id);
    if (answer !== undefined) return answer;
    // Until the answer is known: an import cycle reaches nothing by itself.
    known.set(id, false);
    const found = roots.some((root) => root.test(id)) || (context.getModuleInfo(id)?.importers ?? []).some(isReachable);
    known.set(id, found);
    return found;
  };
}

/**
 * For `codeSplitting.groups`: what the entry imports is one chunk, and what the first text needs beyond that is two,
 * our code and that of packages, which changes less often.
 */
export function wordsGroup(): Rolldown.CodeSplittingGroup {
  let isOfEntry: ((id: string) => boolean) | undefined;
  let isOfWords: ((id: string) => boolean) | undefined;
  return {
    name(id, context) {
      isOfEntry ??= reachableFrom([ENTRY], context);
      isOfWords ??= reachableFrom(WORDS, context);
      if (isOfEntry(id)) return 'main';
      if (!isOfWords(id)) return null;
      return id.includes('/node_modules/') ? 'client' : 'App';
    },
    includeDependenciesRecursively: false,
  };
}

/**
 * Which modules share a chunk. By itself the bundler makes a chunk of each set of modules that the same lazy panels
 * share, which gave the first text eighteen files; on a line with latency each round of requests costs its round trip.
 */
import type { Rolldown } from 'vite';

/** The first chunk that `main.ts` loads: the page preloads it beside the words. */
export const FIRST = [/\/src\/app\/start\.ts$/];
/** What `start.ts` renders, and with what; the first renderer of the map. Preloaded with the first paint. */
export const SECOND = [
  /\/react-dom\/client\.js$/,
  /\/src\/app\/App\.tsx$/,
  /\/src\/app\/PageNotices\.tsx$/,
  /\/src\/map\/svg\/SvgMap\.tsx$/,
];
const ENTRY = [/\/src\/app\/main\.ts$/];
const START = [/\/src\/app\/start\.ts$/];
const WORDS = [/\/src\/app\/App\.tsx$/, /\/src\/app\/PageNotices\.tsx$/, /\/react-dom\/client\.js$/];

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
 * For `codeSplitting.groups`: what the entry imports is one chunk, what the start imports beyond that another, and what
 * the first text needs beyond both is two, our code and that of packages, which changes less often.
 */
export function wordsGroup(): Rolldown.CodeSplittingGroup {
  let groups: readonly (readonly [name: string, isIn: (id: string) => boolean])[] | undefined;
  return {
    name(id, context) {
      groups ??= [
        ['entry', reachableFrom(ENTRY, context)],
        ['main', reachableFrom(START, context)],
        ['App', reachableFrom(WORDS, context)],
      ];
      const name = groups.find(([, isIn]) => isIn(id))?.[0] ?? null;
      return name === 'App' && id.includes('/node_modules/') ? 'client' : name;
    },
    includeDependenciesRecursively: false,
  };
}

/** Loads what goes into a single HTML file and is not in its request: the page of the build, the data as they are. */
import { type Loaded, loadText, orThrow } from '#data/load.ts';
import { loadShell } from '#data/shell.ts';
import { publishedVersions, sourceOf } from '#data/source.ts';
import { BUILT_IN_STORIES, loadStory } from '#data/stories.ts';
import type { ExportRequest } from '../format.ts';
import type { HtmlParts } from './html.ts';

/**
 * @param withOwn all stories of this browser, and not only the one on screen.
 * @throws (rejects) a `MissingFile` with its name; the reason of the signal.
 */
export async function loadParts(
  { view, catalogue, own, about }: ExportRequest,
  withOwn: boolean,
  signal: AbortSignal,
): Promise<HtmlParts> {
  const source = sourceOf(view.data);
  const { geometry } = source;
  const urls: Readonly<Record<string, string | undefined>> = {
    index: source.index,
    search: source.search,
    ...Object.fromEntries(catalogue.documents.map(({ id }) => [`evidence-${id}`, source.evidence(id)])),
    ...Object.fromEntries(Object.entries(geometry).map(([name, url]) => [`geometry-${name}`, url])),
  };
  const got = <Value>(loaded: Loaded<Value>): Value => {
    signal.throwIfAborted();
    return orThrow(loaded);
  };
  const file = async (name: string, url = `${name}.json`) =>
    [`${name}.json`, got(await loadText(url, signal))] as const;
  // A browser that keeps no stories has none.
  const ownStories = withOwn ? await own.list().catch(() => []) : [];
  const [shell, files, stories] = await Promise.all([
    loadShell(signal),
    Promise.all(Object.entries(urls).map(([name, url]) => file(name, url))),
    Promise.all([...BUILT_IN_STORIES, ...ownStories].map(({ id }) => loadStory(id, own, signal))),
  ]);
  return {
    shell: got(shell),
    files: new Map(files),
    // One of somebody's own may have no step yet.
    stories: stories.flatMap((story) => (story.ok ? [story.value] : story.reason === 'missing' ? [] : [got(story)])),
    published: publishedVersions.find(({ version }) => version === about.version) ?? null,
  };
}

/** The built-in stories, and those that somebody made in this browser. Loaded by what presents them. */
import { stories, storyUrls } from 'virtual:layout-stories';
import type { StoryId } from '#domain/model/ids.ts';
import { isOwnStory, STORY_FORMAT, type Story, type StorySummary } from '#domain/story/story.ts';
import { type Loaded, load } from './load.ts';
import { fields, filled, isText, listOf, type Shape } from './shape.ts';

/** Where the stories of this browser are; a page that may store nothing has none. */
export interface OwnStories {
  readonly list: () => Promise<readonly StorySummary[]>;
  /** A checked story in the present format; undefined: there is none of this id. */
  readonly load: (id: StoryId) => Promise<Story | undefined>;
}

/** The stories of this build, in their order. */
// Written by the build from stories that passed their check.
export const BUILT_IN_STORIES = stories as readonly StorySummary[];

const isFormat: Shape = (value) => value === STORY_FORMAT;
const shapeOf = (text: Shape) =>
  fields({
    format: isFormat,
    id: isText,
    title: fields({ zh: text, en: text }),
    steps: filled(
      listOf(
        fields({
          id: isText,
          title: fields({ zh: text, en: text }),
          points: listOf(fields({ zh: text, en: text, rows: listOf(isText) })),
        }),
      ),
    ),
  });
const builtIn = shapeOf(isText);
/** Whoever makes a story may leave texts empty. */
const own = shapeOf((value) => typeof value === 'string');

/** @throws if the file is of another form. */
export function parseStory(value: unknown): Story {
  const isOwn = isOwnStory(String((value as Partial<Story> | null)?.id));
  if (!(isOwn ? own : builtIn)(value)) throw new Error('wrong form');
  return value as Story;
}

/** A story by its id. That there is none is a failure like any other. */
export async function loadStory(id: StoryId, own: OwnStories, signal?: AbortSignal): Promise<Loaded<Story>> {
  const missing = { ok: false, file: `story-${id}.json`, reason: 'missing' } as const;
  // A single HTML file has a story of somebody's own among those that it came with.
  const url = Object.hasOwn(storyUrls, id) ? storyUrls[id] : undefined;
  if (!url && isOwnStory(id)) {
    const found = await own.load(id).catch(() => undefined);
    return found ? { ok: true, value: found } : missing;
  }
  return url ? load(new URL(url, document.baseURI).href, parseStory, signal) : missing;
}

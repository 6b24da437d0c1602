/**
 * A story: steps that are shown one after the other, each a partial View with bilingual words and the rows that they
 * rest on. Built-in stories are `geo/stories/<id>.yaml`; one made in the browser is saved in the same format.
 *
 * The types are written out and not inferred, because the app reads stories without the schemas (`schema.ts`).
 */
import type { RowId, StoryId } from '../model/ids.ts';
import type { AnyRow } from '../model/rows/read.ts';
import type { Words } from '../vocabulary/languages.ts';

export const STORY_FORMAT = 1;

/** `fly`: the map flies to the step; `fade`: the picture fades; `cut`: the step is there at once. */
export const TRANSITIONS = ['fly', 'fade', 'cut'] as const;
export type Transition = (typeof TRANSITIONS)[number];

/** Lengths in characters of the text, per language: a screen that is read from eight metres has room for no more. */
export const STORY_LIMITS = {
  steps: 40,
  points: 3,
  title: { zh: 24, en: 60 },
  subtitle: { zh: 40, en: 100 },
  point: { zh: 60, en: 150 },
  notes: { zh: 2000, en: 5000 },
  alt: { zh: 300, en: 800 },
  seconds: [5, 3600],
} as const;

/** Ids of stories made in a browser begin with it, so that they are never those of a built-in one. */
export const OWN_STORY = 'my-';
export const isOwnStory = (id: string): boolean => id.startsWith(OWN_STORY);

/** Begins the fragment of a link that holds a whole story. */
export const STORY_FRAGMENT = '#mystory=';

/**
 * Keys of a link that are no part of a step: they belong to the window or to the person who shows it, or name the step
 * itself.
 */
export const KEYS_OUTSIDE_STEPS = ['mode', 'story', 'step', 'lang', 'theme', 'show', 'interaction', 'data'] as const;

/** A point of a step, with the rows it rests on; none in a story made in the browser is "without a source". */
export interface StoryPoint extends Words {
  readonly rows: readonly RowId[];
}

export interface StoryStep {
  readonly id: string;
  readonly title: Words;
  readonly points: readonly StoryPoint[];
  /** Keys and values as in a link. */
  readonly view: Readonly<Record<string, string>>;
  readonly notes: Words;
  /** What the step's picture shows, for those who do not see it. */
  readonly alt: Words;
  readonly transition: Transition;
  /** How long the speaker plans to stay, s. */
  readonly seconds?: number | undefined;
}

export interface Story {
  readonly format: typeof STORY_FORMAT;
  readonly id: StoryId;
  readonly title: Words;
  readonly subtitle: Words;
  /** At least one. */
  readonly steps: readonly StoryStep[];
}

/** What a list of stories shows. */
export interface StorySummary extends Pick<Story, 'id' | 'title' | 'subtitle'> {
  readonly steps: number;
}

export const summaryOf = ({ id, title, subtitle, steps }: Story): StorySummary => ({
  id,
  title,
  subtitle,
  steps: steps.length,
});

/** All rows that a story rests on, each once, in the order of the steps. */
export const rowsOfStory = ({ steps }: Pick<Story, 'steps'>): readonly RowId[] => [
  ...new Set(steps.flatMap(({ points }) => points.flatMap(({ rows }) => rows))),
];

/** The index of a step by its id or its number, counted from 1; undefined: there is none. */
export function stepIndex({ steps }: Pick<Story, 'steps'>, step: string | null): number | undefined {
  if (step === null) return 0;
  const byId = steps.findIndex(({ id }) => id === step);
  const index = byId >= 0 ? byId : /^\d{1,3}$/.test(step) ? Number(step) - 1 : -1;
  return steps[index] ? index : undefined;
}

/** The places that the points speak of, in their order: the order in which a change of year is shown. */
export const placesOf = (
  { points }: Pick<StoryStep, 'points'>,
  rows: ReadonlyMap<string, Pick<AnyRow, 'areas'>>,
): readonly string[] => [...new Set(points.flatMap((point) => point.rows.flatMap((id) => rows.get(id)?.areas ?? [])))];

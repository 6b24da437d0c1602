/** A draft as plain data of the format: what is empty or the default is left out. */
import { STORY_FORMAT, type StoryStep } from '#domain/story/story.ts';
import { EVIDENCE_LANGUAGES, type Words } from '#domain/vocabulary/languages.ts';
import type { Draft } from './model.ts';

const isSilent = (words: Words) => EVIDENCE_LANGUAGES.every((language) => words[language] === '');
const unlessSilent = (name: string, words: Words) => (isSilent(words) ? {} : { [name]: words });

const plainStep = ({ id, title, points, view, notes, alt, transition, seconds }: StoryStep) => ({
  id,
  title,
  ...(points.length > 0 && { points: points.map(({ zh, en, rows }) => ({ zh, en, rows })) }),
  ...(Object.keys(view).length > 0 && { view }),
  ...unlessSilent('notes', notes),
  ...unlessSilent('alt', alt),
  transition,
  ...(seconds !== undefined && { seconds }),
});

/** In the order of the format. */
export const plainStory = ({ id, title, subtitle, steps }: Omit<Draft, 'rest'>) => ({
  format: STORY_FORMAT,
  id,
  title,
  ...unlessSilent('subtitle', subtitle),
  steps: steps.map(plainStep),
});

/** What build, boot script and app share about the page frame: the markup of `#app` until React replaces it. */

import type { AreaId, Year } from '#domain/model/ids.ts';
import type { Language } from '#domain/vocabulary/languages.ts';

/** `performance.mark`: the first paint in which the words of the link can be read. */
export const WORDS_MARK = 'words';

/** On the frame of one language; its value is the language. */
export const FRAME_ATTRIBUTE = 'data-frame';
/** On a template with the legend and the time line of another year; its value is `<language>-<year>`. */
export const YEARS_ATTRIBUTE = 'data-frame-year';

/** The id of the template that keeps the frames of the other languages. */
export const FRAMES_ID = 'frames';
export const framesIn = (page: Document): DocumentFragment | undefined =>
  page.querySelector<HTMLTemplateElement>(`#${FRAMES_ID}`)?.content;

export const yearsKey = (language: Language, year: Year): string => `${language}-${year}`;
/** The file with the summary of a place, in the folder that the build names. */
export const wordsFile = (area: AreaId, language: Language): string => `${area}-${language}.json`;

/** The summary of one place in one language, as markup by year. */
export type PlaceWords = Readonly<Record<Year, string>>;

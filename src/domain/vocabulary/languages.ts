/** The languages of the map, and a text that exists in each of them. */

export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
/** A text in every language of the map; content is equal, neither is the translation of record. */
export type Words = Readonly<Record<Language, string>>;

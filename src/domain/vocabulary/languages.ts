/** The languages of the evidence and those of the interface. */

/** Languages that the evidence is written in: every text of `geo/` has each of them. */
export const EVIDENCE_LANGUAGES = ['zh', 'en'] as const;
export type EvidenceLanguage = (typeof EVIDENCE_LANGUAGES)[number];
/** The documents' own language: headings and official terms are quoted in it. */
export const OFFICIAL_LANGUAGE: EvidenceLanguage = 'zh';
/**
 * A text of the evidence in each of its languages; all have the same content, and none is the authoritative
 * translation.
 */
export type Words = Readonly<Record<EvidenceLanguage, string>>;
/** Locale for number formats and collation of each language of the evidence (BCP 47). */
export const LOCALES: Readonly<Record<EvidenceLanguage, string>> = { zh: 'zh-CN', en: 'en-GB' };

/** A text in all languages of the evidence, in their order. */
export const inEachLanguage = (words: Words): readonly string[] =>
  EVIDENCE_LANGUAGES.map((language) => words[language]);

/** A text that may be in one language alone, as one made in a browser: in the other one where the first is empty. */
export const saidIn = (words: Words, language: EvidenceLanguage): string =>
  words[language] || (inEachLanguage(words).find((text) => text !== '') ?? '');

/** Applies a function to the text in each language. */
export const mapWords = (words: Words, change: (text: string) => string): Words => ({
  zh: change(words.zh),
  en: change(words.en),
});

/**
 * Languages of the interface: the code (`lang` in a link), and the language in which the evidence is shown, because an
 * interface can be translated without translating all that the documents say. Words and text rules are in
 * `src/i18n/<code>.ts`.
 */
const EVIDENCE_LANGUAGE_OF = { zh: 'zh', en: 'en' } as const satisfies Readonly<Record<string, EvidenceLanguage>>;
export type Language = keyof typeof EVIDENCE_LANGUAGE_OF;
/** In the order of the list: pages and pictures of the first one have no language in their address. */
// The keys of a constant object are exactly the keys of its type.
export const LANGUAGES = Object.keys(EVIDENCE_LANGUAGE_OF) as [Language, ...Language[]];
export const FIRST_LANGUAGE = LANGUAGES[0];
/** For users whose own language is not in the list. */
export const FALLBACK_LANGUAGE: Language = 'en';

export const isLanguage = (code: unknown): code is Language => LANGUAGES.some((language) => language === code);

export const evidenceLanguage = (language: Language): EvidenceLanguage => EVIDENCE_LANGUAGE_OF[language];

/** The folder of a language's pages below that of the first language; empty for the first. */
export const languageFolder = (language: Language): string => (language === FIRST_LANGUAGE ? '' : `${language}/`);
/** What a language adds to the names of its files. */
export const languageSuffix = (language: Language): string => (language === FIRST_LANGUAGE ? '' : `-${language}`);

/** @param tag BCP 47, as the browser names the user's language; only its first part counts. */
export function userLanguage(tag: string): Language {
  const code = tag.toLowerCase().split('-')[0];
  return isLanguage(code) ? code : FALLBACK_LANGUAGE;
}

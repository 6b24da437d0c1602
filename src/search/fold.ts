/** Normalises text for comparison, and maps matches back to the original. */

import { respell } from './spelling.ts';

/** Longer than any name, so nothing is lost; truncating keeps a pasted book from blocking the page. */
const QUERY_MAX_CHARACTERS = 80;

/** From and to (exclusive), in UTF-16 code units of the original text. */
export type Mark = readonly [from: number, to: number];

export interface Folded {
  /** Lower case, without full-width forms and accents; only letters and digits; `&` is "and". */
  readonly text: string;
  /** For each code unit of `text`, its position in the original. */
  readonly from: readonly number[];
  /** Word starts in `text`: after a space or punctuation, but not after an apostrophe (Jing'an is one word). */
  readonly words: readonly number[];
}

const PLAIN = /[a-z0-9\u4e00-\u9fff]/;
const AMPERSAND = /[&＆﹠]/;
const isLetter = (character: string) => PLAIN.test(character) || /[\p{L}\p{N}]/u.test(character);
const foldCharacter = (character: string) =>
  PLAIN.test(character)
    ? character
    : character
        .normalize('NFKD')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]/gu, '');

/** Removes differences in case, width, accents, spaces, hyphens and apostrophes (Jing'an, Jingan, Jing’an). */
export function foldLetters(original: string): Folded {
  let text = '';
  const from: number[] = [];
  const words: number[] = [];
  let at = 0;
  let open = true;
  for (const character of original) {
    const isAnd = AMPERSAND.test(character);
    const folded = isAnd ? 'and' : foldCharacter(character);
    if (folded !== '') {
      if (open || isAnd) words.push(text.length);
      open = isAnd;
      text += folded;
      for (let unit = 0; unit < folded.length; unit++) from.push(at);
    } else if (!isLetter(character) && !/['’‘`\p{M}]/u.test(character)) open = true;
    at += character.length;
  }
  return { text, from, words };
}

/** One spelling in place of a stretch of a folded text; the positions of both ends stay those of the original. */
function replaceIn({ text, from, words }: Folded, start: number, end: number, by: string): Folded {
  const shift = by.length - (end - start);
  const moved = (at: number) => (at >= end ? at + shift : Math.min(at, start + by.length - 1));
  const positions = [...by].map((_, at) => from[at === by.length - 1 ? end - 1 : Math.min(start + at, end - 1)] ?? 0);
  return {
    text: text.slice(0, start) + by + text.slice(end),
    from: [...from.slice(0, start), ...positions, ...from.slice(end)],
    words: [...new Set(words.map((at) => (at <= start ? at : moved(at))))],
  };
}

const DEVELOPMENT = 'researchanddevelopment';

/**
 * Removes differences in case, width, accents, spaces, hyphens, apostrophes and of British and American spelling
 * (centre, center), of "and" and `&`, and of "research and development" and R&D.
 */
export function fold(original: string): Folded {
  let folded = foldLetters(original);
  for (let at = folded.text.indexOf(DEVELOPMENT); at >= 0; at = folded.text.indexOf(DEVELOPMENT))
    folded = replaceIn(folded, at, at + DEVELOPMENT.length, 'randd');
  // From the last word to the first: a replacement moves only what comes after it.
  for (let index = folded.words.length - 1; index >= 0; index--) {
    const start = folded.words[index] ?? 0;
    const end = folded.words[index + 1] ?? folded.text.length;
    const word = folded.text.slice(start, end);
    const spelt = respell(word);
    if (spelt !== word) folded = replaceIn(folded, start, end, spelt);
  }
  return folded;
}

/** The part of a query that is used. */
export const truncate = (query: string): string => query.slice(0, QUERY_MAX_CHARACTERS);

/** A query, folded and truncated: what is compared with names and texts. */
export const normalise = (query: string): string => truncate(fold(truncate(query)).text);

/** The same for readings, which have no spelling of English. */
export const normaliseLetters = (query: string): string => truncate(foldLetters(truncate(query)).text);

/** The words of a query, each folded. */
export const wordsOf = (query: string): string[] =>
  truncate(query)
    .split(/[\s,;，、；。]+/u)
    .map(normalise)
    .filter((word) => word !== '');

/** Maps a range of the folded text to the original. */
export function markOf(original: string, { from }: Folded, start: number, end: number): Mark {
  const first = from[start] ?? 0;
  const last = from[end - 1] ?? first;
  return [first, last + (String.fromCodePoint(original.codePointAt(last) ?? 0).length || 1)];
}

/** Sorts marks and merges those that touch. */
export function joinMarks(marks: readonly Mark[]): Mark[] {
  const joined: [number, number][] = [];
  for (const [from, to] of [...marks].sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

export interface Part {
  readonly text: string;
  readonly marked: boolean;
}

/** Splits a text at its marks, so that it can be rendered as elements and never as markup. */
export function partsOf(text: string, marks: readonly Mark[]): Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const [from, to] of joinMarks(marks)) {
    parts.push({ text: text.slice(at, from), marked: false }, { text: text.slice(from, to), marked: true });
    at = to;
  }
  return [...parts, { text: text.slice(at), marked: false }].filter((part) => part.text !== '');
}

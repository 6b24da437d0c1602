/** Text as the search compares it, and the way back to what is shown. */

/** Longer queries than any name match nothing; cutting them keeps a pasted book from blocking a keystroke. */
const QUERY_MAX_CHARACTERS = 80;

/** From and to (exclusive), in UTF-16 units of the text that is shown. */
export type Mark = readonly [from: number, to: number];

export interface Folded {
  /** Lower case, full width and accents made plain; letters and digits alone. */
  readonly text: string;
  /** For each unit of `text`, where in the original it comes from. */
  readonly from: readonly number[];
  /** Where words begin in `text`: after a space or a mark, but not after an apostrophe (Jing'an is one word). */
  readonly words: readonly number[];
}

const PLAIN = /[a-z0-9\u4e00-\u9fff]/;
const isLetter = (character: string) => PLAIN.test(character) || /[\p{L}\p{N}]/u.test(character);
const foldCharacter = (character: string) =>
  PLAIN.test(character)
    ? character
    : character
        .normalize('NFKD')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]/gu, '');

/** Case, width and accents do not tell names apart, nor do spaces, hyphens and apostrophes (Jing'an, Jingan, Jing’an). */
export function fold(original: string): Folded {
  let text = '';
  const from: number[] = [];
  const words: number[] = [];
  let at = 0;
  let open = true;
  for (const character of original) {
    const folded = foldCharacter(character);
    if (folded !== '') {
      if (open) words.push(text.length);
      open = false;
      text += folded;
      for (let unit = 0; unit < folded.length; unit++) from.push(at);
    } else if (!isLetter(character) && !/['’‘`\p{M}]/u.test(character)) open = true;
    at += character.length;
  }
  return { text, from, words };
}

/** As much of a query as is looked at. */
export const cut = (query: string): string => query.slice(0, QUERY_MAX_CHARACTERS);

/** What is searched for: folded, and no longer than a name. */
export const normalise = (query: string): string => cut(fold(cut(query)).text);

/** The words of a query, each folded. */
export const wordsOf = (query: string): string[] =>
  cut(query)
    .split(/[\s,;，、；。]+/u)
    .map(normalise)
    .filter((word) => word !== '');

/** The part of the original that a part of the folded text comes from. */
export function markOf(original: string, { from }: Folded, start: number, end: number): Mark {
  const first = from[start] ?? 0;
  const last = from[end - 1] ?? first;
  return [first, last + (String.fromCodePoint(original.codePointAt(last) ?? 0).length || 1)];
}

/** Marks in order, those that touch made one. */
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

/** A text cut at its marks, so that it can be drawn as elements: nothing of it is ever read as markup. */
export function partsOf(text: string, marks: readonly Mark[]): Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const [from, to] of joinMarks(marks)) {
    parts.push({ text: text.slice(at, from), marked: false }, { text: text.slice(from, to), marked: true });
    at = to;
  }
  return [...parts, { text: text.slice(at), marked: false }].filter((part) => part.text !== '');
}

/** How a query matches a name: as written, by its words, by its reading, or with one typing error; and how well. */
import type { EvidenceLanguage } from '#domain/vocabulary/languages.ts';
import { type Folded, foldLetters, type Mark, markOf } from './fold.ts';

/** Why something was found: the text that matched, and where in it. */
export interface Reason {
  readonly how: 'name' | 'alias' | 'pinyin' | 'near' | 'text';
  readonly text: string;
  readonly language: EvidenceLanguage;
  readonly marks: readonly Mark[];
}

/** Scores, lower is better. A reading ranks just after the written name, an alias after the name. */
const EXACT = 0;
const PREFIX = 1;
export const WORD = 2;
const WORDS = 2.5;
const INSIDE = 3;
const FUZZY = 4;
export const OTHER_LANGUAGE = 0.1;
export const READING = 0.2;
export const ALIAS = 0.5;
/** An alias that is part of the name is what people call it (临港新片区), and as good as the name. */
export const SHORT_NAME = 0;
const NOT_FROM_START = 0.4;

/**
 * What is folded is folded when it is first compared: that is most of the work of an index, and so a part of the first
 * search, which runs in slices.
 */
export interface Form {
  readonly text: string;
  readonly folded: () => Folded;
  readonly how: 'name' | 'alias';
  readonly language: EvidenceLanguage;
  /** Added to the score of a match. */
  readonly penalty: () => number;
  readonly reading: () => Reading | undefined;
}
export interface Reading {
  /** As shown: `song jiang qu`. */
  readonly text: string;
  readonly syllables: readonly string[];
  readonly folded: Folded;
  readonly initials: string;
}
export const HAN = /\p{Script=Han}/u;

export function readingOf(text: string): Reading {
  const syllables = text.split(' ');
  return { text, syllables, folded: foldLetters(text), initials: syllables.map((syllable) => syllable[0]).join('') };
}

export interface Match {
  readonly score: number;
  readonly how: Reason['how'];
  readonly text: string;
  readonly marks: readonly Mark[];
}

export function literal({ text, folded: foldedOf }: Form, query: string): Match | undefined {
  const folded = foldedOf();
  const found = (score: number, start: number): Match => ({
    score,
    how: 'name',
    text,
    marks: [markOf(text, folded, start, start + query.length)],
  });
  if (folded.text === query) return found(EXACT, 0);
  const inside = folded.text.indexOf(query);
  if (inside < 0) return undefined;
  if (inside === 0) return found(PREFIX, 0);
  const word = folded.words.find((start) => folded.text.startsWith(query, start));
  return word === undefined ? found(INSIDE, inside) : found(WORD, word);
}

/** Matches all words of the query in any order: Latin words at the start of a word, Chinese ones anywhere. */
export function allWords({ text, folded: foldedOf }: Form, words: readonly string[]): Match | undefined {
  const folded = foldedOf();
  const marks: Mark[] = [];
  for (const word of words) {
    const start = HAN.test(word)
      ? folded.text.indexOf(word)
      : (folded.words.find((at) => folded.text.startsWith(word, at)) ?? -1);
    if (start < 0) return undefined;
    marks.push(markOf(text, folded, start, start + word.length));
  }
  return { score: WORDS, how: 'name', text, marks };
}

/**
 * The number of syllables, counted from `first`, that a query consumes if it consists of a prefix (at least one letter)
 * of each: `zhjkxc`, `zhangjkxc`. Undefined if it does not. Reachable positions are kept as a set, so the worst case is
 * O(syllables × length²).
 */
function syllablesTaken(syllables: readonly string[], first: number, query: string): number | undefined {
  let reached = new Set([0]);
  for (let index = first; index < syllables.length && reached.size > 0; index++) {
    const next = new Set<number>();
    const syllable = syllables[index] ?? '';
    for (const position of reached) {
      let length = 0;
      while (length < syllable.length && query[position + length] === syllable[length]) {
        length++;
        next.add(position + length);
      }
    }
    if (next.has(query.length)) return index - first + 1;
    reached = next;
  }
  return undefined;
}

/** Shorter queries match initials, and mixtures of initials and syllables, by chance. */
const MIXED_MIN_LETTERS = 2;

/** Matches a reading: exact, prefix, from a later syllable on; initials; any mixture of both. */
export function byReading({ text, folded, syllables, initials }: Reading, query: string): Match | undefined {
  const found = (score: number, first: number, count: number): Match => ({
    score: score + READING,
    how: 'pinyin',
    text,
    marks: [markOf(text, folded, folded.words[first] ?? 0, folded.words[first + count] ?? folded.text.length)],
  });
  const taken = (first: number) => syllablesTaken(syllables, first, query) ?? 1;
  if (folded.text === query) return found(EXACT, 0, syllables.length);
  if (folded.text.startsWith(query)) return found(PREFIX, 0, taken(0));
  if (query.length < MIXED_MIN_LETTERS) return undefined;
  if (initials === query) return found(EXACT + READING, 0, syllables.length);
  if (initials.startsWith(query)) return found(PREFIX + READING, 0, query.length);
  const start = folded.words.findIndex((at) => folded.text.startsWith(query, at));
  if (start >= 0) return found(WORD, start, taken(start));
  const first = initials.indexOf(query);
  if (first >= 0) return found(WORD + READING, first, query.length);
  for (let index = 0; index < syllables.length; index++) {
    const count = syllables[index]?.[0] === query[0] ? syllablesTaken(syllables, index, query) : undefined;
    if (count !== undefined) return found(index === 0 ? WORD : INSIDE, index, count);
  }
  return undefined;
}

/** Shorter queries match too much if one error is allowed. */
export const FUZZY_MIN_LETTERS = 4;

/**
 * The end in the text of a match that begins at `start` and has exactly one typing error: a substitution, deletion,
 * insertion or transposition (Damerau 1964). Undefined if there is none. Only the first difference is tried, because
 * after it the rest has to match exactly.
 */
function fuzzyEnd(text: string, start: number, query: string): number | undefined {
  let same = 0;
  while (same < query.length && text[start + same] === query[same]) same++;
  if (same === query.length || start + same >= text.length) return undefined;
  const at = start + same;
  const restFrom = (queryFrom: number, textFrom: number) =>
    text.startsWith(query.slice(queryFrom), textFrom) ? textFrom + query.length - queryFrom : undefined;
  const swapped = query[same] === text[at + 1] && query[same + 1] === text[at];
  return (
    (swapped ? restFrom(same + 2, at + 2) : undefined) ??
    restFrom(same + 1, at + 1) ??
    restFrom(same, at + 1) ??
    restFrom(same + 1, at)
  );
}

export function fuzzy(text: string, folded: Folded, query: string): Match | undefined {
  let best: Match | undefined;
  for (const start of folded.words) {
    const end = fuzzyEnd(folded.text, start, query);
    if (end === undefined) continue;
    const whole = end === folded.text.length || folded.words.includes(end);
    const all = start === 0 && end === folded.text.length;
    const score = FUZZY + (start === 0 ? 0 : NOT_FROM_START) + (whole ? 0 : READING) - (all ? READING : 0);
    if (!best || score < best.score) best = { score, how: 'near', text, marks: [markOf(text, folded, start, end)] };
  }
  return best;
}

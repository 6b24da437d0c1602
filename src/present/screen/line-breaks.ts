/**
 * Where a line of Chinese may break. Browsers break between any two characters, which from afar reads as two words that
 * are none; `word-break: auto-phrase` knows Japanese alone. Pure.
 */
import type { EvidenceLanguage } from '#domain/vocabulary/languages.ts';

/** A word of one character that ends what stands before it. */
const ENDS_PHRASE = new Set(['的', '了']);
/** Ends a part, whatever follows; within one the browser would break only where nothing else helps. */
const PUNCTUATION = /[，。：；、！？）》”’]$/;
const OPENING = /^[（《“‘]/;

/** A phrase of more characters can be wider than a line of a small screen. */
export const LONG_PHRASE = 8;

const lengthOf = (text: string) => [...text].length;

/** Whether a line may break before a word. @param isLoose within a phrase that is longer than a line. */
function mayBreak(before: Intl.SegmentData, word: Intl.SegmentData, isLoose: boolean): boolean {
  const isOpening = OPENING.test(word.segment);
  if (PUNCTUATION.test(before.segment)) return word.isWordLike === true || isOpening;
  // A number and what it counts are one: 50多个, 3D打印.
  if (!before.isWordLike || /[\dA-Z]$/i.test(before.segment)) return false;
  if (isLoose) return isOpening || (word.isWordLike === true && lengthOf(word.segment) > 1);
  const isEnd = lengthOf(before.segment) > 1 || ENDS_PHRASE.has(before.segment);
  return word.isWordLike === true && lengthOf(word.segment) > 1 && isEnd;
}

/**
 * The text in parts between which a line may break. A dictionary cuts names that it does not know into single
 * characters (临|港), so that none of those begins or ends a line; within a phrase that is longer than a line it may end
 * one.
 *
 * @param names of places, which are kept whole.
 */
export function phrasesOf(text: string, language: EvidenceLanguage, names: Iterable<string> = []): readonly string[] {
  if (language !== 'zh' || !('Segmenter' in Intl)) return [text];
  const inName = new Set<number>();
  for (const name of names)
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
      for (let inside = 1; inside < name.length; inside++) inName.add(at + inside);
  const parted = (words: readonly Intl.SegmentData[], isLoose: boolean) => {
    const parts: Intl.SegmentData[][] = [];
    for (const [index, word] of words.entries()) {
      const before = words[index - 1];
      if (!before || (mayBreak(before, word, isLoose) && !inName.has(word.index))) parts.push([word]);
      else parts.at(-1)?.push(word);
    }
    return parts;
  };
  const textOf = (words: readonly Intl.SegmentData[]) => words.map(({ segment }) => segment).join('');
  const phrases = parted([...new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)], false);
  const whole = phrases.flatMap((words) => (lengthOf(textOf(words)) > LONG_PHRASE ? parted(words, true) : [words]));
  return whole.length > 0 ? whole.map(textOf) : [text];
}

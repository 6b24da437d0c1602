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

/**
 * The text in parts between which a line may break; the browser breaks after punctuation by itself. A dictionary cuts
 * names that it does not know into single characters (临|港), so that none of those begins or ends a line.
 *
 * @param names of places, which are kept whole.
 */
export function phrasesOf(text: string, language: EvidenceLanguage, names: Iterable<string> = []): readonly string[] {
  if (language !== 'zh' || !('Segmenter' in Intl)) return [text];
  const inName = new Set<number>();
  for (const name of names)
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
      for (let inside = 1; inside < name.length; inside++) inName.add(at + inside);
  const parts: string[] = [];
  let before: Intl.SegmentData | undefined;
  for (const word of new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)) {
    const isAfterPunctuation =
      PUNCTUATION.test(parts.at(-1) ?? '') &&
      (word.isWordLike || OPENING.test(word.segment)) &&
      !inName.has(word.index);
    const isBreak =
      isAfterPunctuation ||
      (before?.isWordLike &&
        word.isWordLike &&
        [...word.segment].length > 1 &&
        ([...before.segment].length > 1 || ENDS_PHRASE.has(before.segment)) &&
        !inName.has(word.index) &&
        // A number and what it counts are one: 50多个, 3D打印.
        !/[\dA-Z]$/i.test(before.segment));
    if (isBreak || parts.length === 0) parts.push(word.segment);
    else parts[parts.length - 1] += word.segment;
    before = word;
  }
  return parts;
}

/**
 * Traditional characters (Taiwan's and Hong Kong's variants too) of the simplified ones that the data are written in,
 * so that search understands 松江區 and 張江. Computed in the build from OpenCC, whose dictionaries are a hundred times
 * as large as the part that is needed.
 */
import { Converter } from 'opencc-js/t2cn';

/** The two blocks of Unicode that hold all characters in use: Unified Ideographs and Extension A. */
const BLOCKS = [
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
] as const;
const STANDARDS = ['t', 'tw', 'hk'] as const;

/**
 * Pairs of a traditional and a simplified character, one after the other (`張张區区`). Only pairs whose simplified
 * character is in the text, and whose traditional one is not: a character that the data use stands for itself.
 */
export function traditionalPairs(text: string): string {
  const used = new Set(text);
  const converters = STANDARDS.map((from) => Converter({ from, to: 'cn' }));
  const pairs = new Map<string, string>();
  for (const [first, last] of BLOCKS)
    for (let code = first; code <= last; code++) {
      const character = String.fromCodePoint(code);
      if (used.has(character)) continue;
      for (const convert of converters) {
        const simplified = convert(character);
        if (simplified !== character && used.has(simplified) && !pairs.has(character)) pairs.set(character, simplified);
      }
    }
  return [...pairs].flat().join('');
}

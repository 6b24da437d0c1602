/**
 * Width and lines of a text, by a table of widths and not by a canvas, so that the result does not depend on where it
 * runs.
 */

/**
 * Advance widths in em: upper estimates for the fonts that `system-ui` resolves to, so that labels overlap in none of
 * them. CJK glyphs are one em wide by design.
 */
const EM = { cjk: 1, upper: 0.74, digit: 0.66, narrow: 0.38, other: 0.64 } as const;
/** Height of a line, em. */
export const LINE_EM = 1.25;
const MAX_LINE_EM = 9.5;
const isCjk = (character: string) => /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/u.test(character);

/** Width of a line of text in em: an upper estimate. */
export function widthEm(text: string): number {
  let sum = 0;
  for (const character of text) {
    if (isCjk(character)) sum += EM.cjk;
    else if (/[A-Z]/.test(character)) sum += EM.upper;
    else if (/\d/.test(character)) sum += EM.digit;
    else if (/[\sijlt.,'’·:-]/.test(character)) sum += EM.narrow;
    else sum += EM.other;
  }
  return sum;
}

/** Breaks a name into balanced lines of about ten em, at spaces or between CJK characters. */
export function breakLines(text: string): readonly string[] {
  const total = widthEm(text);
  if (total <= MAX_LINE_EM * 1.15) return [text];
  const count = Math.ceil(total / MAX_LINE_EM);
  const even = wrapText(text, (total / count) * 1.12);
  return even.length <= count ? even : wrapText(text, MAX_LINE_EM * 1.05);
}

/**
 * Breaks a text into lines of at most `maxEm`, at spaces or between CJK characters, never before closing punctuation. A
 * single word that is wider is not broken.
 */
export function wrapText(text: string, maxEm: number): string[] {
  return fill(text.match(TOKENS) ?? [text], maxEm);
}
const TOKENS =
  /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef][，。、；：！？）》”]*\s*|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+[，。、；：！？）》”]*\s*/gu;
function fill(tokens: readonly string[], limit: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const token of tokens) {
    if (line !== '' && widthEm(line + token.trimEnd()) > limit) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += token;
  }
  return [...lines, line.trimEnd()];
}

/** Names of files that every file system takes: they hold place and year, in the language of the interface. */

/** Bytes that are left for the ending and for what a browser adds: most file systems take 255. */
const MAX_BYTES = 200;
/** Names that Windows keeps for devices, with any ending. */
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/** Letters and digits of any script, joined by hyphens: no separator of folders, control sign or dot gets through. */
const word = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');

function cut(text: string, maxBytes: number): string {
  const encoder = new TextEncoder();
  let bytes = 0;
  let kept = '';
  // By code points: half of a pair of surrogates is no letter.
  for (const letter of text) {
    bytes += encoder.encode(letter).length;
    if (bytes > maxBytes) break;
    kept += letter;
  }
  return kept.replace(/-+$/, '');
}

/** The parts as one name without an ending; parts of nothing but signs are left out. Never empty. */
export function fileStem(parts: readonly (string | number)[]): string {
  const stem = cut(
    parts
      .map((part) => word(String(part)))
      .filter(Boolean)
      .join('-'),
    MAX_BYTES,
  );
  return stem === '' || DEVICES.test(stem) ? `map${stem && '-'}${stem}` : stem;
}

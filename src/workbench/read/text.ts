/**
 * Bytes -> text, in the encoding that they say or show: a byte order mark, else UTF-8 if all of it is valid, else the
 * GB 18030 of older office programs. A file that is neither is read line by line.
 */
import { type Problems, ReadFailure } from '../model/problems.ts';

export const ENCODINGS = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];

export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
  /** Nothing in the file says so: a person should look at it. */
  readonly isGuess: boolean;
}

const MARKS: readonly (readonly [bytes: readonly number[], encoding: Encoding])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

function strictly(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const LINE_FEED = 0x0a;
/** Share of NUL bytes beyond which a file is no text. */
const BINARY = 0.01;
const SAMPLE_BYTES = 64 * 1024;

/** Lines in UTF-8 where they are valid, the others in GB 18030. */
function byLine(bytes: Uint8Array, problems: Problems): string {
  const lines: string[] = [];
  for (let start = 0, line = 1; start <= bytes.length; line++) {
    const found = bytes.indexOf(LINE_FEED, start);
    const end = found < 0 ? bytes.length : found;
    const part = bytes.subarray(start, end);
    const utf8 = strictly(part, 'utf-8');
    const text = utf8 ?? strictly(part, 'gb18030');
    if (text === undefined) problems.add('undecoded', line);
    else if (utf8 === undefined) problems.add('mixed-encoding', line);
    lines.push(text ?? new TextDecoder('utf-8').decode(part));
    start = end + 1;
  }
  return lines.join('\n');
}

/**
 * @param chosen the encoding that a person has chosen; null: what the bytes say or show.
 * @throws a `ReadFailure` for bytes that are no text.
 */
export function decodeText(bytes: Uint8Array, chosen: Encoding | null, problems: Problems): Decoded {
  if (chosen) {
    const text = new TextDecoder(chosen).decode(bytes);
    if (text.includes('\ufffd')) problems.add('undecoded');
    return { text, encoding: chosen, isGuess: false };
  }
  const marked = MARKS.find(([mark]) => mark.every((byte, at) => bytes[at] === byte));
  if (marked) return { text: new TextDecoder(marked[1]).decode(bytes), encoding: marked[1], isGuess: false };
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  if (sample.filter((byte) => byte === 0).length > BINARY * sample.length) throw new ReadFailure('unknown-format');
  const utf8 = strictly(bytes, 'utf-8');
  if (utf8 !== undefined) return { text: utf8, encoding: 'utf-8', isGuess: false };
  const chinese = strictly(bytes, 'gb18030');
  if (chinese !== undefined) return { text: chinese, encoding: 'gb18030', isGuess: true };
  return { text: byLine(bytes, problems), encoding: 'utf-8', isGuess: true };
}

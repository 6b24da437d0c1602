/**
 * Text as the bytes of a dBASE table. Browsers write UTF-8 alone; for GBK the table is the inverse of the one by which
 * they read it.
 */

const ENCODINGS = ['UTF-8', 'GBK'] as const;
export type EncodingName = (typeof ENCODINGS)[number];

/** What stands for a sign that the encoding lacks: 〓, by which Chinese printers mark one. */
const MISSING = '〓';
/** Signs that are spelled, in licences above all. Letters with a mark that GBK lacks are written without it. */
const SPELLED: Readonly<Record<string, string>> = { '©': '(C)', '®': '(R)', '™': '(TM)', '€': 'EUR', '\u00a0': ' ' };
/** What marks a text that was cut. */
const CUT = '…';

export interface Encoding {
  readonly bytes: (text: string) => Uint8Array;
  /** Signs of a text that the encoding lacks. */
  readonly missing: (text: string) => readonly string[];
}

/** First and last of the two bytes of a sign. */
const LEAD = { first: 0x81, last: 0xfe };
const TRAIL = { first: 0x40, last: 0xfe, not: 0x7f };
const NEWLINE = 0x0a;
/**
 * Signs that browsers read with two bytes and older software does not: those that GB 18030 added to GBK, and those for
 * private use.
 */
const NOT_GBK = /^[\ue000-\uf8ff\u01f9\u1e3f\u20ac\u303e\u2ff0-\u2ffb\ufe10-\ufe19\u9fb4-\u9fbb\u{20000}-\u{2ffff}]$/u;

let gbkTable: ReadonlyMap<string, readonly number[]> | undefined;

/** @throws a RangeError where the browser cannot read GBK. */
function gbk(): ReadonlyMap<string, readonly number[]> {
  if (gbkTable) return gbkTable;
  const pairs: (readonly [number, number])[] = [];
  for (let lead = LEAD.first; lead <= LEAD.last; lead += 1)
    for (let trail = TRAIL.first; trail <= TRAIL.last; trail += 1) if (trail !== TRAIL.not) pairs.push([lead, trail]);
  // A line each: a pair without a sign reads as two, and would shift those after it.
  const lines = new TextDecoder('gbk').decode(Uint8Array.from(pairs.flatMap((pair) => [...pair, NEWLINE]))).split('\n');
  const table = new Map<string, readonly number[]>();
  for (const [index, pair] of pairs.entries()) {
    const sign = lines[index] ?? '';
    const isOne = [...sign].length === 1 && sign !== '\ufffd';
    if (isOne && !NOT_GBK.test(sign) && !table.has(sign)) table.set(sign, pair);
  }
  gbkTable = table;
  return table;
}

const encoder = new TextEncoder();
const isAscii = (sign: string) => sign < '\u0080';

/** A sign that GBK lacks, in signs that it has. */
function substitute(sign: string): string {
  const base = [...sign.normalize('NFD')][0] ?? '';
  return SPELLED[sign] ?? (base !== sign && isAscii(base) ? base : MISSING);
}

function gbkEncoding(): Encoding {
  const table = gbk();
  const known = (sign: string) => (isAscii(sign) ? [sign.charCodeAt(0)] : table.get(sign));
  return {
    bytes: (text) =>
      Uint8Array.from(
        Array.from(text).flatMap(
          (sign) => known(sign) ?? Array.from(substitute(sign)).flatMap((own) => known(own) ?? []),
        ),
      ),
    missing: (text) => Array.from(text).filter((sign) => !known(sign)),
  };
}

export const encodingOf = (name: EncodingName): Encoding =>
  name === 'GBK' ? gbkEncoding() : { bytes: (text) => encoder.encode(text), missing: () => [] };

export interface Encoded {
  readonly bytes: Uint8Array;
  readonly isCut: boolean;
  /** Signs that the encoding lacks, each as often as it stands there. */
  readonly missing: readonly string[];
}

/** A text in at most so many bytes: what is longer is cut between two signs, and says so by an ellipsis. */
export function encodeText(text: string, encoding: Encoding, maxBytes: number): Encoded {
  const whole = encoding.bytes(text);
  const missing = encoding.missing(text);
  if (whole.length <= maxBytes) return { bytes: whole, isCut: false, missing };
  let room = maxBytes - encoding.bytes(CUT).length;
  let kept = '';
  for (const sign of text) {
    room -= encoding.bytes(sign).length;
    if (room < 0) break;
    kept += sign;
  }
  return { bytes: encoding.bytes(kept + CUT), isCut: true, missing };
}

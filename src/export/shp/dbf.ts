/** Tables in dBASE III, as shapefiles have them: cells of fixed widths in one encoding. */
import type { Field, FieldType, FieldValue } from '../gis/layers.ts';
import { type EncodingName, encodeText, encodingOf } from './encoding.ts';

/** The longest text that a cell can hold. */
export const MAX_TEXT_BYTES = 254;
/** Of a field's name; its letters are those of ASCII. */
export const MAX_NAME = 10;
/** Language driver: 0x4d is GBK. There is none for UTF-8, which the `.cpg` file names. */
const LANGUAGE: Readonly<Record<EncodingName, number>> = { 'UTF-8': 0, GBK: 0x4d };
const DBASE_3 = 3;
const FIELD_BYTES = 32;
const NUMBER: Readonly<Record<Exclude<FieldType, 'text'>, { readonly width: number; readonly decimals: number }>> = {
  integer: { width: 11, decimals: 0 },
  real: { width: 20, decimals: 8 },
};
const SPACE = 0x20;
const END_OF_FIELDS = 0x0d;
const END_OF_FILE = 0x1a;

/**
 * Names of fields by rule: each word of a name is cut so that all together have ten letters; what would then be twice
 * ends in a number.
 */
export function shortNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const words = name.split('_');
    const room = Math.max(1, Math.floor((MAX_NAME - (words.length - 1)) / words.length));
    const cut = name.length <= MAX_NAME ? name : words.map((word) => word.slice(0, room)).join('_');
    let unique = cut.slice(0, MAX_NAME);
    for (let count = 2; taken.has(unique.toLowerCase()); count += 1)
      unique = `${cut.slice(0, MAX_NAME - String(count).length)}${count}`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}

/** One line: older programs have no other. A cell that is padded with spaces has none of its own at its end. */
export const cellText = (text: string): string =>
  text
    .replace(/\s*[\r\n\u2028\u2029]+\s*/g, '; ')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these end or shift cells in the programs that read them
    .replace(/[\u0000-\u001f\u007f]/g, ' ')
    .trimEnd();

export interface WrittenTable {
  readonly bytes: Uint8Array;
  /** How many texts were too long. */
  readonly cut: number;
  /** The signs that the encoding lacks. */
  readonly missing: ReadonlySet<string>;
}

interface Cells {
  readonly width: number;
  readonly decimals: number;
  readonly type: 'C' | 'N';
  readonly cells: readonly (Uint8Array | readonly number[])[];
}

const ascii = (text: string): readonly number[] => Array.from(text, (sign) => sign.charCodeAt(0));

function numberCells(values: readonly FieldValue[], type: keyof typeof NUMBER): Cells {
  const { width, decimals } = NUMBER[type];
  const cells = values.map((value) =>
    typeof value === 'number' ? ascii(value.toFixed(decimals).padStart(width)) : ascii(' '.repeat(width)),
  );
  return { width, decimals, type: 'N', cells };
}

/** Yields after each field. @param names of the fields, short. @param day YYYY-MM-DD. */
export function* dbfOf(
  fields: readonly Field[],
  names: readonly string[],
  rows: readonly (readonly FieldValue[])[],
  encodingName: EncodingName,
  day: string,
): Generator<undefined, WrittenTable> {
  const encoding = encodingOf(encodingName);
  const missing = new Set<string>();
  let cut = 0;
  const textCells = (values: readonly FieldValue[]): Cells => {
    const cells = values.map((value) => {
      const encoded = encodeText(cellText(String(value ?? '')), encoding, MAX_TEXT_BYTES);
      if (encoded.isCut) cut += 1;
      for (const sign of encoded.missing) missing.add(sign);
      return encoded.bytes;
    });
    return { width: Math.max(1, ...cells.map(({ length }) => length)), decimals: 0, type: 'C', cells };
  };
  const columns: Cells[] = [];
  for (const [index, { type }] of fields.entries()) {
    const values = rows.map((row) => row[index]);
    columns.push(type === 'text' ? textCells(values) : numberCells(values, type));
    yield;
  }
  const headerBytes = FIELD_BYTES * (fields.length + 1) + 1;
  const rowBytes = 1 + columns.reduce((sum, { width }) => sum + width, 0);
  const bytes = new Uint8Array(headerBytes + rowBytes * rows.length + 1).fill(SPACE, headerBytes);
  const view = new DataView(bytes.buffer);
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  bytes.set([DBASE_3, year - 1900, month, date]);
  view.setUint32(4, rows.length, true);
  view.setUint16(8, headerBytes, true);
  view.setUint16(10, rowBytes, true);
  bytes[29] = LANGUAGE[encodingName];
  for (const [index, { type, width, decimals }] of columns.entries()) {
    const at = FIELD_BYTES * (index + 1);
    bytes.set(ascii(names[index] ?? ''), at);
    bytes[at + 11] = type.charCodeAt(0);
    bytes.set([width, decimals], at + 16);
  }
  bytes[headerBytes - 1] = END_OF_FIELDS;
  for (const row of rows.keys()) {
    let at = headerBytes + rowBytes * row + 1;
    for (const { cells, width } of columns) {
      bytes.set(cells[row] ?? [], at);
      at += width;
    }
  }
  bytes[bytes.length - 1] = END_OF_FILE;
  return { bytes, cut, missing };
}

/**
 * JSON with the position of every value (RFC 8259). `JSON.parse` names the position of a fault only in some messages,
 * that of a value never, and takes the last of two fields of one name without a word.
 */

/** A value and where it begins; `parts` are the values of a list or of an object's fields. */
export interface JsonNode {
  /** Offset in the text. */
  readonly start: number;
  readonly value: unknown;
  readonly parts: ReadonlyMap<string | number, JsonNode>;
}

/** What is wrong with a text, and where. */
export class JsonFault extends Error {
  readonly offset: number;
  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

/** Deeper than any GeoJSON; a text that goes deeper would only exhaust the stack. */
const DEPTH_LIMIT = 50;
const SPACE = /[ \t\r\n]*/y;
const STRING = /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORDS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
]);
const NO_PARTS: JsonNode['parts'] = new Map();

/** @throws {JsonFault} when the text is not JSON, or an object has two fields of one name. */
export function parseJson(text: string): JsonNode {
  let at = 0;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    at += found?.length ?? 0;
    return found;
  };
  const seen = () => (at < text.length ? `there is ${JSON.stringify(text.slice(at, at + 12))}` : 'the file ends');
  const fault = (expected: string, offset = at) => new JsonFault(`${seen()} where ${expected} belongs`, offset);
  const skip = () => take(SPACE);
  /** Whether this sign comes next, which is then taken. */
  const isNext = (sign: string) => {
    skip();
    if (text[at] !== sign) return false;
    at += 1;
    return true;
  };
  const readString = (what: string): string => {
    const found = take(STRING);
    if (found !== undefined) return JSON.parse(found) as string;
    if (text[at] === '"')
      throw new JsonFault('a text in quotes does not end, or has a line break, a tab or a wrong \\ in it', at);
    throw fault(what);
  };

  function readObject(start: number, depth: number): JsonNode {
    const parts = new Map<string, JsonNode>();
    if (!isNext('}')) {
      do {
        skip();
        const keyAt = at;
        const key = readString('a field name in double quotes');
        if (parts.has(key)) throw new JsonFault(`the field "${key}" is there twice in one object; remove one`, keyAt);
        if (!isNext(':')) throw fault('a colon after a field name');
        parts.set(key, readValue(depth));
      } while (isNext(','));
      if (!isNext('}')) throw fault('a comma or }');
    }
    return { start, parts, value: Object.fromEntries([...parts].map(([key, part]) => [key, part.value])) };
  }

  function readList(start: number, depth: number): JsonNode {
    const parts: JsonNode[] = [];
    if (!isNext(']')) {
      do parts.push(readValue(depth));
      while (isNext(','));
      if (!isNext(']')) throw fault('a comma or ]');
    }
    return { start, parts: new Map(parts.entries()), value: parts.map(({ value }) => value) };
  }

  function readValue(depth: number): JsonNode {
    if (depth > DEPTH_LIMIT) throw new JsonFault(`brackets are nested more than ${DEPTH_LIMIT} deep`, at);
    skip();
    const start = at;
    if (isNext('{')) return readObject(start, depth + 1);
    if (isNext('[')) return readList(start, depth + 1);
    if (text[at] === '"') return { start, value: readString('a text'), parts: NO_PARTS };
    const word = take(/[a-z]+/y);
    if (word !== undefined && WORDS.has(word)) return { start, value: WORDS.get(word), parts: NO_PARTS };
    at = start;
    const number = take(NUMBER);
    if (number === undefined) throw fault('a value');
    return { start, value: Number(number), parts: NO_PARTS };
  }

  const root = readValue(0);
  skip();
  if (at < text.length) throw fault('the end of the file');
  return root;
}

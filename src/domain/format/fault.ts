/** Says in words what a schema found: what is there, and what would be right. */
import type { BaseIssue, GenericSchema } from 'valibot';

/** What is wrong with a value, and what is allowed: two parts of a sentence, in English. */
export interface Fault {
  readonly what: string;
  readonly allowed: string;
}

const ALLOWED_SHOWN = 12;

export const allowed = (ids: Iterable<string>) => {
  const all = [...ids];
  return `allowed: ${all.slice(0, ALLOWED_SHOWN).join(', ')}${all.length > ALLOWED_SHOWN ? ` … (${all.length} in all)` : ''}`;
};

/** The known ids most similar to an unknown one by shared letters, as suggestions after a typing error. */
export function nearest(wrong: string, ids: ReadonlySet<string>): string {
  const pairs = (text: string) => new Set([...text].slice(1).map((character, index) => text[index] + character));
  const own = pairs(wrong);
  const score = (id: string) => {
    const other = pairs(id);
    return [...own].filter((pair) => other.has(pair)).length / Math.max(1, own.size + other.size);
  };
  return [...ids]
    .sort((a, b) => score(b) - score(a))
    .slice(0, 3)
    .join(', ');
}

const VALUE_CHARACTERS = 40;

/** A value in a few words. */
function shown(value: unknown): string {
  if (Array.isArray(value)) {
    const text = JSON.stringify(value);
    return text.length <= VALUE_CHARACTERS ? text : `a list of ${value.length}`;
  }
  if (value === null) return 'empty';
  if (typeof value === 'object') return `{ ${Object.keys(value).slice(0, 5).join(', ')} }`;
  // JSON has no infinite numbers.
  const text = typeof value === 'number' ? String(value) : JSON.stringify(value);
  return text.length > VALUE_CHARACTERS ? `${text.slice(0, VALUE_CHARACTERS)}…` : text;
}

/** What a schema asks for, by its name. */
const EXPECTED: Readonly<Record<string, string>> = {
  string: 'a text; one that looks like a number or a date needs quotes',
  number: 'a number, without quotes',
  boolean: 'true or false',
  array: 'a list',
  object: 'fields, as name: value',
  strict_object: 'fields, as name: value',
  strict_tuple: 'a list of exactly two, as [2015, 2018]',
  integer: 'a whole number',
  finite: 'a finite number',
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
const isSchema = (value: unknown): value is GenericSchema => isObject(value) && value.kind === 'schema';

/** The fields of the object at a path, as its schema names them. */
function fieldsAt(schema: GenericSchema, path: readonly (string | number)[]): readonly string[] {
  if ('wrapped' in schema && isSchema(schema.wrapped)) return fieldsAt(schema.wrapped, path);
  const [key, ...rest] = path;
  if (key === undefined) return 'entries' in schema && isObject(schema.entries) ? Object.keys(schema.entries) : [];
  if ('item' in schema && isSchema(schema.item)) return fieldsAt(schema.item, rest);
  const entry = 'entries' in schema && isObject(schema.entries) ? schema.entries[key] : undefined;
  return isSchema(entry) ? fieldsAt(entry, rest) : [];
}

/** Messages of our own schemas are in words; those of the library begin with "Invalid". */
const isOwn = (message: string) => !message.startsWith('Invalid ');

function expectedOf({ type, expected, message }: BaseIssue<unknown>): string {
  if (isOwn(message)) return message;
  if (type === 'picklist' || type === 'literal')
    return `allowed: ${(expected ?? '').replace(/[("')]/g, '').replaceAll(' | ', ', ')}`;
  return `expected ${EXPECTED[type] ?? expected}`;
}

/**
 * What an issue of a schema says.
 *
 * @param schema of the whole file. @param path of the issue in it.
 */
export function faultOf(issue: BaseIssue<unknown>, schema: GenericSchema, path: readonly (string | number)[]): Fault {
  const field = String(path.at(-1));
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    const fields = new Set(fieldsAt(schema, path.slice(0, -1)));
    return {
      what: `there is no field "${field}"`,
      allowed: `nearest: ${nearest(field, fields)}; ${allowed(fields)}`,
    };
  }
  if (issue.received === 'undefined') {
    const isMissing = issue.type === 'strict_object' || issue.type === 'object';
    return { what: 'missing', allowed: isMissing ? `give the field "${field}"` : expectedOf(issue) };
  }
  // A rule of an object may be told of one of its fields.
  const value = issue.path ? issue.path.at(-1)?.value : issue.input;
  return { what: `is ${shown(value)}`, allowed: expectedOf(issue) };
}

/** A fault and its place in the file, in one line. */
export function faultLine(path: readonly (string | number)[], { what, allowed: right }: Fault): string {
  const place = path.length > 0 ? path.join('.') : 'the file';
  return `${place}${what.startsWith('is ') ? ' ' : ': '}${what}; ${right}`;
}

/**
 * Says in words what a schema found: what is there, and what would be right. In both languages of the evidence: the
 * build says it in English, the editor of stories in the language of its person.
 */
import type { BaseIssue, GenericSchema } from 'valibot';
import type { EvidenceLanguage, Words } from '../vocabulary/languages.ts';

/** What is wrong with a value, and what is allowed: two parts of a sentence. */
export interface Fault {
  readonly what: Words;
  readonly allowed: Words;
}

/** The same in both languages: an id, a number. */
export const asIs = (text: string): Words => ({ zh: text, en: text });

/** Between the languages of a message, which is one text to a schema. */
const BETWEEN = '\n';
/** A message of a schema in both languages. Free of side effects, as what makes the schemas is. */
/* @__NO_SIDE_EFFECTS__ */
export function inBoth(zh: string, en: string): string {
  return en + BETWEEN + zh;
}
/** One that is in English alone is so in Chinese, too. */
function saidBy(message: string): Words {
  const [en = '', zh = en] = message.split(BETWEEN);
  return { zh, en };
}

const ALLOWED_SHOWN = 12;

/** Ids that may stand there; the first of many. */
export function allowedWords(ids: Iterable<string>): Words {
  const all = [...ids];
  const some = all.slice(0, ALLOWED_SHOWN);
  const hasMore = all.length > ALLOWED_SHOWN;
  return {
    zh: `可用：${some.join('、')}${hasMore ? `……（共 ${all.length} 个）` : ''}`,
    en: `allowed: ${some.join(', ')}${hasMore ? ` … (${all.length} in all)` : ''}`,
  };
}
/** The same in English. */
export const allowed = (ids: Iterable<string>): string => allowedWords(ids).en;

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

/** The same, as a part of a sentence. */
export function nearestWords(wrong: string, ids: ReadonlySet<string>): Words {
  const near = nearest(wrong, ids);
  return { zh: `相近的有：${near.replaceAll(', ', '、')}`, en: `nearest: ${near}` };
}

/** Two parts of a sentence as one. */
export const bothParts = (first: Words, second: Words): Words => ({
  zh: `${first.zh}；${second.zh}`,
  en: `${first.en}; ${second.en}`,
});

/** The sentence of a fault, without its place. */
export const faultText = ({ what, allowed: right }: Fault, language: EvidenceLanguage): string =>
  bothParts(what, right)[language];

const VALUE_CHARACTERS = 40;

/** A value in a few words. */
function shown(value: unknown): Words {
  if (Array.isArray(value)) {
    const text = JSON.stringify(value);
    if (text.length <= VALUE_CHARACTERS) return asIs(text);
    return { zh: `含 ${value.length} 项的列表`, en: `a list of ${value.length}` };
  }
  if (value === null) return { zh: '空', en: 'empty' };
  if (typeof value === 'object') return asIs(`{ ${Object.keys(value).slice(0, 5).join(', ')} }`);
  // JSON has no infinite numbers.
  const text = typeof value === 'number' ? String(value) : JSON.stringify(value);
  return asIs(text.length > VALUE_CHARACTERS ? `${text.slice(0, VALUE_CHARACTERS)}…` : text);
}

/** That a value is so. @param value in a few words. */
export const isValue = (value: Words): Words => ({ zh: `现为 ${value.zh}`, en: `is ${value.en}` });

/** What a schema asks for, by its name. */
const EXPECTED: Readonly<Record<string, Words>> = {
  string: { zh: '文字；像数字或日期的要加引号', en: 'a text; one that looks like a number or a date needs quotes' },
  number: { zh: '数字，不加引号', en: 'a number, without quotes' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '字段，写作“名称: 值”', en: 'fields, as name: value' },
  strict_object: { zh: '字段，写作“名称: 值”', en: 'fields, as name: value' },
  strict_tuple: { zh: '恰好两项的列表，如 [2015, 2018]', en: 'a list of exactly two, as [2015, 2018]' },
  integer: { zh: '整数', en: 'a whole number' },
  finite: { zh: '有限的数', en: 'a finite number' },
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

function expectedOf({ type, expected, message }: BaseIssue<unknown>): Words {
  if (isOwn(message)) return saidBy(message);
  if (type === 'picklist' || type === 'literal')
    return allowedWords((expected ?? '').replace(/[("')]/g, '').split(' | '));
  const { zh, en } = EXPECTED[type] ?? asIs(expected ?? '');
  return { zh: `应为${zh}`, en: `expected ${en}` };
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
      what: { zh: `没有“${field}”这个字段`, en: `there is no field "${field}"` },
      allowed: bothParts(nearestWords(field, fields), allowedWords(fields)),
    };
  }
  if (issue.received === 'undefined') {
    const isMissing = issue.type === 'strict_object' || issue.type === 'object';
    return {
      what: { zh: '缺少', en: 'missing' },
      allowed: isMissing ? { zh: `请写上“${field}”这个字段`, en: `give the field "${field}"` } : expectedOf(issue),
    };
  }
  // A rule of an object may be told of one of its fields.
  const value = issue.path ? issue.path.at(-1)?.value : issue.input;
  return { what: isValue(shown(value)), allowed: expectedOf(issue) };
}

/** A fault and its place in the file, in one line of English. */
export function faultLine(path: readonly (string | number)[], fault: Fault): string {
  const place = path.length > 0 ? path.join('.') : 'the file';
  return `${place}${fault.what.en.startsWith('is ') ? ' ' : ': '}${faultText(fault, 'en')}`;
}

/**
 * Schemas that rows, documents and the index share. Each kind of id has a schema of its own, so that the build can find
 * the references of a row (`geo/build/check/references.ts`).
 *
 * The functions that make schemas are marked as free of side effects, so that a bundle that uses no schema contains
 * none.
 */
import * as v from 'valibot';
import { inBoth } from '../format/fault.ts';
import { BASES, STANDINGS } from '../vocabulary/evidence.ts';
import { EVIDENCE_LANGUAGES, type EvidenceLanguage } from '../vocabulary/languages.ts';
import type { AreaId, DocumentId, IndustryId, RoleClassId, StatementId, StructureId, Year } from './ids.ts';
import { ID_PATTERN } from './ids.ts';

/** Plausible years of the evidence: from the first forum to the furthest goal, with a margin. */
const FIRST_YEAR = 1949;
const LAST_YEAR = 2100;

/* @__NO_SIDE_EFFECTS__ */
export function id<Id extends string>() {
  return v.pipe(
    v.string(),
    v.regex(ID_PATTERN, inBoth('id 是用连字符连接的小写字母和数字', 'an id is lower-case words joined by hyphens')),
    v.check(
      (value) => !(value in Object.prototype),
      inBoth('每个对象都有这个名字的字段，请换一个 id', 'every object has a field of this name; give another id'),
    ),
    v.transform((value) => value as Id),
  );
}
export const areaId = id<AreaId>();
export const documentId = id<DocumentId>();
export const statementId = id<StatementId>();
export const structureId = id<StructureId>();
export const industryId = id<IndustryId>();
export const roleClassId = id<RoleClassId>();
export const metricId = id<string>();
export const relationId = id<string>();
/** The id of a row that another row refers to. */
export const rowId = id<string>();

/**
 * Of one text: ten times the longest there is. A longer one is a file pasted into a field, and would be in every page.
 */
const TEXT_MAX_CHARACTERS = 5000;

export const text = v.pipe(
  v.string(),
  v.trim(),
  v.nonEmpty(inBoth('不能为空', 'an empty text')),
  v.maxLength(
    TEXT_MAX_CHARACTERS,
    inBoth(`一段文字最多 ${TEXT_MAX_CHARACTERS} 个字符`, `a text has at most ${TEXT_MAX_CHARACTERS} characters`),
  ),
);
// The same schema once for every language of the evidence: a text that lacks any of them is an error.
/* @__NO_SIDE_EFFECTS__ */
export function perLanguage<Schema extends v.GenericSchema>(schema: Schema) {
  return Object.fromEntries(EVIDENCE_LANGUAGES.map((language) => [language, schema])) as Record<
    EvidenceLanguage,
    Schema
  >;
}
/* @__NO_SIDE_EFFECTS__ */
export function wordsAnd<Entries extends v.ObjectEntries>(entries: Entries) {
  return v.strictObject({ ...perLanguage(text), ...entries });
}
export const words = v.strictObject(perLanguage(text));
export const year = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(FIRST_YEAR, `a year is ${FIRST_YEAR} to ${LAST_YEAR}`),
  v.maxValue(LAST_YEAR, `a year is ${FIRST_YEAR} to ${LAST_YEAR}`),
  v.transform((value) => value as Year),
);
/** A day, month or year of the calendar: there is no 31 February. */
function isPartialDate(value: string): boolean {
  const [, year, month = '01', day = '01'] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(value) ?? [];
  const whole = `${year}-${month}-${day}`;
  // A day that a month does not have is no date, or becomes one of the next month.
  const date = new Date(`${whole}T00:00:00Z`);
  return year !== undefined && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(whole);
}
/** Whether no part of the first date is certainly after the second: 2018-05 may be before 2018. */
export const isInOrder = (from: string, to: string): boolean => {
  const common = Math.min(from.length, to.length);
  return from.slice(0, common) <= to.slice(0, common);
};
export const partialDate = v.pipe(
  v.string('a date is YYYY, YYYY-MM or YYYY-MM-DD, in quotes'),
  v.check(isPartialDate, 'a date of the calendar is YYYY, YYYY-MM or YYYY-MM-DD, in quotes'),
);
export const period = v.pipe(
  v.string('a period is a date in quotes, or two dates joined by a slash'),
  v.check((value) => {
    const [from = '', to = from, ...others] = value.split('/');
    return others.length === 0 && isPartialDate(from) && isPartialDate(to) && isInOrder(from, to);
  }, 'a period is a date of the calendar, or two joined by a slash, the earlier first'),
);
/** Page addresses alone: a link of another scheme could run a script. */
export const webAddress = v.pipe(
  v.string(),
  v.url('a web address begins with https:// or http://'),
  v.regex(/^https?:\/\//i, 'a web address begins with https:// or http://'),
);

/**
 * The cited position in a document: its section heading, which a user can look up, and the line of the plain-text
 * edition, counted from 1.
 */
export const citation = v.strictObject({
  section: text,
  /** The section's title in English, which the build takes from the vocabulary. */
  en: v.optional(text),
  line: v.pipe(v.number(), v.integer(), v.minValue(1, 'lines are counted from 1')),
});
// How a row is asserted (`Assertion`). Rows name both fields: an object that is spread counts as a side effect, for
// which bundles without schemas would keep the schema library.
export const standing = v.optional(v.picklist(STANDINGS), 'stated');
export const basis = v.optional(v.picklist(BASES), 'named');
/** `report`: the line gives no date of its own, and the year is that which the report covers. */
export const dated = v.optional(v.literal('report'));
export const terms = v.optional(v.array(text), []);
export const contradicts = v.optional(v.array(rowId));
export type Citation = v.InferOutput<typeof citation>;

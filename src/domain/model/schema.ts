/**
 * Schemas of the evidence: the files that a planner edits, and the files that the build derives from them. Types are
 * inferred from the schemas, so that checks and types cannot differ. Schemas of rows are in `rows/`, one file per kind.
 */
import * as v from 'valibot';
import { ASPECTS, BASES, PRECISIONS, STANDINGS, TIES } from '../vocabulary/evidence.ts';
import { CONTEXT_OVERLAY, OVERLAYS } from '../vocabulary/overlays.ts';
import type { LngLat } from './ids.ts';
import {
  areaId,
  citation,
  documentId,
  id,
  industryId,
  partialDate,
  perLanguage,
  roleClassId,
  statementId,
  structureId,
  text,
  webAddress,
  words,
  year,
} from './parts.ts';
import { fileOf } from './rows/files.ts';
import { ROW_LISTS, type RowList, type RowOf } from './rows/read.ts';
import { role } from './rows/statements.ts';
import { follows } from './rows/structures.ts';

export const gap = v.strictObject({
  id: id<string>(),
  at: citation,
  text: words,
  areas: v.optional(v.array(areaId), []),
});

type Lists = { readonly [List in RowList]: v.GenericSchema<unknown, RowOf[List][]> };
// A schema for the list of each kind of row. `fromEntries` cannot say that none is missing; the loop does.
/* @__NO_SIDE_EFFECTS__ */
const perList = (schemaOf: (list: RowList) => v.GenericSchema) =>
  Object.fromEntries(ROW_LISTS.map((list) => [list, schemaOf(list)])) as Lists;

/** One source document: its record and its rows. */
export const documentFile = v.strictObject({
  id: documentId,
  title: words,
  short: words,
  authors: v.strictObject(perLanguage(v.array(text))),
  publisher: words,
  published: v.nullable(partialDate),
  covers: v.pipe(
    v.strictTuple([year, year]),
    v.check(([first, last]) => first <= last, 'the first year comes before the last'),
  ),
  url: v.optional(webAddress),
  note: v.optional(words),
  gaps: v.optional(v.array(gap), []),
  ...perList((list) => v.optional(v.array(fileOf(list).schema), [])),
});

const kindId = id<string>();

const vocabularyEntry = {
  id: id<string>(),
  ...perLanguage(text),
  definition: v.optional(words),
  /** Other words that people search it by, in any language. */
  also: v.optional(v.array(text)),
};
export const roleClasses = v.array(v.strictObject({ ...vocabularyEntry, id: roleClassId, definition: words }));
export const industryGroups = v.array(
  v.strictObject({
    ...vocabularyEntry,
    id: industryId,
    members: v.array(v.strictObject({ ...vocabularyEntry, id: industryId })),
  }),
);
export const kinds = v.array(v.strictObject({ ...vocabularyEntry, rank: v.pipe(v.number(), v.finite()) }));
export const metrics = v.array(v.strictObject({ ...vocabularyEntry, unit: v.optional(text) }));
const kindsOfEnd = v.optional(v.pipe(v.array(kindId), v.nonEmpty('at least one kind; leave the field out for any')));
export const relations = v.array(
  v.strictObject({
    ...vocabularyEntry,
    /** Neither side comes first: the order of the ends says nothing. */
    mutual: v.optional(v.boolean()),
    /** Kinds of areas at either end; absent: of any kind. */
    from: kindsOfEnd,
    to: kindsOfEnd,
  }),
);
/** Titles of cited sections: as the document has them, and in English. */
export const sections = v.array(v.strictObject(perLanguage(text)));
/** Official terms with their English, which the texts of the evidence use. */
export const englishTerms = v.array(
  v.strictObject({
    ...perLanguage(text),
    /** Other Chinese forms of the term. */
    also: v.optional(v.array(text), []),
    /** A shorter form, for the second mention in a text and for short texts. */
    later: v.optional(text),
    /** Other English forms. */
    alsoEn: v.optional(v.array(text), []),
    /** `false`: the English depends on the sentence, and the term is for writers alone. */
    check: v.optional(v.boolean(), true),
    /** Where the English comes from. */
    source: text,
  }),
);

const position = v.pipe(
  v.strictTuple([v.number(), v.number()]),
  v.transform((value): LngLat => value),
);

/**
 * A place without its shape, which loads later. `point`: label position; `room`: of an outline, half the height of the
 * largest ellipse round it that is inside, 1.6 times as wide as high, in degrees of longitude; `bbox`: west, south,
 * east, north.
 */
export const area = v.object({
  id: areaId,
  name: words,
  /** A shorter name for the map, if the full one would not fit. */
  label: v.optional(words),
  aliases: v.optional(v.array(text)),
  kind: id<string>(),
  parent: v.optional(areaId),
  overlay: v.picklist([...OVERLAYS, CONTEXT_OVERLAY]),
  precision: v.picklist(PRECISIONS),
  tie: v.optional(v.picklist(TIES)),
  shape: v.nullable(v.picklist(['polygon', 'line', 'point'])),
  point: v.nullable(position),
  room: v.optional(v.number()),
  bbox: v.optional(v.strictTuple([v.number(), v.number(), v.number(), v.number()])),
  /** Number of rows of evidence, which lists show before the texts load. */
  rows: v.number(),
  /** Number of figures; absent when no document gives one. */
  figures: v.optional(v.number()),
  /** Number of links with an end at it; absent when there is none. */
  links: v.optional(v.number()),
  /**
   * The first year for which a row names it. Absent where none does, and in versions published before 2026-12, which
   * therefore show every place in every year.
   */
  first: v.optional(year),
  source: v.optional(text),
  note: v.optional(words),
});

/** The part of a role or industry statement that the map needs; the text itself is in the document's evidence file. */
export const head = v.object({
  id: statementId,
  document: documentId,
  areas: v.array(areaId),
  asOf: year,
  aspect: v.picklist(ASPECTS),
  role: v.optional(role),
  industries: v.array(industryId),
  standing: v.picklist(STANDINGS),
  basis: v.picklist(BASES),
  at: citation,
});

export const documentRecord = v.object({
  id: documentId,
  title: words,
  short: words,
  authors: v.object(perLanguage(v.array(text))),
  publisher: words,
  published: v.nullable(text),
  covers: v.tuple([year, year]),
  /** Where the document itself is published, if that is known. */
  url: v.optional(webAddress),
  note: v.optional(words),
  /** Places that any of its rows mentions. */
  areas: v.array(areaId),
});

/** The index: everything needed to draw, search and colour the map; loaded after the first paint. */
export const catalogue = v.object({
  version: v.literal(1),
  documents: v.array(documentRecord),
  /** Stops of the year slider: the last year of each document, ascending. */
  years: v.array(year),
  areas: v.array(area),
  heads: v.array(head),
  roleClasses,
  /**
   * How roles of one place and year are ordered (`rolesAsOf`). Absent in versions published before 2026-12, in which
   * the class alone came first, so that they keep their colours.
   */
  roleOrder: v.optional(v.literal('explicit-first')),
  industryGroups,
  kinds,
  relations,
  /** Names of the metrics of figures. */
  metrics: v.array(v.object({ id: id<string>(), ...perLanguage(text), also: v.optional(v.array(text)) })),
  /** Layout structures by year, with the members of each group. Their sentences and sources are in the evidence. */
  structures: v.array(
    v.object({
      id: structureId,
      document: documentId,
      name: words,
      asOf: year,
      groups: v.array(v.object({ role: words, members: v.array(areaId) })),
      follows: v.optional(follows),
    }),
  ),
  /** Sites abroad, drawn as arcs from `from` to `to`. */
  arcs: v.array(
    v.object({
      id: statementId,
      document: documentId,
      from: areaId,
      to: areaId,
      asOf: year,
      standing: v.picklist(STANDINGS),
      basis: v.picklist(BASES),
    }),
  ),
});

/**
 * What search needs in addition to the index. `readings`: Chinese names with their pinyin, as syllables without tones,
 * separated by spaces. `traditional`: pairs of a traditional and a simplified character, one after the other; absent in
 * versions published before 2026-12.
 */
export const searchTerms = v.object({
  readings: v.array(v.tuple([text, text])),
  traditional: v.optional(v.string()),
});

export type SearchTerms = v.InferOutput<typeof searchTerms>;
export type Area = v.InferOutput<typeof area>;
export type Head = v.InferOutput<typeof head>;
export type { Words } from '../vocabulary/languages.ts';
export type { Citation } from './parts.ts';
export type { EventRow } from './rows/events.ts';
export type { Figure } from './rows/figures.ts';
export type { Link } from './rows/links.ts';
export type { Role, Statement } from './rows/statements.ts';
export type { Structure } from './rows/structures.ts';
export type DocumentFile = v.InferOutput<typeof documentFile>;
export type DocumentRecord = v.InferOutput<typeof documentRecord>;
export type RoleClass = v.InferOutput<typeof roleClasses>[number];
/** A layout structure in the index. */
export type StructureSummary = v.InferOutput<typeof catalogue>['structures'][number];
export type Catalogue = v.InferOutput<typeof catalogue>;

/** The rows of one document as the app loads them: its file without the record. */
export type DocumentEvidence = Pick<DocumentFile, 'id' | 'gaps' | RowList>;
export const documentEvidence = v.strictObject({
  id: documentId,
  ...perList((list) => v.array(fileOf(list).schema)),
  gaps: v.array(gap),
});

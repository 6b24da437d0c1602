/**
 * The shapes of the evidence, once: files a planner edits, and what the build makes of them. Types are inferred from
 * the schemas, so that what is checked is what is typed.
 */
import * as v from 'valibot';
import { ASPECTS, GROUP_TONES, PRECISIONS, STANDINGS, TIES } from '../vocabulary/evidence.ts';
import { EVIDENCE_LANGUAGES, type EvidenceLanguage } from '../vocabulary/languages.ts';
import { CONTEXT_OVERLAY, OVERLAYS } from '../vocabulary/overlays.ts';
import type { AreaId, DocumentId, IndustryId, LngLat, RoleClassId, StatementId, StructureId, Year } from './ids.ts';
import { ID_PATTERN } from './ids.ts';

/** Years the subject can sensibly name: from the first forum to the furthest goal, with room. */
export const YEAR_RANGE = [1949, 2100] as const;

const id = <Id extends string>() =>
  v.pipe(
    v.string(),
    v.regex(ID_PATTERN, 'an id is lower-case words joined by hyphens'),
    v.transform((value) => value as Id),
  );
export const areaId = id<AreaId>();
export const documentId = id<DocumentId>();
export const statementId = id<StatementId>();
export const structureId = id<StructureId>();
export const industryId = id<IndustryId>();
export const roleClassId = id<RoleClassId>();

const text = v.pipe(v.string(), v.trim(), v.nonEmpty('an empty text'));
/** The same schema once for every language of the evidence: a text that lacks one is a mistake, whichever it is. */
const perLanguage = <Schema extends v.GenericSchema>(schema: Schema) =>
  Object.fromEntries(EVIDENCE_LANGUAGES.map((language) => [language, schema])) as Record<EvidenceLanguage, Schema>;
export const words = v.strictObject(perLanguage(text));
export const year = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(YEAR_RANGE[0]),
  v.maxValue(YEAR_RANGE[1]),
  v.transform((value) => value as Year),
);
const partialDate = v.pipe(
  v.string(),
  v.regex(
    /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/,
    'a date is YYYY, YYYY-MM or YYYY-MM-DD, in quotes',
  ),
);
const period = v.pipe(
  v.string(),
  v.regex(
    /^\d{4}(?:-\d{2})?(?:-\d{2})?(?:\/\d{4}(?:-\d{2})?(?:-\d{2})?)?$/,
    'a period is a date or two dates joined by a slash',
  ),
);

/** Where a document says it: a heading that a reader finds, and the line of the plain-text edition, counted from 1. */
export const citation = v.strictObject({ section: text, line: v.pipe(v.number(), v.integer(), v.minValue(1)) });
const standing = v.optional(v.picklist(STANDINGS), 'stated');
const terms = v.optional(v.array(text), []);
const contradicts = v.optional(v.array(id<string>()));

export const role = v.strictObject({ ...perLanguage(text), class: roleClassId });

export const statement = v.strictObject({
  id: statementId,
  areas: v.pipe(v.array(areaId), v.minLength(1)),
  asOf: year,
  aspect: v.picklist(ASPECTS),
  role: v.optional(role),
  industries: v.optional(v.array(industryId), []),
  text: words,
  terms: v.pipe(v.array(text), v.minLength(1, 'at least one official term that stands on the cited line')),
  at: citation,
  standing,
  target: v.optional(year),
  note: v.optional(words),
  contradicts,
});

export const FIGURE_SCOPES = ['city', 'district', 'zone', 'national', 'place', 'bilateral'] as const;

export const figure = v.strictObject({
  id: statementId,
  area: areaId,
  metric: id<string>(),
  value: v.number(),
  unit: words,
  asOf: year,
  period: v.optional(period),
  scope: v.optional(v.picklist(FIGURE_SCOPES)),
  approx: v.optional(v.boolean()),
  bound: v.optional(v.picklist(['min', 'max'])),
  series: v.optional(id<string>()),
  standing,
  text: words,
  terms,
  at: citation,
  note: v.optional(words),
  contradicts,
});

export const link = v.strictObject({
  id: statementId,
  from: areaId,
  to: areaId,
  type: id<string>(),
  asOf: year,
  standing,
  text: words,
  terms,
  at: citation,
  note: v.optional(words),
  contradicts,
});

export const event = v.strictObject({
  id: statementId,
  date: partialDate,
  end: v.optional(partialDate),
  title: words,
  areas: v.array(areaId),
  standing,
  terms,
  at: citation,
  note: v.optional(words),
  contradicts,
});

/**
 * The formula that this one comes after. `stated`: a document says that one grew out of the other; `inferred`: they speak of the same
 * place in different years, and the order is ours.
 */
const follows = v.strictObject({ structure: structureId, standing: v.picklist(['stated', 'inferred']) });

export const structure = v.strictObject({
  id: structureId,
  name: words,
  asOf: year,
  follows: v.optional(follows),
  text: v.optional(words),
  groups: v.pipe(
    v.array(v.strictObject({ role: words, members: v.array(areaId), note: v.optional(words) })),
    v.minLength(1),
    v.maxLength(GROUP_TONES.length, 'more groups than the map has colours for (src/scene/tokens.ts)'),
  ),
  at: citation,
  standing,
  terms,
  note: v.optional(words),
});

export const gap = v.strictObject({
  id: id<string>(),
  at: citation,
  text: words,
  areas: v.optional(v.array(areaId), []),
});

/** One source document: its record, and all that it says. */
export const documentFile = v.strictObject({
  id: documentId,
  title: words,
  short: words,
  authors: v.strictObject(perLanguage(v.array(text))),
  publisher: words,
  published: v.nullable(partialDate),
  covers: v.strictTuple([year, year]),
  url: v.optional(v.pipe(v.string(), v.url())),
  note: v.optional(words),
  gaps: v.optional(v.array(gap), []),
  statements: v.optional(v.array(statement), []),
  figures: v.optional(v.array(figure), []),
  links: v.optional(v.array(link), []),
  events: v.optional(v.array(event), []),
  structures: v.optional(v.array(structure), []),
});

const vocabularyEntry = { id: id<string>(), ...perLanguage(text), definition: v.optional(words) };
export const roleClasses = v.array(v.strictObject({ ...vocabularyEntry, id: roleClassId, definition: words }));
export const industryGroups = v.array(
  v.strictObject({
    ...vocabularyEntry,
    id: industryId,
    members: v.array(v.strictObject({ ...vocabularyEntry, id: industryId })),
  }),
);
export const kinds = v.array(v.strictObject({ ...vocabularyEntry, rank: v.number() }));
export const metrics = v.array(v.strictObject({ ...vocabularyEntry, unit: v.optional(text) }));
export const relations = v.array(v.strictObject(vocabularyEntry));

const position = v.pipe(
  v.strictTuple([v.number(), v.number()]),
  v.transform((value) => value as unknown as LngLat),
);

/** A place as the app knows it before its shape has loaded. `point`: label position; `bbox`: west, south, east, north. */
export const area = v.object({
  id: areaId,
  name: words,
  /** A shorter name for the map, where the full one would not fit. */
  label: v.optional(words),
  aliases: v.optional(v.array(text)),
  kind: id<string>(),
  parent: v.optional(areaId),
  overlay: v.picklist([...OVERLAYS, CONTEXT_OVERLAY]),
  precision: v.picklist(PRECISIONS),
  tie: v.optional(v.picklist(TIES)),
  shape: v.nullable(v.picklist(['polygon', 'line', 'point'])),
  point: v.nullable(position),
  bbox: v.optional(v.strictTuple([v.number(), v.number(), v.number(), v.number()])),
  /** Number of rows of evidence, so that lists can say how much there is before the texts load. */
  rows: v.number(),
  /** Number of figures of it; absent when no document gives one. */
  figures: v.optional(v.number()),
  source: v.optional(text),
  note: v.optional(words),
});

/** What the map needs of a role or industry statement; the text itself is in the document's evidence file. */
export const head = v.object({
  id: statementId,
  document: documentId,
  areas: v.array(areaId),
  asOf: year,
  aspect: v.picklist(ASPECTS),
  role: v.optional(role),
  industries: v.array(industryId),
  standing: v.picklist(STANDINGS),
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
  note: v.optional(words),
  /** Places that any of its rows names. */
  areas: v.array(areaId),
});

/** The index: all that is needed to draw, search and colour; loaded after the first picture. */
export const catalogue = v.object({
  version: v.literal(1),
  documents: v.array(documentRecord),
  /** Stops of the year slider: the last year of each document, ascending. */
  years: v.array(year),
  areas: v.array(area),
  heads: v.array(head),
  roleClasses,
  industryGroups,
  kinds,
  relations,
  /** Names of what figures measure. */
  metrics: v.array(v.object({ id: id<string>(), ...perLanguage(text) })),
  /** Layout formulas, by year: who is in which group. Their sentences and sources are in the evidence. */
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
    }),
  ),
});

/** What the search needs beside the index: Chinese names with their reading, syllables without tones separated by spaces. */
export const searchTerms = v.object({ readings: v.array(v.tuple([text, text])) });

export type SearchTerms = v.InferOutput<typeof searchTerms>;
export type Area = v.InferOutput<typeof area>;
export type Head = v.InferOutput<typeof head>;
export type Role = v.InferOutput<typeof role>;
export type Statement = v.InferOutput<typeof statement>;
export type Figure = v.InferOutput<typeof figure>;
export type Link = v.InferOutput<typeof link>;
export type EventRow = v.InferOutput<typeof event>;
export type Structure = v.InferOutput<typeof structure>;
export type { Standing } from '../vocabulary/evidence.ts';
export type { Words } from '../vocabulary/languages.ts';
export type Citation = v.InferOutput<typeof citation>;
export type DocumentFile = v.InferOutput<typeof documentFile>;
export type DocumentRecord = v.InferOutput<typeof documentRecord>;
export type RoleClass = v.InferOutput<typeof roleClasses>[number];
/** A layout formula as the index has it. */
export type Formula = v.InferOutput<typeof catalogue>['structures'][number];
export type Catalogue = v.InferOutput<typeof catalogue>;

/** The rows of one document as the app loads them: the file without its record. */
export type DocumentEvidence = Pick<
  DocumentFile,
  'id' | 'statements' | 'figures' | 'links' | 'events' | 'structures' | 'gaps'
>;
export const documentEvidence = v.object({
  id: documentId,
  statements: v.array(statement),
  figures: v.array(figure),
  links: v.array(link),
  events: v.array(event),
  structures: v.array(structure),
  gaps: v.array(gap),
});

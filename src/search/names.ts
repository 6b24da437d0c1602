/**
 * Search of places, groups of places, industries and documents by name: in both languages, by reading (pinyin), by
 * initials, in traditional characters, in either spelling of English, with one typing error. Every field that finds
 * places uses it.
 */
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { AreaId, DocumentId, IndustryId, RoleClassId } from '#domain/model/ids.ts';
import { type FoundKind, kindOf, ROW_LISTS } from '#domain/model/rows/read.ts';
import type { Area, SearchTerms } from '#domain/model/schema.ts';
import { EVIDENCE_LANGUAGES, type EvidenceLanguage } from '#domain/vocabulary/languages.ts';
import { CONTEXT_OVERLAY } from '#domain/vocabulary/overlays.ts';
import { fold, normalise, normaliseLetters, wordsOf } from './fold.ts';
import { atOnce } from './in-slices.ts';
import {
  ALIAS,
  allWords,
  byReading,
  type Form,
  FUZZY_MIN_LETTERS,
  fuzzy,
  HAN,
  literal,
  type Match,
  OTHER_LANGUAGE,
  READING,
  type Reading,
  type Reason,
  readingOf,
  SHORT_NAME,
  WORD,
} from './match.ts';
import { simplifier } from './simplify.ts';

/** Rows of the documents, which are found by their words. */
export const FOUND_KINDS: readonly FoundKind[] = ROW_LISTS.flatMap((list) => kindOf(list).search?.kind ?? []);
/** The order of groups with equally good results. */
export const RESULT_KINDS = ['place', 'group', 'industry', 'document', ...FOUND_KINDS] as const;
export type ResultKind = (typeof RESULT_KINDS)[number];

/** A group of places: all of a kind, or all with a role of a class. */
export type Group =
  | { readonly kind: 'group'; readonly facet: 'kind'; readonly id: string }
  | { readonly kind: 'group'; readonly facet: 'role'; readonly id: RoleClassId };
type Named =
  | { readonly kind: 'place'; readonly id: AreaId }
  | Group
  | { readonly kind: 'industry'; readonly id: IndustryId }
  | { readonly kind: 'document'; readonly id: DocumentId };
export type NameResult = Named & { readonly score: number; readonly reason: Reason };

interface Entry {
  readonly named: Named;
  readonly forms: readonly Form[];
  /** Equal scores are ordered by kind of place, then by number of rows. */
  readonly rank: number;
  readonly rows: number;
}
export interface NameIndex {
  readonly entries: readonly Entry[];
  /** The query with simplified characters. */
  readonly simplify: (text: string) => string;
}

/** Made when it is first asked for. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** A group is named by one of it, and asked for by many. */
const withPlural = <
  Named extends Readonly<Record<EvidenceLanguage, string>> & { readonly also?: string[] | undefined },
>(
  named: Named,
) => ({ ...named, also: [...(named.also ?? []), named.en.replace(/y$/, 'ie').concat('s')] });

/** Added to the rank of partners, which is then higher than that of any kind. */
export const PARTNER_RANK = 10;

/** The city first, partners last, and between them by the kind of place. */
export const rankOf = ({ id, overlay, kind }: Area, { kinds, childrenOf }: IndexedCatalogue): number =>
  overlay === CONTEXT_OVERLAY && childrenOf.get(id)?.some((child) => child.kind === 'district')
    ? 0
    : (kinds.find((one) => one.id === kind)?.rank ?? PARTNER_RANK - 1) + (overlay === 'partners' ? PARTNER_RANK : 0);

const made = new WeakMap<IndexedCatalogue, { readonly terms: SearchTerms | null; readonly index: NameIndex }>();

/**
 * The index of names: the last one of a catalogue, as long as its readings are the same, so that fields and tables
 * share what the first search has folded. @param terms the readings; without them names are found only as written.
 */
export function nameIndex(catalogue: IndexedCatalogue, terms: SearchTerms | null): NameIndex {
  const known = made.get(catalogue);
  if (known?.terms === terms) return known.index;
  const index = buildIndex(catalogue, terms);
  made.set(catalogue, { terms, index });
  return index;
}

function buildIndex(catalogue: IndexedCatalogue, terms: SearchTerms | null): NameIndex {
  const readings = new Map(terms?.readings);
  const form = (
    text: string,
    how: Form['how'],
    penalty: () => number = () => (how === 'alias' ? ALIAS : 0),
    language: EvidenceLanguage = HAN.test(text) ? 'zh' : 'en',
  ): Form => {
    const reading = language === 'zh' ? readings.get(text) : undefined;
    return {
      text,
      folded: once(() => fold(text)),
      how,
      language,
      penalty: once(penalty),
      reading: once(() => (reading === undefined ? undefined : readingOf(reading))),
    };
  };
  const always = (penalty: number) => () => penalty;
  const named = (words: Readonly<Record<EvidenceLanguage, string>>) =>
    EVIDENCE_LANGUAGES.map((language) => form(words[language], 'name', always(0), language));
  const entryOf = (
    one: Named,
    words: Readonly<Record<EvidenceLanguage, string>> & { readonly also?: readonly string[] | undefined },
  ): Entry => ({
    named: one,
    forms: [...named(words), ...(words.also ?? []).map((alias) => form(alias, 'alias', always(SHORT_NAME)))],
    rank: 0,
    rows: 0,
  });
  const isIn = (alias: string, name: string) => fold(name).text.includes(fold(alias).text);
  return {
    simplify: simplifier(terms?.traditional),
    entries: [
      ...catalogue.areas.map(
        (area): Entry => ({
          named: { kind: 'place', id: area.id },
          forms: [
            ...named(area.name),
            ...(area.aliases ?? []).map((alias) =>
              form(alias, 'alias', () =>
                EVIDENCE_LANGUAGES.some((one) => isIn(alias, area.name[one])) ? SHORT_NAME : ALIAS,
              ),
            ),
          ],
          rank: rankOf(area, catalogue),
          rows: area.rows,
        }),
      ),
      ...catalogue.kinds.map((kind) => entryOf({ kind: 'group', facet: 'kind', id: kind.id }, withPlural(kind))),
      ...catalogue.roleClasses.map((role) => entryOf({ kind: 'group', facet: 'role', id: role.id }, withPlural(role))),
      ...catalogue.industryGroups
        .flatMap((group) => [...group.members, group])
        .map((industry) => entryOf({ kind: 'industry', id: industry.id }, industry)),
      ...catalogue.documents.map(
        (record): Entry => ({
          named: { kind: 'document', id: record.id },
          forms: [
            ...named(record.title),
            ...named(record.short),
            ...EVIDENCE_LANGUAGES.flatMap((language) =>
              [...record.authors[language], record.publisher[language]].map((text) =>
                form(text, 'alias', always(ALIAS), language),
              ),
            ),
          ],
          rank: 0,
          rows: record.covers[1],
        }),
      ),
    ],
  };
}

/** Spellings of a reading as people type them: with tones (`song1jiang1`), and `lv` for `lü`. */
function readingQueries(query: string): readonly string[] {
  if (HAN.test(query)) return [];
  const plain = query.replace(/([a-z])[1-5](?=[a-z]|$)/g, '$1').replace(/([ln])v/g, '$1u');
  return plain === query ? [query] : [query, plain];
}

/** Maximum of results of each kind, so that other kinds stay visible. */
const LIMITS: Readonly<Record<Named['kind'], number>> = { place: 8, group: 3, industry: 4, document: 3 };
/** With this many exact results, typing errors are not considered. */
const ENOUGH = 3;

interface Found extends Match {
  readonly entry: Entry;
  readonly form: Form;
}

function bestOf(
  entry: Entry,
  language: EvidenceLanguage,
  match: (form: Form) => readonly (Match | undefined)[],
): Found | undefined {
  let best: Found | undefined;
  for (const form of entry.forms)
    for (const found of match(form)) {
      if (!found) continue;
      const foreign = form.penalty() < ALIAS && form.language !== language ? OTHER_LANGUAGE : 0;
      const score = found.score + form.penalty() + foreign;
      if (!best || score < best.score) best = { ...found, score, entry, form };
    }
  return best;
}

/** Entries that are compared in one step: some 5 ms of work. */
const STEP_ENTRIES = 500;

/** The best match of each entry that has one. */
function* collect(
  entries: readonly Entry[],
  language: EvidenceLanguage,
  match: (form: Form) => readonly (Match | undefined)[],
): Generator<undefined, Found[]> {
  const found: Found[] = [];
  for (const [index, entry] of entries.entries()) {
    if (index > 0 && index % STEP_ENTRIES === 0) yield;
    const best = bestOf(entry, language, match);
    if (best) found.push(best);
  }
  return found;
}

interface Query {
  readonly text: string;
  readonly words: readonly string[];
  /** Spellings of it as a reading; none for one that no reading has. */
  readonly readings: readonly string[];
}

function queryOf(index: NameIndex, typed: string): Query {
  const text = index.simplify(typed);
  // Nobody types pinyin with an ampersand: R&D is not 瑞典.
  const readings = /[&＆]/.test(text) ? [] : readingQueries(normaliseLetters(text));
  return { text: normalise(text), words: wordsOf(text), readings };
}

/** Matches of the reading of a form that has one. */
function ofReading(
  form: Form,
  queries: readonly string[],
  match: (reading: Reading, query: string) => Match | undefined,
): readonly (Match | undefined)[] {
  const reading = form.reading();
  return reading ? queries.map((query) => match(reading, query)) : [];
}

/** Matches without a typing error. */
const clearMatches =
  ({ text, words, readings }: Query) =>
  (form: Form): readonly (Match | undefined)[] => [
    literal(form, text),
    ...(words.length > 1 ? [allWords(form, words)] : []),
    ...ofReading(form, readings, byReading),
  ];

const allowsError = ({ text }: Query) => text.length >= FUZZY_MIN_LETTERS && !HAN.test(text);
/** Matches with one typing error. */
const nearMatches =
  ({ text, readings }: Query) =>
  (form: Form): readonly (Match | undefined)[] => [
    form.language === 'en' ? fuzzy(form.text, form.folded(), text) : undefined,
    ...ofReading(form, readings, (reading, query) => fuzzy(reading.text, reading.folded, query)),
  ];

/**
 * Searches names, best first within each kind: exact, prefix, start of a word, inside; names before aliases, the user's
 * language before the other, the city and its districts before partners, and one typing error only if there are few
 * results. Never throws; linear in the number of names (about 1 ms for a thousand), of which it yields after each few.
 */
function* nameSteps(index: NameIndex, typed: string, language: EvidenceLanguage): Generator<undefined, NameResult[]> {
  const query = queryOf(index, typed);
  if (query.text === '') return [];
  let found = yield* collect(index.entries, language, clearMatches(query));
  if (found.length < ENOUGH && allowsError(query)) {
    const clear = new Set(found.map(({ entry }) => entry));
    const others = index.entries.filter((entry) => !clear.has(entry));
    found = [...found, ...(yield* collect(others, language, nearMatches(query)))];
  }
  found.sort(
    (a, b) =>
      a.score - b.score ||
      a.entry.rank - b.entry.rank ||
      // Of two names that begin so, the shorter one is meant.
      a.form.text.length - b.form.text.length ||
      b.entry.rows - a.entry.rows ||
      (a.entry.named.id < b.entry.named.id ? -1 : 1),
  );
  const count = { place: 0, group: 0, industry: 0, document: 0 };
  return found
    .filter(({ entry: { named } }) => count[named.kind]++ < LIMITS[named.kind])
    .map(({ entry, score, how, text: matched, marks, form }) => ({
      ...entry.named,
      score,
      reason: { how: how === 'name' ? form.how : how, text: matched, language: form.language, marks },
    }));
}

/** The same at once. */
export const searchNames = (index: NameIndex, typed: string, language: EvidenceLanguage): NameResult[] =>
  atOnce(nameSteps(index, typed, language));

/** A list of places is not ranked, so weaker matches of a reading (initials in its middle) are left out. */
const CLEAR_READING = WORD + 1.5 * READING;

/** All places that a text names, for lists that it filters; with one typing error only where nothing else is found. */
export function placesNamed(
  index: NameIndex,
  typed: string,
): { readonly clear: Set<AreaId>; readonly near: Set<AreaId> } {
  const query = queryOf(index, typed);
  const places = index.entries.filter(({ named }) => named.kind === 'place');
  const idsOf = (found: readonly Found[]) => new Set(found.map(({ entry }) => entry.named.id as AreaId));
  const clear = atOnce(collect(places, 'zh', clearMatches(query))).filter(
    ({ how, score, form }) => how !== 'pinyin' || score - form.penalty() < CLEAR_READING,
  );
  return {
    clear: idsOf(clear),
    near: allowsError(query) ? idsOf(atOnce(collect(places, 'zh', nearMatches(query)))) : new Set(),
  };
}

export interface ResultGroup<Result> {
  readonly kind: ResultKind;
  readonly results: readonly Result[];
}

/** Groups results by kind, the kind with the best result first; equally good ones in the order of `RESULT_KINDS`. */
export function groupResults<Result extends { readonly kind: ResultKind; readonly score: number }>(
  results: readonly Result[],
): readonly ResultGroup<Result>[] {
  const best = (group: readonly Result[]) => Math.min(...group.map(({ score }) => score));
  return RESULT_KINDS.map((kind) => ({ kind, results: results.filter((result) => result.kind === kind) }))
    .filter(({ results: group }) => group.length > 0)
    .sort((a, b) => best(a.results) - best(b.results));
}

/** What a field needs of the search of names, as one value, because its code is loaded after the start. */
export interface NameSearch {
  readonly simplify: (text: string) => string;
  readonly search: (text: string, language: EvidenceLanguage) => NameResult[];
  /** The same in steps. */
  readonly steps: (text: string, language: EvidenceLanguage) => Generator<undefined, NameResult[]>;
  readonly placesNamed: (text: string) => ReturnType<typeof placesNamed>;
  readonly group: typeof groupResults;
}

/** @param terms as of `nameIndex`. */
export function nameSearch(catalogue: IndexedCatalogue, terms: SearchTerms | null): NameSearch {
  const index = nameIndex(catalogue, terms);
  return {
    simplify: index.simplify,
    search: (text, language) => searchNames(index, text, language),
    steps: (text, language) => nameSteps(index, text, language),
    placesNamed: (text) => placesNamed(index, text),
    group: groupResults,
  };
}

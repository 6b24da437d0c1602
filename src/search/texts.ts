/** Full-text search of rows. A separate chunk with MiniSearch, loaded only for search. */
import MiniSearch from 'minisearch';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { AreaId, DocumentId, RowId } from '#domain/model/ids.ts';
import { type FoundKind, kindOf, listOf, ROW_LISTS, type RowList } from '#domain/model/rows/read.ts';
import type { Citation, DocumentEvidence, Words } from '#domain/model/schema.ts';
import {
  EVIDENCE_LANGUAGES,
  type EvidenceLanguage,
  inEachLanguage,
  OFFICIAL_LANGUAGE,
} from '#domain/vocabulary/languages.ts';
import { fold, joinMarks, type Mark, markOf, normalise, truncate } from './fold.ts';
import { atOnce } from './in-slices.ts';
import type { Reason } from './match.ts';
import { PARTNER_RANK, rankOf } from './names.ts';
import { respell } from './spelling.ts';

/** A row of a document, as search results need it. */
interface FoundRow {
  readonly kind: FoundKind;
  readonly id: RowId;
  readonly document: DocumentId;
  readonly words: Words;
  readonly terms: readonly string[];
  /** Names of what is measured; empty for rows that measure nothing. */
  readonly metric: string;
  /** A link has its two ends; an event may have none. */
  readonly areas: readonly AreaId[];
  /** A year, or the date of an event. */
  readonly asOf: string;
  readonly at: Citation;
}

export interface RowResult extends FoundRow {
  readonly score: number;
  readonly reason: Reason;
}

function foundIn<List extends RowList>(
  file: DocumentEvidence,
  list: List,
  metricNames: ReadonlyMap<string, string>,
): FoundRow[] {
  const { areas, words, asOf, search } = kindOf(list);
  if (!search) return [];
  return listOf(file, list).map((row) => ({
    kind: search.kind,
    id: row.id,
    document: file.id,
    words: words(row),
    terms: search.terms(row),
    metric: metricNames.get(search.metric?.(row) ?? '') ?? '',
    areas: areas(row),
    asOf: String(asOf(row)),
    at: row.at,
  }));
}

interface Row {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly terms: string;
  readonly metric: string;
}
interface IndexedRow {
  readonly row: FoundRow;
  /** Its whole text, folded, for matching phrases. */
  readonly folded: string;
  /** The names of what it measures, folded. */
  readonly metric: string;
  /** That of the least of its places: rows on the city come before rows on partners. */
  readonly rank: number;
}

const RUNS = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu;
const isHan = (run: string) => /\p{Script=Han}/u.test(run);
const runsOf = (text: string) =>
  (
    text
      .normalize('NFKD')
      .replace(/['’‘\p{M}]/gu, '')
      .replace(/&/g, ' and ')
      .toLowerCase()
      .match(RUNS) ?? []
  ).map(respell);

/**
 * Tokens of a text: Latin words, and bigrams of Chinese characters, because Chinese has no spaces and MiniSearch's
 * tokenizer would index a clause as one word. The last character of a run is also a token, so that a single character
 * is found by prefix at any position.
 */
function tokensOf(text: string): string[] {
  return runsOf(text).flatMap((run) => {
    if (!isHan(run)) return [run];
    const characters = [...run];
    return characters.map((character, index) => character + (characters[index + 1] ?? ''));
  });
}

/** Distinct tokens of a query: the same bigrams, and a single character only if the run has no more. */
function queryTokens(query: string): string[] {
  const tokens = runsOf(query).flatMap((run) => {
    const characters = [...run];
    if (!isHan(run) || characters.length === 1) return [run];
    return characters.slice(0, -1).map((character, index) => character + (characters[index + 1] ?? ''));
  });
  return [...new Set(tokens)];
}

/** Shorter Latin queries are a prefix of too many words. */
const LATIN_MIN_LETTERS = 2;
const PREFIX_MIN_LETTERS = 4;
/** Words of at least this length may have one typing error. */
const FUZZY_MIN_LETTERS = 5;
/** Ranks before names with a typing error, after all other names. */
const PHRASE_SCORE = 3.6;
const WORDS_SCORE = 5;
/** Maximum of results of each kind; most rows are statements. */
const LIMITS = ROW_LISTS.flatMap((list) => kindOf(list).search ?? []);
/** Rows that are indexed per idle slice: about 5 ms of work. */
const SLICE_ROWS = 12;

interface Excerpt {
  /** Characters before the match. */
  readonly before: number;
  /** Characters in all. */
  readonly length: number;
  /** The language separates words by spaces; an excerpt starts at a word. */
  readonly spaced: boolean;
}
const EXCERPT: Readonly<Record<EvidenceLanguage, Excerpt>> = {
  zh: { before: 14, length: 56, spaced: false },
  en: { before: 36, length: 130, spaced: true },
};

/** An excerpt around the first mark, with its marks shifted accordingly. */
function excerpt(text: string, marks: readonly Mark[], language: EvidenceLanguage): Pick<Reason, 'text' | 'marks'> {
  const { before, length, spaced } = EXCERPT[language];
  const wanted = Math.max(0, (marks[0]?.[0] ?? 0) - before);
  const start = wanted > 0 && spaced ? text.lastIndexOf(' ', wanted) + 1 : wanted;
  const end = Math.min(text.length, start + length);
  const lead = start > 0 ? '…' : '';
  return {
    text: `${lead}${text.slice(start, end)}${end < text.length ? '…' : ''}`,
    marks: marks
      .filter(([from]) => from < end)
      .map(([from, to]): Mark => [from - start + lead.length, Math.min(to, end) - start + lead.length]),
  };
}

/** Marks of the query in a text, otherwise of its words. */
function marksIn(text: string, query: string, words: readonly string[]): Mark[] {
  const folded = fold(text);
  const marks: Mark[] = [];
  const mark = (word: string, starts: (at: number) => boolean) => {
    for (let at = folded.text.indexOf(word); at >= 0; at = folded.text.indexOf(word, at + word.length))
      if (starts(at)) marks.push(markOf(text, folded, at, at + word.length));
  };
  mark(query, () => true);
  if (marks.length > 0) return marks;
  const begins = new Set(folded.words);
  for (const word of words) mark(word, (at) => isHan(word) || begins.has(at));
  return joinMarks(marks);
}

/** The city, then all else in the order of the full-text search, then partners. */
const tierOf = (rank: number) => (rank === 0 ? 0 : rank < PARTNER_RANK ? 1 : 2);

interface Hit extends IndexedRow {
  /** Tokens of the index that matched. */
  readonly words: readonly string[];
  readonly score: number;
  /** Of MiniSearch, higher is better. */
  readonly relevance: number;
}

const newIndex = () =>
  new MiniSearch<Row>({
    fields: [...EVIDENCE_LANGUAGES, 'terms', 'metric'],
    tokenize: tokensOf,
    processTerm: (term) => term,
  });

/**
 * Rows of one index: a search of an index is one step. More than all rows of five documents, because relevance is
 * relative to the other rows of an index.
 */
const INDEX_ROWS = 4000;

export class TextSearch {
  /** The last one is being filled. */
  readonly #indexes = [newIndex()];
  readonly #rows = new Map<string, IndexedRow>();
  readonly #metricNames: ReadonlyMap<string, string>;
  readonly #ranks: ReadonlyMap<AreaId, number>;

  /** @param catalogue the names of metrics, and the kinds of places. */
  constructor(catalogue: IndexedCatalogue) {
    this.#metricNames = new Map(
      catalogue.metrics.map((metric) => [metric.id, [...inEachLanguage(metric), ...(metric.also ?? [])].join('\n')]),
    );
    this.#ranks = new Map(catalogue.areas.map((area) => [area.id, rankOf(area, catalogue)]));
  }

  /**
   * Indexes the rows of a document in slices.
   *
   * @param pause resolves when the next slice may run.
   */
  async add(evidence: DocumentEvidence, pause: () => Promise<void>): Promise<void> {
    const rows = ROW_LISTS.flatMap((list) => foundIn(evidence, list, this.#metricNames));
    for (let first = 0; first < rows.length; first += SLICE_ROWS) {
      await pause();
      for (const row of rows.slice(first, first + SLICE_ROWS)) {
        const { id, words, metric } = row;
        const terms = row.terms.join(' ');
        this.#indexWithRoom().add({ id, ...words, terms, metric });
        this.#rows.set(id, {
          row,
          folded: [...inEachLanguage(words), terms, ...metric.split('\n')].map((text) => fold(text).text).join('\n'),
          metric: metric
            .split('\n')
            .map((name) => fold(name).text)
            .join('\n'),
          rank: Math.max(0, ...row.areas.map((area) => this.#ranks.get(area) ?? 0)),
        });
      }
    }
  }

  #indexWithRoom(): MiniSearch<Row> {
    const last = this.#indexes.at(-1);
    if (last && last.documentCount < INDEX_ROWS) return last;
    const next = newIndex();
    this.#indexes.push(next);
    return next;
  }

  /** As `steps`, at once. */
  search(text: string, language: EvidenceLanguage): RowResult[] {
    return atOnce(this.steps(text, language));
  }

  /**
   * Searches rows that contain all words of the query; within each kind, rows that contain it as a phrase come first.
   * Empty for a query without a letter or digit, and for a single Latin letter. Never throws.
   */
  *steps(text: string, language: EvidenceLanguage): Generator<undefined, RowResult[]> {
    const query = normalise(text);
    if (query === '' || (query.length < LATIN_MIN_LETTERS && !isHan(query))) return [];
    const tokens = queryTokens(truncate(text));
    // What measures the thing asked for comes before what measures something of it, or only mentions it.
    const distanceOf = ({ metric }: Hit) =>
      metric.split('\n').some((name) => name.startsWith(query)) ? 0 : metric.includes(query) ? 1 : 2;
    const order = (a: Hit, b: Hit) =>
      a.score - b.score ||
      tierOf(a.rank) - tierOf(b.rank) ||
      distanceOf(a) - distanceOf(b) ||
      b.relevance - a.relevance;
    let best = LIMITS.map(({ kind, limit }) => ({ kind, limit, hits: [] as readonly Hit[] }));
    for (const index of this.#indexes) {
      yield;
      const hits = this.#hits(index, tokens, query);
      best = best.map(({ kind, limit, hits: before }) => ({
        kind,
        limit,
        hits: [...before, ...hits.filter(({ row }) => row.kind === kind)].sort(order).slice(0, limit),
      }));
    }
    // Only rows that are shown get marks, because marking is most of the work.
    return best.flatMap(({ hits }) => hits.map((one) => this.#result(one, query, language)));
  }

  #hits(index: MiniSearch<Row>, tokens: readonly string[], query: string): readonly Hit[] {
    const found = index.search(tokens.join(' '), {
      tokenize: (words) => words.split(' '),
      combineWith: 'AND',
      // The last word may be incomplete, so it matches as a prefix; other words only if they are long: each of two
      // letters costs 10 ms.
      prefix: (term, at, terms) =>
        isHan(term)
          ? term.length === 1
          : term.length >= PREFIX_MIN_LETTERS || (at === terms.length - 1 && term.length >= LATIN_MIN_LETTERS),
      fuzzy: (term) => (!isHan(term) && term.length >= FUZZY_MIN_LETTERS ? 1 : false),
      boost: { terms: 2 },
    });
    return found.flatMap(({ id, terms, score }): Hit[] => {
      const kept = this.#rows.get(id);
      if (!kept) return [];
      const isPhrase = kept.folded.includes(query);
      return [{ ...kept, words: terms, score: isPhrase ? PHRASE_SCORE : WORDS_SCORE, relevance: score }];
    });
  }

  #result({ row, words, score }: Hit, query: string, language: EvidenceLanguage): RowResult {
    const others = EVIDENCE_LANGUAGES.filter((other) => other !== language);
    const candidates = [
      ...[language, ...others].map((one) => ({ text: row.words[one], in: one })),
      { text: row.terms.join('，'), in: OFFICIAL_LANGUAGE },
    ];
    const marked = candidates.map((candidate) => ({ ...candidate, marks: marksIn(candidate.text, query, words) }));
    const best = marked.find(({ marks }) => marks.length > 0) ?? { text: row.words[language], in: language, marks: [] };
    return {
      ...row,
      score,
      reason: { how: 'text', language: best.in, ...excerpt(best.text, best.marks, best.in) },
    };
  }
}

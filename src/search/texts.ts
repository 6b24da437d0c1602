/** Finding rows of the documents by their words. In a chunk of its own with MiniSearch: wanted only when somebody searches. */
import MiniSearch from 'minisearch';
import type { AreaId, DocumentId, RowId } from '#domain/model/ids.ts';
import { type FoundKind, kindOf, listOf, ROW_LISTS, type RowList } from '#domain/model/rows/read.ts';
import type { Citation, DocumentEvidence, Words } from '#domain/model/schema.ts';
import {
  EVIDENCE_LANGUAGES,
  type EvidenceLanguage,
  inEachLanguage,
  OFFICIAL_LANGUAGE,
} from '#domain/vocabulary/languages.ts';
import { cut, fold, joinMarks, type Mark, markOf, normalise } from './fold.ts';
import type { Reason } from './names.ts';

/** A row of a document as it is found. */
interface FoundRow {
  readonly kind: FoundKind;
  readonly id: RowId;
  readonly document: DocumentId;
  readonly words: Words;
  readonly terms: readonly string[];
  /** Of a link its two ends; none of some events. */
  readonly areas: readonly AreaId[];
  /** A year, or the date of an event. */
  readonly asOf: string;
  readonly at: Citation;
}

export interface RowResult extends FoundRow {
  readonly score: number;
  readonly reason: Reason;
}

function foundIn<List extends RowList>(file: DocumentEvidence, list: List): FoundRow[] {
  const { areas, words, asOf, search } = kindOf(list);
  if (!search) return [];
  return listOf(file, list).map((row) => ({
    kind: search.kind,
    id: row.id,
    document: file.id,
    words: words(row),
    terms: search.terms(row),
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
}
interface Kept {
  readonly row: FoundRow;
  /** All its words, folded, so that a phrase can be looked for as it stands. */
  readonly folded: string;
}

const RUNS = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu;
const isHan = (run: string) => /\p{Script=Han}/u.test(run);
const runsOf = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/['’‘\p{M}]/gu, '')
    .toLowerCase()
    .match(RUNS) ?? [];

/**
 * Words of a text as the index keeps them: Latin words whole, Chinese as pairs of neighbouring characters, because Chinese
 * does not write where words end and MiniSearch's own tokenizer would keep a clause as one word. The last character of a run
 * stands alone too, so that a single character is found by prefix wherever it is.
 */
function tokensOf(text: string): string[] {
  return runsOf(text).flatMap((run) => {
    if (!isHan(run)) return [run];
    const characters = [...run];
    return characters.map((character, index) => character + (characters[index + 1] ?? ''));
  });
}

/** Words of a query, each once: the same pairs, without the last character alone unless it is all there is. */
function queryTokens(query: string): string[] {
  const tokens = runsOf(query).flatMap((run) => {
    const characters = [...run];
    if (!isHan(run) || characters.length === 1) return [run];
    return characters.slice(0, -1).map((character, index) => character + (characters[index + 1] ?? ''));
  });
  return [...new Set(tokens)];
}

/** Shorter Latin queries are the beginning of half the words there are. */
const LATIN_MIN_LETTERS = 2;
const PREFIX_MIN_LETTERS = 4;
/** From so many letters on a word may have one wrong. */
const NEAR_MIN_LETTERS = 5;
/** Before names with a typing error, behind all other names. */
const AS_IT_STANDS = 3.6;
const BY_WORDS = 5;
/** Results of a kind: most of what is found is statements, and who wants a figure asks for it. */
const LIMITS = ROW_LISTS.flatMap((list) => kindOf(list).search ?? []);
/** Rows that are indexed between two looks at what else there is to do: about 5 ms of work. */
const SLICE = 12;

interface Excerpt {
  /** Characters before the match, and in all. */
  readonly before: number;
  readonly length: number;
  /** Words stand apart, and an excerpt begins with a whole one. */
  readonly spaced: boolean;
}
const EXCERPT: Readonly<Record<EvidenceLanguage, Excerpt>> = {
  zh: { before: 14, length: 56, spaced: false },
  en: { before: 36, length: 130, spaced: true },
};

/** Part of a text round its first mark, with the marks moved along. */
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

/** Where the query, or else its words, stand in the text. */
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

interface Chosen {
  readonly row: FoundRow;
  /** Words of the index that matched. */
  readonly words: readonly string[];
  readonly score: number;
}

export class TextSearch {
  readonly #index = new MiniSearch<Row>({
    fields: [...EVIDENCE_LANGUAGES, 'terms'],
    tokenize: tokensOf,
    processTerm: (term) => term,
  });
  readonly #rows = new Map<string, Kept>();

  /**
   * Takes in the rows of a document, a slice at a time.
   * @param pause waits until there is time for the next slice
   */
  async add(evidence: DocumentEvidence, pause: () => Promise<void>): Promise<void> {
    const rows = ROW_LISTS.flatMap((list) => foundIn(evidence, list));
    for (let first = 0; first < rows.length; first += SLICE) {
      await pause();
      for (const row of rows.slice(first, first + SLICE)) {
        const { id, words } = row;
        const terms = row.terms.join(' ');
        this.#index.add({ id, ...words, terms });
        this.#rows.set(id, {
          row,
          folded: [...inEachLanguage(words), terms].map((text) => fold(text).text).join('\n'),
        });
      }
    }
  }

  /**
   * Rows that have all words of the query, of each kind those that have it as it stands first. Empty for a query without a letter or
   * digit, and for a single Latin letter. Never throws.
   */
  search(text: string, language: EvidenceLanguage): RowResult[] {
    const query = normalise(text);
    if (query === '' || (query.length < LATIN_MIN_LETTERS && !isHan(query))) return [];
    const tokens = queryTokens(cut(text));
    const found = this.#index.search(tokens.join(' '), {
      tokenize: (words) => words.split(' '),
      combineWith: 'AND',
      // The word that is being typed is a beginning; of the others, only long ones, or every word of two letters costs 10 ms.
      prefix: (term, index, terms) =>
        isHan(term)
          ? term.length === 1
          : term.length >= PREFIX_MIN_LETTERS || (index === terms.length - 1 && term.length >= LATIN_MIN_LETTERS),
      fuzzy: (term) => (!isHan(term) && term.length >= NEAR_MIN_LETTERS ? 1 : false),
      boost: { terms: 2 },
    });
    // Which rows are shown is known before any of them is marked: marking is most of the work.
    const chosen = new Map(
      LIMITS.map(({ kind, limit }) => [kind, { limit, asItStands: [] as Chosen[], byWords: [] as Chosen[] }]),
    );
    let wanted = LIMITS.length;
    for (const { id, terms } of found) {
      const kept = this.#rows.get(id);
      const lists = kept && chosen.get(kept.row.kind);
      if (!lists) continue;
      const { limit } = lists;
      if (lists.asItStands.length === limit) continue;
      const whole = kept.folded.includes(query);
      const list = whole ? lists.asItStands : lists.byWords;
      if (list.length < limit) list.push({ row: kept.row, words: terms, score: whole ? AS_IT_STANDS : BY_WORDS });
      if (whole && list.length === limit) wanted -= 1;
      if (wanted === 0) break;
    }
    return [...chosen.values()].flatMap(({ limit, asItStands, byWords }) =>
      [...asItStands, ...byWords].slice(0, limit).map((one) => this.#result(one, query, language)),
    );
  }

  #result({ row, words, score }: Chosen, query: string, language: EvidenceLanguage): RowResult {
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

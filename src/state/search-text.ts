/** Finding statements by their words. In a chunk of its own with MiniSearch: wanted only when somebody searches. */
import MiniSearch from 'minisearch';
import type { DocumentId } from '#domain/ids.ts';
import type { Language } from '#domain/layers.ts';
import type { DocumentEvidence, Statement } from '#domain/schema.ts';
import { cut, fold, joinMarks, type Mark, markOf, normalise } from './fold.ts';
import type { Reason } from './search.ts';

export interface StatementResult {
  readonly kind: 'statement';
  readonly id: Statement['id'];
  readonly document: DocumentId;
  readonly statement: Statement;
  readonly score: number;
  readonly reason: Reason;
}

interface Row {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly terms: string;
}
interface Kept {
  readonly document: DocumentId;
  readonly statement: Statement;
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
const LIMIT = 6;
/** Statements that are indexed between two looks at what else there is to do: about 5 ms of work. */
const SLICE = 12;

/** How much of a text an excerpt shows, and how much of it before the match; characters. */
const EXCERPT: Readonly<Record<Language, { readonly before: number; readonly length: number }>> = {
  zh: { before: 14, length: 56 },
  en: { before: 36, length: 130 },
};

/** Part of a text round its first mark, with the marks moved along. */
function excerpt(text: string, marks: readonly Mark[], language: Language): Pick<Reason, 'text' | 'marks'> {
  const { before, length } = EXCERPT[language];
  const wanted = Math.max(0, (marks[0]?.[0] ?? 0) - before);
  // An English excerpt begins with a whole word.
  const start = wanted === 0 || language === 'zh' ? wanted : text.lastIndexOf(' ', wanted) + 1;
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

export class TextSearch {
  readonly #index = new MiniSearch<Row>({
    fields: ['zh', 'en', 'terms'],
    tokenize: tokensOf,
    processTerm: (term) => term,
  });
  readonly #rows = new Map<string, Kept>();

  /**
   * Takes in the statements of a document, a slice at a time.
   * @param pause waits until there is time for the next slice
   */
  async add({ id: document, statements }: DocumentEvidence, pause: () => Promise<void>): Promise<void> {
    for (let first = 0; first < statements.length; first += SLICE) {
      await pause();
      for (const statement of statements.slice(first, first + SLICE)) {
        const { id, text } = statement;
        const terms = [...statement.terms, ...(statement.role ? [statement.role.zh, statement.role.en] : [])].join(' ');
        this.#index.add({ id, zh: text.zh, en: text.en, terms });
        this.#rows.set(id, { document, statement, folded: `${fold(text.zh).text}\n${fold(text.en).text}\n${fold(terms).text}` });
      }
    }
  }

  /**
   * Statements that have all words of the query, those that have it as it stands first. Empty for a query without a letter or
   * digit, and for a single Latin letter. Never throws.
   */
  search(text: string, language: Language): StatementResult[] {
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
    const asItStands: StatementResult[] = [];
    const byWords: StatementResult[] = [];
    for (const { id, terms } of found) {
      const row = this.#rows.get(id);
      if (!row) continue;
      const whole = row.folded.includes(query);
      const list = whole ? asItStands : byWords;
      if (list.length < LIMIT) list.push(this.#result(row, query, terms, language, whole ? AS_IT_STANDS : BY_WORDS));
      if (asItStands.length === LIMIT) break;
    }
    return [...asItStands, ...byWords].slice(0, LIMIT);
  }

  #result({ document, statement }: Kept, query: string, words: readonly string[], language: Language, score: number): StatementResult {
    const other = language === 'zh' ? 'en' : 'zh';
    const candidates = [
      { text: statement.text[language], in: language },
      { text: statement.text[other], in: other },
      { text: statement.terms.join('，'), in: 'zh' },
    ] as const;
    const marked = candidates.map((candidate) => ({ ...candidate, marks: marksIn(candidate.text, query, words) }));
    const best = marked.find(({ marks }) => marks.length > 0) ?? { text: statement.text[language], in: language, marks: [] };
    return {
      kind: 'statement',
      id: statement.id,
      document,
      statement,
      score,
      reason: { how: 'text', language: best.in, ...excerpt(best.text, best.marks, best.in) },
    };
  }
}

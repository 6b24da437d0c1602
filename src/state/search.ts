/** Finding places by name, in either language. */
import type { IndexedCatalogue } from '#domain/catalogue.ts';
import { LANGUAGES, type Language } from '#domain/layers.ts';
import type { Area } from '#domain/schema.ts';

export interface SearchResult {
  readonly area: Area;
  /** The alias that matched, when it was not the name in the reader's language. */
  readonly matched?: string;
}

/** Longer queries than any name match nothing; cutting them keeps a pasted book from blocking a keystroke. */
const QUERY_MAX_CHARACTERS = 80;

/** Case, width and accents do not tell places apart, nor do spaces, hyphens and apostrophes (Jing'an, Jingan, Jing’an). */
export const normalise = (text: string): string =>
  text
    .slice(0, QUERY_MAX_CHARACTERS)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s'’‘`·・\-–—（）()“”"]/g, '');

const EXACT = 0;
const PREFIX = 1;
const WORD = 2;
const INSIDE = 3;
const ALIAS_PENALTY = 0.5;

function rank(name: string, query: string): number | undefined {
  const plain = normalise(name);
  if (plain === query) return EXACT;
  if (plain.startsWith(query)) return PREFIX;
  if (name.split(/[\s·-]+/).some((word) => normalise(word).startsWith(query))) return WORD;
  return plain.includes(query) ? INSIDE : undefined;
}

/**
 * Places whose name or alias matches, best first: exact, prefix, start of a word, inside; the reader's language before the
 * other, names before aliases; among equals by kind, then by how much is said of them.
 */
export function searchAreas(catalogue: IndexedCatalogue, text: string, language: Language, limit = 12): SearchResult[] {
  const query = normalise(text);
  if (query === '') return [];
  const kindRank = new Map(catalogue.kinds.map((kind) => [kind.id, kind.rank]));
  const found = catalogue.areas.flatMap((area) => {
    const names = [
      ...LANGUAGES.map((other) => ({ name: area.name[other], penalty: other === language ? 0 : 0.1, own: other === language })),
      ...(area.aliases ?? []).map((name) => ({ name, penalty: ALIAS_PENALTY, own: false })),
    ];
    const best = names
      .flatMap(({ name, penalty, own }) => {
        const score = rank(name, query);
        return score === undefined ? [] : [{ name, score: score + penalty, own }];
      })
      .sort((a, b) => a.score - b.score)[0];
    return best ? [{ area, ...best }] : [];
  });
  found.sort(
    (a, b) =>
      a.score - b.score ||
      (kindRank.get(a.area.kind) ?? 9) - (kindRank.get(b.area.kind) ?? 9) ||
      b.area.rows - a.area.rows ||
      (a.area.id < b.area.id ? -1 : 1),
  );
  return found.slice(0, limit).map(({ area, name, own }) => ({ area, ...(!own && { matched: name }) }));
}

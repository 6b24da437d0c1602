/** Which place a cell of a table means: names exactly as the search has them, without its guesses. */
import type { AreaId } from '#domain/model/ids.ts';
import type { EvidenceLanguage } from '#domain/vocabulary/languages.ts';
import { normalise, normaliseLetters } from './fold.ts';
import { type NameIndex, searchNames } from './names.ts';

export interface Called {
  /** Places with exactly this name, alias, short form or reading. One: it is meant. */
  readonly exact: readonly AreaId[];
  /** Searches what it may mean, where nothing is called so: to ask about, never to take. */
  readonly near: () => readonly AreaId[];
}

const HAN = /\p{Script=Han}/u;

/** All exact names of places, so that a thousand cells need not be compared with each of them. */
export function placesCalled(index: NameIndex, language: EvidenceLanguage): (text: string) => Called {
  const byName = new Map<string, Set<AreaId>>();
  const add = (key: string, id: AreaId) => {
    if (key !== '') byName.set(key, (byName.get(key) ?? new Set()).add(id));
  };
  for (const { named, forms } of index.entries)
    if (named.kind === 'place')
      for (const { text, reading } of forms) {
        add(normalise(text), named.id);
        const read = reading();
        if (read) add(read.folded.text, named.id);
      }
  return (text) => {
    const plain = index.simplify(text);
    const exact = new Set([
      ...(byName.get(normalise(plain)) ?? []),
      ...(HAN.test(plain) ? [] : (byName.get(normaliseLetters(plain)) ?? [])),
    ]);
    if (exact.size > 0 || normalise(plain) === '') return { exact: [...exact], near: () => [] };
    const near = () =>
      searchNames(index, text, language).flatMap((found) => (found.kind === 'place' ? [found.id] : []));
    return { exact: [], near };
  };
}

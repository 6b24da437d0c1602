/** The search results for a text: names at once, rows of the documents when their index has loaded. */
import { useMemo } from 'react';
import { groupResults, nameIndex, searchNames } from '#search/names.ts';
import { useCatalogue, useLanguage, useSelect } from '../context.ts';
import type { Result, Results } from './result.ts';
import { useTextSearch } from './use-text-search.ts';

interface Search {
  /** Best first, in groups; a stable function until more can be found. */
  readonly find: (text: string) => Results;
  /** True while more is loading. */
  readonly waiting: boolean;
}

export function useSearch(): Search {
  const { language } = useLanguage();
  const catalogue = useCatalogue();
  const terms = useSelect((state) => state.searchTerms);
  const searching = useSelect((state) => state.session.searching);
  const { search, indexed, waiting } = useTextSearch();
  const names = useMemo(
    () => (searching && catalogue ? nameIndex(catalogue, terms) : undefined),
    [searching, catalogue, terms],
  );
  const find = useMemo(
    () => (wanted: string) =>
      groupResults<Result>([
        ...(names ? searchNames(names, wanted, language) : []),
        ...(search && indexed > 0 ? search.search(wanted, language) : []),
      ]),
    [names, search, indexed, language],
  );
  return { find, waiting };
}

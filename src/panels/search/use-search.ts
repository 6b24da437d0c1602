/** The search results for a text: names first, rows of the documents when their index has loaded. */
import { useMemo } from 'react';
import { useLanguage } from '../context.ts';
import { useNames } from '../parts/use-names.ts';
import type { Result, Results } from './result.ts';
import { useTextSearch } from './use-text-search.ts';

interface Search {
  /** Best first, in groups; a stable function until more can be found. */
  readonly find: (text: string) => Results;
  /** True while more is loading. */
  readonly waiting: boolean;
}

const NONE: Results = [];

export function useSearch(): Search {
  const { language } = useLanguage();
  const { search, indexed, waiting } = useTextSearch();
  const names = useNames();
  const find = useMemo(
    () =>
      (wanted: string): Results =>
        names?.group<Result>([
          ...names.search(wanted, language),
          ...(search && indexed > 0 ? search.search(names.simplify(wanted), language) : []),
        ]) ?? NONE,
    [names, search, indexed, language],
  );
  return { find, waiting };
}

/** The search results for a text: names first, rows of the documents when their index has loaded. */
import { useLayoutEffect, useMemo, useState } from 'react';
import { searchInSlices } from '#search/in-slices.ts';
import { useLanguage } from '../context.ts';
import { useNames } from '../parts/use-names.ts';
import type { Result, Results } from './result.ts';
import { useTextSearch } from './use-text-search.ts';

interface Search {
  /** Best first, in groups: of the text before, until something is found for this one. */
  readonly groups: Results;
  /** Whether these are all results of the text, of what has loaded. */
  readonly isSettled: boolean;
  /** True while more is loading. */
  readonly waiting: boolean;
}

const NONE: Results = [];

interface Found {
  readonly text: string;
  readonly groups: Results;
  readonly isAll: boolean;
}

export function useSearch(text: string): Search {
  const { language } = useLanguage();
  const { search, indexed, waiting } = useTextSearch();
  const names = useNames();
  const [found, setFound] = useState<Found>({ text: '', groups: NONE, isAll: true });
  const steps = useMemo(
    () =>
      function* (wanted: string): Generator<Results | undefined, Results> {
        if (!names) return NONE;
        const named = yield* names.steps(wanted, language);
        yield names.group<Result>(named);
        const rows = search && indexed > 0 ? yield* search.steps(names.simplify(wanted), language) : [];
        return names.group<Result>([...named, ...rows]);
      },
    [names, search, indexed, language],
  );
  useLayoutEffect(
    () => searchInSlices(steps(text), (groups, isAll) => setFound({ text, groups, isAll })),
    [steps, text],
  );
  return { groups: found.groups, isSettled: found.text === text && found.isAll, waiting };
}

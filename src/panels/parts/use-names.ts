/**
 * The search of names, for every field that finds places. Its code loads once the map is drawn, or with the first use.
 */
import { useEffect, useState } from 'react';
import { isMissingChunk, repeatable } from '#data/chunk.ts';
import { reportBug } from '#data/report-bug.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { SearchTerms } from '#domain/model/schema.ts';
import type { NameSearch } from '#search/names.ts';
import { clearFailure, failFile } from '#state/actions.ts';
import { useCatalogue, useDispatch, useSelect } from '../context.ts';

const FILE = 'search-names';
const loadNames = repeatable(() => import('#search/names.ts'));

type Code = typeof import('#search/names.ts');
let code: Code | undefined;
/** Building the index takes some 20 ms, and three fields use it: it is kept as long as what it is made of. */
let last:
  | { readonly catalogue: IndexedCatalogue; readonly terms: SearchTerms | null; readonly names: NameSearch }
  | undefined;

/** Undefined until a field has dispatched `startSearch`, which also loads the readings, and the code has loaded. */
export function useNames(): NameSearch | undefined {
  const catalogue = useCatalogue();
  const dispatch = useDispatch();
  const terms = useSelect((state) => state.searchTerms);
  const searching = useSelect((state) => state.session.searching);
  const isDrawn = useSelect((state) => state.session.mapState !== 'poster');
  const failed = useSelect((state) => state.session.failures.some(({ file }) => file === FILE));
  const [loaded, setLoaded] = useState(code);
  const isWanted = !loaded && !failed && (searching || isDrawn);
  useEffect(() => {
    if (!isWanted) return;
    loadNames().then(
      (module) => {
        code = module;
        dispatch(clearFailure(FILE));
        setLoaded(module);
      },
      (error: unknown) => {
        // Before anybody searches, nobody misses it; the first search tries again.
        if (searching) dispatch(failFile(FILE, 'unreachable'));
        if (!isMissingChunk(error)) reportBug(error);
      },
    );
  }, [isWanted, searching, dispatch]);
  if (!loaded || !catalogue || !searching) return undefined;
  if (last?.catalogue !== catalogue || last.terms !== terms)
    last = { catalogue, terms, names: loaded.nameSearch(catalogue, terms) };
  return last.names;
}

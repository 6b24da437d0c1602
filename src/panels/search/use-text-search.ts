/** The full-text index of the statements: loaded on the first search, and filled as the documents load. */
import { useEffect, useRef, useState } from 'react';
import { isMissingChunk, repeatable } from '#data/chunk.ts';
import { reportBug } from '#data/report-bug.ts';
import type { DocumentId } from '#domain/model/ids.ts';
import type { TextSearch } from '#search/texts.ts';
import { clearFailure, failFile } from '#state/actions.ts';
import { whenIdle } from '#ui/when-idle.ts';
import { useCatalogue, useDispatch, useSelect } from '../context.ts';

const FILE = 'search-text';
const loadTexts = repeatable(() => import('#search/texts.ts'));
/** Time slice for indexing, ms: typing waits no longer than this. */
const PAUSE_MAX_MS = 100;
const pause = () => new Promise<void>((resolve) => void whenIdle(resolve, PAUSE_MAX_MS));

export interface TextSearchState {
  readonly search: TextSearch | undefined;
  /** Number of searchable documents; changes when there is more to find. */
  readonly indexed: number;
  /** True while more is loading; false when all is loaded, or a load has failed (a notice reports it). */
  readonly waiting: boolean;
}

export function useTextSearch(): TextSearchState {
  const searching = useSelect((state) => state.session.searching);
  const evidence = useSelect((state) => state.evidence);
  const failed = useSelect((state) => state.session.failures.some(({ file }) => file === FILE));
  const isIncomplete = useSelect((state) => state.session.failures.some(({ file }) => file.startsWith('evidence-')));
  const catalogue = useCatalogue();
  const documents = catalogue?.documents.length ?? 0;
  const dispatch = useDispatch();
  const [search, setSearch] = useState<TextSearch>();
  const [indexed, setIndexed] = useState(0);
  const taken = useRef(new Set<DocumentId>());
  useEffect(() => {
    if (!searching || !catalogue || search || failed) return;
    loadTexts().then(
      (module) => {
        dispatch(clearFailure(FILE));
        setSearch(new module.TextSearch(catalogue));
      },
      (error: unknown) => {
        dispatch(failFile(FILE, 'unreachable'));
        if (!isMissingChunk(error)) reportBug(error);
      },
    );
  }, [searching, catalogue, search, failed, dispatch]);
  useEffect(() => {
    if (!search) return;
    for (const file of evidence.values()) {
      if (taken.current.has(file.id)) continue;
      taken.current.add(file.id);
      void search.add(file, pause).then(() => setIndexed((count) => count + 1));
    }
  }, [search, evidence]);
  return { search, indexed, waiting: searching && !failed && !isIncomplete && indexed < documents };
}

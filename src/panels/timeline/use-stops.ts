/** The stops of the time line with their documents, and moving to a stop, which is announced. */
import { useCallback, useMemo } from 'react';
import { withoutYear } from '#domain/format/document-name.ts';
import type { Year } from '#domain/model/ids.ts';
import type { DocumentRecord } from '#domain/model/schema.ts';
import { announce, setYear } from '#state/actions.ts';
import { useCatalogue, useDispatch, useLanguage } from '../context.ts';

export interface Stop {
  readonly year: Year;
  /** The documents that cover the years up to this one. */
  readonly documents: readonly DocumentRecord[];
  /** Short titles of the documents, as one text. */
  readonly names: string;
  /** The same without the years in them: beside the year of the stop, that of publication reads as another stop. */
  readonly namesBesideYear: string;
}

interface Stops {
  /** In chronological order; empty while the catalogue loads. */
  readonly stops: readonly Stop[];
  readonly show: (stop: Stop) => void;
}

export function useStops(): Stops {
  const { language, t } = useLanguage();
  const catalogue = useCatalogue();
  const dispatch = useDispatch();
  const stops = useMemo(
    () =>
      (catalogue?.years ?? []).map((year) => {
        const documents = catalogue?.documents.filter(({ covers }) => covers[1] === year) ?? [];
        const names = documents.map((document) => document.short[language]);
        return { year, documents, names: t.list(names), namesBesideYear: t.list(names.map(withoutYear)) };
      }),
    [catalogue, language, t],
  );
  const show = useCallback(
    ({ year, names }: Stop) => {
      dispatch(setYear(year));
      dispatch(announce(t('announce.year', { year, documents: names })));
    },
    [dispatch, t],
  );
  return { stops, show };
}

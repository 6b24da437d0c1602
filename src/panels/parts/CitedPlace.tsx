/** Section and line of a row; the line leads to the row on the page of its place, which has all that is said of it. */
import { onSite } from '#data/carried.ts';
import type { AreaId, RowId } from '#domain/model/ids.ts';
import type { Citation } from '#domain/model/schema.ts';
import { languageFolder } from '#domain/vocabulary/languages.ts';
import { languageOf } from '#state/selectors.ts';
import { useLanguage, useSelect } from '../context.ts';
import { SectionTitle } from './SectionTitle.tsx';

interface CitedPlaceProps {
  readonly at: Citation;
  readonly row?: RowId | undefined;
  /** The selected place by default. */
  readonly area?: AreaId | undefined;
}

export function CitedPlace({ at, row, area }: CitedPlaceProps) {
  const { t } = useLanguage();
  const language = useSelect(languageOf);
  const selected = useSelect((state) => state.view.area);
  const isFrozen = useSelect((state) => state.view.data !== null);
  const place = area ?? selected;
  const line = t('page.line', { line: at.line });
  return (
    <>
      <SectionTitle at={at} /> · {/* The pages are those of the current data, not of a published version. */}
      {row && place && !isFrozen ? (
        <a href={onSite(`place/${place}/${languageFolder(language)}#${row}`)} title={t('source.onPage')}>
          {line}
        </a>
      ) : (
        line
      )}
    </>
  );
}

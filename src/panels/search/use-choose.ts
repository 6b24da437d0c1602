/**
 * The action of a search result: selects the place, shows the group, filters by the industry, opens the document or the
 * row.
 */

import { NO_CRITERIA } from '#domain/asof/filter.ts';
import type { RowResult } from '#search/texts.ts';
import { announce, openDocument, openRow, openStatement, selectArea, setFilter, showGroup } from '#state/actions.ts';
import { useCatalogue, useDispatch, useLanguage } from '../context.ts';
import type { Result } from './result.ts';

/** The whole city is an end of most links, so a link opens at its other end. */
const CITY = 'shanghai';

/**
 * The place at which a row is opened; for a link the end that is not the city. Undefined for an event without a place.
 */
const placeOf = ({ areas }: RowResult) => areas.find((id) => id !== CITY) ?? areas[0];

export function useChoose(): (result: Result) => void {
  const { language, t } = useLanguage();
  const catalogue = useCatalogue();
  const dispatch = useDispatch();
  return (result) => {
    if (result.kind === 'place') dispatch(selectArea(result.id));
    else if (result.kind === 'group') dispatch(showGroup(result, NO_CRITERIA, 'places'));
    else if (result.kind === 'document') dispatch(openDocument(result.id));
    else if (result.kind === 'industry') {
      const industry = catalogue?.industryName.get(result.id)?.[language] ?? '';
      dispatch(setFilter('industry', result.id));
      dispatch(announce(t('search.chosenIndustry', { industry })));
    } else {
      const area = placeOf(result);
      dispatch(area ? openStatement(area, result.id) : openRow(result.document, result.id));
    }
  };
}

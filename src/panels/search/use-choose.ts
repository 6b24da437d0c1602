/** What choosing a result does: it selects the place, filters by the industry, opens the document or the row. */

import type { RowResult } from '#search/texts.ts';
import { announce, openDocument, openRow, openStatement, selectArea, setFilter } from '#state/actions.ts';
import { useCatalogue, useDispatch, useLanguage } from '../context.ts';
import type { Result } from './result.ts';

/** The whole city is an end of most links; the place at the other end is what the link tells of. */
const CITY = 'shanghai';

/** Where a row is opened: at its place; of a link at the end that is not the city itself. Undefined of an event without a place. */
const placeOf = ({ areas }: RowResult) => areas.find((id) => id !== CITY) ?? areas[0];

export function useChoose(): (result: Result) => void {
  const { language, t } = useLanguage();
  const catalogue = useCatalogue();
  const dispatch = useDispatch();
  return (result) => {
    if (result.kind === 'place') dispatch(selectArea(result.id));
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

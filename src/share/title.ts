/** A View's title: the place that is open and the map's name, as of when. */
import type { Translate } from '#i18n/index.ts';
import { evidenceLanguageOf, selectedArea, yearOf } from '#state/selectors.ts';
import type { State } from '#state/store.ts';

/** @param t words in the language of the View (`languageOf`). */
export function nameOf(state: State, t: Translate): string {
  const area = selectedArea(state)?.name[evidenceLanguageOf(state)];
  const year = yearOf(state);
  return [area, t('app.title'), state.view.asof === null ? undefined : year]
    .filter((part) => part !== undefined)
    .join(' · ');
}

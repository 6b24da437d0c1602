/** The title of a View: the selected place, the map's name and the year. */
import type { Translate } from '#i18n/index.ts';
import { evidenceLanguageOf, selectedArea, yearOf } from '#state/selectors.ts';
import type { State } from '#state/store.ts';

/** @param t the messages in the language of the View (`languageOf`). */
export function nameOf(state: State, t: Translate): string {
  const area = selectedArea(state)?.name[evidenceLanguageOf(state)];
  const year = yearOf(state);
  return [area, t('app.title'), state.view.asof === null ? undefined : year]
    .filter((part) => part !== undefined)
    .join(' · ');
}

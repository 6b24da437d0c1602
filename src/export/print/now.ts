/** A sheet at once, of what is loaded already, with the options that were chosen last. */
import type { Geometries } from '#map/svg/picture.tsx';
import { atOnce } from '#map/svg/slices.ts';
import type { State } from '#state/store.ts';
import { requestWith } from '../load-request.ts';
import { FORMATS } from '../registry.ts';
import { rememberedOptions } from '../remembered.ts';
import type { Around } from '../request.ts';
import { putSheet } from './page.ts';
import type { PrintChoice } from './print.ts';
import { sheetSteps } from './sheet.tsx';

export { removeSheet } from './page.ts';

/** A sheet shows no story. */
const NO_STORIES: Around['own'] = { list: async () => [], load: async () => undefined };

/** Puts the sheet into the page. @throws when there is no catalogue. */
export function putSheetOf(state: State, around: Pick<Around, 'base' | 'camera'>, geometries: Geometries): void {
  const format = FORMATS.find(({ id }) => id === 'print');
  const request = requestWith(state, { ...around, own: NO_STORIES }, geometries, state.evidence);
  if (!format || !request) throw new Error('nothing to print');
  // `rememberedOptions` returns values of the format's own options.
  const chosen = rememberedOptions(format) as unknown as PrintChoice;
  putSheet({ ...atOnce(sheetSteps(request, chosen)), hasPanel: chosen.panel });
}

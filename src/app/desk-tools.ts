/** What the desk needs of the app: addresses, windows, storage, and pictures of Views. */
import { loadGeometries, orThrow } from '#data/load.ts';
import { type DataSource, presentVersion } from '#data/source.ts';
import type { DeskTools } from '#present/desk/context.ts';
import { catalogueOf, knownIds } from '#state/selectors.ts';
import type { MapStore } from '#state/store.ts';
import { STAGE_PX } from '#state/story.ts';
import { decode } from '#state/url.ts';
import { fillOtherDisplay, screenAddress } from './talk-windows.ts';

const rehearsalKey = (story: string) => `rehearsal-${story}`;

/** @param talk the id of the talk, for windows that are opened to take part in it. @param prepare see `DeskTools`. */
export function deskTools(store: MapStore, source: DataSource, talk: string, prepare: () => void): DeskTools {
  return {
    async picture(query, options) {
      const catalogue = catalogueOf(store.getState());
      if (!catalogue) throw new Error('the index has not loaded');
      const [{ renderPicture }, loaded] = await Promise.all([import('#map/svg/picture.tsx'), loadGeometries(source)]);
      const { view } = decode(query, knownIds(catalogue));
      return renderPicture(catalogue, orThrow(loaded), view, { ...options, stage: STAGE_PX });
    },
    addressOf(query) {
      // What is looked up is of the same version as what is shown.
      const { data } = store.getState().view;
      const all = [query, ...(data === null ? [] : [`data=${data}`])].filter(Boolean).join('&');
      return `${location.pathname}${all && `?${all}`}`;
    },
    openScreen: () => open(screenAddress(talk), `screen-${talk}`) !== null,
    fillOtherDisplay: fillOtherDisplay(),
    rehearsed(story) {
      try {
        return localStorage.getItem(rehearsalKey(story));
      } catch {
        return null;
      }
    },
    keepRehearsed(story, text) {
      try {
        localStorage.setItem(rehearsalKey(story), text);
        return true;
      } catch {
        return false;
      }
    },
    data: store.getState().view.data ?? presentVersion,
    prepare,
  };
}

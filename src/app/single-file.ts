/**
 * The entry of a single HTML file: everything is in the page, so that the app starts at once. Where nothing else says
 * what to show, it is the View that the file was saved with.
 */
import { fileOrigin } from '#data/carried.ts';
import { reportBug } from '#data/report-bug.ts';
import type { HistoryWindow } from './history.ts';
import { start } from './start.ts';

/** @returns a window whose address has the saved View, where the real one may not be changed. */
function addressOf(query: string): HistoryWindow {
  const { pathname, search, hash } = location;
  if (search !== '') return window;
  try {
    history.replaceState(history.state, '', `${pathname}?${query}${hash}`);
    return window;
  } catch {
    // A preview in another program, whose page has no address of its own.
    return {
      history,
      parent: window.parent,
      self: window.self,
      location: { pathname, search: `?${query}`, hash },
      addEventListener: window.addEventListener.bind(window),
      removeEventListener: window.removeEventListener.bind(window),
    };
  }
}

/** A picture of the View, for those without scripts; its ids are those of the map. */
document.getElementById('still')?.remove();
start(addressOf(fileOrigin()?.query ?? '')).catch(reportBug);

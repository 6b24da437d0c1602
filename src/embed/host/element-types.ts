/** The public types of `<layout-map>`; the build publishes them as `embed.d.ts`. */

import type { CommandName, Events } from '../protocol/messages.ts';
import type { LayoutMapClient, LayoutMapError } from './client.ts';

/** Detail of each event of the element; all of them bubble. */
export interface LayoutMapEventDetails {
  /** The map is live and accepts commands; fires again each time a picture is replaced by the interactive map. */
  readonly 'layout-map-ready': Events['ready'];
  readonly 'layout-map-viewchange': Events['viewchange'];
  readonly 'layout-map-select': Events['select'];
  /** Another step of the story is shown, whoever turned to it; or none any more. */
  readonly 'layout-map-step': Events['step'];
  /** A paging key that the map has no use for: a deck turns its page by it. */
  readonly 'layout-map-key': Events['key'];
  readonly 'layout-map-error': {
    readonly code: Events['error']['code'] | LayoutMapError['code'];
    readonly message: string;
  };
}

/**
 * `<layout-map>`. Attributes are the keys of a link by the same names (`lang asof area layers industry kind standing at
 * story step theme show interaction data …`; `role-class` for the link's `role`), and `view` (a whole link, which the
 * others change), `src` (address of the app; the folder that `embed.js` came from), `heading` (accessible name),
 * `poster` (picture; one of the app's own), `loading` (`lazy` or `eager`), `allow` (`read,view,screenshot`, or `none`).
 *
 * The methods are those of the client. Each makes the map live if it is not, and waits for it.
 */
export interface LayoutMapElement extends HTMLElement, Pick<LayoutMapClient, Exclude<CommandName, 'story' | 'step'>> {
  /**
   * The current view as a link's query. Setting it shows another view; attributes for how it is shown (`lang theme show
   * interaction data`) hold where the link does not say otherwise.
   */
  get view(): string;
  set view(link: string | null | undefined);
  /** The story that is shown, by its id; null: none. Setting it sets the attribute; so does setting `step`. */
  get story(): string | null;
  set story(id: string | null | undefined);
  /** The step that is shown: its id, or what the attribute says before the map has told it; null: the first. */
  get step(): string | null;
  set step(step: string | number | null | undefined);
  /** The client of the interactive map, or of the next one. Rejects if this page cannot send commands. */
  readonly ready: Promise<LayoutMapClient>;
}

declare global {
  interface HTMLElementTagNameMap {
    'layout-map': LayoutMapElement;
  }
  interface HTMLElementEventMap {
    'layout-map-ready': CustomEvent<LayoutMapEventDetails['layout-map-ready']>;
    'layout-map-viewchange': CustomEvent<LayoutMapEventDetails['layout-map-viewchange']>;
    'layout-map-select': CustomEvent<LayoutMapEventDetails['layout-map-select']>;
    'layout-map-step': CustomEvent<LayoutMapEventDetails['layout-map-step']>;
    'layout-map-key': CustomEvent<LayoutMapEventDetails['layout-map-key']>;
    'layout-map-error': CustomEvent<LayoutMapEventDetails['layout-map-error']>;
  }
}

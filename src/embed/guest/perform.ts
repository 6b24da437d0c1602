/** What each command does: by the same actions as the user's clicks, with ids validated as in a link. */
import type { AreaId, BBox } from '#domain/model/ids.ts';
import { isLanguage, LANGUAGES } from '#domain/vocabulary/languages.ts';
import { translator } from '#i18n/index.ts';
import {
  requestAt,
  requestBounds,
  requestCamera,
  requestHome,
  selectArea,
  setFilter,
  setView,
  setYear,
} from '#state/actions.ts';
import { describe } from '#state/describe.ts';
import { catalogueOf, knownIds, languageOf, themeOf, yearOf } from '#state/selectors.ts';
import type { Action, CameraRequest, MapStore, State } from '#state/store.ts';
import { decode, encode } from '#state/url.ts';
import type { View } from '#state/view.ts';
import type {
  CommandName,
  IssueCode,
  Params,
  ReadCommand,
  ScreenshotValue,
  Value,
  ViewSummary,
} from '../protocol/messages.ts';

/** What the app provides. */
export interface GuestPort {
  /** West, south, east, north of "the world"; east may pass 180. */
  readonly world: BBox;
  /** The camera target of a place; null if no document gives it a position. */
  readonly targetOf: (area: AreaId, state: State) => CameraRequest['target'] | null;
  /** A picture of the current view. Rejects if it cannot be drawn. */
  readonly screenshot: (options: Params<'screenshot'>) => Promise<ScreenshotValue>;
}

/** Why a command was not performed; the message is for developers of the host page. */
export class CommandIssue extends Error {
  readonly code: IssueCode;
  constructor(code: IssueCode, message: string) {
    super(message);
    this.code = code;
  }
}

type Perform = { readonly [Name in CommandName]: (params: Params<Name>) => Value<Name> | Promise<Value<Name>> };

/** Set by the frame's address; commands cannot change them. */
const FRAME_KEYS = ['mode', 'data'] as const satisfies readonly (keyof View)[];

export const linkOf = (state: State): string => encode(state.view);

function summaryOf(state: State): ViewSummary {
  const { area, layers, industry, role, kind, standing, figures, at } = state.view;
  return {
    lang: languageOf(state),
    theme: themeOf(state),
    // Commands are performed only after the catalogue has loaded, and then there is a year.
    asof: yearOf(state) as number,
    area,
    layers,
    industry,
    role,
    kind,
    standing,
    figures,
    at: at && at !== 'home' ? [at.lng, at.lat, at.zoom] : null,
  };
}

/** Performs validated commands. Rejects with a `CommandIssue`, in which case nothing has changed. */
export function createPerform(store: MapStore, port: GuestPort): (command: ReadCommand) => Promise<unknown> {
  const catalogue = () => {
    const found = catalogueOf(store.getState());
    if (!found) throw new CommandIssue('not-ready', 'The map has not loaded its data yet: wait for "ready".');
    return found;
  };
  /** Validates a value like one of a link: former ids are replaced, and an id that does not exist is an issue. */
  function read<Key extends keyof View & string>(key: Key, value: string): View[Key] {
    const { view, issues } = decode(new URLSearchParams([[key, value]]).toString(), knownIds(catalogue()));
    if (issues.length > 0) throw new CommandIssue('not-found', `The map has no ${key} "${value}".`);
    return view[key];
  }
  const change = (action: Action) => {
    store.dispatch(action);
    return { link: linkOf(store.getState()) };
  };

  const perform: Perform = {
    getView: () => ({ link: linkOf(store.getState()), view: summaryOf(store.getState()) }),
    setView({ link }) {
      const { view, issues } = decode(link, knownIds(catalogue()));
      const { view: present } = store.getState();
      const kept = Object.fromEntries(FRAME_KEYS.map((key) => [key, present[key]]));
      store.dispatch(setView({ ...view, ...kept }));
      // Without animation, as when a link is opened; `fit` animates.
      return { ...change(requestAt(view.at, false)), issues };
    },
    select: ({ area }) => change(selectArea(area === null ? null : read('area', area))),
    filter(choices) {
      // All are validated before any is set.
      const actions = [
        ...(['industry', 'role', 'kind', 'standing'] as const).flatMap((facet) => {
          const choice = choices[facet];
          return choice === undefined ? [] : [setFilter(facet, choice === null ? null : read(facet, choice))];
        }),
        ...(choices.figures === undefined ? [] : [setFilter('figures', choices.figures)]),
      ];
      return change((state) => actions.reduce((current, action) => action(current), state));
    },
    setYear({ asof }) {
      const year = asof === null ? catalogue().years.at(-1) : read('asof', String(asof));
      if (!year) throw new CommandIssue('not-found', 'The map has no year.');
      return change(setYear(year));
    },
    fit({ target }) {
      if (typeof target !== 'string') store.dispatch(requestBounds(target));
      else if (target === 'home') store.dispatch(requestHome());
      else if (target === 'world') store.dispatch(requestBounds(port.world));
      else {
        const area = read('area', target);
        const found = area && port.targetOf(area, store.getState());
        if (!found) throw new CommandIssue('not-found', `No document gives "${target}" a position.`);
        if (found === 'home') store.dispatch(requestHome());
        else store.dispatch('bbox' in found ? requestBounds(found.bbox) : requestCamera(found.camera));
      }
      return null;
    },
    describe({ lang }) {
      const state = store.getState();
      const language = lang ?? languageOf(state);
      if (!isLanguage(language))
        throw new CommandIssue('invalid', `"${language}" is not a language of the map: ${LANGUAGES.join(', ')}.`);
      return { text: describe({ ...state, view: { ...state.view, lang: language } }, translator(language)) };
    },
    screenshot: (options) => port.screenshot(options),
    step() {
      throw new CommandIssue('reserved', 'The name is kept for stories; this map has none.');
    },
  };
  return async ({ command, params }) => {
    catalogue();
    // The guard of this command has checked the parameters; TypeScript cannot correlate the two unions.
    return (perform[command] as (given: typeof params) => unknown)(params);
  };
}

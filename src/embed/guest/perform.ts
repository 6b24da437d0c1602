/** What each command does: by the same actions as the user's clicks, with ids validated as in a link. */
import type { AreaId, BBox, StoryId } from '#domain/model/ids.ts';
import { stepIndex } from '#domain/story/story.ts';
import { isLanguage, LANGUAGES } from '#domain/vocabulary/languages.ts';
import { translator } from '#i18n/index.ts';
import { requestBounds, requestCamera, requestHome, selectArea, setFilter, setView, setYear } from '#state/actions.ts';
import { describe } from '#state/describe.ts';
import { catalogueOf, knownIds, languageOf, themeOf, yearOf } from '#state/selectors.ts';
import type { Action, CameraRequest, MapStore, State } from '#state/store.ts';
import { arriveInStory, excursionOf, linkOfView, requestShown, stepOf } from '#state/story.ts';
import { decode, type LinkIssue, WITHOUT } from '#state/url.ts';
import { DEFAULT_VIEW, type View } from '#state/view.ts';
import type {
  CommandName,
  IssueCode,
  NoStep,
  Params,
  ReadCommand,
  ScreenshotValue,
  ShownStep,
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
  /** Shows a step of the open story, counted from 0, as a presenter's key does. */
  readonly goToStep: (index: number) => void;
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

export const linkOf = (state: State): string => linkOfView(state);

const NO_STEP: NoStep = { story: null, step: null, number: 0, count: 0, title: null };

/** What of a story the map shows. */
export function shownStepOf(state: State): ShownStep | NoStep {
  const shown = stepOf(state);
  if (!shown) return NO_STEP;
  const { story, step, index } = shown;
  return { story: story.id, step: step.id, number: index + 1, count: story.steps.length, title: step.title };
}

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

/** What a story needs: its file, and the code that loads it (`app/story-of-link.ts`). */
const isOfStory = (file: string, story: StoryId) => file === `story-${story}.json` || file === 'stories.js';

/**
 * Waits until the story of the View has come, or cannot. It is loaded by the app, and a View with one that is missing
 * becomes a View without one, with an issue.
 *
 * @param before what failed earlier is tried again, and no answer.
 */
function whenArrived(store: MapStore, story: StoryId, before: State['session']): Promise<readonly LinkIssue[]> {
  return new Promise((resolve, reject) => {
    const look = (state: State): boolean => {
      const { view, session } = state;
      const failure = session.failures.find((one) => isOfStory(one.file, story) && !before.failures.includes(one));
      if (failure) reject(new CommandIssue('failed', `${failure.file}: ${failure.reason}`));
      else if (view.story !== story)
        resolve(session.linkIssues.filter((one) => !before.linkIssues.includes(one) && /^no-st/.test(one.code)));
      else if (stepOf(state)) resolve([]);
      else return false;
      return true;
    };
    if (look(store.getState())) return;
    const stop = store.subscribe((state) => {
      if (look(state)) stop();
    });
  });
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

  // Set by the frame's address, as its data are; a story is presented in whatever frame it is shown.
  const { mode } = store.getState().view;
  const modeWithout = mode === 'present' && store.getState().view.story !== null ? 'embed' : mode;

  /** Shows a View as if its link were opened. @returns what of a story could not be found. */
  async function open(asked: View): Promise<readonly LinkIssue[]> {
    const { view: present, story, session } = store.getState();
    const view: View = { ...asked, data: present.data, mode: asked.story === null ? modeWithout : 'present' };
    const isHere = story !== null && story.id === view.story;
    const arrived = isHere ? arriveInStory(view, story, catalogue()) : view;
    if (!arrived) {
      store.dispatch(setView({ ...view, mode: modeWithout, story: null, step: null }));
      return [{ code: 'no-step', key: 'step', value: view.step ?? '' }];
    }
    store.dispatch(setView(arrived));
    // Without animation, as when a link is opened; `fit` and `goToStep` animate.
    if (view.story === null || isHere) {
      store.dispatch(requestShown());
      return [];
    }
    const missing = await whenArrived(store, view.story, session);
    if (missing.length > 0) store.dispatch(setView({ ...store.getState().view, mode: modeWithout }));
    return missing;
  }

  /** Shows a step of the story that is shown. @param find its index, counted from 0. */
  async function step(find: (present: ShownStep, state: State) => number | undefined): Promise<ShownStep> {
    const { view, session } = store.getState();
    // A frame is ready for commands before the story of its address has come.
    const isComing = view.mode === 'present' && view.story !== null && !stepOf(store.getState());
    if (isComing && view.story !== null) await whenArrived(store, view.story, session);
    const state = store.getState();
    const present = shownStepOf(state);
    if (present.story === null) throw new CommandIssue('not-found', 'The map shows no story.');
    const index = find(present, state);
    if (index === undefined) throw new CommandIssue('not-found', 'The story has no such step.');
    if (index >= 0 && index < present.count) port.goToStep(index);
    const shown = shownStepOf(store.getState());
    return shown.story === null ? present : shown;
  }

  const perform: Perform = {
    getView: () => ({ link: linkOf(store.getState()), view: summaryOf(store.getState()) }),
    async setView({ link }) {
      const { view, issues } = decode(link, knownIds(catalogue()));
      const more = await open(view);
      return { link: linkOf(store.getState()), issues: [...issues, ...more] };
    },
    async story({ story, step: asked }) {
      const { view } = store.getState();
      const { lang, theme, show, interaction } = view;
      // Keys of an excursion are none of another step.
      const { [WITHOUT]: _, ...unknown } = view.unknown;
      const manner = { lang, theme, show, interaction, unknown };
      const wanted = story as StoryId | null;
      const step = asked === undefined || wanted === null ? null : String(asked);
      try {
        const [missing] = await open({ ...DEFAULT_VIEW, ...manner, story: wanted, step });
        if (missing) throw new CommandIssue('not-found', `The map has no ${missing.key} "${missing.value}".`);
      } catch (error) {
        store.dispatch(setView(view));
        throw error;
      }
      return shownStepOf(store.getState());
    },
    goToStep: ({ step: asked }) => step((_, { story }) => (story ? stepIndex(story, String(asked)) : undefined)),
    next: () => step(({ number }) => number),
    // Out of an excursion the way back is the step, as by a key.
    previous: () => step(({ number }, state) => (excursionOf(state).length > 0 ? number - 1 : number - 2)),
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
      throw new CommandIssue('reserved', 'The name is kept: goToStep shows a step.');
    },
  };
  return async ({ command, params }) => {
    catalogue();
    // The guard of this command has checked the parameters; TypeScript cannot correlate the two unions.
    return (perform[command] as (given: typeof params) => unknown)(params);
  };
}

/**
 * The map in terms of user actions: open a link, search, choose a year, read the panel. Each part of the interface
 * has a driver file here; this one combines them, and covers the page as a whole.
 */
import type { ToolName } from '#panels/registry.ts';
import type { Screen, Target } from '../helper/screen.ts';
import { Access } from './access.ts';
import { Comparison } from './compare.ts';
import { Description } from './description.ts';
import { Difference } from './difference.ts';
import { Documents } from './documents.ts';
import { Filter } from './filter.ts';
import { GlMap } from './gl-map.ts';
import { LAYERS, Layers, LEGEND } from './layers.ts';
import { MapView } from './map.ts';
import { Matrix } from './matrix.ts';
import { OpenPanel } from './panels.ts';
import { DETAILS, PlacePanel } from './place.ts';
import { SEARCH, SearchBox } from './search.ts';
import { Structures } from './structures.ts';
import { SvgMap } from './svg-map.ts';
import { Table } from './table.ts';
import { Events, Timeline, YEAR } from './timeline.ts';
import { word } from './words.ts';

/** What is there in place of a part whose code has not come: a notice, or the frame of the panel. */
const FAILED = '[data-part="missing-code"], [aria-label]:has(> [data-part="waiting"])';
const BUTTONS = {
  filter: { role: 'button', name: word('tool.filter') },
  zoomIn: { role: 'button', name: word('map.zoomIn') },
  home: { role: 'button', name: word('map.home') },
  world: { role: 'button', name: word('map.world') },
  about: { role: 'button', name: word('map.sources') },
  close: { role: 'button', name: word('place.close'), in: DETAILS },
  compare: { role: 'button', name: word('compare.addPlace'), in: DETAILS },
  byRole: { role: 'button', name: word('legend.leave') },
  // By its own name, whatever the language of the page: that is what somebody looks for who cannot read the rest.
  language: { role: 'button', name: /^(中文|English)$/ },
  theme: { role: 'button', name: word('ui.themeLabel') },
  layers: { role: 'button', name: word('layers.title') },
  sheet: { role: 'button', name: word('ui.sheet') },
  retry: { role: 'button', name: word('failure.retry') },
  reload: { role: 'button', name: word('failure.reload') },
  closeFailed: { role: 'button', name: word('failure.close'), in: { css: FAILED } },
  dismiss: { role: 'button', name: word('notice.dismiss') },
} as const satisfies Readonly<Record<string, Target>>;
export type ButtonName = keyof typeof BUTTONS;

const TOOLS: Target = { role: 'toolbar', name: word('tools.label') };

/** Landmarks and controls round the map. */
const PARTS_AROUND_MAP: Readonly<Record<string, Target>> = {
  search: SEARCH,
  layers: LAYERS,
  year: YEAR,
  details: DETAILS,
  legend: LEGEND,
  zoom: BUTTONS.zoomIn,
};

export class App {
  /** An escape hatch for interactions without a verb. Prefer a verb. */
  readonly screen: Screen;
  readonly map: MapView;
  readonly svg: SvgMap;
  readonly gl: GlMap;
  readonly search: SearchBox;
  readonly layers: Layers;
  readonly timeline: Timeline;
  readonly events: Events;
  readonly place: PlacePanel;
  readonly panel: OpenPanel;
  readonly filter: Filter;
  readonly difference: Difference;
  readonly structures: Structures;
  readonly matrix: Matrix;
  readonly comparison: Comparison;
  readonly table: Table;
  readonly documents: Documents;
  readonly description: Description;
  readonly access: Access;

  constructor(screen: Screen) {
    this.screen = screen;
    this.map = new MapView(screen);
    this.svg = new SvgMap(screen);
    this.gl = new GlMap(screen, this.map);
    this.search = new SearchBox(screen);
    this.layers = new Layers(screen);
    this.timeline = new Timeline(screen);
    this.events = new Events(screen);
    this.place = new PlacePanel(screen);
    this.panel = new OpenPanel(screen);
    this.filter = new Filter(screen);
    this.difference = new Difference(screen);
    this.structures = new Structures(screen);
    this.matrix = new Matrix(screen);
    this.comparison = new Comparison(screen);
    this.table = new Table(screen);
    this.documents = new Documents(screen);
    this.description = new Description(screen);
    this.access = new Access(screen);
  }

  /** Waits until the app has replaced the page frame: the map may be drawn before. */
  async waitForPanels(): Promise<void> {
    await this.screen.run(
      () =>
        new Promise<void>((resolve) => {
          const look = () => {
            const host = document.querySelector('#app');
            if (!host || (host.childElementCount > 0 && !host.querySelector('[data-frame]'))) resolve();
            else requestAnimationFrame(look);
          };
          look();
        }),
    );
  }
  async press(...keys: readonly string[]): Promise<void> {
    await this.screen.press(...keys);
  }
  async use(name: ButtonName): Promise<void> {
    await this.screen.click(BUTTONS[name]);
  }
  async focusOn(name: ButtonName): Promise<void> {
    await this.screen.focus(BUTTONS[name]);
  }
  /**
   * What a click on a control has changed on the page when its event has been handled, which is before React renders:
   * nothing, unless somebody has rendered in the middle of it.
   */
  async changedTooEarly(name: ButtonName): Promise<readonly string[]> {
    return this.screen.runAt(BUTTONS[name], (button) => {
      const observer = new MutationObserver(() => undefined);
      observer.observe(document.body, { subtree: true, childList: true, characterData: true });
      // From a script, because microtasks run between the listeners of a click by hand.
      (button as HTMLElement).click();
      const changes = observer.takeRecords();
      observer.disconnect();
      return changes.map(({ type, target }) => `${type} in ${target.parentElement?.outerHTML.slice(0, 80)}`);
    });
  }
  /** Counts frames, timers and idle callbacks that run for the page, from before its first script. */
  static async countWork(screen: Screen): Promise<void> {
    await screen.runFirst(() => {
      const work: string[] = [];
      Object.assign(globalThis, { work });
      for (const name of ['requestAnimationFrame', 'requestIdleCallback', 'setTimeout', 'setInterval'] as const) {
        const original = globalThis[name] as (callback: unknown, ...rest: unknown[]) => number;
        Object.assign(globalThis, {
          [name]: (callback: (...values: unknown[]) => void, ...rest: unknown[]) =>
            original.call(
              globalThis,
              (...values: unknown[]) => {
                work.push(`${name} ${String(callback).slice(0, 80)}`);
                callback(...values);
              },
              ...rest,
            ),
        });
      }
    }, undefined);
  }
  /** What has run in a time in which nobody does anything. */
  async workWithin(ms: number): Promise<readonly string[]> {
    const done = () => this.screen.run(() => (globalThis as unknown as { work: string[] }).work.splice(0));
    await done();
    // A measured interval: there is nothing to wait for.
    await new Promise((resolve) => {
      setTimeout(resolve, ms);
    });
    return done();
  }
  /** Opens a tool, or closes it when it is open. */
  async useTool(name: ToolName): Promise<void> {
    await this.screen.click({ role: 'button', name: word(`tool.${name}`), in: TOOLS });
  }
  /** Which landmarks and controls around the map are visible. */
  async visibleParts(): Promise<readonly string[]> {
    const seen = await Promise.all(
      Object.entries(PARTS_AROUND_MAP).map(async ([name, target]) =>
        (await this.screen.isVisible(target)) ? [name] : [],
      ),
    );
    return seen.flat();
  }
  async isAboutOpen(): Promise<boolean> {
    return this.screen.isVisible({ role: 'dialog' });
  }

  /** The query of the address, which holds the View. */
  link(): URLSearchParams {
    return this.screen.url().searchParams;
  }
  /** Navigates to another View within the same page, as a history step does. */
  async show(query: string): Promise<void> {
    await this.screen.run((search) => {
      history.pushState(null, '', search);
      dispatchEvent(new PopStateEvent('popstate'));
    }, query);
  }
  async back(): Promise<void> {
    await this.screen.back();
  }
  async forward(): Promise<void> {
    await this.screen.forward();
  }
  async historyLength(): Promise<number> {
    return this.screen.run(() => history.length);
  }
  /** Load time of the document; a new value means that the page was reloaded. */
  async loadedAt(): Promise<number> {
    return this.screen.run(() => performance.timeOrigin);
  }
  /** Time of a performance mark, ms from the start of loading; NaN if it is not set. */
  async markedAt(name: string): Promise<number> {
    return this.screen.run((mark) => performance.getEntriesByName(mark)[0]?.startTime ?? Number.NaN, name);
  }
  async windowSize(): Promise<{ readonly width: number; readonly height: number }> {
    return this.screen.run(() => ({ width: innerWidth, height: innerHeight }));
  }
  async language(): Promise<string> {
    return this.screen.run(() => document.documentElement.lang);
  }
  /** From the list that stands in place of the button where there are more than two. */
  async chooseLanguage(code: string): Promise<void> {
    await this.screen.select({ role: 'combobox', name: word('ui.languages') }, code);
  }
  async theme(): Promise<string | undefined> {
    return this.screen.run(() => document.documentElement.dataset.theme);
  }
  /** The page's message about files that failed to load. */
  async failures(): Promise<string> {
    return this.screen.text({ role: 'alert' });
  }
  /** Presses the retry button if it is there: the file may be asked for again, and come, without it. */
  async retryIfAsked(): Promise<void> {
    await this.screen.run(() => document.querySelector<HTMLElement>('[role="alert"]:not(:empty) button')?.click());
  }
  /** Texts of all non-empty notices. */
  async notices(): Promise<readonly string[]> {
    return this.screen.run(() =>
      [...document.querySelectorAll<HTMLElement>('[role=status], [role=alert], output')]
        .filter((element) => element.checkVisibility())
        .map((element) => element.innerText.trim())
        .filter(Boolean),
    );
  }
}

/**
 * The map in the words of its reader: open a link, search, choose a year, read what the panel says. Specs are written in
 * these verbs alone; names of roles and attributes are the contracts of the design, in both languages.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import { test as base, vi } from 'vitest';
import { colourOf } from './helper/picture.ts';
import { type Box, type Point, Screen, type Target } from './helper/screen.ts';

export { expect } from 'vitest';

const SIZES = {
  desktop: { width: 1440, height: 900 },
  tablet: { width: 768, height: 1024 },
  phone: { width: 390, height: 844 },
} as const;
export type SizeName = keyof typeof SIZES;
export type MapState = 'poster' | 'live' | 'svg' | 'lost';

export interface OpenOptions {
  /** The browser's language, which the map follows unless the link says another. */
  readonly lang?: 'zh' | 'en';
  readonly theme?: 'light' | 'dark';
  readonly size?: SizeName;
  readonly webgl?: boolean;
  readonly scripts?: boolean;
  readonly motion?: boolean;
  /** Problems (console errors, failed requests) that the test makes on purpose. */
  readonly expected?: readonly RegExp[];
  /** What has to be arranged before the page is loaded: a broken file, a slow answer. */
  readonly before?: (screen: Screen) => Promise<unknown>;
  /** What to wait for; the renderer that is to be expected, unless said otherwise. */
  readonly until?: MapState | 'parsed';
}

const MAP: Target = { css: '[data-map-state]' };
const SEARCH: Target = { role: 'combobox', name: /^(搜索|Search)/ };
const LAYERS: Target = { role: 'group', name: /^(图层|Layers)/ };
const YEAR: Target = { role: 'slider', name: /^(年份|Year)/ };
const DETAILS: Target = { role: 'complementary', name: /^(区域详情|Area details)/ };
const COMPARISON: Target = { role: 'region', name: /^(地点比较|Compare)$/ };
const TABLE: Target = { role: 'grid', name: /^(图上显示的地点|Places that the map shows)$/ };
const MATRIX: Target = { role: 'region', name: /^(矩阵|Matrix)$/ };
const MATRIX_GRID: Target = { role: 'grid', in: MATRIX };
const STRUCTURES: Target = { role: 'complementary', name: /^(布局结构|Layout formulas)$/ };
const LINE_OF_LINK: Target = { css: '.svg-map .pointed-link' };
const LEGEND: Target = { role: 'region', name: /^(图例|Legend)$/ };
const button = (name: RegExp, within?: Target): Target => ({ role: 'button', name, ...(within && { in: within }) });
const FILTER: Target = { role: 'complementary', name: /^(筛选|Filter)$/ };
const choicesOf = (facet: string): Target => ({ css: `[data-facet="${facet}"] [role="radiogroup"]`, in: FILTER });
const DESCRIPTION: Target = { css: '.describe summary' };
const BUTTONS = {
  filter: button(/^(筛选|Filter)$/),
  zoomIn: button(/^(放大|Zoom in)$/),
  home: button(/^(上海全域|All of Shanghai)$/),
  world: button(/^(世界|World)$/),
  close: button(/^(关闭|Close)$/, DETAILS),
  byRole: button(/^(改回按角色着色|Colour by role again)$/),
  language: button(/切换到英文|Switch to Chinese|^English$|^中文$/),
  theme: button(/^(切换深浅色|Switch between light and dark)$/),
  compare: button(/^(加入比较|Add to the comparison)$/, DETAILS),
  about: button(/^(数据来源与说明|Sources and notes)$/),
  layers: button(/^(图层|Layers)$/),
  sheet: button(/^(调整面板高度|Change the height of the panel)$/),
  retry: button(/^(重试|Try again)$/),
  dismiss: button(/^(知道了|Dismiss)$/),
} as const;
const PLAY = button(/^(播放|暂停|Play|Pause)$/);
const TOOLS: Target = { role: 'list', name: /^(工具|Tools)$/ };
const EVENT_MARKS: Target = { role: 'toolbar', name: /^(事件|Events)$/ };
const EVENT_MARK: Target = { role: 'button', in: EVENT_MARKS };
const EVENT_LIST: Target = { css: '.events-list' };
const DIFFERENCE: Target = { role: 'complementary', name: /^(两份文件比对|Two documents compared)$/ };
/** The link stands on its place without a size; what is seen and clicked is the text in it. The build's picture has one per language and width. */
const label = (id: string): Target => ({ css: `a.label[data-area="${id}"] > span:visible`, in: MAP });

/** Five files and their panel. */
const EVIDENCE_MS = 10_000;
/** A flight, the throttle of the link, and a busy machine. */
const LINK_MS = 10_000;

/** What axe calls serious or worse keeps somebody out. */
const SERIOUS = ['serious', 'critical'];

export class App {
  /** For what has no verb here yet. A verb is better. */
  readonly screen: Screen;

  constructor(screen: Screen) {
    this.screen = screen;
  }

  async waitForMap(state: MapState): Promise<void> {
    await this.screen.isThere({ css: `[data-map-state="${state}"]` });
  }
  async mapState(): Promise<string | null> {
    return this.screen.attribute(MAP, 'data-map-state');
  }
  /** Takes the WebGL context away, as a driver that crashes or a laptop that sleeps does. */
  async loseContext(): Promise<void> {
    await this.screen.run(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('[data-map-state] canvas');
      // A lost context gives out no extensions, so the one that can restore it is kept.
      const extension = canvas?.getContext('webgl2')?.getExtension('WEBGL_lose_context');
      Object.assign(globalThis, { lostContext: extension });
      extension?.loseContext();
    });
  }
  async restoreContext(): Promise<void> {
    await this.screen.run(() => (globalThis as { lostContext?: WEBGL_lose_context }).lostContext?.restoreContext());
  }
  /** When the page's mark was made, ms from the start of loading; NaN if it was not. */
  async markedAt(name: string): Promise<number> {
    return this.screen.run((mark) => performance.getEntriesByName(mark)[0]?.startTime ?? Number.NaN, name);
  }
  async use(name: keyof typeof BUTTONS): Promise<void> {
    await this.screen.click(BUTTONS[name]);
  }
  /** When this document was loaded: another value means that the page was loaded again. */
  async loadedAt(): Promise<number> {
    return this.screen.run(() => performance.timeOrigin);
  }
  /** How many arcs the drawn map shows. */
  async arcs(): Promise<number> {
    // Arcs that look the same are one path of several parts.
    return this.screen.run(() =>
      [...document.querySelectorAll('.svg-map g > [data-layer^="arcs-"] path')].reduce(
        (sum, path) => sum + (path.getAttribute('d')?.split('M').length ?? 1) - 1,
        0,
      ),
    );
  }
  /** Landmarks and controls that stand round the map. */
  async furniture(): Promise<readonly string[]> {
    const parts = {
      search: SEARCH,
      layers: LAYERS,
      year: YEAR,
      details: DETAILS,
      legend: LEGEND,
      zoom: BUTTONS.zoomIn,
    };
    const seen = await Promise.all(
      Object.entries(parts).map(async ([name, target]) => ((await this.screen.isVisible(target)) ? [name] : [])),
    );
    return seen.flat();
  }

  async search(text: string): Promise<void> {
    await this.screen.fill(SEARCH, text);
    await this.screen.press('Enter');
  }
  /** What the search offers for a text. */
  async offers(text: string): Promise<readonly string[]> {
    await this.screen.fill(SEARCH, text);
    await this.screen.appears({ role: 'option' });
    return this.screen.texts({ role: 'option' });
  }

  /** Types without choosing; what is offered may come later. */
  async type(text: string): Promise<void> {
    await this.screen.fill(SEARCH, text);
  }
  async typed(): Promise<string> {
    return this.screen.value(SEARCH);
  }
  /** Kind and id of every offer, in order, under the name of its group. */
  async offered(): Promise<readonly string[]> {
    return this.screen.run(() =>
      [...document.querySelectorAll<HTMLElement>('[role=listbox] [role=option]')].map(
        ({ dataset, parentElement }) => `${parentElement?.querySelector('p')?.textContent}: ${dataset.id}`,
      ),
    );
  }
  /** What is marked in the offers, one list for each of them. */
  async markedInOffers(): Promise<readonly (readonly string[])[]> {
    return this.screen.run(() =>
      [...document.querySelectorAll('[role=listbox] [role=option]')].map((option) =>
        [...option.querySelectorAll('mark')].map((mark) => mark.textContent ?? ''),
      ),
    );
  }
  async chooseOffer(id: string): Promise<void> {
    await this.screen.click({ css: `[role=listbox] [role=option][data-id="${id}"]` });
  }
  /** The statement that a link or a search points at. */
  async targetStatement(): Promise<string> {
    return this.screen.text({ css: '[data-target="true"]' });
  }

  async selectByClick(id: string): Promise<void> {
    await this.screen.click(label(id));
  }
  async selectByTap(id: string): Promise<void> {
    await this.screen.tap(label(id));
  }
  async clickMap(at: Point): Promise<void> {
    await this.screen.clickAt(at);
  }
  /** Middle of the part of the map that nothing covers. */
  async middle(): Promise<Point> {
    const { x, y, width, height } = await this.screen.box({ css: '.map-frame' });
    return { x: x + width / 2, y: y + height / 2 };
  }
  /** The north-west corner of that part. */
  async cornerOfMap(): Promise<Point> {
    const { x, y } = await this.screen.box({ css: '.map-frame' });
    return { x: x + 30, y: y + 60 };
  }
  /** Moves the map by hand; no longer than the way to the edge of the smallest screen. */
  async dragMap(dx: number, dy: number): Promise<void> {
    const from = await this.middle();
    await this.screen.drag(from, { x: from.x + dx, y: from.y + dy });
  }
  async zoomByWheel(delta: number): Promise<void> {
    await this.screen.wheel(await this.middle(), delta);
  }
  async waitForLabel(id: string): Promise<void> {
    await this.screen.appears(label(id));
  }
  /** Middle of a place's name on the screen. */
  async labelAt(id: string): Promise<Point> {
    await this.waitForLabel(id);
    const { x, y, width, height } = await this.screen.box(label(id));
    return { x: x + width / 2, y: y + height / 2 };
  }
  /** Where a place stands on the screen: the point that its name belongs to. */
  async pointOf(id: string): Promise<Point> {
    return this.screen.run((area) => {
      const { x, y } =
        document.querySelector(`[data-map-state] a.label[data-area="${area}"]`)?.getBoundingClientRect() ??
        new DOMRect();
      return { x, y };
    }, id);
  }
  /** What covers a place's name, corner by corner; nothing when it can be read and clicked. */
  async coversOf(id: string): Promise<readonly string[]> {
    return this.screen.run((area) => {
      const box = document
        .querySelector(`[data-map-state] a.label[data-area="${area}"] > span`)
        ?.getBoundingClientRect();
      if (!box) return ['the name is not on the map'];
      const corners = [
        [box.left + 1, box.top + 1],
        [box.right - 1, box.top + 1],
        [box.left + 1, box.bottom - 1],
        [box.right - 1, box.bottom - 1],
      ] as const;
      return corners.flatMap(([x, y]) => {
        const top = document.elementFromPoint(x, y);
        if (!top) return ['the edge of the window'];
        return top.closest('[data-map-state]') ? [] : [top.closest('[class]')?.className.toString() ?? top.tagName];
      });
    }, id);
  }
  async nameOnMap(id: string): Promise<string> {
    return this.screen.text(label(id));
  }
  /** Ids of the places whose names are on the map. */
  async labels(): Promise<readonly string[]> {
    return this.screen.run(() =>
      [...document.querySelectorAll<HTMLElement>('[data-map-state] a.label[data-area]')]
        .filter((element) => element.checkVisibility())
        .map((element) => element.dataset.area ?? ''),
    );
  }
  async focusedArea(): Promise<string | undefined> {
    return this.screen.run(() => (document.activeElement as HTMLElement | null)?.dataset.area);
  }
  async press(...keys: readonly string[]): Promise<void> {
    await this.screen.press(...keys);
  }
  async focusArea(id: string): Promise<void> {
    await this.screen.focus({ css: `a.label[data-area="${id}"]`, in: MAP });
  }
  /** Goes on with the Tab key until a place on the map has the focus. */
  async tabToMap(): Promise<string> {
    const MOST_STOPS = 40;
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      await this.screen.press('Tab');
      const area = await this.focusedArea();
      if (area && (await this.screen.run(() => document.activeElement?.matches('[data-map-state] *')))) return area;
    }
    throw new Error(`The Tab key did not come to the map in ${MOST_STOPS} steps.`);
  }
  async focusOn(name: keyof typeof BUTTONS): Promise<void> {
    await this.screen.focus(BUTTONS[name]);
  }
  async focusedName(): Promise<string> {
    return this.screen.run(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
    );
  }
  /** Every stop of the Tab key, once round the page: its name, and whether a ring or the like marks it. */
  async tabStops(): Promise<readonly { readonly name: string; readonly isVisible: boolean }[]> {
    const MOST_STOPS = 200;
    const stops: { name: string; isVisible: boolean }[] = [];
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      await this.screen.press('Tab');
      const now = await this.screen.run(() => {
        const element = document.activeElement as HTMLElement | null;
        if (!element || element === document.body || element.dataset.seen) return undefined;
        element.dataset.seen = 'yes';
        const marked = [element, ...element.querySelectorAll('span')].some(
          (part) => getComputedStyle(part).outlineStyle !== 'none',
        );
        const labelled = (element as HTMLInputElement).labels?.[0]?.textContent;
        const name = element.getAttribute('aria-label') ?? labelled ?? element.textContent ?? '';
        return { name: name.trim(), isVisible: marked };
      });
      if (!now) break;
      stops.push(now);
    }
    return stops;
  }
  async tooltip(): Promise<string> {
    return this.screen.text({ css: '.tooltip' });
  }
  async pointAt(at: Point): Promise<void> {
    await this.screen.pointAt(at);
  }

  async year(year: number): Promise<void> {
    await this.screen.fill(YEAR, String(year));
  }
  async shownYear(): Promise<number> {
    return Number(await this.screen.value(YEAR));
  }
  /** What a screen reader says for the slider's place. */
  async spokenYear(): Promise<string | null> {
    return this.screen.attribute(YEAR, 'aria-valuetext');
  }
  async focusYear(): Promise<void> {
    await this.screen.focus(YEAR);
  }
  /** From document to document, or a stop on the way. */
  async play(): Promise<void> {
    await this.screen.click(PLAY);
  }
  /** What the button that plays would do now. */
  async playName(): Promise<string | null> {
    return this.screen.attribute(PLAY, 'aria-label');
  }
  /** Where the stops stand on the slider, as shares of its length. */
  async stops(): Promise<readonly { readonly year: number; readonly at: number }[]> {
    return this.screen.run(() => {
      const track = document.querySelector('.timeline-track')?.getBoundingClientRect() ?? new DOMRect();
      return [...document.querySelectorAll('.timeline-track li')].map((stop) => ({
        year: Number(stop.querySelector('b')?.textContent),
        at: (stop.getBoundingClientRect().x - track.x) / track.width,
      }));
    });
  }
  /** The marks of dated events on the time line, as they are read out; waits for the documents. */
  async eventMarks(): Promise<readonly string[]> {
    await this.screen.appears(EVENT_MARK);
    return this.screen.run(() =>
      [...document.querySelectorAll('.events-marks button')].map((mark) => mark.getAttribute('aria-label') ?? ''),
    );
  }
  private eventMark(year: number | string): Target {
    return { role: 'button', name: new RegExp(`^${year}\\b`), in: EVENT_MARKS };
  }
  async openEvents(year: number | string): Promise<void> {
    await this.screen.click(this.eventMark(year));
  }
  async focusEvents(year: number | string): Promise<void> {
    await this.screen.focus(this.eventMark(year));
  }
  async pointAtEvents(year: number | string): Promise<void> {
    const { x, y, width, height } = await this.screen.box(this.eventMark(year));
    await this.screen.pointAt({ x: x + width / 2, y: y + height / 2 });
  }
  async openAllEvents(): Promise<void> {
    await this.screen.click({ role: 'button', name: /^(全部事件|All events)/ });
  }
  /** Events that are listed, one text each; none while the list is closed. */
  async listedEvents(): Promise<readonly string[]> {
    return this.screen.texts({ css: 'li:visible', in: EVENT_LIST });
  }
  async openPlaceOfEvent(): Promise<void> {
    await this.screen.click({ css: '.area-link', in: EVENT_LIST, nth: 0 });
  }

  /** Opens a tool by its name among the tools. */
  async openTool(name: RegExp): Promise<void> {
    await this.screen.click(button(name, TOOLS));
  }
  /** How many changes there are of each kind, as the panel counts them; waits for the panel. */
  async changeCounts(): Promise<Readonly<Record<string, number>>> {
    await this.screen.appears({ css: '.difference-kinds button', in: DIFFERENCE });
    const texts = await this.screen.texts({ css: '.difference-kinds button', in: DIFFERENCE });
    return Object.fromEntries(
      texts.map((text) => {
        const [count = '', kind = ''] = text.split('\n').filter(Boolean);
        return [kind, Number(count)];
      }),
    );
  }
  /** Shows one kind of change alone, or all again. */
  async onlyChange(kind: RegExp): Promise<void> {
    await this.screen.click(button(kind, DIFFERENCE));
  }
  /** The changes listed, under the place or the industry that they stand with. */
  async changes(): Promise<readonly { readonly of: string; readonly text: string }[]> {
    await this.screen.appears({ css: '.difference-list', in: DIFFERENCE });
    // Rows far down are not laid out, and have no innerText.
    return this.screen.run(() =>
      [...document.querySelectorAll('.difference-list > li')].flatMap((group) => {
        const of = group.querySelector('h3')?.firstChild?.textContent ?? '';
        return [...group.querySelectorAll('.change')].map((row) => ({ of, text: row.textContent ?? '' }));
      }),
    );
  }
  async changesBy(name: RegExp): Promise<void> {
    await this.screen.setChecked({ role: 'radio', name, in: DIFFERENCE }, true);
  }
  /** @param side 从 / From or 到 / To; @param document as the list names it. */
  async compareDocuments(side: RegExp, document: string): Promise<void> {
    await this.screen.choose({ role: 'combobox', name: side, in: DIFFERENCE }, document);
  }
  async swapDocuments(): Promise<void> {
    await this.screen.click(button(/^(对调两份文件|Swap the two documents)$/, DIFFERENCE));
  }
  /** The documents that the lists of the panel show, from and to. */
  async comparedDocuments(): Promise<readonly string[]> {
    return this.screen.run(() =>
      [...document.querySelectorAll<HTMLSelectElement>('.difference select')].map(({ value }) => value),
    );
  }
  /** Opens the first source of a place's changes. */
  async openChange(area: string): Promise<void> {
    await this.screen.click({
      css: `.difference-list > li:has(h3 .area-link:text-is("${area}")) .change-side .source`,
      in: DIFFERENCE,
      nth: 0,
    });
  }
  async isTableOpen(): Promise<boolean> {
    return this.screen.isVisible(TABLE);
  }
  async isDifferenceOpen(): Promise<boolean> {
    return this.screen.isVisible(DIFFERENCE);
  }
  async downloadChanges(): Promise<{ readonly name: string; readonly text: string }> {
    return this.screen.download(button(/CSV/, DIFFERENCE));
  }
  /** The statement that a link or a click has opened in the panel of its place. */
  async openedStatement(): Promise<string> {
    return this.screen.text({ css: '.statement[data-target="true"]', in: DETAILS });
  }

  /** What the legend explains. */
  async legend(): Promise<readonly string[]> {
    return this.screen.texts({ css: 'li', in: LEGEND });
  }
  /** The colour of a place's area in the drawn map, by its name in the theme: `role-core-area`, `change-new`, `not-stated`. */
  async paintOf(id: string): Promise<string | undefined> {
    const fill = await this.screen.attribute(
      { css: `.svg-map [data-layer$="-fill"] [data-id="${id}"]`, nth: 0 },
      'fill',
    );
    return /var\(--((?:role|change|similar)-[\w-]+|not-stated)\)/.exec(fill ?? '')?.[1];
  }
  /** The colour of the live map at a place's point, as the picture has it: red, green, blue. */
  async colourAt(id: string): Promise<readonly number[]> {
    const { x, y } = await this.pointOf(id);
    // Beside the name and its halo, within the smallest district that is asked about.
    return colourOf(await this.screen.picture({ x: Math.round(x), y: Math.round(y) + 26, width: 1, height: 1 }));
  }
  /** From now on: how often the page writes to MapLibre's worker. */
  async countAsked(): Promise<() => Promise<number>> {
    await this.screen.run(() => {
      const count = { asked: 0 };
      Object.assign(globalThis, { count });
      const { postMessage } = Worker.prototype;
      Worker.prototype.postMessage = function (...args: unknown[]) {
        count.asked += 1;
        Reflect.apply(postMessage, this, args);
      };
    });
    return () => this.screen.run(() => (globalThis as unknown as { count: { asked: number } }).count.asked);
  }
  /** From now on: how often the map was drawn in a frame of the page, and how often at once, between two. */
  async countDrawings(): Promise<() => Promise<{ readonly atOnce: number; readonly inFrame: number }>> {
    await this.screen.run(() => {
      const drawings = { atOnce: 0, inFrame: 0 };
      Object.assign(globalThis, { drawings });
      const request = globalThis.requestAnimationFrame.bind(globalThis);
      let isFrame = false;
      globalThis.requestAnimationFrame = (callback) =>
        request((time) => {
          isFrame = true;
          callback(time);
          isFrame = false;
        });
      let isCounted = false;
      const { drawElements } = WebGL2RenderingContext.prototype;
      WebGL2RenderingContext.prototype.drawElements = function (...args) {
        drawElements.apply(this, args);
        if (isCounted) return;
        isCounted = true;
        drawings[isFrame ? 'inFrame' : 'atOnce'] += 1;
        queueMicrotask(() => {
          isCounted = false;
        });
      };
    });
    return () =>
      this.screen.run(() => (globalThis as unknown as { drawings: { atOnce: number; inFrame: number } }).drawings);
  }
  /** From now on: the widths in px of the map and of its canvas, frame by frame, each pair once. */
  async watchWidths(): Promise<() => Promise<readonly (readonly [map: number, canvas: number])[]>> {
    await this.screen.run(() => {
      const widths: [number, number][] = [];
      Object.assign(globalThis, { widths });
      const look = () => {
        const map = document.querySelector('[data-map-state]')?.clientWidth ?? 0;
        const canvas = document.querySelector('[data-map-state] canvas')?.clientWidth ?? 0;
        if (widths.at(-1)?.[0] !== map || widths.at(-1)?.[1] !== canvas) widths.push([map, canvas]);
      };
      // A task posted from a frame's callback finds what that frame has painted.
      const { port1, port2 } = new MessageChannel();
      const frame = () => {
        port2.postMessage(null);
        requestAnimationFrame(frame);
      };
      port1.onmessage = look;
      requestAnimationFrame(frame);
    });
    return () => this.screen.run(() => (globalThis as unknown as { widths: [number, number][] }).widths);
  }
  /** Texts also of what lies below the fold of a panel, which is not laid out until it is scrolled to. */
  private async allTexts(css: string): Promise<readonly string[]> {
    return this.screen.run(
      (selector) =>
        [...document.querySelectorAll(selector)].map(
          (element) => element.textContent?.replace(/\s+/g, ' ').trim() ?? '',
        ),
      css,
    );
  }
  async openStructures(): Promise<void> {
    await this.screen.click(button(/^(布局结构|Structures)$/));
    await this.screen.appears(STRUCTURES);
  }
  /** Formulas that the list offers, by year. */
  async formulas(): Promise<readonly string[]> {
    return this.allTexts('.structures .rows li button');
  }
  async openFormula(name: string | RegExp): Promise<void> {
    await this.screen.click({ ...button(/./, STRUCTURES), name, nth: 0 });
  }
  /** The name of the formula that is shown; waits for one. */
  async formulaHeading(): Promise<string> {
    return this.screen.text({ css: 'h2', in: STRUCTURES });
  }
  async formulaText(): Promise<string> {
    return this.screen.text(STRUCTURES);
  }
  /** Groups of the formula shown, each with its words and members on lines of their own. */
  async formulaGroups(): Promise<readonly string[]> {
    return this.screen.texts({ css: '.group', in: STRUCTURES });
  }
  /** What changed from the formula before, by kind of change. */
  async formulaChanges(): Promise<readonly string[]> {
    return this.screen.texts({ css: '.changes div', in: STRUCTURES });
  }
  /** The group whose colour a place has on the drawn map: `group-1`; undefined for a place that is no member. */
  async groupOnMap(id: string): Promise<string | undefined> {
    const mark: Target = { css: `.svg-map [data-layer^="members-"] [data-id="${id}"]`, nth: 0 };
    if ((await this.screen.count(mark)) === 0) return undefined;
    const paint = [await this.screen.attribute(mark, 'fill'), await this.screen.attribute(mark, 'stroke')].join(' ');
    return /--(group-\d)/.exec(paint)?.[1];
  }
  /** Types of links in the panel of a place, each with its number. */
  async linkTypes(): Promise<readonly string[]> {
    return this.allTexts('.links h4');
  }
  async linkRows(): Promise<readonly string[]> {
    return this.allTexts('.link-row');
  }
  /** The button in the n-th row of links, which opens the place at the other end. */
  async focusLink(nth: number): Promise<void> {
    await this.screen.focus({ css: '.link-row .area-link', in: DETAILS, nth });
  }
  async isLinkLineShown(): Promise<boolean> {
    return (await this.screen.count(LINE_OF_LINK)) === 1;
  }
  /** Ties of the city in its panel: what each is, and of how many places. */
  async ties(): Promise<readonly string[]> {
    return this.allTexts('.ties summary');
  }
  /** Opens a tie and reads the places under it, each with what documents say. */
  async placesOfTie(nth: number): Promise<readonly string[]> {
    await this.screen.click({ css: '.ties summary', in: DETAILS, nth });
    await this.screen.appears({ css: `.ties details:nth-of-type(${nth + 1}) > ul > li`, in: DETAILS, nth: 0 });
    return this.allTexts(`.ties details:nth-of-type(${nth + 1}) > ul > li`);
  }
  /** How many partners of a tie the drawn map has a mark for. */
  async partnerMarks(tie: string): Promise<number> {
    return this.screen.count({ css: `.svg-map [data-layer^="partners-${tie}-"] [data-id]` });
  }
  /** Dashes of the arcs of a standing in the drawn map; null for a solid line, undefined when there is no such arc. */
  async arcDashes(standing: string): Promise<string | null | undefined> {
    const arc: Target = { css: `.svg-map g > [data-layer="arcs-${standing}"] path`, nth: 0 };
    return (await this.screen.count(arc)) === 0 ? undefined : this.screen.attribute(arc, 'stroke-dasharray');
  }
  /** @param name as the layer list shows it. */
  async toggleLayer(name: string | RegExp): Promise<void> {
    const box: Target = { role: 'checkbox', name, in: LAYERS };
    await this.screen.setChecked(box, !(await this.screen.isChecked(box)));
  }
  async isLayerOn(name: string | RegExp): Promise<boolean> {
    return this.screen.isChecked({ role: 'checkbox', name, in: LAYERS });
  }
  async waitForLayers(): Promise<void> {
    await this.screen.appears(LAYERS);
  }
  async layers(): Promise<readonly string[]> {
    return this.screen.texts({ css: 'label', in: LAYERS });
  }

  async openFilter(): Promise<void> {
    await this.screen.click(BUTTONS.filter);
    await this.screen.appears(FILTER);
  }
  async isFilterOpen(): Promise<boolean> {
    return this.screen.isVisible(FILTER);
  }
  /** Opens a facet of the filter by its key in the link; one that is open stays so. */
  async openFacet(facet: string): Promise<void> {
    await this.screen.appears(FILTER);
    if (!(await this.screen.isVisible(choicesOf(facet))))
      await this.screen.click({ css: `[data-facet="${facet}"] summary`, in: FILTER });
  }
  async openIndustryGroup(name: RegExp): Promise<void> {
    await this.screen.click({ role: 'button', name, in: FILTER });
  }
  /** Choices of a facet with how many places each leaves, and whether it can be chosen. */
  async choices(
    facet: string,
  ): Promise<readonly { readonly name: string; readonly count: number; readonly isOpen: boolean }[]> {
    await this.openFacet(facet);
    return this.screen.run(
      (key) =>
        [...document.querySelectorAll<HTMLElement>(`[data-facet="${key}"] .choice`)].map((choice) => ({
          name: choice.querySelector('span')?.innerText ?? '',
          count: Number(choice.querySelector('small')?.innerText),
          isOpen: !choice.querySelector('input')?.disabled,
        })),
      facet,
    );
  }
  /** @param name as the facet shows it. */
  async choose(facet: string, name: string): Promise<void> {
    await this.openFacet(facet);
    await this.screen.setChecked({ role: 'radio', name: new RegExp(`^${name} \\d+$`), in: choicesOf(facet) }, true);
  }
  async chooseFigures(checked: boolean): Promise<void> {
    await this.screen.setChecked({ role: 'checkbox', in: FILTER }, checked);
  }
  async focusChoice(facet: string, name: string): Promise<void> {
    await this.openFacet(facet);
    await this.screen.focus({ role: 'radio', name: new RegExp(`^${name} \\d+$`), in: choicesOf(facet) });
  }
  /** How many places the filter leaves, as its panel says. */
  async matchCount(): Promise<number> {
    return Number(/\d+$/.exec(await this.screen.text({ css: '.filter-places h3', in: FILTER }))?.[0]);
  }
  /** The places that the filter leaves, by layer: each layer with its count, and its places when it is open. */
  async matches(): Promise<
    readonly { readonly layer: string; readonly count: number; readonly places: readonly string[] }[]
  > {
    return this.screen.run(() =>
      [...document.querySelectorAll<HTMLDetailsElement>('.filter-places details')].map((layer) => ({
        layer: layer.querySelector('summary')?.innerText.trim() ?? '',
        count: Number(layer.querySelector('summary small')?.textContent),
        places: [...layer.querySelectorAll<HTMLElement>('li')].map((item) => item.innerText),
      })),
    );
  }
  async openMatch(name: string): Promise<void> {
    await this.screen.click({ role: 'button', name, in: { css: '.filter-places' } });
  }
  /** The filters in use, as the reader sees them wherever they stand. */
  async filtersInUse(): Promise<readonly string[]> {
    return this.screen.run(() =>
      [...document.querySelectorAll<HTMLElement>('.active-filters button:not(.more)')]
        .filter((chip) => chip.checkVisibility({ visibilityProperty: true }))
        .map((chip) => chip.innerText.trim()),
    );
  }
  async dropFilter(name: string): Promise<void> {
    await this.screen.click({ css: `.active-filters li:has-text("${name}") > button:visible` });
  }
  /** What an empty result says, and the filters it offers to drop. */
  async noMatch(): Promise<{ readonly says: string; readonly offers: readonly string[] } | undefined> {
    return this.screen.run(() => {
      const shown = [...document.querySelectorAll<HTMLElement>('.no-match')].find((element) =>
        element.checkVisibility(),
      );
      return (
        shown && {
          says: shown.querySelector('p')?.innerText.trim() ?? '',
          offers: [...shown.querySelectorAll('button')].map((button) => button.innerText.trim()),
        }
      );
    });
  }
  async takeOffer(name: string): Promise<void> {
    await this.screen.click({ role: 'button', name, in: { css: '.no-match:visible' } });
  }
  /** A piece of the map inside a place, below its name. */
  async patchOf(id: string): Promise<Box> {
    const { x, y } = await this.labelAt(id);
    return { x: Math.round(x) - 6, y: Math.round(y) + 16, width: 12, height: 8 };
  }

  async openDescription(): Promise<void> {
    await this.screen.click(DESCRIPTION);
  }
  async description(): Promise<string> {
    return this.screen.text({ css: '.describe p' });
  }
  /** Copies the words of the view; what the clipboard is given. */
  async copyDescription(): Promise<string> {
    await this.screen.run(() => {
      Object.defineProperty(navigator.clipboard, 'writeText', {
        value: async (text: string) => void Object.assign(globalThis, { copied: text }),
      });
    });
    await this.screen.click(button(/^(复制描述和链接|Copy words and link)$/));
    return this.screen.run(() => (globalThis as { copied?: string }).copied ?? '');
  }
  /** What the live region says of the view as it has become. */
  async spokenDescription(): Promise<string> {
    return this.screen.run(() => document.querySelector('[data-description]')?.textContent ?? '');
  }
  async waitForMatrix(): Promise<void> {
    await this.screen.appears(MATRIX);
  }
  /** What the matrix shows in a reading of it, part by part. */
  async matrixItems(): Promise<readonly string[]> {
    // What is scrolled out of view has no inner text.
    return this.screen.run(() =>
      [...document.querySelectorAll('.matrix-list > li')].map((item) => item.textContent?.trim() ?? ''),
    );
  }
  async matrixYear(year: number): Promise<void> {
    await this.screen.select({ role: 'combobox', name: /^(年份|Year)/, in: MATRIX }, String(year));
  }
  /** @param name as a screen reader says it. */
  async openCell(name: RegExp | string): Promise<void> {
    await this.screen.click({ role: 'button', name, in: MATRIX_GRID });
  }
  async focusCell(name: RegExp | string): Promise<void> {
    await this.screen.focus({ role: 'button', name, in: MATRIX_GRID });
  }
  async countCells(name: RegExp): Promise<number> {
    return this.screen.count({ role: 'button', name, in: MATRIX_GRID });
  }
  /** The statements behind the cell that is open, with their sources. */
  async claims(): Promise<readonly string[]> {
    return this.screen.texts({ css: '.matrix-claims li', in: MATRIX });
  }
  async areClaimsOpen(): Promise<boolean> {
    return this.screen.isVisible({ css: '.matrix-claims', in: MATRIX });
  }
  async followClaim(): Promise<void> {
    await this.screen.click({ role: 'button', name: /^(在地点中打开|Open at its place)$/, in: MATRIX, nth: 0 });
  }
  /** A button of the matrix by its name: what is in its rows, a reading, a place. */
  async chooseInMatrix(name: RegExp | string): Promise<void> {
    await this.screen.click({ role: 'button', name, in: MATRIX, nth: 0 });
  }
  async matrixDefinition(): Promise<string> {
    return this.screen.text({ role: 'complementary', name: /^(定义|Definition)$/, in: MATRIX });
  }
  async matrixElements(): Promise<number> {
    return this.screen.count({ css: '*', in: MATRIX });
  }
  /** Buttons of the grid that the Tab key stops at. */
  async gridStops(): Promise<number> {
    return this.screen.count({ css: 'button[tabindex="0"]', in: MATRIX_GRID });
  }

  async waitForPanel(): Promise<void> {
    await this.screen.appears({ role: 'heading', in: DETAILS });
  }
  /** The name of the place that is shown; waits for one. */
  async panelHeading(): Promise<string> {
    return this.screen.text({ css: 'h2', in: DETAILS });
  }
  async panelText(): Promise<string> {
    return this.screen.text(DETAILS);
  }
  async panelBox(): Promise<Box> {
    return this.screen.box(DETAILS);
  }
  async windowSize(): Promise<{ readonly width: number; readonly height: number }> {
    return this.screen.run(() => ({ width: innerWidth, height: innerHeight }));
  }
  /** Things that reach over the sides of the window, but for what scrolls by itself, as the reason for a page that moves sideways under the finger. */
  async tooWide(): Promise<readonly string[]> {
    return this.screen.run(() =>
      [...document.querySelectorAll('#app *')]
        .filter(
          (element) =>
            element.checkVisibility({ visibilityProperty: true }) &&
            !element.closest('.visually-hidden, .skip, .matrix-figure'),
        )
        .filter(
          (element) => element.getBoundingClientRect().right > innerWidth + 1 || element.scrollWidth > innerWidth + 1,
        )
        .map((element) => `${element.tagName.toLowerCase()}.${element.className.toString()}`),
    );
  }
  /** What stands over the panel's words without being part of it. */
  async overPanel(): Promise<readonly string[]> {
    return this.screen.run(() => {
      const panel = document.querySelector('aside')?.getBoundingClientRect();
      return [...document.querySelectorAll('#app > *, #app > * > *')]
        .filter(
          (element) =>
            element.checkVisibility({ visibilityProperty: true }) && !element.closest('aside, .visually-hidden, .skip'),
        )
        .filter((element) => {
          const box = element.getBoundingClientRect();
          return (
            panel &&
            box.width * box.height > 0 &&
            box.bottom > panel.top + 1 &&
            box.top < panel.bottom - 1 &&
            box.left < panel.right - 1 &&
            box.right > panel.left + 1
          );
        })
        .map((element) => element.className.toString() || element.tagName);
    });
  }
  /** Buttons and fields that something else lies over at their middle. */
  async coveredControls(): Promise<readonly string[]> {
    return this.screen.run(() =>
      [...document.querySelectorAll<HTMLElement>('#app :is(button, input, a):not([tabindex="-1"])')].flatMap(
        (control) => {
          const box = control.getBoundingClientRect();
          const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
          const inWindow = x > 0 && y > 0 && x < innerWidth && y < innerHeight;
          const scroller = control.closest('.column')?.getBoundingClientRect();
          if (!inWindow || !control.checkVisibility({ visibilityProperty: true }) || (scroller && y > scroller.bottom))
            return [];
          const top = document.elementFromPoint(x, y);
          if (!top || control.contains(top) || top.contains(control) || top.closest('label')?.contains(control))
            return [];
          const name = (element: Element) =>
            element.getAttribute('aria-label') ?? element.textContent?.trim() ?? element.tagName;
          return [`${name(control)} lies under ${name(top).slice(0, 40)}`];
        },
      ),
    );
  }
  /** The roles that the panel gives as of its year, each with the source line under it. Empty when none is stated. */
  async roles(): Promise<readonly string[]> {
    return this.screen.texts({ css: '.role-as-of > .roles > li', in: DETAILS });
  }
  /** The roles that were last stated before the year, each with its source, under a heading that names that year. */
  async lastRoles(): Promise<readonly string[]> {
    return this.screen.texts({ css: '.last-known h4, .last-known li', in: DETAILS });
  }
  /** The time line of documents in the panel, when their evidence has come; `missing` of them are known not to come. */
  async history(
    missing = 0,
  ): Promise<readonly { readonly year: number; readonly says: number; readonly text: string }[]> {
    const nodes: Target = { css: '.history > ol > li', in: DETAILS };
    await this.screen.appears(nodes);
    const read: Target = { css: '.history > ol > li:is([data-silent="true"], :has(article))', in: DETAILS };
    const isRead = async () => (await this.screen.count(read)) >= (await this.screen.count(nodes)) - missing;
    await vi.waitUntil(isRead, { timeout: EVIDENCE_MS });
    return this.screen.run(() =>
      [...document.querySelectorAll<HTMLElement>('.history > ol > li')].map((item) => ({
        year: Number(item.querySelector('h4 span')?.textContent),
        says: item.querySelectorAll('article').length,
        text: item.innerText,
      })),
    );
  }
  /** Opens the citations of the statement that the link names, and gives them by form. */
  async citations(): Promise<Readonly<Record<string, string>>> {
    const target: Target = { css: '.statement[data-target="true"]', in: DETAILS };
    await this.screen.click({ role: 'button', name: /^(引用|Cite)$/, in: target });
    const forms = await this.screen.texts({ css: '.citations h5', in: target });
    const texts = await this.screen.texts({ css: '.citations p', in: target });
    return Object.fromEntries(forms.map((form, index) => [form, texts[index] ?? '']));
  }
  /** Copies a citation that is open and gives what a reader would then paste. */
  async copied(name: RegExp): Promise<string> {
    await this.screen.click({ role: 'button', name, in: DETAILS });
    return this.screen.clipboard();
  }
  /** The other places at the point of the one shown. */
  async alsoHere(): Promise<readonly string[]> {
    return this.screen.texts({ css: '.also-here .area-link', in: DETAILS });
  }
  async chooseAlsoHere(name: string): Promise<void> {
    await this.screen.click({ role: 'button', name, in: { css: '.also-here', in: DETAILS } });
  }
  async roleSection(): Promise<string> {
    return this.screen.text({ css: '.role-as-of', in: DETAILS });
  }
  async isPanelOpen(): Promise<boolean> {
    return this.screen.isVisible({ css: 'h2', in: DETAILS });
  }

  async isAboutOpen(): Promise<boolean> {
    return this.screen.isVisible({ role: 'dialog' });
  }
  /** Everything that the page shows or has read out, but what it marks as another language: texts, names, titles, placeholders. */
  async words(): Promise<readonly string[]> {
    return this.screen.run(() => {
      const spoken = ['aria-label', 'title', 'placeholder', 'aria-valuetext', 'alt'];
      const isOurs = (element: Element) =>
        element.checkVisibility({ visibilityProperty: true }) && element.closest('[lang]') === document.documentElement;
      const found = [...document.body.querySelectorAll('*')].filter(isOurs).flatMap((element) => {
        const texts = [...element.childNodes]
          .filter((node) => node.nodeType === Node.TEXT_NODE)
          .map((node) => node.textContent ?? '');
        return element.matches('script, style')
          ? []
          : [...texts, ...spoken.map((name) => element.getAttribute(name) ?? '')];
      });
      return [...new Set([document.title, ...found].map((text) => text.trim()).filter(Boolean))];
    });
  }
  /** What went wrong with files, in the page's words. */
  async failures(): Promise<string> {
    return this.screen.text({ role: 'alert' });
  }
  /** Everything that is announced as a notice, empty ones left out. */
  async notices(): Promise<readonly string[]> {
    return this.screen.run(() =>
      [...document.querySelectorAll<HTMLElement>('[role=status], [role=alert], output')]
        .map((element) => element.innerText.trim())
        .filter(Boolean),
    );
  }
  async language(): Promise<string> {
    return this.screen.run(() => document.documentElement.lang);
  }
  async theme(): Promise<string | undefined> {
    return this.screen.run(() => document.documentElement.dataset.theme);
  }
  /** Waits until the map has been still for as long as the link needs to follow it. */
  async settled(): Promise<void> {
    const STILL_MS = 600;
    await this.screen.run(
      (still) =>
        new Promise<void>((resolve) => {
          let last = '';
          let since = performance.now();
          const look = () => {
            const now = [...document.querySelectorAll('[data-map-state] a.label')]
              .map((element) => element.getAttribute('style'))
              .join();
            if (now !== last) since = performance.now();
            last = now;
            if (performance.now() - since >= still) resolve();
            else requestAnimationFrame(look);
          };
          look();
        }),
      STILL_MS,
    );
  }
  /** Shows another View in the same page, as a step back to it would. */
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
  /** The last thing that a screen reader is given to say beside what is on the screen. */
  async announcement(): Promise<string> {
    return this.screen.run(() =>
      [...document.querySelectorAll('[aria-live]')].map((element) => element.textContent).join(' '),
    );
  }
  /** Begins to write down what a screen reader is given to say; the function that it returns tells what it was so far. */
  async listen(): Promise<() => Promise<readonly string[]>> {
    await this.screen.run(() => {
      const heard: string[] = [];
      // The view in words is said a while after; what was done is said at once, and is meant here.
      const said = document.querySelectorAll('[aria-live]:not([data-description])');
      const write = () => heard.push([...said].map((element) => element.textContent).join(' '));
      for (const element of said)
        new MutationObserver(write).observe(element, { childList: true, characterData: true, subtree: true });
      Object.assign(globalThis, { heard });
    });
    return () => this.screen.run(() => (globalThis as unknown as { heard: readonly string[] }).heard);
  }
  async historyLength(): Promise<number> {
    return this.screen.run(() => history.length);
  }
  /** At how many places the map was painted while something was done until it stands still, and for how long it moved. */
  async movementOf(action: () => Promise<void>): Promise<{ readonly places: number; readonly ms: number }> {
    const before = this.link().get('at');
    await this.screen.run(() => {
      const seen: { readonly at: string; readonly time: number }[] = [];
      const look = (time: number) => {
        const moved = document.querySelectorAll('[data-map-state] a.label, [data-map-state] .svg-map > g');
        const at = [...moved]
          .map((element) => element.getAttribute('style') ?? element.getAttribute('transform'))
          .join();
        if (at !== seen.at(-1)?.at) seen.push({ at, time });
        requestAnimationFrame(look);
      };
      look(0);
      Object.assign(globalThis, { seen });
    });
    await action();
    await vi.waitUntil(() => this.link().get('at') !== before, { timeout: LINK_MS });
    await this.settled();
    const [, ...moves] = await this.screen.run(
      () => (globalThis as unknown as { seen: readonly { readonly time: number }[] }).seen,
    );
    return { places: moves.length, ms: (moves.at(-1)?.time ?? 0) - (moves[0]?.time ?? 0) };
  }
  /** The camera that the address carries. */
  camera(): { readonly lng: number; readonly lat: number; readonly zoom: number } {
    const [lng = Number.NaN, lat = Number.NaN, zoom = Number.NaN] = (this.link().get('at') ?? '')
      .split(',')
      .map(Number);
    return { lng, lat, zoom };
  }
  /** The part of the View that the address carries. */
  link(): URLSearchParams {
    return this.screen.url().searchParams;
  }

  /** The comparison's columns, by name. */
  async comparedPlaces(): Promise<readonly string[]> {
    return this.screen.texts({ css: 'thead th .area-link', in: COMPARISON });
  }
  /** Numbers in the heads of the columns, and before the names on the map. */
  async columnNumbers(): Promise<{
    readonly heads: readonly string[];
    readonly map: Readonly<Record<string, string>>;
  }> {
    return this.screen.run(() => ({
      heads: [...document.querySelectorAll('.compare thead .label-order')].map((element) => element.textContent ?? ''),
      map: Object.fromEntries(
        [
          ...document.querySelectorAll<HTMLElement>('[data-map-state] a.label[data-placed="true"]:has(.label-order)'),
        ].map((label) => [label.dataset.area, label.querySelector('.label-order')?.textContent ?? '']),
      ),
    }));
  }
  /** Places that the drawn map outlines because they are compared. */
  async comparedOutlines(): Promise<readonly string[]> {
    return this.screen.run(() => [
      ...new Set(
        [...document.querySelectorAll<SVGElement>('.svg-map [data-compared]')].map(
          ({ dataset }) => dataset.compared ?? '',
        ),
      ),
    ]);
  }
  /** What of the read document no other says: how much it is, all its words, and the places of one degree that are listed. */
  async ownCount(): Promise<string> {
    return this.screen.text({ css: '.only-here h3 + p' });
  }
  async ownText(): Promise<string> {
    return this.screen.text({ css: '.only-here' });
  }
  async ownPlaces(degree: 'place' | 'aspect' | 'claim'): Promise<readonly string[]> {
    return this.allTexts(`.only-degree[data-alone="${degree}"] h4`);
  }
  async toggleOnly(): Promise<void> {
    await this.screen.click({ css: '.only-switch' });
  }
  async openFirstOwnClaim(): Promise<void> {
    await this.screen.click({ css: '.only-degree[data-alone="claim"] .only-claim .source', nth: 0 });
  }
  /** The meaning of a place's colour in the drawn map, whatever the map shows. */
  async toneOnMap(id: string): Promise<string | undefined> {
    const fill = await this.screen.attribute(
      { css: `.svg-map [data-layer$="-fill"] [data-id="${id}"]`, nth: 0 },
      'fill',
    );
    return /var\(--([a-z-]+-\d|[a-z-]+)\)/.exec(fill ?? '')?.[1];
  }
  /** From a place back to the tool that it was opened from. */
  async backToTool(): Promise<void> {
    await this.screen.click(button(/^← /, DETAILS));
  }
  async addToComparison(name: string): Promise<void> {
    await this.screen.fill({ role: 'combobox', name: /^(加入一个地点|Add a place)$/, in: COMPARISON }, name);
    await this.screen.press('Enter');
  }
  async removeFromComparison(name: string): Promise<void> {
    await this.screen.click({
      role: 'button',
      name: new RegExp(`${name}移出比较|Remove ${name} from`),
      in: COMPARISON,
    });
  }
  async comparison(): Promise<string> {
    return this.screen.text(COMPARISON);
  }
  /** The cells of the comparison's row of this name, one for each place; empty while there is no such row. */
  async comparedRow(name: string): Promise<readonly string[]> {
    return this.screen.run((wanted) => {
      const rows = [...document.querySelectorAll('.compare tr')];
      const row = rows.find(
        (candidate) => candidate.querySelector<HTMLElement>('th[scope=row]')?.innerText.split('\n')[0] === wanted,
      );
      return [...(row?.querySelectorAll('td') ?? [])].map((cell) => cell.innerText.trim());
    }, name);
  }
  /** What stands between two compared places, by their ids in the order of the columns. */
  async between(a: string, b: string): Promise<string> {
    return this.screen.text({ css: `[data-pair="${a} ${b}"]`, in: COMPARISON });
  }
  /** Scrolls the columns sideways; how far they went, and how far the names of the rows then stand from the panel's edge. */
  async scrollComparison(left: number): Promise<{ readonly scrolled: number; readonly namesAt: number }> {
    return this.screen.run((to) => {
      const body = document.querySelector('.compare .dock-body');
      if (body) body.scrollLeft = to;
      const names = document.querySelector('.compare th[scope=row]')?.getBoundingClientRect().left ?? Number.NaN;
      return { scrolled: body?.scrollLeft ?? 0, namesAt: names - (body?.getBoundingClientRect().left ?? 0) };
    }, left);
  }
  /** Opens the first source that the comparison gives in a row of this name. */
  async openSource(row: string): Promise<void> {
    await this.screen.click({
      css: '.source',
      in: { role: 'row', name: new RegExp(`^${row}`), in: COMPARISON },
      nth: 0,
    });
  }

  /** The table's rows in the page, in their order: id and the text of each cell. */
  async tableRows(): Promise<readonly { readonly id: string; readonly cells: readonly string[] }[]> {
    return this.screen.run(() =>
      [...document.querySelectorAll<HTMLElement>('[role=grid] tr[data-area]')].map((row) => ({
        id: row.dataset.area ?? '',
        cells: [...row.querySelectorAll('td')].map((cell) => cell.innerText),
      })),
    );
  }
  async waitForTable(): Promise<void> {
    await this.screen.appears({ css: 'tr[data-area]', in: TABLE });
  }
  /** The part of the screen that a panel below the map takes. */
  async dockBox(): Promise<Box> {
    return this.screen.box({ css: '.dock' });
  }
  /** How many rows the table has, with those that are scrolled away, without its head. */
  async tableSize(): Promise<number> {
    return Number(await this.screen.attribute(TABLE, 'aria-rowcount')) - 1;
  }
  async sortTable(column: string): Promise<void> {
    await this.screen.click({ role: 'button', name: column, in: TABLE });
  }
  async sortOf(column: string): Promise<string | null> {
    return this.screen.attribute({ role: 'columnheader', name: column, in: TABLE }, 'aria-sort');
  }
  async findInTable(text: string): Promise<void> {
    await this.screen.fill({ role: 'searchbox', name: /^(在表中查找|Find in the table)$/ }, text);
  }
  async clickRow(id: string): Promise<void> {
    await this.screen.click({ css: `tr[data-area="${id}"] td:first-child`, in: TABLE });
  }
  async focusTable(): Promise<void> {
    await this.screen.focus(TABLE);
  }
  /** The row that the keys are at. */
  async activeRow(): Promise<string | undefined> {
    return this.screen.run(() => {
      const id = document.activeElement?.getAttribute('aria-activedescendant');
      return id ? document.getElementById(id)?.dataset.area : undefined;
    });
  }
  /** The selected row, when all of it can be seen. */
  async selectedRowInSight(): Promise<string | undefined> {
    return this.screen.run(() => {
      const row = document.querySelector<HTMLElement>('[role=grid] tr[aria-selected=true]');
      const box = row?.getBoundingClientRect();
      const [body, head] = ['.table-body', '.table-body thead'].map((css) =>
        document.querySelector(css)?.getBoundingClientRect(),
      );
      const isSeen = box && body && head && box.top >= head.bottom - 1 && box.bottom <= body.bottom + 1;
      return isSeen ? row?.dataset.area : undefined;
    });
  }
  async hoveredRow(): Promise<string | undefined> {
    return this.screen.run(() => document.querySelector<HTMLElement>('[role=grid] tr[data-hover=true]')?.dataset.area);
  }
  async showColumn(name: string): Promise<void> {
    await this.screen.click({ role: 'button', name: /^(选择列|Columns)$/ });
    await this.screen.setChecked({ role: 'checkbox', name }, true);
    await this.screen.press('Escape');
  }
  async columns(): Promise<readonly string[]> {
    return this.screen.texts({ role: 'columnheader', in: TABLE });
  }
  async downloadTable(format: 'CSV' | 'GeoJSON'): Promise<{ readonly name: string; readonly text: string }> {
    return this.screen.download(button(new RegExp(`(下载|Download) ${format}`)));
  }

  /** What axe holds for serious or worse: rule, what is wrong, where. */
  async seriousAxeFindings(): Promise<readonly string[]> {
    await this.screen.runScript(axe.source);
    const { violations } = await this.screen.run(() =>
      (globalThis as unknown as { readonly axe: typeof axe }).axe.run(),
    );
    return violations
      .filter(({ impact }) => impact && SERIOUS.includes(impact))
      .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  }
}

const PICTURES = join(fileURLToPath(new URL('../..', import.meta.url)), '.cache/test/failed');

/** Where a test went wrong, a picture says more than its message. */
async function keepPicture(screen: Screen, name: string): Promise<void> {
  const path = join(PICTURES, `${name.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 100)}.png`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, await screen.picture());
}

async function openApp(link: string, options: OpenOptions): Promise<App> {
  const screen = await Screen.open({
    locale: options.lang === 'en' ? 'en-GB' : 'zh-CN',
    colours: options.theme ?? 'light',
    size: SIZES[options.size ?? 'desktop'],
    touch: options.size === 'phone',
    webgl: options.webgl ?? true,
    scripts: options.scripts ?? true,
    motion: options.motion ?? false,
    expected: options.expected ?? [],
  });
  await options.before?.(screen);
  await screen.go(link);
  const app = new App(screen);
  const until = options.until ?? (options.scripts === false ? 'poster' : options.webgl === false ? 'svg' : 'live');
  if (until !== 'parsed') await app.waitForMap(until);
  return app;
}

interface Fixtures {
  /** Opens the map in a fresh browser context; at the test's end anything unexpected that the page did fails the test. */
  readonly open: (link?: string, options?: OpenOptions) => Promise<App>;
}

export const test = base.extend<Fixtures>({
  open: async ({ task }, use) => {
    const apps: App[] = [];
    await use(async (link = './', options = {}) => {
      const app = await openApp(link, options);
      apps.push(app);
      return app;
    });
    const problems = apps.flatMap(({ screen }) => screen.problems);
    const failed = problems.length > 0 || task.result?.state === 'fail';
    for (const [index, { screen }] of apps.entries()) {
      if (failed) await keepPicture(screen, `${task.name}-${index + 1}`);
      await screen.close();
    }
    if (problems.length > 0) throw new Error(`The page did what no test expects:\n${problems.join('\n')}`);
  },
});

/**
 * One page in a context of its own, in the words of a person with a mouse and a keyboard. Only this folder knows
 * Playwright; nothing here knows the map.
 */
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { inject } from 'vitest';
import { chromium, type Graphics, launchOnTwoDisplays } from './launch.ts';

export interface ScreenOptions {
  /** Address of the site: links are relative to it, and a request to another host is a problem. */
  readonly home: string;
  readonly locale: string;
  readonly colours: 'light' | 'dark';
  readonly size: { readonly width: number; readonly height: number };
  readonly touch: boolean;
  readonly webgl: boolean;
  readonly scripts: boolean;
  readonly motion: boolean;
  /** A second display beside the first; then the window has a size of its own. */
  readonly twoDisplays: boolean;
  /** Whether the site may keep a copy of itself; only tests about that allow it. */
  readonly copies: boolean;
  /** Problems that the test provokes; any other problem fails it. */
  readonly expected: readonly RegExp[];
}

/** An accessible name; when it depends on the language, a function of `<html lang>` of its document. */
export type Name = RegExp | string | ((language: string) => RegExp);

/** An element by role and name, as users and screen readers find it; CSS only for contracts without a role. */
export type Target =
  | {
      readonly role: Parameters<Page['getByRole']>[0];
      readonly name?: Name;
      readonly in?: Target;
      readonly nth?: number;
    }
  | { readonly css: string; readonly in?: Target; readonly nth?: number }
  /** The document in a frame. */
  | { readonly frame: string; readonly in?: Target; readonly nth?: number };

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/**
 * Timeout in ms, long enough for SwiftShader on a busy machine; a test that waits for a signal is not slower for it.
 */
const WAIT_MS = 25_000;
const PICTURE_ATTEMPTS = 5;
/** A link to an unknown place asks for a summary that is not there; the page does without. */
const OPTIONAL = /\/assets\/words-\w+\//;

const browsers: Partial<Record<Graphics, Promise<Browser>>> = {};
/** A worker's connection to a browser of this kind; it ends with the worker. */
const sharedBrowser = (graphics: Graphics) => {
  browsers[graphics] ??= chromium.connect(inject('browserEndpoints')[graphics]);
  return browsers[graphics];
};

/** Simulates a browser without WebGL: `getContext` returns null, as when the machine or a policy has none. */
function withoutWebgl(): void {
  for (const Canvas of [HTMLCanvasElement, OffscreenCanvas]) {
    const original = Canvas.prototype.getContext;
    Object.defineProperty(Canvas.prototype, 'getContext', {
      value(this: unknown, kind: string, ...rest: unknown[]) {
        return /^(experimental-)?webgl/.test(kind) ? null : Reflect.apply(original, this, [kind, ...rest]);
      },
    });
  }
}

/** Records what the page copies, when the browser has accepted it. */
function keepCopies(): void {
  const { writeText } = globalThis.Clipboard?.prototype ?? {};
  if (writeText === undefined) return;
  Clipboard.prototype.writeText = async function (text) {
    await Reflect.apply(writeText, this, [text]);
    Object.assign(globalThis, { copied: text });
  };
}

/** Of the browser's format of a heap dump what is read here: the nodes are one flat list, a few numbers for each. */
interface HeapNodes {
  readonly nodes: readonly number[];
}
interface HeapMeta {
  readonly meta: { readonly node_fields: readonly string[]; readonly node_types: readonly (readonly string[])[] };
}

export class Screen {
  readonly #context: BrowserContext;
  readonly #page: Page;
  readonly #expected: readonly RegExp[];
  readonly #problems: string[] = [];
  readonly #requests: string[] = [];

  /** @param options of another window of the context: undefined, since the first watches all of them. */
  private constructor(context: BrowserContext, page: Page, options?: ScreenOptions) {
    this.#context = context;
    this.#page = page;
    this.#expected = options?.expected ?? [];
    page.setDefaultTimeout(WAIT_MS);
    if (options) this.#watch(context, options);
  }

  static async open(options: ScreenOptions): Promise<Screen> {
    const settings = {
      baseURL: options.home,
      locale: options.locale,
      colorScheme: options.colours,
      reducedMotion: options.motion ? 'no-preference' : 'reduce',
      hasTouch: options.touch,
      javaScriptEnabled: options.scripts,
      serviceWorkers: options.copies ? 'allow' : 'block',
    } as const;
    const context = options.twoDisplays
      ? await launchOnTwoDisplays(new URL(options.home).origin, settings)
      : await (await sharedBrowser(options.webgl ? 'webgl' : 'plain')).newContext({
          ...settings,
          viewport: options.size,
        });
    await context.addInitScript(keepCopies);
    if (!options.webgl) await context.addInitScript(withoutWebgl);
    return new Screen(context, await context.newPage(), options);
  }

  #watch(context: BrowserContext, { home, scripts }: ScreenOptions): void {
    const { host } = new URL(home);
    const isOwn = (url: string) => !/^(https?|wss?):/.test(url) || new URL(url).host === host;
    context.on('request', (request) => {
      this.#requests.push(request.url());
      if (!isOwn(request.url())) this.#problems.push(`request to a foreign host: ${request.url()}`);
    });
    context.on('requestfailed', (request) => {
      const reason = request.failure()?.errorText ?? '';
      // The page aborts requests that it no longer needs, and a page without scripts does not load them: both are no
      // failures.
      if (reason !== 'net::ERR_ABORTED' && !(reason === 'csp' && !scripts))
        this.#problems.push(`request failed: ${request.url()} ${reason}`);
    });
    context.on('response', (response) => {
      if (response.status() >= 400 && !OPTIONAL.test(response.url()))
        this.#problems.push(`status ${response.status()}: ${response.url()}`);
    });
    context.on('console', (message) => {
      // SwiftShader warns about its own speed; every other warning is about our code.
      // So does the driver of its own refusal of service workers.
      const isOfDriver = /GL Driver Message|Service Worker registration blocked/.test(message.text());
      const isOurs = !isOfDriver && !OPTIONAL.test(message.location().url);
      if (['error', 'warning'].includes(message.type()) && isOurs) this.#problems.push(`console: ${message.text()}`);
    });
    context.on('dialog', (dialog) => {
      this.#problems.push(`a script of the page opened a window: ${dialog.message()}`);
      void dialog.dismiss();
    });
    context.on('weberror', (event) => this.#problems.push(`uncaught: ${event.error().stack ?? event.error().message}`));
  }

  get problems(): readonly string[] {
    return this.#problems.filter((problem) => !this.#expected.some((pattern) => pattern.test(problem)));
  }

  /** Addresses requested by the page so far. */
  requests(pattern: RegExp): readonly string[] {
    return this.#requests.filter((url) => pattern.test(url));
  }

  async close(): Promise<void> {
    await this.#context.close();
  }
  /** The window that an action opens. */
  async opened(action: () => Promise<unknown>): Promise<Screen> {
    const [page] = await Promise.all([this.#context.waitForEvent('page'), action()]);
    return new Screen(this.#context, page);
  }
  /** Closes this window as a person does, and waits until it is gone; the others of its context stay. */
  async closeWindow(): Promise<void> {
    await Promise.all([this.#page.waitForEvent('close'), this.#page.close({ runBeforeUnload: true })]);
  }
  /** Takes the network away from all windows of the context, or gives it back. */
  async setOffline(isOffline: boolean): Promise<void> {
    await this.#context.setOffline(isOffline);
  }

  async #locate(target: Target): Promise<Locator> {
    const scope = target.in ? await this.#locate(target.in) : this.#page;
    if ('frame' in target) return scope.frameLocator(target.frame).locator('html');
    const found =
      'css' in target ? scope.locator(target.css) : scope.getByRole(target.role, await this.#options(target));
    return target.nth === undefined ? found : found.nth(target.nth);
  }
  async #options(target: Target & { readonly name?: Name }): Promise<{ readonly name?: RegExp | string }> {
    const { name } = target;
    if (typeof name === 'function') return { name: name(await this.#languageOf(target)) };
    return name === undefined ? {} : { name };
  }
  async #languageOf(target: Target): Promise<string> {
    if ('frame' in target) return (await (await this.#locate(target)).getAttribute('lang')) ?? '';
    if (target.in) return this.#languageOf(target.in);
    return (await this.#page.locator('html').getAttribute('lang')) ?? '';
  }

  /**
   * Loads an address, relative to the site. Returns when the document is parsed; later states have signals of their
   * own.
   */
  async go(link: string): Promise<void> {
    await this.#page.goto(link, { waitUntil: 'domcontentloaded' });
  }
  async reload(): Promise<void> {
    await this.#page.reload({ waitUntil: 'domcontentloaded' });
  }
  /** A history step within this page. The page stays loaded, so there is only its new state to wait for. */
  async back(): Promise<void> {
    await this.#page.evaluate(() => history.back());
  }
  async forward(): Promise<void> {
    await this.#page.evaluate(() => history.forward());
  }
  url(): URL {
    return new URL(this.#page.url());
  }
  async resize(width: number, height: number): Promise<void> {
    await this.#page.setViewportSize({ width, height });
  }
  /** Emulates print media. */
  async asPrinted(): Promise<void> {
    await this.#page.emulateMedia({ media: 'print' });
  }
  /** The page as the browser prints it, on the paper that its style sheets ask for. */
  async pdf(): Promise<Buffer> {
    return this.#page.pdf({ preferCSSPageSize: true, printBackground: true });
  }
  /** Emulates the forced colours of a high-contrast theme. */
  async forceColours(): Promise<void> {
    await this.#page.emulateMedia({ forcedColors: 'active' });
  }
  /** The default font size of the browser's settings, px. */
  async setFontSize(standard: number): Promise<void> {
    const session = await this.#context.newCDPSession(this.#page);
    await session.send('Page.setFontSizes', { fontSizes: { standard } });
  }
  /** Adds a style sheet to the page. */
  async restyle(css: string): Promise<void> {
    await this.#page.addStyleTag({ content: css });
  }

  /** Takes the page's clock and timers into the test's hands; before the page is opened. */
  async holdClock(): Promise<void> {
    await this.#page.clock.install();
  }
  /** Lets this time pass at once: each timer that is due runs once. */
  async letPass(ms: number): Promise<void> {
    await this.#page.clock.fastForward(ms);
  }
  /**
   * What the page's scripts hold in memory, bytes: objects, lists, closures and texts. Without the engine's compiled
   * code and the browser's own records (of requests, of long tasks), which grow for hours and are not the page's.
   */
  async heap(): Promise<number> {
    const session = await this.#context.newCDPSession(this.#page);
    const chunks: string[] = [];
    session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
    await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
    await session.detach();
    const { nodes, ...rest } = JSON.parse(chunks.join('')) as HeapNodes & Record<string, object>;
    const about = Object.values(rest).find((part): part is HeapMeta => 'meta' in part);
    if (!about) throw new Error('The browser has another format of heap dumps.');
    const { node_fields: fields, node_types: types } = about.meta;
    const [type, size] = [fields.indexOf('type'), fields.indexOf('self_size')];
    const isForeign = types[type]?.map((name) => ['code', 'native', 'hidden', 'synthetic'].includes(name)) ?? [];
    let sum = 0;
    for (let at = 0; at < nodes.length; at += fields.length)
      if (!isForeign[nodes[at + type] ?? 0]) sum += nodes[at + size] ?? 0;
    return sum;
  }

  async click(target: Target): Promise<void> {
    await (await this.#locate(target)).click();
  }
  async tap(target: Target): Promise<void> {
    await (await this.#locate(target)).tap();
  }
  async clickAt({ x, y }: Point): Promise<void> {
    await this.#page.mouse.click(x, y);
  }
  async pointAt({ x, y }: Point): Promise<void> {
    await this.#page.mouse.move(x, y);
  }
  async drag(from: Point, to: Point): Promise<void> {
    await this.#page.mouse.move(from.x, from.y);
    await this.#page.mouse.down();
    await this.#page.mouse.move(to.x, to.y, { steps: 8 });
    await this.#page.mouse.up();
  }
  /** Presses the mouse and holds it, until `releaseMouse`. */
  async pressMouse({ x, y }: Point): Promise<void> {
    await this.#page.mouse.move(x, y);
    await this.#page.mouse.down();
  }
  async releaseMouse(): Promise<void> {
    await this.#page.mouse.up();
  }
  async wheel(at: Point, deltaY: number): Promise<void> {
    await this.#page.mouse.move(at.x, at.y);
    await this.#page.mouse.wheel(0, deltaY);
  }
  async doubleClick({ x, y }: Point): Promise<void> {
    await this.#page.mouse.dblclick(x, y);
  }
  /** Runs an action while a key is held down. */
  async holding(key: string, action: () => Promise<void>): Promise<void> {
    await this.#page.keyboard.down(key);
    await action();
    await this.#page.keyboard.up(key);
  }
  /**
   * A touch gesture: all fingers go down together, move by this offset and lift, as the browser gets them from a touch
   * screen.
   */
  async swipe(from: readonly Point[], dx: number, dy: number): Promise<void> {
    const STEPS = 8;
    const session = await this.#context.newCDPSession(this.#page);
    const points = (share: number) => from.map(({ x, y }, id) => ({ x: x + dx * share, y: y + dy * share, id }));
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: points(0) });
    for (let step = 1; step <= STEPS; step += 1)
      await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: points(step / STEPS) });
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await session.detach();
  }
  /** Runs an action while a finger stays on the screen. */
  async touching({ x, y }: Point, action: () => Promise<unknown>): Promise<void> {
    const session = await this.#context.newCDPSession(this.#page);
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y, id: 0 }] });
    await action();
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await session.detach();
  }
  /** Replaces the page by one with the address in a frame and enough text below it to scroll. */
  async host(url: string, height: number): Promise<void> {
    await this.#page.setContent(
      `<iframe src="${url}" style="width:100%;height:${height}px"></iframe><p style="height:3000px">Text</p>`,
    );
  }
  /** Waits for an element in the frame of such a page. */
  async inFrame(css: string): Promise<void> {
    await this.#page.frameLocator('iframe').locator(css).first().waitFor({ state: 'attached' });
  }
  /** Sets the value of a field: text, or the value of a slider. */
  async fill(target: Target, text: string): Promise<void> {
    await (await this.#locate(target)).fill(text);
  }
  async select(target: Target, value: string): Promise<void> {
    await (await this.#locate(target)).selectOption(value);
  }
  /** Keys by name, as `Tab`, `Enter`, `Shift+Tab`, one after the other. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.#page.keyboard.press(key);
  }
  async focus(target: Target): Promise<void> {
    await (await this.#locate(target)).focus();
  }
  /** Selects an option by its label. */
  async choose(target: Target, option: string): Promise<void> {
    await (await this.#locate(target)).selectOption({ label: option });
  }
  /** Clicks, and returns the downloaded file. */
  async download(target: Target): Promise<{ readonly name: string; readonly text: string; readonly bytes: Buffer }> {
    const control = await this.#locate(target);
    const [file] = await Promise.all([this.#page.waitForEvent('download'), control.click()]);
    const chunks: Buffer[] = [];
    for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
    const bytes = Buffer.concat(chunks);
    return { name: file.suggestedFilename(), text: bytes.toString('utf8'), bytes };
  }
  /** Gives a file to a file field. */
  async giveFile(target: Target, name: string, content: string | Buffer): Promise<void> {
    const file = { name, mimeType: 'application/yaml', buffer: Buffer.from(content as string) };
    await (await this.#locate(target)).setInputFiles(file);
  }
  async setChecked(target: Target, checked: boolean): Promise<void> {
    await (await this.#locate(target)).setChecked(checked);
  }

  /** What this page copied last. The browser's clipboard is shared by all pages, including those of other tests. */
  async clipboard(): Promise<string> {
    return this.#page.evaluate(() => (globalThis as { copied?: string }).copied ?? '');
  }

  async text(target: Target): Promise<string> {
    return (await (await this.#locate(target)).innerText()).trim();
  }
  async texts(target: Target): Promise<readonly string[]> {
    return (await (await this.#locate(target)).allInnerTexts()).map((text) => text.trim());
  }
  async value(target: Target): Promise<string> {
    return (await this.#locate(target)).inputValue();
  }
  async attribute(target: Target, name: string): Promise<string | null> {
    return (await this.#locate(target)).getAttribute(name);
  }
  async isChecked(target: Target): Promise<boolean> {
    return (await this.#locate(target)).isChecked();
  }
  async isVisible(target: Target): Promise<boolean> {
    return (await this.#locate(target)).first().isVisible();
  }
  async count(target: Target): Promise<number> {
    return (await this.#locate(target)).count();
  }
  async box(target: Target): Promise<Box> {
    const box = await (await this.#locate(target)).boundingBox();
    if (!box) throw new Error(`${JSON.stringify(target)} has no box on the screen`);
    return box;
  }

  async appears(target: Target): Promise<void> {
    await (await this.#locate(target)).first().waitFor({ state: 'visible' });
  }
  async vanishes(target: Target): Promise<void> {
    await (await this.#locate(target)).first().waitFor({ state: 'hidden' });
  }
  async isThere(target: Target): Promise<void> {
    await (await this.#locate(target)).first().waitFor({ state: 'attached' });
  }
  /** Runs a function in the page. It is serialised, so it can use only its argument. */
  async run<Result, Argument = undefined>(
    inPage: (argument: Argument) => Result | Promise<Result>,
    argument?: Argument,
  ): Promise<Result> {
    return this.#page.evaluate(inPage as (argument: unknown) => Result | Promise<Result>, argument);
  }
  /** The same in the document of an element, which may be in a frame; the function gets the element. */
  async runAt<Result, Argument = undefined>(
    target: Target,
    inPage: (element: Element, argument: Argument) => Result | Promise<Result>,
    argument?: Argument,
  ): Promise<Result> {
    return (await this.#locate(target)).evaluate(
      inPage as (element: Element, argument: unknown) => Result | Promise<Result>,
      argument,
    );
  }
  /** The same with all elements that match now, without waiting. */
  async runAll<Result, Argument = undefined>(
    target: Target,
    inPage: (elements: HTMLElement[], argument: Argument) => Result,
    argument?: Argument,
  ): Promise<Result> {
    const found = await this.#locate(target);
    return found.evaluateAll(inPage as (elements: (HTMLElement | SVGElement)[], argument: unknown) => Result, argument);
  }
  async runScript(source: string): Promise<void> {
    await this.#page.evaluate(source);
  }
  /** Runs a script before the page's own scripts, on every page from now on. */
  async runFirst<Argument>(inPage: (argument: Argument) => void, argument: Argument): Promise<void> {
    await this.#page.addInitScript(inPage as (argument: unknown) => void, argument);
  }
  /** Fulfils a request of the page in place of the server; `undefined` aborts the connection. */
  async answer(url: RegExp, response: { readonly status: number; readonly body: string } | undefined): Promise<void> {
    await this.#context.route(url, (route) => (response ? route.fulfill(response) : route.abort('connectionfailed')));
  }
  async answerAsUsual(url: RegExp): Promise<void> {
    await this.#context.unroute(url);
  }
  /** Holds a request until the returned function is called. */
  async hold(url: RegExp): Promise<() => void> {
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    await this.#context.route(url, async (route) => {
      await released;
      await route.continue();
    });
    return release;
  }
  /** Modifies a response of the server. */
  async rewrite(url: RegExp, change: (body: string) => string): Promise<void> {
    await this.#context.route(url, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: change(await response.text()) });
    });
  }
  /**
   * Serves all pages, in frames too, with this Content-Security-Policy; what it refuses is an error on the console, and
   * so a problem of the test.
   */
  async underPolicy(policy: string): Promise<void> {
    await this.#context.route(/\/(?:[\w-]+\.html)?(?:\?[^#]*)?$/, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy } });
    });
    await this.#context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>
        console.error(`refused: ${effectiveDirective} ${blockedURI} ${sample}`),
      );
    });
  }
  /** Responds with the file of another address, for links that servers refuse but a page opened from disk accepts. */
  async answerAs(url: RegExp, link: string): Promise<void> {
    await this.#context.route(url, async (route) => route.fulfill({ response: await this.#context.request.get(link) }));
  }

  /** PNG screenshot of the window or a part of it, with animations and the caret disabled. */
  async picture(clip?: Box): Promise<Buffer> {
    await this.#page.waitForLoadState('load');
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#page.screenshot({ ...(clip ? { clip } : {}), animations: 'disabled', caret: 'hide' });
      } catch (error) {
        // Chromium sometimes fails so while SwiftShader is busy with the map of another page; a second attempt
        // succeeds.
        if (attempt === PICTURE_ATTEMPTS || !String(error).includes('Unable to capture screenshot')) throw error;
      }
    }
  }
  async printed(): Promise<Buffer> {
    return this.#page.pdf({ preferCSSPageSize: true, printBackground: true });
  }
}

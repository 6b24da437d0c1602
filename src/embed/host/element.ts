/**
 * `<layout-map>`: the map in a host page. A picture until it is near the viewport, then the interactive map, and the
 * picture again when other maps are nearer. It is bundled into `embed.js`, a classic script: one tag is enough, in a
 * page without modules, on a slide and in a framework.
 *
 *     <script src="https://maps.example.org/embed.js" async></script>
 *     <layout-map area="songjiang" lang="en">
 *       <a href="https://maps.example.org/?area=songjiang">Map of Songjiang</a>
 *     </layout-map>
 */

import { isLanguage, LANGUAGES, userLanguage } from '#domain/vocabulary/languages.ts';
import { TITLES } from '#i18n/index.ts';
import {
  appAddress,
  formatLink,
  frameAddress,
  LINK_ATTRIBUTES,
  linkOfAttributes,
  linkOfScript,
  pageAddress,
  parseLink,
  permissionsOf,
  pictureAddresses,
  setKey,
  stepBetween,
} from '../protocol/link.ts';
import { COMMAND_NAMES, type CommandName } from '../protocol/messages.ts';
import { connectLayoutMap, type LayoutMapClient, LayoutMapError, type RequestOptions } from './client.ts';
import type { LayoutMapElement, LayoutMapEventDetails } from './element-types.ts';
import { createPicture } from './picture.ts';
import { type Member, sharedPool } from './pool.ts';

/** How long the pointer has to stay on a picture to count as intent (hover intent). */
const HOVER_INTENT_MS = 200;
/** Timeout from the frame's `load` to `ready`: the app still has to load its data and renderer. */
const READY_TIMEOUT_MS = 20_000;

/**
 * The address of this file, where it was imported as a module: `document.currentScript` is null then, and `import.meta`
 * would be a syntax error in a plain script. An error's stack has it in every browser. A tag of this name may be
 * another vendor's.
 */
const importedFrom = (): string | undefined => /https?:\/\/[^\s()@]*?\/embed\.js\b/.exec(new Error().stack ?? '')?.[0];

const script = document.currentScript;
const scriptAddress = script instanceof HTMLScriptElement ? script.src : importedFrom();
/** The map's folder: this file is in it, or under the address of its version (`embed/1/embed.js`). */
const scriptFolder = scriptAddress ? new URL('.', scriptAddress).href.replace(/\/embed\/1\/$/, '/') : undefined;

/** Properties that a page may set before this script has loaded. */
const SETTABLE = ['view', 'story', 'step'] as const;
/** Commands that are properties of the element: what is shown is what is set. */
const PROPERTIES: readonly CommandName[] = ['story', 'step'];

/** The frame, and what is disposed with it. */
interface Live {
  readonly frame: HTMLIFrameElement;
  readonly ending: AbortController;
  readonly client: LayoutMapClient | undefined;
  /** Whether `ready` has been received. */
  isReady: boolean;
  /** The link that the frame shows, or was last sent. */
  shown: string;
}

interface Deferred {
  readonly promise: Promise<LayoutMapClient>;
  readonly resolve: (client: LayoutMapClient) => void;
  readonly reject: (error: Error) => void;
  isSettled: boolean;
}

function deferClient(): Deferred {
  let handlers: Pick<Deferred, 'resolve' | 'reject'> | undefined;
  const promise = new Promise<LayoutMapClient>((resolve, reject) => {
    handlers = { resolve, reject };
  });
  // Without this a rejection that no caller handles would be reported as unhandled.
  promise.catch(() => undefined);
  const once = (act: () => void) => {
    if (deferred.isSettled) return;
    deferred.isSettled = true;
    act();
  };
  const deferred: Deferred = {
    promise,
    resolve: (client) => once(() => handlers?.resolve(client)),
    reject: (error) => once(() => handlers?.reject(error)),
    isSettled: false,
  };
  return deferred;
}

/** As the browser tells the frame: the `color-scheme` that the page gives the element, else that of the system. */
function themeOf(element: Element): 'light' | 'dark' {
  const schemes = getComputedStyle(element).colorScheme.split(' ');
  const isDark = schemes.includes('dark');
  if (isDark === schemes.includes('light')) return matchMedia('(prefers-color-scheme:dark)').matches ? 'dark' : 'light';
  return isDark ? 'dark' : 'light';
}

class LayoutMap extends HTMLElement implements Omit<LayoutMapElement, CommandName> {
  static readonly observedAttributes = [...Object.keys(LINK_ATTRIBUTES), 'view', 'src', 'heading', 'poster', 'allow'];

  readonly #root = this.attachShadow({ mode: 'open' });
  readonly #picture = createPicture(this.#root);
  readonly #member: Member = { element: this, start: () => this.#start(), stop: () => this.#stop() };
  /** Whether the pool lets this element be live. */
  #hasSlot = false;
  /** The current link once the user or a script has changed it; undefined: as the attributes say. */
  #link: URLSearchParams | undefined;
  #app: URL | undefined;
  #live: Live | undefined;
  #client = deferClient();
  /** Aborted when the element is disconnected. */
  #connection: AbortController | undefined;
  #isUpdateDue = false;
  #isRestartDue = false;

  get view(): string {
    return formatLink(this.#current());
  }
  set view(link: string | null | undefined) {
    // Before it is in a page it has nothing to show: frameworks set props in any order, and attributes have one.
    if (!this.#connection) {
      this.setAttribute('view', link ?? '');
      return;
    }
    this.#link = linkOfScript(this, String(link ?? ''));
    this.#schedule();
  }

  get story(): string | null {
    return this.#current().get('story');
  }
  set story(id: string | null | undefined) {
    this.#setAttribute('story', id);
  }
  get step(): string | null {
    return this.#current().get('step');
  }
  set step(step: string | number | null | undefined) {
    this.#setAttribute('step', step);
  }
  #setAttribute(name: 'story' | 'step', value: string | number | null | undefined): void {
    const before = this.getAttribute(name);
    if (value === null || value === undefined) this.removeAttribute(name);
    else this.setAttribute(name, String(value));
    // The user may have turned the page since: the same step is then another one again.
    if (before === this.getAttribute(name)) this.#turn();
  }

  get ready(): Promise<LayoutMapClient> {
    return this.#client.promise;
  }

  connectedCallback(): void {
    this.#adoptProperties();
    const connection = new AbortController();
    this.#connection = connection;
    this.#update();
    const { link } = this.#picture;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const prioritise = () => sharedPool().turnTo(this.#member);
    const { signal } = connection;
    link.addEventListener(
      'pointerenter',
      () => {
        timer = setTimeout(prioritise, HOVER_INTENT_MS);
      },
      { signal },
    );
    link.addEventListener('pointerleave', () => clearTimeout(timer), { signal });
    link.addEventListener('focus', prioritise, { signal });
    signal.addEventListener('abort', () => clearTimeout(timer));
    sharedPool().join(this.#member, this.getAttribute('loading') === 'eager');
  }

  /** What was set before the script had loaded is a property that hides the one of the class. */
  #adoptProperties(): void {
    for (const name of SETTABLE) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      Reflect.deleteProperty(this, name);
      this[name] = value;
    }
  }

  disconnectedCallback(): void {
    this.#connection?.abort();
    this.#connection = undefined;
    this.#stop();
    sharedPool().leave(this.#member);
  }

  /** `moveBefore` keeps the frame as it is; without this the browser would call the two above. */
  connectedMoveCallback(): void {}

  attributeChangedCallback(name: string, before: string | null, value: string | null): void {
    if (before === value) return;
    const key = LINK_ATTRIBUTES[name];
    if (name === 'view') this.#link = undefined;
    else if (name === 'story' || name === 'step') this.#turn();
    else if (key !== undefined && this.#link) setKey(this.#link, key, value);
    // These are fixed when a frame is created: no command changes them.
    if (['src', 'allow', 'data'].includes(name)) this.#isRestartDue = true;
    this.#schedule();
  }

  static {
    for (const name of COMMAND_NAMES.filter((command) => !PROPERTIES.includes(command)))
      Object.defineProperty(LayoutMap.prototype, name, {
        value(this: LayoutMap, params?: object, options?: RequestOptions) {
          return this.#command(name, params, options);
        },
      });
  }

  /** Sends a command; a map that is not live is made live for it. */
  async #command(name: CommandName, params?: object, options: RequestOptions = {}): Promise<unknown> {
    const { signal } = options;
    signal?.throwIfAborted();
    if (this.#connection) sharedPool().turnTo(this.#member);
    // A lazy frame far from the viewport would never load.
    if (this.#live) this.#live.frame.loading = 'eager';
    const client = await new Promise<LayoutMapClient>((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
      this.ready.then(resolve, reject);
    });
    // The union of methods takes what each of them takes; the map checks it.
    return (client[name] as (params?: object, options?: RequestOptions) => Promise<unknown>)(params, options);
  }

  /** Another step is asked for: what the user has changed of the one before goes with it. */
  #turn(): void {
    const story = this.#link?.get('story');
    const link = linkOfAttributes(this);
    this.#link = undefined;
    if (story && !this.hasAttribute('story')) {
      link.set('story', story);
      this.#link = link;
    }
    this.#schedule();
  }

  #current(): URLSearchParams {
    return this.#link ?? linkOfAttributes(this);
  }

  /** The origin that may command the map: this page's, when it has one and does not forbid it. */
  #host(): string | undefined {
    const allow = this.getAttribute('allow');
    // A page from a disk or in a sandbox has the origin "null", which any other such page has too. A `srcdoc` has
    // that of the page around it; its address has none.
    return self.origin !== 'null' && (allow === null || permissionsOf(allow).length > 0) ? self.origin : undefined;
  }

  /** Without a heading: the map's name with place and year, so that several maps of a page have different names. */
  #name(): string {
    const link = this.#current();
    const lang = link.get('lang');
    const title = TITLES[isLanguage(lang) ? lang : userLanguage(navigator.language)];
    const parts = ['area', 'asof', 'story', 'step'].map((key) => link.get(key));
    return this.getAttribute('heading') || [title, ...parts].filter(Boolean).join(' · ');
  }

  /** Batches several attribute changes into one update. */
  #schedule(): void {
    if (this.#isUpdateDue || !this.#connection) return;
    this.#isUpdateDue = true;
    queueMicrotask(() => {
      this.#isUpdateDue = false;
      if (this.#connection) this.#update();
    });
  }

  #update(): void {
    const app = appAddress(this.getAttribute('src'), scriptFolder, this.ownerDocument.baseURI);
    this.#app = app;
    if (!app) {
      this.#close();
      // Fall back to what the page's author wrote between the tags.
      this.#root.replaceChildren(document.createElement('slot'));
      this.#fail('invalid', 'src is not the http(s) address of a map, and the script has none of its own.');
      return;
    }
    const { link } = this.#picture;
    if (!link.isConnected) this.#root.replaceChildren(link);
    const current = this.#current();
    const poster = this.getAttribute('poster');
    const user = {
      lang: userLanguage(navigator.language),
      theme: themeOf(this),
    };
    this.#picture.show({
      href: pageAddress(app, current),
      name: this.#name(),
      pictures: [...(poster ? [poster] : []), ...pictureAddresses(app, current, user, LANGUAGES)],
    });
    if (this.#live) this.#live.frame.title = this.#name();
    if (this.#isRestartDue) this.#close();
    this.#isRestartDue = false;
    if (this.#hasSlot) this.#open();
    this.#sync();
  }

  /** Sends the current view to the interactive map, if it shows another one. */
  #sync(): void {
    const live = this.#live;
    const link = this.view;
    if (!live || live.shown === link) return;
    if (!live.client) {
      // A new frame, because navigating the old one would add an entry to the host's history.
      this.#close();
      this.#open();
      return;
    }
    // Before `ready` it cannot receive commands; `ready` calls this again.
    if (!live.isReady) return;
    const step = stepBetween(parseLink(live.shown), this.#current());
    live.shown = link;
    const { client, ending } = live;
    const options = { signal: ending.signal };
    const sent =
      step === undefined
        ? client.setView({ link }, options).then(({ issues }) => {
            for (const { key, value } of issues) this.#fail('not-found', `The map has no ${key} "${value}".`);
          })
        : client.goToStep({ step: /^\d+$/.test(step) ? Number(step) : step }, options);
    sent.catch((error: unknown) => {
      if (error instanceof LayoutMapError) this.#fail(error.code, error.message);
    });
  }

  #start(): void {
    this.#hasSlot = true;
    this.#open();
  }
  #stop(): void {
    this.#hasSlot = false;
    this.#close();
  }

  #open(): void {
    const app = this.#app;
    if (!app || this.#live) return;
    const frame = document.createElement('iframe');
    const shown = this.view;
    const host = this.#host();
    const allow = this.getAttribute('allow');
    frame.title = this.#name();
    frame.loading = this.getAttribute('loading') === 'eager' ? 'eager' : 'lazy';
    // The map's server learns which site embeds it, but not which page.
    frame.referrerPolicy = 'strict-origin';
    // The place panel copies citations, and a map with parts can fill the screen; one without parts needs neither.
    if (this.#current().get('show') !== 'none') frame.allow = 'clipboard-write; fullscreen';
    // While the picture covers the frame, the frame must not be reachable by keyboard.
    frame.inert = true;
    frame.src = frameAddress(app, this.#current(), host, allow);
    const ending = new AbortController();
    this.#root.prepend(frame);
    const client =
      host === undefined ? undefined : connectLayoutMap(frame, { origin: app.origin, signal: ending.signal });
    const live: Live = { frame, ending, client, isReady: false, shown };
    this.#live = live;
    if (this.#client.isSettled) this.#client = deferClient();
    if (client) this.#follow(live, client);
    else {
      // There is no `ready` without a host; the app's page shows its poster on `load`.
      frame.addEventListener('load', () => this.#reveal(live), { signal: ending.signal });
      this.#client.reject(
        new LayoutMapError('not-allowed', 'This page cannot command the map: it has no origin, or allow="none".'),
      );
    }
  }

  #follow(live: Live, client: LayoutMapClient): void {
    const { frame, ending } = live;
    let timer: ReturnType<typeof setTimeout> | undefined;
    client.on('ready', (value) => {
      clearTimeout(timer);
      live.isReady = true;
      this.#reveal(live);
      this.#client.resolve(client);
      this.#dispatch('layout-map-ready', value);
      this.#sync();
    });
    client.on('viewchange', (value) => {
      this.#link = parseLink(value.link);
      live.shown = this.view;
      this.#dispatch('layout-map-viewchange', value);
    });
    client.on('select', (value) => this.#dispatch('layout-map-select', value));
    client.on('step', (value) => {
      this.#told(live, value);
      this.#dispatch('layout-map-step', value);
    });
    client.on('key', (value) => this.#dispatch('layout-map-key', value));
    client.on('error', (value) => this.#dispatch('layout-map-error', value));
    const { signal } = ending;
    frame.addEventListener(
      'load',
      () => {
        clearTimeout(timer);
        if (!live.isReady)
          timer = setTimeout(
            () => this.#fail('not-ready', 'The map has not answered: may this page frame it? Its picture stays.'),
            READY_TIMEOUT_MS,
          );
      },
      { signal },
    );
    signal.addEventListener('abort', () => clearTimeout(timer));
  }

  /** The id of the step that is shown, at once: `viewchange` comes later, and a script may ask now. */
  #told(live: Live, { story, step }: LayoutMapEventDetails['layout-map-step']): void {
    const link = this.#current();
    if (story === null || link.get('story') !== story || link.get('step') === step) return;
    link.set('step', step);
    this.#link = link;
    live.shown = this.view;
  }

  /** Hides the picture; focus that was on it moves to the frame. */
  #reveal({ frame }: Live): void {
    const { link } = this.#picture;
    const hadFocus = this.#root.activeElement === link;
    frame.inert = false;
    link.hidden = true;
    if (hadFocus) frame.focus();
  }

  #close(): void {
    const live = this.#live;
    if (!live) return;
    this.#live = undefined;
    live.ending.abort();
    this.#picture.link.hidden = false;
    // Removing the frame frees its WebGL context and memory at once.
    live.frame.remove();
    if (this.#client.isSettled) this.#client = deferClient();
  }

  #fail(code: LayoutMapEventDetails['layout-map-error']['code'], message: string): void {
    this.#dispatch('layout-map-error', { code, message });
  }

  #dispatch<Name extends keyof LayoutMapEventDetails>(name: Name, detail: LayoutMapEventDetails[Name]): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }
}

// A page may load the script several times, even in several versions: the first definition is kept.
if (!customElements.get('layout-map')) customElements.define('layout-map', LayoutMap);

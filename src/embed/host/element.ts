/**
 * `<layout-map>`: the map in somebody else's page. A picture until it is near what the reader sees, the live map then, the picture
 * again when other maps are nearer. Built by itself into `embed.js`, a plain script: it works by one tag, and it is the same
 * for a page without modules, a slide and a framework.
 *
 *     <script src="https://maps.example.org/embed.js" async></script>
 *     <layout-map area="songjiang" lang="en"><a href="https://maps.example.org/?area=songjiang">Map of Songjiang</a></layout-map>
 */

import { isLanguage, LANGUAGES, userLanguage } from '#domain/vocabulary/languages.ts';
import { TITLES } from '#i18n/index.ts';
import {
  appAddress,
  formatLink,
  frameAddress,
  LINK_ATTRIBUTES,
  linkOfAttributes,
  pageAddress,
  parseLink,
  permissionsOf,
  pictureAddresses,
  setKey,
} from '../protocol/link.ts';
import { COMMAND_NAMES, type CommandName } from '../protocol/messages.ts';
import { connectLayoutMap, type LayoutMapClient, LayoutMapError, type RequestOptions } from './client.ts';
import type { LayoutMapElement, LayoutMapEventDetails } from './element-types.ts';
import { createPicture } from './picture.ts';
import { type Member, sharedPool } from './pool.ts';

/** How long the pointer rests on a picture before the reader means it, and is not on the way elsewhere. */
const REST_MS = 200;
/** From the frame's load until it counts as one that will not answer: the app has its data and its renderer to get. */
const ANSWER_MS = 20_000;

/** A script that was imported as a module is not the current one; its tag may still be there. */
const script = document.currentScript ?? document.querySelector('script[src*="/embed.js"]');
const scriptFolder = script instanceof HTMLScriptElement && script.src ? new URL('.', script.src).href : undefined;

/** The frame, and what ends with it. */
interface Live {
  readonly frame: HTMLIFrameElement;
  readonly ending: AbortController;
  readonly client: LayoutMapClient | undefined;
  /** Whether the client has been heard of. */
  isReady: boolean;
  /** The link that the frame shows or was last told to. */
  shown: string;
}

interface Awaited {
  readonly promise: Promise<LayoutMapClient>;
  readonly resolve: (client: LayoutMapClient) => void;
  readonly reject: (error: Error) => void;
  isSettled: boolean;
}

function awaitClient(): Awaited {
  let settle: Pick<Awaited, 'resolve' | 'reject'> | undefined;
  const promise = new Promise<LayoutMapClient>((resolve, reject) => {
    settle = { resolve, reject };
  });
  // Who does not ask for it need not catch it.
  promise.catch(() => undefined);
  const whenOpen = (act: () => void) => {
    if (awaited.isSettled) return;
    awaited.isSettled = true;
    act();
  };
  const awaited: Awaited = {
    promise,
    resolve: (client) => whenOpen(() => settle?.resolve(client)),
    reject: (error) => whenOpen(() => settle?.reject(error)),
    isSettled: false,
  };
  return awaited;
}

class LayoutMap extends HTMLElement implements Omit<LayoutMapElement, CommandName> {
  static readonly observedAttributes = [...Object.keys(LINK_ATTRIBUTES), 'view', 'src', 'heading', 'poster', 'allow'];

  readonly #root = this.attachShadow({ mode: 'open' });
  readonly #picture = createPicture(this.#root);
  readonly #member: Member = { element: this, start: () => this.#start(), stop: () => this.#stop() };
  /** Whether the pool has given this element one of its places. */
  #isDue = false;
  /** What is shown when it is not what the attributes say: the reader or a script has gone on from there. */
  #link: URLSearchParams | undefined;
  #app: URL | undefined;
  #live: Live | undefined;
  #client = awaitClient();
  /** Ends when the element leaves the document. */
  #stay: AbortController | undefined;
  #isUpdateDue = false;
  #isRestartDue = false;

  get view(): string {
    return formatLink(this.#current());
  }
  set view(link: string) {
    this.#link = parseLink(String(link));
    this.#schedule();
  }

  get ready(): Promise<LayoutMapClient> {
    return this.#client.promise;
  }

  connectedCallback(): void {
    const stay = new AbortController();
    this.#stay = stay;
    this.#update();
    const { link } = this.#picture;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const turn = () => sharedPool().turnTo(this.#member);
    const { signal } = stay;
    link.addEventListener(
      'pointerenter',
      () => {
        timer = setTimeout(turn, REST_MS);
      },
      { signal },
    );
    link.addEventListener('pointerleave', () => clearTimeout(timer), { signal });
    link.addEventListener('focus', turn, { signal });
    signal.addEventListener('abort', () => clearTimeout(timer));
    sharedPool().join(this.#member, this.getAttribute('loading') === 'eager');
  }

  disconnectedCallback(): void {
    this.#stay?.abort();
    this.#stay = undefined;
    this.#stop();
    sharedPool().leave(this.#member);
  }

  /** `moveBefore` keeps the frame as it is; without this the browser would call the two above. */
  connectedMoveCallback(): void {}

  attributeChangedCallback(name: string, before: string | null, value: string | null): void {
    if (before === value) return;
    const key = LINK_ATTRIBUTES[name];
    if (name === 'view') this.#link = undefined;
    else if (key !== undefined && this.#link) setKey(this.#link, key, value);
    // The host's word at the start of a frame: what a frame is told later cannot change it.
    if (['src', 'allow', 'data'].includes(name)) this.#isRestartDue = true;
    this.#schedule();
  }

  static {
    for (const name of COMMAND_NAMES)
      Object.defineProperty(LayoutMap.prototype, name, {
        value(this: LayoutMap, params?: object, options?: RequestOptions) {
          return this.#command(name, params, options);
        },
      });
  }

  /** A command, to the map that is live or is made live for it. */
  async #command(name: CommandName, params?: object, options: RequestOptions = {}): Promise<unknown> {
    const { signal } = options;
    signal?.throwIfAborted();
    if (this.#stay) sharedPool().turnTo(this.#member);
    // A lazy frame would wait for the reader as well.
    if (this.#live) this.#live.frame.loading = 'eager';
    const client = await new Promise<LayoutMapClient>((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
      this.ready.then(resolve, reject);
    });
    // The union of methods takes what each of them takes; the map checks it.
    return (client[name] as (params?: object, options?: RequestOptions) => Promise<unknown>)(params, options);
  }

  #current(): URLSearchParams {
    return this.#link ?? linkOfAttributes(this);
  }

  /** The origin that may command the map: this page's, when it has one and does not forbid it. */
  #host(): string | undefined {
    const allow = this.getAttribute('allow');
    // A page from a disk or in a sandbox has the origin "null", which any other such page has too.
    return location.origin !== 'null' && (allow === null || permissionsOf(allow).length > 0)
      ? location.origin
      : undefined;
  }

  #name(): string {
    const lang = this.#current().get('lang');
    return this.getAttribute('heading') || TITLES[isLanguage(lang) ? lang : userLanguage(navigator.language)];
  }

  /** Several attributes that change at once are one change of the view. */
  #schedule(): void {
    if (this.#isUpdateDue || !this.#stay) return;
    this.#isUpdateDue = true;
    queueMicrotask(() => {
      this.#isUpdateDue = false;
      if (this.#stay) this.#update();
    });
  }

  #update(): void {
    const app = appAddress(this.getAttribute('src'), scriptFolder, this.ownerDocument.baseURI);
    this.#app = app;
    if (!app) {
      this.#close();
      // What the page's author wrote between the tags is the best that is left.
      this.#root.replaceChildren(document.createElement('slot'));
      this.#fail('invalid', 'src is not the http(s) address of a map, and the script has none of its own.');
      return;
    }
    const { link } = this.#picture;
    if (!link.isConnected) this.#root.replaceChildren(link);
    const current = this.#current();
    const poster = this.getAttribute('poster');
    const reader = {
      lang: userLanguage(navigator.language),
      theme: matchMedia('(prefers-color-scheme:dark)').matches ? 'dark' : 'light',
    };
    this.#picture.show({
      href: pageAddress(app, current),
      name: this.#name(),
      pictures: [...(poster ? [poster] : []), ...pictureAddresses(app, current, reader, LANGUAGES)],
    });
    if (this.#live) this.#live.frame.title = this.#name();
    if (this.#isRestartDue) this.#close();
    this.#isRestartDue = false;
    if (this.#isDue) this.#open();
    this.#tell();
  }

  /** Brings the live map to the current view, if it shows another one. */
  #tell(): void {
    const live = this.#live;
    const link = this.view;
    if (!live || live.shown === link) return;
    if (!live.client) {
      // A new frame, because a new address in the old one would be a step in the host's history.
      this.#close();
      this.#open();
      return;
    }
    // Until it answers it cannot be told; `ready` calls again.
    if (!live.isReady) return;
    live.shown = link;
    live.client.setView({ link }, { signal: live.ending.signal }).catch((error: unknown) => {
      if (error instanceof LayoutMapError) this.#fail(error.code, error.message);
    });
  }

  #start(): void {
    this.#isDue = true;
    this.#open();
  }
  #stop(): void {
    this.#isDue = false;
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
    // Whoever publishes the map may see which site shows it, never on which page.
    frame.referrerPolicy = 'strict-origin';
    // A place's panel copies citations; a map without one asks for nothing.
    if (this.#current().get('show') !== 'none') frame.allow = 'clipboard-write';
    // Under the picture it can be seen by nobody, so it is in reach of nobody.
    frame.inert = true;
    frame.src = frameAddress(app, this.#current(), host, allow);
    const ending = new AbortController();
    this.#root.prepend(frame);
    const client =
      host === undefined ? undefined : connectLayoutMap(frame, { origin: app.origin, signal: ending.signal });
    const live: Live = { frame, ending, client, isReady: false, shown };
    this.#live = live;
    if (this.#client.isSettled) this.#client = awaitClient();
    if (client) this.#follow(live, client);
    else {
      // Nobody will say when it is there; the app's own first picture is in its page.
      frame.addEventListener('load', () => this.#uncover(live), { signal: ending.signal });
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
      this.#uncover(live);
      this.#client.resolve(client);
      this.#dispatch('layout-map-ready', value);
      this.#tell();
    });
    client.on('viewchange', (value) => {
      this.#link = parseLink(value.link);
      live.shown = this.view;
      this.#dispatch('layout-map-viewchange', value);
    });
    client.on('select', (value) => this.#dispatch('layout-map-select', value));
    client.on('error', (value) => this.#dispatch('layout-map-error', value));
    const { signal } = ending;
    frame.addEventListener(
      'load',
      () => {
        clearTimeout(timer);
        if (!live.isReady)
          timer = setTimeout(
            () => this.#fail('not-ready', 'The map has not answered: may this page frame it? Its picture stays.'),
            ANSWER_MS,
          );
      },
      { signal },
    );
    signal.addEventListener('abort', () => clearTimeout(timer));
  }

  /** The map is there: the picture goes, and the focus that was on it moves on to what it was a picture of. */
  #uncover({ frame }: Live): void {
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
    // A frame that leaves the document gives its context and its memory back at once.
    live.frame.remove();
    if (this.#client.isSettled) this.#client = awaitClient();
  }

  #fail(code: LayoutMapEventDetails['layout-map-error']['code'], message: string): void {
    this.#dispatch('layout-map-error', { code, message });
  }

  #dispatch<Name extends keyof LayoutMapEventDetails>(name: Name, detail: LayoutMapEventDetails[Name]): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }
}

// A page may hold the script several times, of several versions even: the first one stays.
if (!customElements.get('layout-map')) customElements.define('layout-map', LayoutMap);

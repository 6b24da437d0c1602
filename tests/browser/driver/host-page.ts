/**
 * Somebody else's page with `<layout-map>` in it. Its server has another port, so it is of another origin than the map,
 * as a host's page is. What the elements do is read from their shadows and their events, as a host could.
 */
import { createServer, type Server } from 'node:http';
import { inject } from 'vitest';
import type { LayoutMapElement } from '#embed/host/element-types.ts';
import type { Box, Screen, Target } from '../helper/screen.ts';
import { type App, test as base, type OpenOptions } from './test.ts';

export { expect } from './test.ts';

export const MAP = () => inject('fixtureUrl');
export const SCRIPT = () => `<script src="${MAP()}embed.js" async></script>`;

/** What the page records for the tests, from before its first element. */
interface Kept {
  received: { readonly name: string; readonly id: string; readonly detail: unknown }[];
  /** The highest number of frames at one time. */
  mostFrames: number;
  shift: number;
}

function keep(): void {
  const kept: Kept = { received: [], mostFrames: 0, shift: 0 };
  Object.assign(globalThis, { kept });
  for (const name of ['ready', 'viewchange', 'select', 'step', 'key', 'error'])
    addEventListener(`layout-map-${name}`, (event) => {
      const { target, detail } = event as CustomEvent<unknown> & { readonly target: Element };
      kept.received.push({ name, id: target.id, detail });
    });
  // `window.length` does not count frames in shadow roots.
  const count = () => {
    const frames = [...document.querySelectorAll('layout-map')].filter(({ shadowRoot }) =>
      shadowRoot?.querySelector('iframe'),
    );
    kept.mostFrames = Math.max(kept.mostFrames, frames.length);
    requestAnimationFrame(count);
  };
  count();
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { readonly value: number })[])
      kept.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
}

export interface ElementState {
  readonly id: string;
  /** `live`: the map has answered and is visible; `loading`: its picture still covers it. */
  readonly state: 'picture' | 'loading' | 'live';
  readonly frame: string | undefined;
}

export class HostPage {
  readonly screen: Screen;

  constructor({ screen }: App) {
    this.screen = screen;
  }

  async states(): Promise<readonly ElementState[]> {
    return this.screen.run(() =>
      [...document.querySelectorAll('layout-map')].map((element) => {
        const frame = element.shadowRoot?.querySelector('iframe');
        const isCovered = element.shadowRoot?.querySelector('a')?.hidden === false;
        return {
          id: element.id,
          state: frame ? (isCovered ? 'loading' : 'live') : 'picture',
          frame: frame?.src,
        } as const;
      }),
    );
  }
  async state(id: string): Promise<ElementState['state'] | undefined> {
    return (await this.states()).find((element) => element.id === id)?.state;
  }
  async query(id: string): Promise<URLSearchParams> {
    const frame = (await this.states()).find((element) => element.id === id)?.frame;
    return new URL(frame ?? 'about:blank').searchParams;
  }
  async received(name: string, id?: string): Promise<readonly unknown[]> {
    const all = await this.screen.run(() => (globalThis as unknown as { readonly kept: Kept }).kept.received);
    return all
      .filter((event) => event.name === name && (id === undefined || event.id === id))
      .map(({ detail }) => detail);
  }
  async kept(): Promise<Omit<Kept, 'received'>> {
    return this.screen.run(() => {
      const { mostFrames, shift } = (globalThis as unknown as { readonly kept: Kept }).kept;
      return { mostFrames, shift };
    });
  }
  async view(id: string): Promise<URLSearchParams> {
    return new URLSearchParams(
      await this.screen.run((name) => (document.getElementById(name) as LayoutMapElement).view, id),
    );
  }
  async setAttribute(id: string, name: string, value: string | null): Promise<void> {
    await this.screen.run(
      ([element, key, text]) =>
        text === null
          ? document.getElementById(element)?.removeAttribute(key)
          : document.getElementById(element)?.setAttribute(key, text),
      [id, name, value] as const,
    );
  }
  async scrollTo(id: string): Promise<void> {
    await this.screen.run(
      (name) => document.getElementById(name)?.scrollIntoView({ block: 'center', behavior: 'instant' }),
      id,
    );
  }
  async scrollToTop(): Promise<void> {
    await this.screen.run(() => scrollTo({ top: 0, behavior: 'instant' }));
  }
  /** Removes all maps from the page. Returns how many of them still hold a frame. */
  async removeMaps(): Promise<number> {
    return this.screen.run(() => {
      const maps = [...document.querySelectorAll('layout-map')];
      for (const element of maps) element.remove();
      return maps.filter(({ shadowRoot }) => shadowRoot?.querySelector('iframe')).length;
    });
  }
  async append(html: string): Promise<void> {
    await this.screen.run((text) => document.body.insertAdjacentHTML('beforeend', text), html);
  }
  /** Marks the present frame, to detect later whether it was replaced. */
  async markFrame(id: string): Promise<void> {
    await this.screen.run(
      (name) => document.getElementById(name)?.shadowRoot?.querySelector('iframe')?.setAttribute('data-mark', ''),
      id,
    );
  }
  async isMarked(id: string): Promise<boolean> {
    return this.screen.run(
      (name) => document.getElementById(name)?.shadowRoot?.querySelector('iframe')?.hasAttribute('data-mark') ?? false,
      id,
    );
  }
  async frameAttributes(id: string): Promise<Readonly<Record<string, string>>> {
    return this.screen.run((name) => {
      const frame = document.getElementById(name)?.shadowRoot?.querySelector('iframe');
      return Object.fromEntries([...(frame?.attributes ?? [])].map((attribute) => [attribute.name, attribute.value]));
    }, id);
  }
  picture(id: string): Target {
    return { css: `#${id} a` };
  }
  async box(css: string): Promise<Box> {
    return this.screen.box({ css });
  }
}

export interface HostOptions extends Pick<OpenOptions, 'webgl' | 'scripts' | 'lang' | 'size' | 'before'> {
  readonly expected?: readonly RegExp[];
  readonly headers?: Readonly<Record<string, string>>;
}

interface Fixtures {
  readonly server: { readonly url: string; html: string; headers: Readonly<Record<string, string>> };
  /**
   * Opens a page of another origin with this body. Its maps are drawn without WebGL by default, which is faster for
   * many of them.
   */
  readonly host: (body: string, options?: HostOptions) => Promise<HostPage>;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern which fixtures this one needs
  server: async ({}, use) => {
    const page: Fixtures['server'] & { url: string } = { url: '', html: '', headers: {} };
    const server: Server = createServer((_, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      for (const [name, value] of Object.entries(page.headers)) response.setHeader(name, value);
      response.end(`<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="data:,">${page.html}`);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('The host has no port.');
    page.url = `http://127.0.0.1:${address.port}/`;
    await use(page);
    server.closeAllConnections();
    server.close();
  },
  host: async ({ open, server }, use) => {
    await use(async (body, { before, expected = [], headers = {}, ...options } = {}) => {
      Object.assign(server, { html: body, headers });
      const app = await open(server.url, {
        webgl: false,
        until: 'parsed',
        ...options,
        expected: [new RegExp(`request to a foreign host: ${server.url}`), ...expected],
        before: async (screen) => {
          if (options.scripts !== false) await screen.runFirst(keep, undefined);
          // These tests do not check which pictures exist.
          await screen.answerAs(/\/pictures\//, 'favicon.svg');
          await before?.(screen);
        },
      });
      return new HostPage(app);
    });
  },
});

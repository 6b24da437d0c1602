/**
 * Pages of other origins with the map in a frame: what a host's script says to it and hears, and what the frame then
 * shows. The hosts are names under `localhost`, which every machine serves itself: `http://example.localhost:<port>`.
 */
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { inject } from 'vitest';
import type { connectLayoutMap } from '#embed/host/client.ts';
import type { CommandName, FromMap, Permission } from '#embed/protocol/messages.ts';
import { Screen, type Target } from '../helper/screen.ts';
import { test as base } from './test.ts';

export { expect } from 'vitest';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
export const MAP_ORIGIN = () => new URL(inject('fixtureUrl')).origin;

/** The client bundled into one module, as a host page loads it. */
async function clientModule(): Promise<string> {
  const made = await build({
    root: ROOT,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: { entry: join(ROOT, 'src/embed/host/client.ts'), formats: ['es'], fileName: 'client' },
    },
  });
  const chunk = [made].flat().flatMap((result) => ('output' in result ? result.output : []))[0];
  if (chunk?.type !== 'chunk') throw new Error('The client was not built.');
  return chunk.code;
}

export interface HostServer {
  readonly port: number;
  readonly close: () => Promise<unknown>;
}

/** The server takes the page's HTML from its address: `/?html=…`. */
export async function startHosts(): Promise<HostServer> {
  const client = await clientModule();
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const isScript = url.pathname === '/client.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8');
    response.end(isScript ? client : `<!doctype html><link rel=icon href=data:,>${url.searchParams.get('html') ?? ''}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server of the hosts has no port.');
  return {
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(resolve);
      }),
  };
}

/** The map's address in a frame: a link, the origin that may send commands, and its permissions. */
export const mapAddress = (query: string, host?: string, allow?: readonly Permission[]): string =>
  `${inject('fixtureUrl')}?mode=embed&${query}${host === undefined ? '' : `#host=${host}${allow ? `&allow=${allow.join(',')}` : ''}`}`;

export const frameOf = (src: string, more = ''): string =>
  `<iframe src="${src.replaceAll('&', '&amp;')}" title="Map" style="width:800px;height:600px;border:0" ${more}></iframe>`;

/** Loads the client, and records each message that the page receives, with its origin. */
const LISTENER = `<script>
  var clientModule = import('/client.js');
  var received = [];
  addEventListener('message', function (event) { received.push({ origin: event.origin, data: event.data }); });
</script>`;

type Client = ReturnType<typeof connectLayoutMap>;
/** The globals of the host page. */
interface HostGlobals {
  received: { readonly origin: string; readonly data: unknown }[];
  readonly clientModule: Promise<{ readonly connectLayoutMap: typeof connectLayoutMap }>;
  client?: Client;
}

export interface Outcome {
  readonly code?: string;
  readonly value?: unknown;
}

const FRAME: Target = { frame: 'iframe[title="Map"]' };

export class Host {
  readonly screen: Screen;
  readonly #frame: Target;

  constructor(screen: Screen, frame: Target) {
    this.screen = screen;
    this.#frame = frame;
  }

  inFrame(css: string): Target {
    return { css, in: this.#frame };
  }
  async waitForMap(): Promise<void> {
    await this.screen.isThere(this.inFrame('[data-map-state="svg"], [data-map-state="live"]'));
  }
  /** Waits until the map's window has a `message` listener. */
  async waitForListener(): Promise<void> {
    await this.screen.isThere(this.inFrame('body[data-listening]'));
  }
  /** Whether the app has added a `message` listener; the probe of `delivered` does not count. */
  async hasListener(): Promise<boolean> {
    return (await this.screen.count(this.inFrame('body[data-listening]'))) > 0;
  }
  /** Name of the selected place in the frame's panel; undefined when none is selected. */
  async place(): Promise<string | undefined> {
    const heading = this.inFrame('aside h2');
    return (await this.screen.count(heading)) > 0 ? this.screen.text(heading) : undefined;
  }
  async clickPlace(id: string): Promise<void> {
    await this.screen.click(this.inFrame(`[data-map-state] a.label[data-area="${id}"] > span:visible`));
  }
  async query(): Promise<URLSearchParams> {
    return new URLSearchParams(await this.screen.runAt(this.#frame, () => location.search));
  }

  /** Connects the published client to the frame. */
  async connect(timeoutMs = 10_000): Promise<void> {
    await this.screen.run(
      async ([origin, timeout]) => {
        const globals = globalThis as unknown as HostGlobals;
        const { connectLayoutMap: connectTo } = await globals.clientModule;
        const frame = document.querySelector('iframe') as HTMLIFrameElement;
        globals.client = connectTo(frame, { origin: origin as string, timeoutMs: timeout as number });
      },
      [MAP_ORIGIN(), timeoutMs],
    );
  }
  /** Sends a command through the client. Binary results are reduced to their first eight bytes. */
  async ask(command: CommandName, params?: object): Promise<Outcome> {
    return this.screen.run(
      async ([name, given]) => {
        const { client } = globalThis as unknown as HostGlobals;
        try {
          const method = client?.[name as CommandName] as (params?: object) => Promise<{ readonly data?: unknown }>;
          const value = await method(given as object);
          return {
            value:
              value?.data instanceof ArrayBuffer
                ? { ...value, data: [...new Uint8Array(value.data).subarray(0, 8)] }
                : value,
          };
        } catch (error) {
          return { code: (error as { readonly code?: string }).code ?? String(error) };
        }
      },
      [command, params] as const,
    );
  }
  async ready(): Promise<Awaited<Client['ready']>> {
    return this.screen.run(async () => {
      const { client } = globalThis as unknown as HostGlobals;
      if (!client) throw new Error('There is no client.');
      return client.ready;
    });
  }
  /**
   * Posts a message to the frame `times` times, as any script of the page can; `#` in a text becomes the number of
   * each.
   */
  async post(message: unknown, times = 1): Promise<void> {
    await this.screen.run(
      ([data, count]) => {
        const target = document.querySelector('iframe')?.contentWindow;
        const text = JSON.stringify(data);
        for (let index = 0; index < (count as number); index += 1)
          target?.postMessage(JSON.parse(text.replaceAll('#', String(index))), '*');
      },
      [message, times],
    );
  }
  /** Waits until all messages posted to the frame so far have been delivered and their handlers have run. */
  async delivered(): Promise<void> {
    await this.screen.runAt(this.#frame, () => {
      Object.assign(globalThis, {
        probed: new Promise<void>((resolve) => {
          EventTarget.prototype.addEventListener.call(globalThis, 'message', (event) => {
            if ((event as MessageEvent).data === 'probe') resolve();
          });
        }),
      });
    });
    await this.post('probe');
    await this.screen.runAt(this.#frame, () => (globalThis as unknown as { readonly probed: Promise<void> }).probed);
  }
  /** Protocol messages that the page has received. */
  async received(): Promise<readonly FromMap[]> {
    return this.screen.run(() =>
      (globalThis as unknown as HostGlobals).received.flatMap(({ data }) =>
        typeof data === 'object' && data !== null && 'layoutMap' in data ? [data as unknown as FromMap] : [],
      ),
    );
  }
  async issues(): Promise<readonly (readonly [id: string | undefined, code: string])[]> {
    return (await this.received()).flatMap((message) =>
      message.kind === 'issue' ? [[message.id, message.code] as const] : [],
    );
  }
  async results(): Promise<readonly string[]> {
    return (await this.received()).flatMap((message) => (message.kind === 'result' ? [message.id] : []));
  }
}

export interface HostOptions {
  /** Origin of the page. */
  readonly at: string;
  readonly html: string;
  /** The frame with the map, when it is not the page's first frame. */
  readonly frame?: Target;
  readonly lang?: 'zh' | 'en';
  /**
   * Uses the GL map. The SVG map, the default, answers the same commands and leaves the processor to the messages.
   */
  readonly webgl?: boolean;
  readonly expected?: readonly RegExp[];
  readonly before?: (screen: Screen) => Promise<unknown>;
}

/** Marks a document that listens to messages. */
function markListeners(): void {
  const original = globalThis.addEventListener;
  globalThis.addEventListener = function addListener(this: unknown, type: string, ...rest: unknown[]) {
    if (type === 'message' && document.body) document.body.dataset.listening = 'yes';
    Reflect.apply(original, globalThis, [type, ...rest]);
  } as typeof globalThis.addEventListener;
}

async function openHost({
  at,
  html,
  frame = FRAME,
  lang = 'en',
  webgl = false,
  expected = [],
  before,
}: HostOptions): Promise<Host> {
  const screen = await Screen.open({
    home: inject('fixtureUrl'),
    locale: lang === 'en' ? 'en-GB' : 'zh-CN',
    colours: 'light',
    size: { width: 1000, height: 800 },
    touch: false,
    webgl,
    scripts: true,
    motion: false,
    twoDisplays: false,
    copies: false,
    expected: [/^request to a foreign host: http:\/\/[\w.-]*localhost:/, ...expected],
  });
  await screen.runFirst(markListeners, undefined);
  await before?.(screen);
  await screen.go(`${at}/?html=${encodeURIComponent(LISTENER + html)}`);
  return new Host(screen, frame);
}

interface Fixtures {
  /** Opens a page of another origin. After the test any unexpected problem of it or of the map fails the test. */
  readonly openHost: (options: HostOptions) => Promise<Host>;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: the test runner reads the names of the fixtures from this pattern
  openHost: async ({}, use) => {
    const hosts: Host[] = [];
    await use(async (options) => {
      const host = await openHost(options);
      hosts.push(host);
      return host;
    });
    const problems = hosts.flatMap(({ screen }) => screen.problems);
    for (const { screen } of hosts) await screen.close();
    if (problems.length > 0) throw new Error(`The page did what no test expects:\n${problems.join('\n')}`);
  },
});

/** After one visit the site works without a network; what is kept is renewed, removed, and never kept for others. */
import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe } from 'vitest';
import { type App, test as base, expect, type OpenOptions } from './driver/test.ts';
import { zh } from './driver/words.ts';

const FIXTURE = fileURLToPath(new URL('../../.cache/fixture', import.meta.url));
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
  '.png': 'image/png',
};

/** A host of the site that can go away, publish another build, and have its worker exchanged. */
interface Host {
  readonly url: string;
  isDown: boolean;
  /** Of the build that it has now. */
  version: string;
  worker: string | undefined;
}
const builtVersion = () =>
  (JSON.parse(readFileSync(join(FIXTURE, 'offline.json'), 'utf8')) as { readonly version: string }).version;

const withSite = base.extend<{ readonly site: Host }>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern which fixtures this one needs
  site: async ({}, use) => {
    const built = builtVersion();
    const site: Host & { url: string } = { url: '', isDown: false, version: built, worker: undefined };
    const server = createServer((request, response) => {
      if (site.isDown) return request.socket.destroy();
      const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
      const file = join(FIXTURE, path.endsWith('/') ? `${path}index.html` : path);
      try {
        if (!statSync(file).isFile()) throw new Error('a folder');
      } catch {
        response.statusCode = 404;
        return response.end();
      }
      response.setHeader('content-type', TYPES[extname(file)] ?? 'text/plain');
      response.setHeader('cache-control', 'no-cache');
      const bytes = readFileSync(file);
      if (!/\/(?:sw\.js|offline\.json)$/.test(path)) return response.end(bytes);
      const text = path === '/sw.js' && site.worker !== undefined ? site.worker : bytes.toString('utf8');
      response.end(text.replaceAll(built, site.version));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('the host has no port');
    site.url = `http://127.0.0.1:${address.port}/`;
    await use(site);
    server.closeAllConnections();
    server.close();
  },
});
const test = withSite.extend({
  home: async ({ site }: { readonly site: Host }, use: (home: string) => Promise<void>) => use(site.url),
});

/** What a browser reports of requests without a network. */
const expected = [/^request failed/, /Failed to load resource/, /^status 404/, /Failed to fetch|ERR_/];
const visit: OpenOptions = { copies: true, expected };

const copies = (app: App) => app.screen.run(() => caches.keys());
const registrations = (app: App) =>
  app.screen.run(async () => (await navigator.serviceWorker.getRegistrations()).map(({ active }) => active?.state));
/** The first visit is over: its copy is whole, and the page has it. */
async function kept(app: App): Promise<void> {
  await expect.poll(() => registrations(app)).toEqual(['activated']);
  await expect.poll(() => app.screen.run(() => navigator.serviceWorker.controller !== null)).toBe(true);
}
const offline = { css: '[data-part="offline"]' };

describe('after one visit, without a network', () => {
  test('the map, a place, search and a story are there after a reload', async ({ open, site }) => {
    const app = await open('./', visit);
    await kept(app);
    site.isDown = true;
    await app.screen.go('./?area=songjiang&asof=2019');
    await app.map.waitForState('svg');
    await expect.poll(() => app.place.heading()).toBe('松江区');
    await app.search.submit('青浦');
    await expect.poll(() => app.place.heading()).toBe('青浦区');
    await app.screen.go('./?panel=table');
    await app.table.waitUntilShown();
  });

  test('a page that was opened is there; one that was not is the map with the same place', async ({ open, site }) => {
    const app = await open('./', visit);
    await kept(app);
    await app.screen.go('place/songjiang/');
    const words = await app.screen.text({ css: 'h1' });
    site.isDown = true;
    await app.screen.go('place/songjiang/');
    expect(await app.screen.text({ css: 'h1' })).toBe(words);
    await app.screen.go('place/qingpu/en/');
    await app.map.waitForState('svg');
    const { searchParams } = new URL(await app.screen.run(() => location.href));
    expect([searchParams.get('area'), searchParams.get('lang')]).toEqual(['qingpu', 'en']);
  });
});

describe('all pages', () => {
  test('are kept on request, with their number', async ({ open, site }) => {
    const app = await open('./?panel=about', visit);
    await kept(app);
    await app.screen.go('./?panel=about');
    await app.screen.appears(offline);
    await app.screen.click({ css: 'button', in: offline, nth: 0 });
    await expect.poll(() => app.screen.text({ css: '[role=status]', in: offline })).toBe(zh('offline.whole'));
    site.isDown = true;
    await app.screen.go('place/qingpu/en/');
    expect(await app.screen.run(() => location.pathname)).toBe('/place/qingpu/en/');
  });
});

describe('a newer build', () => {
  test('is fetched beside the present one, told, and used with the same View', async ({ open, site }) => {
    const app = await open('./', visit);
    await kept(app);
    const before = await copies(app);
    site.version = 'b'.repeat(12);
    await app.screen.go('./?area=songjiang&asof=2019');
    const notice = { css: '[data-part="newer"]' };
    await app.screen.appears(notice);
    // Until then everything is of the build that the page is of.
    expect(await copies(app)).toEqual(expect.arrayContaining([...before]));
    await app.screen.click({ role: 'button', name: zh('offline.use'), in: notice });
    await expect.poll(() => copies(app).catch(() => [])).toEqual([expect.stringContaining(site.version)]);
    await app.map.waitForState('svg');
    await expect.poll(() => app.place.heading()).toBe('松江区');
    expect(new URL(await app.screen.run(() => location.href)).searchParams.get('asof')).toBe('2019');
  });

  test('that did not come whole leaves the present one as it is', async ({ open, site }) => {
    const app = await open('./', visit);
    await kept(app);
    const before = await copies(app);
    const worker = readFileSync(join(FIXTURE, 'sw.js'), 'utf8');
    site.worker = worker.replaceAll('favicon.svg', 'gone.svg').replaceAll(builtVersion(), 'c'.repeat(12));
    const isRedundant = app.screen.run(async () => {
      const registration = await navigator.serviceWorker.ready;
      const found = new Promise<string>((resolve) =>
        registration.addEventListener('updatefound', () => {
          const { installing } = registration;
          installing?.addEventListener('statechange', () => resolve(installing.state));
        }),
      );
      await registration.update().catch(() => undefined);
      return found;
    });
    expect(await isRedundant).toBe('redundant');
    expect(await copies(app)).toEqual(before);
    site.isDown = true;
    await app.screen.go('./');
    await app.map.waitForState('svg');
  });
});

describe('nothing is kept', () => {
  test('in a frame of another page', async ({ open, site }) => {
    const app = await open('./', visit);
    await kept(app);
    await app.screen.run(() => navigator.serviceWorker.getRegistration().then((found) => found?.unregister()));
    // A page without scripts begins nothing.
    await app.screen.go('place/songjiang/');
    expect(await registrations(app)).toEqual([]);
    await app.screen.host(`${site.url}?area=songjiang`, 600);
    await app.screen.inFrame('[data-map-state="svg"]');
    const inFrame = await app.screen.runAt({ css: 'body', in: { frame: 'iframe' } }, async () => ({
      all: (await navigator.serviceWorker.getRegistrations()).length,
      manifest: document.querySelector('link[rel="manifest"]') !== null,
    }));
    expect(inFrame).toEqual({ all: 0, manifest: false });
  });

  test('once it was switched off, until it is switched on', async ({ open }) => {
    const app = await open('./', visit);
    await kept(app);
    await app.screen.go('./?panel=about');
    await app.screen.click({ role: 'button', name: zh('offline.remove'), in: offline });
    await expect.poll(() => app.screen.text({ css: '[role=status]', in: offline })).toBe(zh('offline.off'));
    expect(await copies(app)).toEqual([]);
    expect(await registrations(app)).toEqual([]);
    await app.screen.go('./?panel=about');
    await app.screen.click({ css: 'button', in: offline });
    await kept(app);
  });

  test('by a site that wants no copies any more', async ({ open, site }) => {
    const app = await open('./', visit);
    await kept(app);
    const { REMOVER } = await import('../../geo/build/site-copy.ts');
    site.worker = REMOVER;
    await app.screen.run(async () => {
      await (await navigator.serviceWorker.ready).update().catch(() => undefined);
    });
    await expect.poll(() => copies(app)).toEqual([]);
    await expect.poll(() => registrations(app)).toEqual([]);
  });
});

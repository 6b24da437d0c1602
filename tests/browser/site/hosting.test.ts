/** The recipes of `dist/hosting/`, tried in the servers that are installed: nothing but what they say is set. */
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ASKED_AGAIN, FOR_EVER, HEADERS } from '../../../geo/build/headers.ts';
import { type Running, runServer, SERVER_NAMES, serverPath } from '../../tool/web-server.ts';

const DIST = resolve(fileURLToPath(new URL('../../..', import.meta.url)), process.env.DIST ?? 'dist');
const policy = () => readFileSync(join(DIST, 'csp.txt'), 'utf8').trim();
const chunk = () => readdirSync(join(DIST, 'assets')).find((name) => /^App-.*\.js$/.test(name));

// Debian: apt-get install nginx caddy apache2 lighttpd lighttpd-mod-deflate
for (const name of SERVER_NAMES)
  describe.skipIf(!serverPath(name))(`${name}, in a folder`, () => {
    let server: Running;
    let folder: string;
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), `${name}-`));
      // A server that is begun by root reads files as another user.
      chmodSync(folder, 0o755);
      server = await runServer(name, DIST, folder);
    });
    afterAll(async () => {
      await server?.stop();
      rmSync(folder, { recursive: true, force: true });
    });
    const ask = (path: string, headers: Readonly<Record<string, string>> = {}) =>
      fetch(new URL(path, server.url), { headers, redirect: 'manual' });

    test.each(['', 'place/songjiang/', 'data/'])('sends the policy and asks again: ./%s', async (path) => {
      const response = await ask(path);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toMatch(/^text\/html; ?charset=utf-8/i);
      expect(response.headers.get('content-security-policy')).toBe(policy());
      expect(response.headers.get('cache-control')).toBe(ASKED_AGAIN);
      for (const [header, value] of Object.entries(HEADERS)) expect(response.headers.get(header)).toBe(value);
    });

    test('keeps files of assets/ for ever, and sends them compressed', async () => {
      const response = await ask(`assets/${chunk()}`, { 'accept-encoding': 'gzip' });
      expect(response.headers.get('cache-control')).toBe(FOR_EVER);
      expect(response.headers.get('content-type')).toMatch(/javascript/);
      expect(response.headers.get('content-encoding')).toBe('gzip');
      expect(response.headers.get('access-control-allow-origin')).toBe('*');
    });

    test('has no policy for the examples, which are other websites', async () => {
      const response = await ask('examples/');
      expect(response.status).toBe(200);
      expect(response.headers.get('content-security-policy')).toBeNull();
      expect(response.headers.get('cache-control')).toBe(ASKED_AGAIN);
    });

    test('leads to a folder, and answers what is not there with 404', async () => {
      const response = await ask('place/songjiang');
      expect([301, 308]).toContain(response.status);
      expect(new URL(response.headers.get('location') ?? '', server.url).href).toBe(`${server.url}place/songjiang/`);
      expect((await ask('place/nowhere/')).status).toBe(404);
    });

    test('names the types of data', async () => {
      expect((await ask('data/areas.geojson')).headers.get('content-type')).toMatch(/^application\/geo\+json/);
      expect((await ask('embed/1/integrity.json')).headers.get('content-type')).toMatch(/^application\/json/);
    });
  });

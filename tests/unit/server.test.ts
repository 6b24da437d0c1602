/** Servers of the built site answer what is not there with 404, and not with the app. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { preview, resolveConfig } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

describe('npm run preview and npm start', () => {
  const site = mkdtempSync(join(tmpdir(), 'site-'));
  let server: Awaited<ReturnType<typeof preview>>;
  let home = '';

  beforeAll(async () => {
    mkdirSync(join(site, 'place/songjiang'), { recursive: true });
    writeFileSync(join(site, 'index.html'), '<title>The map</title>');
    writeFileSync(join(site, 'place/songjiang/index.html'), '<title>Songjiang</title>');
    server = await preview({
      root: ROOT,
      logLevel: 'error',
      build: { outDir: site },
      preview: { host: '127.0.0.1', port: 0, strictPort: false },
    });
    const address = server.httpServer.address();
    if (address === null || typeof address === 'string') throw new Error('The server has no port.');
    home = `http://127.0.0.1:${address.port}`;
  });
  afterAll(async () => {
    await server.close();
    rmSync(site, { recursive: true });
  });

  const get = (path: string) => fetch(home + path, { headers: { accept: 'text/html' } });

  it.each([
    ['/', 'The map'],
    ['/?v=1&area=songjiang', 'The map'],
    ['/place/songjiang/', 'Songjiang'],
  ])('answer %s with its page', async (path, title) => {
    const response = await get(path);
    expect([response.status, await response.text()]).toEqual([200, `<title>${title}</title>`]);
  });

  it('send what pages that isolate themselves ask of a frame, and bar nobody from framing the map', async () => {
    const { headers } = await get('/');
    expect(headers.get('cross-origin-embedder-policy')).toBe('require-corp');
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect([headers.get('content-security-policy'), headers.get('x-frame-options')]).toEqual([null, null]);
  });

  it.each(['/place/nope/', '/nope', '/assets/nope.js', '/data/nope.json'])('answer %s with 404', async (path) => {
    const response = await get(path);
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain('The map');
  });
});

it('npm run dev does so too', async () => {
  expect((await resolveConfig({ root: ROOT }, 'serve')).appType).toBe('mpa');
});

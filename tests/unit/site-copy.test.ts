/** What the build has a browser keep of the site, and what it says of an app that can be installed. */
import { describe, expect, it } from 'vitest';
import { manifestText } from '#site/manifest.ts';
import { addressOf, copyOf, isCore, isMore, REMOVER } from '../../geo/build/site-copy.ts';

const SIZES = new Map([
  ['index.html', 10],
  ['assets/main-12345678.js', 20],
  ['assets/index-12345678.json', 30],
  ['assets/words-12345678/songjiang-zh.json', 1],
  ['assets/single-file-12345678.txt', 400],
  ['favicon.svg', 2],
  ['place/songjiang/index.html', 5],
  ['pictures/place-songjiang.svg', 6],
  ['pictures/home.png', 7],
  ['examples/plain.html', 8],
  ['embed.js', 9],
  ['_headers', 1],
]);

describe('the copy of a site', () => {
  it('has page, code and data with the first visit, and pages and pictures on request', () => {
    const { core, list } = copyOf(SIZES, 'v');
    expect(core).toEqual(['assets/index-12345678.json', 'assets/main-12345678.js', 'favicon.svg', './']);
    expect(list).toEqual({
      version: 'v',
      core: { files: 4, bytes: 62 },
      more: ['assets/single-file-12345678.txt', 'pictures/place-songjiang.svg', 'place/songjiang/'],
      moreBytes: 411,
    });
  });

  it('has no file twice, and none that is for other websites or for servers', () => {
    for (const path of SIZES.keys()) expect(isCore(path) && isMore(path), path).toBe(false);
    for (const path of [
      'embed.js',
      'embed/1/embed.js',
      'hosting/nginx.conf',
      'examples/plain.html',
      'sw.js',
      '_headers',
    ])
      expect(isCore(path) || isMore(path), path).toBe(false);
  });

  it('asks for pages at the address of their folder', () => {
    expect(['index.html', 'place/a/index.html', 'a.js'].map(addressOf)).toEqual(['./', 'place/a/', 'a.js']);
  });

  it('is removed by a worker that touches no other map of the host', () => {
    expect(() => new Function(REMOVER)).not.toThrow();
    expect(REMOVER).toContain("'layout-map ' + new URL(registration.scope).pathname + ' '");
  });
});

it('the manifest has what an installation asks for', () => {
  const manifest = JSON.parse(manifestText((size) => `icon-${size}.png`)) as {
    readonly icons: readonly { readonly sizes: string; readonly purpose?: string }[];
    readonly shortcuts: readonly { readonly url: string }[];
    readonly start_url: string;
  };
  expect(manifest.start_url).toBe('./');
  expect(manifest.icons.map(({ sizes, purpose }) => `${sizes} ${purpose ?? ''}`.trim())).toEqual([
    '192x192 any',
    '512x512 any',
    '512x512 maskable',
    'any',
  ]);
  for (const { url } of manifest.shortcuts) expect(url).toMatch(/^\.\/\?/);
});

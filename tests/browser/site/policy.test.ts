/** The published site under the strict policy of its `csp.txt`: nothing of it is refused. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe } from 'vitest';
import { withPolicy } from '../../../geo/build/hosting.ts';
import { attributeFaults, hashOf, inlineParts, isPage, policyOf } from '../../../geo/build/policy.ts';
import { EmbedDialog, ShareDialog } from '../driver/dialogs.ts';
import { ExportDialog } from '../driver/export.ts';
import { expect, test } from '../driver/site.ts';
import type { OpenOptions } from '../driver/test.ts';

const DIST = resolve(fileURLToPath(new URL('../../..', import.meta.url)), process.env.DIST ?? 'dist');
const policy = () => readFileSync(join(DIST, 'csp.txt'), 'utf8').trim();
const pages = () =>
  readdirSync(DIST, { recursive: true, encoding: 'utf8' })
    .filter(isPage)
    .map((name) => ({ name, text: readFileSync(join(DIST, name), 'utf8') }));

describe('the written pages', () => {
  test('have no style attribute and no handler, and inline only what the policy has the hash of', () => {
    const allowed = policy();
    const all = pages();
    expect(all.length).toBeGreaterThan(900);
    const faults = all.flatMap(({ name, text }) => {
      const { scripts, styles } = inlineParts(text);
      const unknown = [...scripts, ...styles].filter((part) => !allowed.includes(hashOf(part)));
      return [...attributeFaults(text), ...unknown.map((part) => `inline ${part.slice(0, 80)}`)].map(
        (fault) => `${name}: ${fault}`,
      );
    });
    expect(faults).toEqual([]);
  });
});

describe('a page with its policy in itself, for hosts without headers', () => {
  const inPage: OpenOptions = {
    before: (screen) => screen.rewrite(/\/(?:\?[^#]*)?$/, (body) => withPolicy(body, policyOf([body]))),
  };

  test('shows the map, a place and a table; what the policy does not allow is refused', async ({ open }) => {
    const app = await open('./?area=songjiang&panel=table', { ...inPage, expected: [/Content Security Policy/] });
    await app.table.waitUntilShown();
    expect(await app.screen.count({ css: 'meta[http-equiv="Content-Security-Policy"]' })).toBe(1);
    const colour = await app.screen.run(() => {
      const part = document.createElement('p');
      part.setAttribute('style', 'color: rgb(1, 2, 3)');
      document.body.append(part);
      return getComputedStyle(part).color;
    });
    expect(colour).not.toBe('rgb(1, 2, 3)');
  });

  test('refuses nothing that the map does', async ({ open }) => {
    const app = await open('./?area=songjiang', inPage);
    await app.place.waitUntilShown();
    await app.screen.go('place/songjiang/');
    expect(app.screen.problems).toEqual([]);
  });
});

describe('under the policy nothing is refused', () => {
  const strict: OpenOptions = { before: (screen) => screen.underPolicy(policy()) };

  test('that a policy applies: what it does not allow is refused', async ({ open }) => {
    const app = await open('./', { ...strict, expected: [/refused: style-src-attr|Content Security Policy/] });
    const before = await app.screen.run(() => {
      const part = document.createElement('p');
      part.setAttribute('style', 'color: red');
      document.body.append(part);
      return getComputedStyle(part).color;
    });
    expect(before).not.toBe('rgb(255, 0, 0)');
  });

  test('with a map in WebGL, and a place', async ({ open }) => {
    const app = await open('./?area=songjiang', { ...strict, webgl: true });
    await app.place.waitUntilShown();
    expect(app.screen.problems).toEqual([]);
  });

  test('with a map without WebGL: panels, search, dialogs, files', async ({ open }) => {
    const app = await open('./?asof=2019&panel=table', strict);
    await app.table.waitUntilShown();
    await app.search.type('zhangjiang');
    await expect.poll(() => app.search.offered()).not.toEqual([]);
    await app.search.choose('zhangjiang');
    await app.place.waitUntilShown();
    const files = new ExportDialog(app);
    await files.open();
    for (const format of ['PNG', 'SVG']) {
      await files.choose(format);
      await files.save(format.toLowerCase());
    }
    await app.press('Escape');
    await new ShareDialog(app).open();
    await app.press('Escape');
    await new EmbedDialog(app).open();
    expect(app.screen.problems).toEqual([]);
  });

  test('in an embedded map, and on pages of places, stories and data', async ({ open }) => {
    // A browser requests `/favicon.ico` for a page that names no icon.
    const expected = [/^console: Failed to load resource/];
    const app = await open('./?mode=embed&area=songjiang&show=panel,layers,timeline', { ...strict, expected });
    await app.place.waitUntilShown();
    for (const link of ['place/songjiang/', 'story/g60/', 'view/world/', 'data/', 'data/versions/'])
      await app.screen.go(link);
    expect(app.screen.problems).toEqual([]);
  });
});

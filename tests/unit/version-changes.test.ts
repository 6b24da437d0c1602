import { describe, expect, it } from 'vitest';
import { changesBetween, changesPage } from '../../geo/build/version-changes.ts';
import type { VersionFiles } from '../../geo/build/versions.ts';
import { noRows } from './support.ts';

const row = (id: string, change: object = {}) => ({
  id,
  areas: ['north'],
  text: { zh: '一', en: 'One' },
  standing: 'stated',
  basis: 'named',
  at: { section: '甲', line: 1 },
  ...change,
});
const files = (...statements: object[]) => [
  { name: 'evidence-report.json', text: JSON.stringify({ ...noRows('report'), statements }) },
];

describe('changes from one version to the next', () => {
  it('are rows added, changed with their fields, and removed', () => {
    const before = files(row('same'), row('lost'), row('said', { target: 2030 }));
    const after = files(row('same'), row('said', { standing: 'planned' }), row('new'));
    expect(changesBetween(before, after)).toEqual({
      added: [{ id: 'new', area: 'north' }],
      removed: [{ id: 'lost', area: 'north' }],
      changed: [
        {
          id: 'said',
          area: 'north',
          fields: [
            { name: 'standing', before: 'stated', after: 'planned' },
            { name: 'target', before: 2030, after: undefined },
          ],
        },
      ],
    });
  });

  it('are not the order of keys, the form of the files or the English title of a section', () => {
    const { basis: _, ...former } = row('same', { standing: 'inferred' });
    const present = row('same', { basis: 'inferred', at: { line: 1, en: 'A', section: '甲' } });
    expect(changesBetween(files(former), files(present))).toEqual({ added: [], changed: [], removed: [] });
  });
});

it('the page has each version against the one before it, the present data first', () => {
  const version = (name: string, published: string, ...rows: object[]) =>
    ({ manifest: { version: name, published }, files: files(...rows) }) as unknown as VersionFiles;
  const page = changesPage([version('b', '2026-02-02', row('two')), version('a', '2026-01-01', row('one'))], files());
  const parts = page.split('<h2>').slice(1);
  expect(parts).toHaveLength(3);
  expect(parts[0]).toContain('<code>two</code>');
  expect(parts[1]).toContain('<code>one</code>');
  expect(parts[2]).toContain('The first version');
});

it('the page shows old and new values as text, and leads to rows on the pages of their places', () => {
  const index = {
    name: 'index.json',
    text: JSON.stringify({
      areas: [
        { id: 'north', rows: 1 },
        { id: 'west', rows: 0 },
      ],
    }),
  };
  const version = (...rows: object[]) =>
    ({ manifest: { version: 'a', published: '2026-01-01' }, files: files(...rows) }) as unknown as VersionFiles;
  const page = changesPage(
    [
      version(
        row('said', { areas: ['north'] }),
        row('gone'),
        row('abroad', { areas: ['south'] }),
        row('last', { areas: ['west'] }),
      ),
    ],
    [index, ...files(row('said', { text: { zh: '二', en: '<b>Two</b>' }, terms: ['a', 'b'] }))],
  );
  expect(page).toContain('<del>一 / One</del></td><td><ins>二 / &lt;b&gt;Two&lt;/b&gt;</ins>');
  expect(page).toContain('<del>–</del></td><td><ins>a、b</ins>');
  expect(page).toContain('<a href="../../place/north/#said"><code>said</code></a>');
  // It is on no page any more, but its place has one; a place that is gone, or has no row left, has none.
  expect(page).toContain('<a href="../../place/north/"><code>gone</code></a>');
  expect(page).toContain('<code>abroad</code>');
  expect(page).toContain('<code>last</code>');
  expect(page).not.toMatch(/place\/(?:south|west)/);
});

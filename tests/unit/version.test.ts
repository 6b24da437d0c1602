import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DataVersion } from '#domain/model/ids.ts';
import { DATA_FORMAT, findVersion, type PublishedVersion } from '#domain/model/version.ts';
import {
  isDay,
  listOf,
  pack,
  publishVersion,
  readVersions,
  unpack,
  unpacked,
  versionOf,
  withdrawVersion,
} from '../../geo/build/versions.ts';

const FILES = [
  { name: 'index.json', text: '{"areas":["浦东"]}' },
  { name: 'evidence-report.json', text: '{"statements":[]}' },
];
const OTHER = [...FILES.slice(0, 1), { name: 'evidence-report.json', text: '{"statements":[1]}' }];
const DAY = '2026-11-22';
const nameOf = (files: typeof FILES) => `${versionOf(files)}.json.br`;

describe('the name of a version', () => {
  it('is that of its files, in whatever order they come', () => {
    // printf '{"areas":["浦东"]}' > index.json; printf '{"statements":[]}' > evidence-report.json; sha256sum *.json |
    // sha256sum
    expect(versionOf(FILES)).toBe('40dd9943e869');
    expect(versionOf(FILES.toReversed())).toBe(versionOf(FILES));
  });

  it('is another when a file, its name or their number is another', () => {
    const [index] = FILES;
    const all = [FILES, OTHER, FILES.slice(1), [{ name: 'search.json', text: index?.text ?? '' }, ...FILES.slice(1)]];
    expect(new Set(all.map(versionOf)).size).toBe(all.length);
  });
});

describe('a packed version', () => {
  it('is unpacked as it was, with the day and the hashes of its files', () => {
    const { manifest, bytes } = pack(FILES, DAY);
    expect(manifest).toMatchObject({ version: versionOf(FILES), published: DAY, format: DATA_FORMAT });
    expect(Object.keys(manifest.files)).toEqual(['evidence-report.json', 'index.json']);
    const again = unpack(nameOf(FILES), bytes);
    expect(again.manifest).toEqual(manifest);
    expect([...again.files].sort((a, b) => (a.name > b.name ? -1 : 1))).toEqual(FILES);
  });

  it('is the same bytes for the same files and day', () => {
    expect(pack(FILES.toReversed(), DAY).bytes.equals(pack(FILES, DAY).bytes)).toBe(true);
  });

  const tampered = (change: (text: string) => string) =>
    brotliCompressSync(change(brotliDecompressSync(pack(FILES, DAY).bytes).toString('utf8')));
  it.each([
    [
      'a changed file',
      nameOf(FILES),
      tampered((text) => text.replace('浦东', '浦西')),
      /index\.json is not as it was published/,
    ],
    ['a foreign name', nameOf(OTHER), pack(FILES, DAY).bytes, new RegExp(`its content is version ${versionOf(FILES)}`)],
    ['a day that is none', nameOf(FILES), tampered((text) => text.replace(DAY, '2026-02-30')), /YYYY-MM-DD/],
    [
      'a path for a file name',
      nameOf(FILES),
      tampered((text) => text.replaceAll('index.json', '../x.json')),
      /cannot be unpacked/,
    ],
    ['bytes that are cut off', nameOf(FILES), pack(FILES, DAY).bytes.subarray(0, 40), /cannot be unpacked/],
    ['something else', nameOf(FILES), Buffer.from('<!doctype html>'), /cannot be unpacked/],
  ])('with %s is refused', (_, name, bytes, message) => {
    expect(() => unpack(name, bytes)).toThrow(message);
  });
});

describe('publishing', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'versions-'));
  });
  afterEach(() => rmSync(root, { recursive: true }));
  const kept = () => readdirSync(join(root, 'geo/versions'));

  it('writes one file, and nothing when the same data are published again', () => {
    expect(publishVersion(root, FILES, DAY)).toEqual({
      version: versionOf(FILES),
      bytes: pack(FILES, DAY).bytes.length,
    });
    const before = readFileSync(join(root, 'geo/versions', nameOf(FILES)));
    expect(publishVersion(root, FILES, '2027-01-01')).toEqual({ version: versionOf(FILES) });
    expect(kept()).toEqual([nameOf(FILES)]);
    expect(readFileSync(join(root, 'geo/versions', nameOf(FILES))).equals(before)).toBe(true);
  });

  it('keeps the versions of before, and lists the newest first', () => {
    publishVersion(root, FILES, '2027-03-01');
    publishVersion(root, OTHER, DAY);
    const { versions, problems } = readVersions(root);
    expect(problems).toEqual([]);
    expect(listOf(versions)).toEqual([
      { version: versionOf(FILES), published: '2027-03-01', format: DATA_FORMAT },
      { version: versionOf(OTHER), published: DAY, format: DATA_FORMAT },
    ]);
    expect(unpacked(versions).map(({ path }) => path)).toEqual([
      'index.json',
      ...[FILES, OTHER].flatMap((files) =>
        ['manifest.json', 'evidence-report.json', 'index.json'].map((name) => `${versionOf(files)}/${name}`),
      ),
    ]);
  });

  it('names each file that cannot be trusted, and keeps the others', () => {
    publishVersion(root, FILES, DAY);
    writeFileSync(join(root, 'geo/versions', nameOf(OTHER)), pack(FILES, DAY).bytes);
    const { versions, problems } = readVersions(root);
    expect(listOf(versions)).toHaveLength(1);
    expect(problems).toEqual([expect.stringMatching(new RegExp(`^geo/versions/${nameOf(OTHER)}:1 \\[version\\] `))]);
  });

  it('takes back what has not been on a site yet, and nothing else', () => {
    publishVersion(root, FILES, DAY);
    expect(() => withdrawVersion(root, '../../package')).toThrow(/no version/);
    expect(() => withdrawVersion(root, versionOf(OTHER))).toThrow(/no version/);
    withdrawVersion(root, versionOf(FILES));
    expect(kept()).toEqual([]);
  });

  it('needs a day', () => {
    for (const day of ['2026-02-29', '2026-13-01', '26-1-1', 'today', '']) expect(isDay(day), day).toBe(false);
    expect(isDay('2028-02-29')).toBe(true);
    expect(() => publishVersion(root, FILES, '2026-02-29')).toThrow(/no day/);
  });

  it('is no must: a project without versions has none', () => {
    expect(readVersions(root)).toEqual({ versions: [], problems: [] });
  });
});

describe('a link to a version', () => {
  const here: PublishedVersion = { version: versionOf(FILES), published: DAY, format: DATA_FORMAT };
  const future: PublishedVersion = { version: versionOf(OTHER), published: '2030-01-01', format: DATA_FORMAT + 1 };

  it('without one means the present data', () => {
    expect(findVersion(null, [here])).toEqual({ version: null });
  });
  it('finds the one that the site keeps', () => {
    expect(findVersion(here.version, [future, here])).toEqual({ version: here });
  });
  it('to one that the site does not have is told', () => {
    expect(findVersion('0123456789ab' as DataVersion, [here])).toEqual({ version: null, problem: 'unknown-data' });
  });
  it('to one of a form that came later is told', () => {
    expect(findVersion(future.version, [future, here])).toEqual({ version: null, problem: 'newer-data' });
  });
});

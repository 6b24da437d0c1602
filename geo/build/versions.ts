/**
 * Published versions of the data: each is one compressed file in `geo/versions/`, stored permanently, which the build
 * unpacks into `data/versions/<version>/`. A version's name is the hash of its files, so that any change is detected.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import * as v from 'valibot';
import { DATA_VERSION_PATTERN, type DataVersion } from '../../src/domain/model/ids.ts';
import { DATA_FORMAT, type PublishedVersion, type VersionManifest } from '../../src/domain/model/version.ts';
import type { DataFile } from './load.ts';

const SUFFIX = '.json.br';
const VERSION_CHARACTERS = 12;
const folderOf = (root: string) => join(root, 'geo', 'versions');

export interface VersionFiles {
  readonly manifest: VersionManifest;
  readonly files: readonly DataFile[];
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const hashesOf = (files: readonly DataFile[]): Record<string, string> =>
  Object.fromEntries(
    [...files]
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(({ name, text }): [string, string] => [name, sha256(text)]),
  );

/**
 * The version name of files: the first 12 digits of the SHA-256 over the lines `<SHA-256 of the file>  <name>`, in the
 * order of names. `sha256sum *.json | sha256sum` in a folder with only these files gives the same.
 */
export function versionOf(files: readonly DataFile[]): DataVersion {
  const lines = Object.entries(hashesOf(files)).map(([name, hash]) => `${hash}  ${name}\n`);
  return sha256(lines.join('')).slice(0, VERSION_CHARACTERS) as DataVersion;
}

/** Whether a text is a valid date, as YYYY-MM-DD. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true;

/** File names that are safe to write into a folder. */
const fileName = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*\.json$/));
const packed = v.strictObject({
  manifest: v.strictObject({
    version: v.pipe(v.string(), v.regex(DATA_VERSION_PATTERN)),
    published: v.pipe(v.string(), v.check(isDay, 'a day as YYYY-MM-DD')),
    format: v.pipe(v.number(), v.integer(), v.minValue(1)),
    files: v.record(fileName, v.string()),
  }),
  files: v.record(fileName, v.string()),
});

/** One compressed file of a version. The same files and day give the same bytes. */
export function pack(
  files: readonly DataFile[],
  published: string,
): { readonly manifest: VersionManifest; readonly bytes: Buffer } {
  const manifest: VersionManifest = {
    version: versionOf(files),
    published,
    format: DATA_FORMAT,
    files: hashesOf(files),
  };
  const byName = [...files].sort((a, b) => (a.name < b.name ? -1 : 1));
  const text = JSON.stringify({ manifest, files: Object.fromEntries(byName.map((file) => [file.name, file.text])) });
  const bytes = brotliCompressSync(text, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(text),
    },
  });
  return { manifest, bytes };
}

/** @throws when the bytes are not a version file, or their content is not what the name and the manifest say. */
export function unpack(name: string, bytes: Buffer): VersionFiles {
  let value: v.InferOutput<typeof packed>;
  try {
    value = v.parse(packed, JSON.parse(brotliDecompressSync(bytes).toString('utf8')));
  } catch (error) {
    throw new Error(`cannot be unpacked: ${error instanceof Error ? error.message : String(error)}`);
  }
  const files = Object.entries(value.files).map(([file, text]) => ({ name: file, text }));
  const hashes = hashesOf(files);
  const listed = value.manifest.files;
  const changed = [...new Set([...Object.keys(hashes), ...Object.keys(listed)])].filter(
    (file) => hashes[file] !== listed[file],
  );
  if (changed.length > 0) throw new Error(`${changed.join(', ')} is not as it was published`);
  const version = versionOf(files);
  if (version !== value.manifest.version || name !== `${version}${SUFFIX}`)
    throw new Error(`its content is version ${version}; a published version is never edited, a new one is published`);
  return { manifest: { ...value.manifest, version }, files };
}

/**
 * All stored versions, the newest first.
 *
 * @param root the project's folder.
 * @returns the valid versions, and a line for each file that failed verification.
 */
export function readVersions(root: string): {
  readonly versions: readonly VersionFiles[];
  readonly problems: readonly string[];
} {
  const folder = folderOf(root);
  const versions: VersionFiles[] = [];
  const problems: string[] = [];
  for (const name of existsSync(folder) ? readdirSync(folder).sort() : []) {
    try {
      if (name.endsWith(SUFFIX)) versions.push(unpack(name, readFileSync(join(folder, name))));
    } catch (error) {
      problems.push(`geo/versions/${name}:1 [version] ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  const isOlder = ({ manifest: a }: VersionFiles, { manifest: b }: VersionFiles) =>
    a.published === b.published ? a.version < b.version : a.published < b.published;
  return { versions: versions.sort((a, b) => (isOlder(a, b) ? 1 : -1)), problems };
}

export const listOf = (versions: readonly VersionFiles[]): readonly PublishedVersion[] =>
  versions.map(({ manifest: { version, published, format } }) => ({ version, published, format }));

/** Files of the site under `data/versions/`, with paths relative to it. */
export function unpacked(
  versions: readonly VersionFiles[],
): readonly { readonly path: string; readonly text: string }[] {
  return [
    { path: 'index.json', text: `${JSON.stringify(listOf(versions), null, 1)}\n` },
    ...versions.flatMap(({ manifest, files }) => [
      { path: `${manifest.version}/manifest.json`, text: `${JSON.stringify(manifest, null, 1)}\n` },
      ...files.map(({ name, text }) => ({ path: `${manifest.version}/${name}`, text })),
    ]),
  ];
}

export interface Publication {
  readonly version: DataVersion;
  /** undefined when these data are published already; nothing was written. */
  readonly bytes?: number;
}

/**
 * Writes the file of a version, unless it exists.
 *
 * @param root the project's folder. @param published the day, YYYY-MM-DD.
 * @throws when it is not a valid date.
 */
export function publishVersion(root: string, files: readonly DataFile[], published: string): Publication {
  if (!isDay(published)) throw new Error(`${published} is no day; write it as YYYY-MM-DD`);
  const version = versionOf(files);
  const path = join(folderOf(root), `${version}${SUFFIX}`);
  if (existsSync(path)) return { version };
  const { bytes } = pack(files, published);
  mkdirSync(folderOf(root), { recursive: true });
  writeFileSync(path, bytes);
  return { version, bytes: bytes.length };
}

/** Removes a version that has not been on a site yet. @throws when it does not exist. */
export function withdrawVersion(root: string, version: string): void {
  const path = join(folderOf(root), `${version}${SUFFIX}`);
  if (!DATA_VERSION_PATTERN.test(version) || !existsSync(path))
    throw new Error(`there is no version ${version} in geo/versions`);
  rmSync(path);
}

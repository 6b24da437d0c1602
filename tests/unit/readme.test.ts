/** What the README and its neighbours tell a newcomer to do must be there to be done. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import semver from 'semver';
import { describe, expect, it } from 'vitest';
import { DATA_FORMAT } from '#domain/model/version.ts';
import { SUPPORTED_VERSIONS } from '#embed/protocol/messages.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const manifest = JSON.parse(read('package.json')) as {
  readonly version: string;
  readonly engines: { readonly node: string };
  readonly scripts: Readonly<Record<string, string>>;
};
/** What npm does without a script of ours. */
const OF_NPM = ['ci', 'install'];

/** Fewest of each that a text must have: less would mean that this test no longer finds them. */
describe.each([
  { document: 'README.md', paths: 12, commands: 12, links: 5 },
  { document: 'CONTRIBUTING.md', paths: 5, commands: 7, links: 10 },
  { document: 'CHANGELOG.md', paths: 0, commands: 0, links: 0 },
])('$document', ({ document, ...fewest }) => {
  const text = read(document);
  const quoted = [...text.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);

  it('names files and folders that are there', () => {
    const paths = quoted.filter((code) => /^(?:geo|src|tests|public)\/[\w./-]*$/.test(code));
    expect(paths.length).toBeGreaterThanOrEqual(fewest.paths);
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('names commands that are there', () => {
    const commands = [...quoted, ...text.split('\n')].flatMap((line) => /^npm (?:run )?([\w:]+)/.exec(line)?.[1] ?? []);
    expect(commands.length).toBeGreaterThanOrEqual(fewest.commands);
    expect(commands.filter((name) => !OF_NPM.includes(name) && !Object.hasOwn(manifest.scripts, name))).toEqual([]);
  });

  it('links to files that are there', () => {
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path = '']) => path);
    expect(links.length).toBeGreaterThanOrEqual(fewest.links);
    expect(links.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});

describe('what is said in two places', () => {
  it('.nvmrc is the oldest Node that package.json promises', () => {
    expect(semver.minVersion(read('.nvmrc').trim())?.version).toBe(semver.minVersion(manifest.engines.node)?.version);
  });

  it('the changelog has an entry for this version, and the protocol and data format of today on top', () => {
    const changelog = read('CHANGELOG.md');
    expect(changelog).toContain(`\n## [${manifest.version}] - `);
    const [, newest = ''] = changelog.split(/^## /m);
    expect(newest).toContain(`Protocol ${SUPPORTED_VERSIONS.at(-1)}, data format ${DATA_FORMAT}.`);
  });
});

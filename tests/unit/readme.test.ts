/** What the README tells a newcomer to do must be there to be done. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = new URL('../../', import.meta.url);
const readme = readFileSync(new URL('README.md', root), 'utf8');
const scripts = (JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { scripts: Record<string, string> })
  .scripts;

/** What npm does without a script of ours. */
const OF_NPM = ['ci', 'install'];

describe('the README', () => {
  const quoted = [...readme.matchAll(/`([^`\n]+)`/g)].map(([, text = '']) => text);
  const paths = quoted.filter((text) => /^(?:geo|src|tests|public)\/[\w./-]*$/.test(text));
  const commands = quoted
    .filter((text) => text.startsWith('npm '))
    .map((text) => text.replace(/^npm (?:run )?/, '').split(' ')[0] ?? '')
    .filter((name) => !OF_NPM.includes(name));

  it('names files and folders that are there', () => {
    expect(paths.length).toBeGreaterThan(12);
    expect(paths.filter((path) => !existsSync(fileURLToPath(new URL(path, root))))).toEqual([]);
  });

  it('names commands that are there', () => {
    expect(commands.length).toBeGreaterThan(2);
    expect(commands.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });

  it('links to files that are there', () => {
    const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path = '']) => path);
    expect(links.length).toBeGreaterThan(4);
    expect(links.filter((path) => !existsSync(fileURLToPath(new URL(path, root))))).toEqual([]);
  });
});

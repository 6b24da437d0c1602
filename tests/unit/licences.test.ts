/** The licence texts of what is bundled: none is forgotten, and none is there that is not. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { licencesOf, packageFolder } from '../../geo/build/licences.ts';

const scratch = mkdtempSync(join(tmpdir(), 'licences-'));
afterAll(() => rmSync(scratch, { recursive: true }));

/** A package in a scratch folder. @returns a module of it. */
function withPackage(name: string, files: Readonly<Record<string, string>>, manifest: object = {}): string {
  const folder = join(scratch, 'node_modules', name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, version: '1.2.3', license: 'MIT', ...manifest }));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  return join(folder, 'dist/index.js');
}

describe('licences', () => {
  it('are the texts of the packages of the modules, each once, in alphabetical order', () => {
    const modules = [
      withPackage('zeta', { LICENSE: 'Text of zeta.' }),
      withPackage('@scope/alpha', { 'licence.md': 'Text of alpha.\n\n# Licenses of bundled dependencies\nOther.' }),
    ];
    const text = licencesOf([...modules, ...modules, '/project/src/app/main.ts', '\0rolldown/runtime.js']);
    expect(text.match(/^\S+ 1\.2\.3 \(MIT\)$/gm)).toEqual(['@scope/alpha 1.2.3 (MIT)', 'zeta 1.2.3 (MIT)']);
    expect(text.match(/Text of \w+\./g)).toEqual(['Text of alpha.', 'Text of zeta.']);
    expect(text).not.toContain('Other.');
  });

  it('are asked for: a package without a text is named, with what to do', () => {
    const module = withPackage('bare', { 'README.md': 'No licence here.' });
    expect(() => licencesOf([module])).toThrow(/^bare is in the site .* list it in geo\/build\/licences.ts$/);
  });

  it('have those that a package has bundled into itself', () => {
    const map = fileURLToPath(new URL('../../node_modules/maplibre-gl/dist/maplibre-gl.mjs', import.meta.url));
    const text = licencesOf([map]);
    for (const name of ['maplibre-gl', 'pbf', 'earcut', 'gl-matrix', 'murmurhash-js'])
      expect(text).toMatch(new RegExp(`^${name} \\d`, 'm'));
    expect(text).toContain('Copyright (c) 2011 Gary Court');
    expect(text).not.toContain('@types/');
  });
});

it.each([
  ['/p/node_modules/react/index.js', '/p/node_modules/react'],
  ['/p/node_modules/@a/b/dist/c.js?worker', '/p/node_modules/@a/b'],
  ['/p/node_modules/a/node_modules/b/c.js', '/p/node_modules/a/node_modules/b'],
  ['C:\\p\\node_modules\\a\\b.js', 'C:/p/node_modules/a'],
  ['/p/src/app/main.ts', undefined],
  ['\0vite/preload-helper.js', undefined],
])('%s is of %s', (module, folder) => {
  expect(packageFolder(module)).toBe(folder);
});

/** Files that the build compresses for servers that send them as they are. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { compress, isCompressed } from '../../geo/build/compressed.ts';

it('are those of every visit, twice, with the same contents', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'compressed-'));
  const text = 'export const a = 1;\n'.repeat(200);
  for (const [path, content] of [
    ['assets/main.js', text],
    ['assets/small.js', 'a'],
    ['place/index.html', text],
    ['assets/shot.png', text],
  ] as const) {
    mkdirSync(join(dir, path, '..'), { recursive: true });
    writeFileSync(join(dir, path), content);
  }
  expect(await compress(dir)).toBe(1);
  expect(brotliDecompressSync(readFileSync(join(dir, 'assets/main.js.br'))).toString()).toBe(text);
  expect(gunzipSync(readFileSync(join(dir, 'assets/main.js.gz'))).toString()).toBe(text);
  for (const path of ['assets/small.js.br', 'place/index.html.gz', 'assets/shot.png.br'])
    expect(existsSync(join(dir, path)), path).toBe(false);
  rmSync(dir, { recursive: true });
});

it('are never compressed twice', () => {
  expect(['assets/a.js', 'index.html', 'embed.js', 'embed/1/embed.js', 'sw.js'].filter(isCompressed)).toHaveLength(5);
  expect(['assets/a.js.br', 'assets/words-1/a.json', 'place/index.html', 'data/x.json'].filter(isCompressed)).toEqual(
    [],
  );
});

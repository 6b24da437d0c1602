/** The committed layers equal a fresh import; runs only where the packages of geo/build are installed. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { IMPORTED_LAYERS, layerPath, ROOT, saw } from './layers.ts';

const BUILD = join(ROOT, 'geo/build');
const TSX = join(BUILD, 'node_modules/tsx/dist/cli.mjs');
const installed = existsSync(join(BUILD, 'node_modules/mapshaper')) && existsSync(TSX);
const IMPORT_TIME_MS = 120_000;

describe('importing again', () => {
  const skipped = installed ? '' : ' (skipped: packages not installed)';
  it.skipIf(!installed)(
    `gives the same bytes${skipped}`,
    () => {
      const folder = mkdtempSync(join(tmpdir(), 'layers-'));
      try {
        const run = spawnSync(process.execPath, [TSX, 'import.ts', folder], {
          cwd: BUILD,
          encoding: 'utf8',
          timeout: IMPORT_TIME_MS,
        });
        expect(run.stderr).not.toContain('Error');
        expect(run.status).toBe(0);
        const differing = IMPORTED_LAYERS.filter(
          (name) => !readFileSync(layerPath(name)).equals(readFileSync(join(folder, `${name}.geojson`))),
        );
        saw(`${IMPORTED_LAYERS.length} files made again`);
        expect(differing).toEqual([]);
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
    IMPORT_TIME_MS,
  );
});

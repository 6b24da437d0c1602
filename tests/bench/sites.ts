/** The two pages that are compared, built as they would be published. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { type SiteServer, serve } from './server.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export const SITE_NAMES = ['map', 'floor'] as const;
export type SiteName = (typeof SITE_NAMES)[number];

export interface Site {
  readonly name: SiteName;
  /** With what the page needs to know, the camera for instance. */
  readonly link: string;
  readonly server: SiteServer;
}

export interface BuiltSites {
  readonly map: SiteServer;
  readonly floor: SiteServer;
  readonly close: () => Promise<void>;
}

export async function buildSites(): Promise<BuiltSites> {
  const folder = mkdtempSync(join(tmpdir(), 'floor-'));
  await build({ root: ROOT, logLevel: 'error' });
  await build({
    root: join(ROOT, 'tests/bench/floor'),
    configFile: false,
    base: './',
    logLevel: 'error',
    worker: { format: 'es' },
    build: { outDir: folder, emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0, reportCompressedSize: false },
  });
  const [map, floor] = [await serve(join(ROOT, 'dist')), await serve(folder)];
  return {
    map,
    floor,
    async close() {
      await map.close();
      await floor.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The pages that are compared, built as they would be published; and the map again with ten times the evidence. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { type SiteServer, serve } from './server.ts';
import { buildTenfold } from './tenfold.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export const SITE_NAMES = ['map', 'floor', 'tenfold'] as const;
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
  readonly tenfold: SiteServer;
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
  const large = buildTenfold(join(ROOT, 'dist'));
  const [map, floor, tenfold] = [await serve(join(ROOT, 'dist')), await serve(folder), await serve(large)];
  return {
    map,
    floor,
    tenfold,
    async close() {
      await map.close();
      await floor.close();
      await tenfold.close();
      for (const made of [folder, large]) rmSync(made, { recursive: true, force: true });
    },
  };
}

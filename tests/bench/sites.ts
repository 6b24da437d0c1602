/** The pages that are compared, built as they would be published; and the map again with many times the evidence. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { buildManifold } from './manifold.ts';
import { type SiteServer, serve } from './server.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** `floor` is MapLibre alone, the lower bound for any map built on it; `leaflet` is Leaflet alone. */
export const SITE_NAMES = ['map', 'floor', 'leaflet', 'manifold'] as const;
export type SiteName = (typeof SITE_NAMES)[number];

export interface Site {
  readonly name: SiteName;
  /** The page's address, with parameters such as the camera. */
  readonly link: string;
  readonly server: SiteServer;
}

export interface BuiltSites {
  readonly servers: Readonly<Record<SiteName, SiteServer>>;
  readonly close: () => Promise<void>;
}

/** Builds one of the peer pages into a temporary folder, which the caller removes. */
async function buildPeer(name: 'floor' | 'leaflet'): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  await build({
    root: join(ROOT, 'tests/bench', name),
    configFile: false,
    base: './',
    logLevel: 'error',
    worker: { format: 'es' },
    build: { outDir: folder, emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0, reportCompressedSize: false },
  });
  return folder;
}

/** @param times how much evidence the site `manifold` has, as a multiple of the real one. */
export async function buildSites(times: number): Promise<BuiltSites> {
  const published = join(ROOT, 'dist');
  await build({ root: ROOT, logLevel: 'error' });
  const made = {
    floor: await buildPeer('floor'),
    leaflet: await buildPeer('leaflet'),
    manifold: buildManifold(published, times),
  };
  const servers = {
    map: await serve(published),
    floor: await serve(made.floor),
    leaflet: await serve(made.leaflet),
    manifold: await serve(made.manifold),
  };
  return {
    servers,
    async close() {
      for (const server of Object.values(servers)) await server.close();
      for (const folder of Object.values(made)) rmSync(folder, { recursive: true, force: true });
    },
  };
}

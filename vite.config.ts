import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { wordsGroup } from './geo/build/chunks.ts';
import { compressed } from './geo/build/compressed.ts';
import { embedFiles } from './geo/build/embed-plugin.ts';
import { HEADERS, headersFile } from './geo/build/headers.ts';
import { type BundledModules, licences, noteModules } from './geo/build/licences.ts';
import { layoutData } from './geo/build/plugin.ts';
import { policyFile } from './geo/build/policy.ts';
import { preloadWords } from './geo/build/preload-plugin.ts';
import { sbom } from './geo/build/sbom.ts';
import { siteCopy } from './geo/build/site-copy.ts';
import { STYLE_OPTIONS } from './geo/build/style-options.ts';
import packageJson from './package.json' with { type: 'json' };

/** Of all bundles: the app's, its worker's, the boot script's, and those for other websites. */
const modules: BundledModules = new Set();

const DEFINED = {
  'import.meta.env.APP_VERSION': JSON.stringify(packageJson.version),
  'import.meta.env.REPORT_URL': JSON.stringify(process.env.REPORT_URL ?? ''),
};

export default defineConfig({
  // Relative: the built site works from any folder of any host.
  base: './',
  // Pages of their own, each at its address: what is not there is answered with 404, and not with the map.
  appType: 'mpa',
  plugins: [
    react(),
    layoutData(modules, process.env.GEO),
    embedFiles(modules),
    headersFile(),
    preloadWords(),
    licences(modules),
    sbom(modules),
    policyFile(),
    siteCopy(modules),
    compressed(),
  ],
  css: STYLE_OPTIONS,
  define: DEFINED,
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    reportCompressedSize: false,
    // Most of a build is the drawing of cards and pages in layoutData's hooks. That is its work, and nothing to warn
    // of.
    rolldownOptions: {
      checks: { bundlerTimings: false },
      output: { codeSplitting: { groups: [wordsGroup()] } },
    },
  },
  worker: { format: 'es', plugins: () => [noteModules(modules)] },
  server: { port: 5173, strictPort: true },
  // In a sandboxed frame the map's own files are another origin's; they are the same for everybody, and no request has
  // a secret.
  preview: { port: 4173, strictPort: true, cors: { origin: '*' }, headers: HEADERS },
});

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { wordsGroup } from './geo/build/chunks.ts';
import { embedFiles } from './geo/build/embed-plugin.ts';
import { layoutData } from './geo/build/plugin.ts';
import { preloadWords } from './geo/build/preload-plugin.ts';
import { scopedName } from './geo/build/style-names.ts';
import packageJson from './package.json' with { type: 'json' };

export default defineConfig({
  // Relative: the built site works from any folder of any host.
  base: './',
  // Pages of their own, each at its address: what is not there is answered with 404, and not with the map.
  appType: 'mpa',
  plugins: [react(), layoutData(process.env.GEO), embedFiles(), preloadWords()],
  css: { modules: { generateScopedName: scopedName } },
  define: { 'import.meta.env.APP_VERSION': JSON.stringify(packageJson.version) },
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
  worker: { format: 'es' },
  server: { port: 5173, strictPort: true },
  // In a sandboxed frame the map's own files are another origin's; they are the same for everybody, and no request has
  // a secret.
  preview: { port: 4173, strictPort: true, cors: { origin: '*' } },
});

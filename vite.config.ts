import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { layoutData } from './geo/build/plugin.ts';

export default defineConfig({
  // Relative: the built site works from any folder of any host.
  base: './',
  plugins: [react(), layoutData()],
  build: { target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 1200, reportCompressedSize: false },
  worker: { format: 'es' },
  preview: { port: 4173, strictPort: true },
});

import react from '@vitejs/plugin-react';
import { join } from 'node:path';
import { defineConfig } from 'vite';
import { snoeiCss } from './src/web/bouw/css-snoeien.ts';

const web = join(import.meta.dirname, 'src/web');

/**
 * The web application: one SPA, built to `dist/`. The page works under `script-src 'self'`: nothing inline is produced.
 * `moduleSideEffects` tells the bundler that only style sheets and our own files do something by being imported. The NL Design System
 * packages have no `sideEffects` flag, so without this one Button brings the whole library along (123 instead of 67 kB gzip).
 */
export default defineConfig({
  root: web,
  base: '/',
  publicDir: join(web, 'openbaar'),
  plugins: [react(), snoeiCss()],
  server: { port: Number(process.env['WEB_POORT'] ?? 5173), proxy: { '/api': process.env['API_URL'] ?? 'http://127.0.0.1:8080' }, fs: { allow: [import.meta.dirname] } },
  build: {
    outDir: join(import.meta.dirname, 'dist'),
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
    manifest: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      treeshake: { moduleSideEffects: (id: string) => /\.css|src\//.test(id) },
    },
  },
});

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** One page for each designer element; `mount.ts` says what the pages take from the server. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  resolve: { conditions: ['yunliu-source', 'module', 'browser', 'import', 'default'] },
  build: { target: 'es2022', chunkSizeWarningLimit: 2000 },
});

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * The portal. The production build takes the packages' built `dist` (made by `tsc -b` just before); the development
 * server takes their sources and hands API calls to a running `yunliu serve`.
 */
export default defineConfig(({ command }) => ({
  // `vite build runtime` says where the configuration is; the pages are further down, and a root given on the command
  // line would win over `root` here.
  plugins: [{ name: 'yunliu-portal-root', config: () => ({ root: here('./src/portal') }) }],
  base: '/',
  resolve: {
    conditions:
      command === 'serve'
        ? ['yunliu-source', 'module', 'browser', 'development', 'import', 'default']
        : ['module', 'browser', 'production', 'import', 'default'],
  },
  build: {
    outDir: here('./dist/portal'),
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
    // Fonts and icons stay files: `font-src 'self'` and the browser's cache do the rest.
    assetsInlineLimit: 0,
    // The fields of process forms (Vaadin) are one chunk of about 800 kB, loaded with the first task page.
    chunkSizeWarningLimit: 1000,
    // The modulepreload polyfill would be an inline-ish script nobody needs in today's browsers.
    modulePreload: { polyfill: false },
  },
  server: {
    host: '127.0.0.1',
    port: 5173,
    proxy: { '/api': process.env['YUNLIU_SERVER'] ?? 'http://127.0.0.1:8420' },
  },
}));

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';
import type * as FormsServer from '@yunliu/engine/forms/server';
import type * as DemoForm from './demo-form.js';

/** Serves the generated validator as the runtime does. */
function validators(): Plugin {
  return {
    name: 'yunliu-demo-validators',
    configureServer(server) {
      server.middlewares.use('/validators/demo.js', async (_request, response) => {
        const { standaloneValidator } = (await server.ssrLoadModule(
          '@yunliu/engine/forms/server',
        )) as typeof FormsServer;
        const { demoForm } = (await server.ssrLoadModule('/demo-form.ts')) as typeof DemoForm;
        response.setHeader('content-type', 'text/javascript');
        response.end(standaloneValidator(demoForm));
      });
    },
  };
}

const conditions = ['yunliu-source', 'module', 'browser', 'import', 'default'];

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  resolve: { conditions },
  ssr: { resolve: { conditions: ['yunliu-source', 'node', 'import', 'default'] } },
  plugins: [validators()],
  build: { target: 'es2022' },
});

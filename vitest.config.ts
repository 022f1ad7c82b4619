import { defineConfig } from 'vitest/config';

// Tests run on the TypeScript sources of every package (the `yunliu-source` export condition), so no build is needed
// to run one; only the browser tests need the portal that `npm run build` makes. Only our own condition and `node` stand here: these go to
// Node as well, and `import` or `module` would hand ES modules to the `require` of CommonJS packages (Express).
const conditions = ['yunliu-source', 'node'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['{engine,designer,runtime}/test/**/*.test.ts', 'examples/**/*.test.ts'],
    // Against hanging, not for speed: a story through a browser takes 20 s here, and a busy machine is many times slower.
    testTimeout: 300_000,
    // A busy machine can make a browser late once; twice is a fault.
    retry: process.env['CI'] ? 1 : 0,
    hookTimeout: 300_000,
    maxWorkers: 2,
  },
});

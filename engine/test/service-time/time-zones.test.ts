import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));

describe('the machine’s own zone', () => {
  it.each(['UTC', 'Asia/Shanghai', 'America/New_York'])(
    '[T10] due times, clocks, properties and dates hold under TZ=%s',
    (zone) => {
      const run = spawnSync(
        process.execPath,
        [
          'node_modules/vitest/vitest.mjs',
          'run',
          // One worker for all files: three zones cost three starts and no more.
          '--no-isolate',
          '--no-file-parallelism',
          'engine/test/service-time/due.test.ts',
          'engine/test/service-time/cases.test.ts',
          'engine/test/service-time/properties.test.ts',
          'engine/test/service-time/explain.test.ts',
          'engine/test/expressions/expression.test.ts',
          '-t',
          'T[1-6]|E7|K\\d',
        ],
        {
          cwd: root,
          env: { ...process.env, TZ: zone, NO_COLOR: '1', YUNLIU_ZONE_CHILD: '1' },
          encoding: 'utf8',
        },
      );
      expect(run.stdout + run.stderr).toMatch(/Tests {2}\d{3,} passed/);
      expect(run.status).toBe(0);
    },
    120_000,
  );
});

import { clockCases } from './store-cases/clock-cases.js';
import { reportCases } from './store-cases/report-cases.js';
import { commitCases } from './store-cases/commit-cases.js';
import { copyCases } from './store-cases/copy-cases.js';
import { designCases } from './store-cases/design-cases.js';
import { dutyCases } from './store-cases/duty-cases.js';
import { instanceCases } from './store-cases/instance-cases.js';
import type { StoreCase, StoreUnderTest } from './store-cases/store-case.js';
import { logCases } from './store-cases/log-cases.js';
import { messageCases } from './store-cases/message-cases.js';
import { runningVersionCases } from './store-cases/running-version-cases.js';
import { taskCases } from './store-cases/task-cases.js';
import { versionCases } from './store-cases/version-cases.js';

/** What every store promises (engine/SPEC.md, section S). */
export const storeCases: readonly StoreCase[] = [
  ...commitCases,
  ...taskCases,
  ...instanceCases,
  ...dutyCases,
  ...versionCases,
  ...runningVersionCases,
  ...messageCases,
  ...logCases,
  ...copyCases,
  ...clockCases,
  ...reportCases,
  ...designCases,
];

/** The two functions of the test runner (vitest, node:test …) that the suite needs. */
export interface TestRunner {
  readonly describe: (name: string, body: () => void) => unknown;
  readonly it: (name: string, body: () => Promise<void>) => unknown;
}

/**
 * Runs the whole contract against one store. `open` gives an empty store each time.
 *
 * @example
 * storeContract('SQLite', openEmptyStore, { describe, it });
 */
export function storeContract(name: string, open: () => Promise<StoreUnderTest>, runner: TestRunner): void {
  runner.describe(`store contract: ${name}`, () => {
    for (const { rule, name: promise, run } of storeCases) {
      runner.it(`[${rule}] ${promise}`, async () => {
        const opened = await open();
        try {
          await run(opened);
        } finally {
          await opened.dispose();
        }
      });
    }
  });
}

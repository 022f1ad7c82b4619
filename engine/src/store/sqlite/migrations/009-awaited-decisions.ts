import type { Migration } from '../migration.js';

/** Which clocks wait for a decision (`extension`, `appeal`, `entry`), so that those who decide find them. */
export const awaitedDecisions: Migration = {
  id: '009-awaited-decisions',
  sql: `
ALTER TABLE clock ADD COLUMN awaits TEXT;
CREATE INDEX clock_awaiting ON clock (instance_n, id) WHERE awaits IS NOT NULL;
`,
};

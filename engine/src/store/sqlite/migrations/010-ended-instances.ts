import type { Migration } from '../migration.js';

/** Instances of a process by their end, those that run last: what the reports of a period read. */
export const endedInstances: Migration = {
  id: '010-ended-instances',
  sql: `
-- '~' sorts after every instant.
CREATE INDEX instance_ended ON instance (process, ifnull(ended_at, '~'));
`,
};

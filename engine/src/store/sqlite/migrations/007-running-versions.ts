import type { Migration } from '../migration.js';

/** Who runs on which version of a process. Written when an instance starts, ends or migrates, never in between. */
export const runningVersions: Migration = {
  id: '007-running-versions',
  sql: "CREATE INDEX instance_version ON instance (process, version) WHERE status = 'running';",
};

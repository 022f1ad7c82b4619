import type { Migration } from '../migration.js';

/** From an instance to its open tasks: text search starts from a few instances instead of walking a whole inbox. */
export const openTasks: Migration = {
  id: '002-open-tasks',
  sql: "CREATE INDEX task_open ON task (instance_n) WHERE status = 'open';",
};

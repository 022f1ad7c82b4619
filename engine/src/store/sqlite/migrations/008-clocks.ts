import type { Migration } from '../migration.js';

/** Clocks of all instances: open ones in the order of their due, ended ones by agreement and end for the reports. */
export const clocks: Migration = {
  id: '008-clocks',
  sql: `
CREATE TABLE clock (
  instance_n INTEGER NOT NULL, id TEXT NOT NULL,
  instance_id TEXT NOT NULL, process TEXT NOT NULL, metric TEXT NOT NULL,
  agreement TEXT, agreement_version INTEGER, commitment_id TEXT, system TEXT, priority TEXT, engineer TEXT,
  started_at TEXT NOT NULL, stopped_at TEXT, due TEXT, state TEXT NOT NULL,
  breached_at TEXT, result TEXT, cause TEXT, excluded INTEGER NOT NULL,
  PRIMARY KEY (instance_n, id)
) WITHOUT ROWID;
-- '~' sorts after every instant.
CREATE INDEX clock_open ON clock (ifnull(due, '~'), instance_n, id) WHERE stopped_at IS NULL;
CREATE INDEX clock_system ON clock (system, instance_id) WHERE stopped_at IS NULL AND system IS NOT NULL;
CREATE INDEX clock_ended ON clock (stopped_at) WHERE stopped_at IS NOT NULL;
CREATE INDEX clock_agreed ON clock (agreement, stopped_at) WHERE stopped_at IS NOT NULL AND agreement IS NOT NULL;
`,
};

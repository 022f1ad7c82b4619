import type { Migration } from '../migration.js';

/**
 * The log grows at its end only, so it costs each commit a part of one page instead of a page of its own: the entries of
 * one instance are not kept together but linked backwards, from `instance.log_n` over `previous`.
 */
export const commandLog: Migration = {
  id: '003-command-log',
  sql: `
CREATE TABLE command_log (
  n INTEGER PRIMARY KEY, previous INTEGER, instance_n INTEGER NOT NULL, revision INTEGER NOT NULL, entry TEXT NOT NULL
);
ALTER TABLE instance ADD COLUMN log_n INTEGER;
CREATE TABLE fact (hash TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
`,
};

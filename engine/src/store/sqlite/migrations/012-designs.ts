import type { Migration } from '../migration.js';

/** Drafts of processes, what was done to them, and the commands they were changed by. */
export const designs: Migration = {
  id: '012-designs',
  sql: `
CREATE TABLE design (
  id TEXT PRIMARY KEY,
  revision INTEGER NOT NULL,
  head TEXT NOT NULL,
  files TEXT NOT NULL
);
CREATE TABLE design_note (
  n INTEGER PRIMARY KEY,
  design_id TEXT NOT NULL,
  id TEXT NOT NULL,
  at TEXT NOT NULL,
  value TEXT NOT NULL,
  UNIQUE (design_id, id)
);
CREATE TABLE design_command (
  id TEXT PRIMARY KEY,
  body_hash TEXT NOT NULL,
  design_id TEXT NOT NULL,
  revision INTEGER NOT NULL
) WITHOUT ROWID;
`,
};

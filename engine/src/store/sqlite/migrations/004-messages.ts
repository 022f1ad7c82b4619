import type { Migration } from '../migration.js';

/**
 * `wait` lists what instances wait for, longest first, one row for each key they can be reached by ('' = a signal); rows
 * are found again from the instance document, so it needs no index by instance.
 */
export const messages: Migration = {
  id: '004-messages',
  sql: `
CREATE TABLE wait (
  kind TEXT NOT NULL, name TEXT NOT NULL, key TEXT NOT NULL, since TEXT NOT NULL, instance_id TEXT NOT NULL,
  PRIMARY KEY (kind, name, key, since, instance_id)
) WITHOUT ROWID;
CREATE TABLE message (
  id TEXT PRIMARY KEY, revision INTEGER NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, key TEXT,
  received_at TEXT NOT NULL, kept_until TEXT NOT NULL, status TEXT NOT NULL, instance_id TEXT, document TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX message_open ON message (name, key, received_at) WHERE status = 'open';
CREATE INDEX message_kept ON message (kept_until);
`,
};

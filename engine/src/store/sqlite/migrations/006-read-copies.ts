import type { Migration } from '../migration.js';

/** When a copy was read (抄送已阅), and whether an instance is suspended, for lists. */
export const readCopies: Migration = {
  id: '006-read-copies',
  sql: `
ALTER TABLE copy ADD COLUMN read_at TEXT;
CREATE INDEX copy_unread ON copy (user_id) WHERE read_at IS NULL;
CREATE INDEX copy_instance ON copy (instance_n);
ALTER TABLE instance ADD COLUMN suspended INTEGER NOT NULL DEFAULT 0;
`,
};

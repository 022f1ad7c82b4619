import type { Migration } from '../migration.js';

/**
 * Lean layout: the instance document stands once, in `instance`; everything lists need are narrow columns beside it.
 * `task_principal` holds open tasks only, one row for each way a task reaches a person, in inbox order, so a page is a
 * short walk. Row numbers (`n`) instead of text ids keep the indexes small.
 */
export const firstTables: Migration = {
  id: '001-first-tables',
  sql: `
CREATE TABLE definition (
  key TEXT NOT NULL, version INTEGER NOT NULL, hash TEXT NOT NULL, status TEXT NOT NULL,
  published_at TEXT NOT NULL, published_by TEXT NOT NULL, document TEXT NOT NULL,
  PRIMARY KEY (key, version)
);
CREATE TABLE form (
  key TEXT NOT NULL, version INTEGER NOT NULL, hash TEXT NOT NULL,
  published_at TEXT NOT NULL, published_by TEXT NOT NULL, template TEXT NOT NULL, print TEXT NOT NULL,
  PRIMARY KEY (key, version)
);

CREATE TABLE instance (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL,
  process TEXT NOT NULL,
  version INTEGER NOT NULL,
  business_key TEXT,
  subject TEXT NOT NULL,
  status TEXT NOT NULL,
  outcome TEXT,
  started_by TEXT NOT NULL,
  started_at TEXT NOT NULL,
  ended_at TEXT,
  states TEXT NOT NULL,
  due_at TEXT,
  text_hash TEXT NOT NULL,
  document TEXT NOT NULL
);
CREATE INDEX instance_business_key ON instance (business_key) WHERE business_key IS NOT NULL;
CREATE INDEX instance_started ON instance (started_at);
CREATE INDEX instance_process ON instance (process, started_at);
CREATE INDEX instance_starter ON instance (started_by, started_at);
CREATE INDEX instance_running ON instance (started_at) WHERE status = 'running';

CREATE TABLE task (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  instance_n INTEGER NOT NULL,
  visit_id TEXT NOT NULL,
  state TEXT NOT NULL,
  created_at TEXT NOT NULL,
  due_at TEXT,
  assignee TEXT,
  candidates TEXT NOT NULL,
  has_draft INTEGER NOT NULL,
  status TEXT NOT NULL,
  outcome TEXT,
  completed_by TEXT,
  ended_at TEXT
);
CREATE INDEX task_done ON task (completed_by, ended_at) WHERE status = 'completed';
-- 'due' is '~' when there is none: sorts after every instant. 'process' makes the filter part of the index walk.
CREATE TABLE task_principal (
  principal TEXT NOT NULL, due TEXT NOT NULL, task_n INTEGER NOT NULL, process TEXT NOT NULL,
  PRIMARY KEY (principal, due, task_n)
) WITHOUT ROWID;

CREATE TABLE timer (
  due_at TEXT NOT NULL, id TEXT NOT NULL, instance_id TEXT NOT NULL, visit_id TEXT, rule TEXT NOT NULL,
  PRIMARY KEY (due_at, id)
) WITHOUT ROWID;

CREATE TABLE job (
  id TEXT PRIMARY KEY, run_at TEXT NOT NULL, incident_at TEXT, document TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX job_due ON job (run_at) WHERE incident_at IS NULL;
CREATE INDEX job_incident ON job (incident_at) WHERE incident_at IS NOT NULL;

-- One row a commit: 'events' is the array of its events; 'id' is instance row number * 2^20 + number of the first event.
CREATE TABLE history (
  id INTEGER PRIMARY KEY, command_id TEXT NOT NULL, at TEXT NOT NULL, actor TEXT NOT NULL, events TEXT NOT NULL
);
CREATE TABLE command (
  id TEXT PRIMARY KEY, body_hash TEXT NOT NULL, instance_id TEXT NOT NULL, result TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE serial (scope TEXT PRIMARY KEY, last INTEGER NOT NULL) WITHOUT ROWID;

-- Who has to do with an instance: started it, completed a task of it, was copied in.
CREATE TABLE involvement (
  user_id TEXT NOT NULL, started_at TEXT NOT NULL, instance_n INTEGER NOT NULL,
  PRIMARY KEY (user_id, started_at, instance_n)
) WITHOUT ROWID;
CREATE TABLE copy (
  user_id TEXT NOT NULL, instance_n INTEGER NOT NULL, at TEXT NOT NULL, given_by TEXT NOT NULL,
  PRIMARY KEY (user_id, instance_n)
) WITHOUT ROWID;
CREATE INDEX copy_at ON copy (user_id, at);

-- Text waits here, durable, until the index takes many at once (see text-index.ts).
CREATE TABLE text_pending (n INTEGER PRIMARY KEY, text TEXT NOT NULL);
CREATE VIRTUAL TABLE instance_text USING fts5(grams, content='', contentless_delete=1, tokenize='ascii');

CREATE TABLE record (
  collection TEXT NOT NULL, id TEXT NOT NULL, value TEXT NOT NULL,
  PRIMARY KEY (collection, id)
) WITHOUT ROWID;
CREATE TABLE heartbeat (n INTEGER PRIMARY KEY, at TEXT NOT NULL);
`,
};

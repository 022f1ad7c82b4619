import type { Migration } from '../migration.js';

/** Jobs that external workers fetch by topic; the outbox walks past none of them. */
export const externalJobs: Migration = {
  id: '005-external-jobs',
  sql: `
ALTER TABLE job ADD COLUMN topic TEXT;
DROP INDEX job_due;
CREATE INDEX job_due ON job (run_at) WHERE incident_at IS NULL AND topic IS NULL;
CREATE INDEX job_topic ON job (topic, run_at) WHERE incident_at IS NULL AND topic IS NOT NULL;
`,
};

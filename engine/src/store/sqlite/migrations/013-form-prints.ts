import type { Migration } from '../migration.js';

/** Print templates of a form beside the main one: a JSON object by name, NULL = none. */
export const formPrints: Migration = {
  id: '013-form-prints',
  sql: `
ALTER TABLE form ADD COLUMN prints TEXT;
`,
};

import { key, object, text } from './schema.js';

export const printParams = object({ id: key(), template: key() });

/** `template`: one of the form's print templates by name; not given = the main one. */
export const printQuery = object({}, { template: text({ minLength: 1, maxLength: 100 }) });

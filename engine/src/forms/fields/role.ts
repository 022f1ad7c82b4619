import { pickerField } from './people.js';

/** A role of the directory, stored as its key. */
export const roleField = pickerField('role', (options, key) => options.names?.roleName?.(key));

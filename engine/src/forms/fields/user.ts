import { pickerField } from './people.js';

/** A person of the directory, stored as user id. */
export const userField = pickerField('user', (options, id) => options.names?.userName(id));

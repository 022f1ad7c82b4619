import { pickerField } from './people.js';

/** A department of the directory, stored as its id. */
export const departmentField = pickerField('department', (options, id) => options.names?.departmentName(id));

import { key, object } from './schema.js';

export const printParams = object({ id: key(), template: key() });

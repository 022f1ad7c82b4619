import { localize } from '../../definition/localized-text.js';
import { pickerField } from './people.js';

/** A system of a client, stored as its key: the ticket comes under the agreement of that system. */
export const systemField = pickerField('system', (options, key) => {
  const title = options.names?.systemTitle?.(key);
  return title === undefined ? undefined : localize(title, options.locale);
});

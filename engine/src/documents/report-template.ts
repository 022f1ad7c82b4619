import Handlebars from 'handlebars';
import type { Json } from '../definition/json.js';

/**
 * Fills the Handlebars template of a report of our own with plain data; the result is the body for `printedPage`. Only
 * `each`, `if` and `unless` exist, everything is escaped, prototypes are out of reach. Throws when the template names a
 * helper that does not exist.
 */
export function fillReport(source: string, data: { readonly [name: string]: Json | undefined }): string {
  const environment = Handlebars.create();
  for (const builtIn of ['log', 'lookup', 'with', 'helperMissing', 'blockHelperMissing']) {
    environment.unregisterHelper(builtIn);
  }
  const template = environment.compile(source, {
    knownHelpers: { each: true, if: true, unless: true },
    knownHelpersOnly: true,
    strict: false,
  });
  return template(data, { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false });
}

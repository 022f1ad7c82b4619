import type { JsonObject } from '../../definition/json.js';
import type { ValueFault } from '../compiled-form.js';

/** The part of Ajv's error objects that is used. */
export interface AjvFault {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: { readonly [name: string]: unknown };
}

/**
 * Ajv's errors as faults of values. Errors inside the branches of `oneOf` and `anyOf` are left out: "none of the
 * choices" says it once. The source text is copied into the generated module.
 */
export function ajvFaults(errors: readonly AjvFault[] | null | undefined): ValueFault[] {
  return (errors ?? [])
    .filter((error) => !/\/(?:oneOf|anyOf)\/\d/.test(error.schemaPath) && error.keyword !== 'if')
    .map((error) => ({ pointer: error.instancePath, keyword: error.keyword, params: error.params as JsonObject }));
}

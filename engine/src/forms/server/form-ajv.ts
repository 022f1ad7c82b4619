import { Ajv2020, _ } from 'ajv/dist/2020.js';
import type { Options } from 'ajv/dist/2020.js';
import type { RegExpEngine } from 'ajv/dist/types/index.js';
import { formFormats } from '../form-formats.js';
import { safePattern } from './safe-pattern.js';

const regExp: RegExpEngine = Object.assign((source: string) => safePattern(source), { code: 'safePattern' });

/** Ajv as forms use it. A fresh one for every template: schemas of different templates must not meet by `$id`. */
export function formAjv(code: Options['code'] = {}): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: true,
    // Titles in two languages, `ui` hints and other words that Ajv does not know stay in the schema.
    strict: false,
    multipleOfPrecision: 6,
    validateFormats: true,
    logger: false,
    // Faults are worded by us.
    messages: false,
    code: { ...code, regExp, formats: _`formats` },
  });
  for (const [name, check] of Object.entries(formFormats)) ajv.addFormat(name, check);
  return ajv;
}

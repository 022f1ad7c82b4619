import type { FormValidator } from '../compiled-form.js';
import type { FormTemplate } from '../form-template.js';
import { ajvFaults } from './ajv-faults.js';
import { formAjv } from './form-ajv.js';
import { validationSchema } from '../validation-schema.js';

/** The form's validator, compiled by Ajv in this process. Throws when the schema or one of its patterns is broken. */
export function compileValidator(template: FormTemplate): FormValidator {
  const validate = formAjv().compile(validationSchema(template));
  return (values) => (validate(values) ? [] : ajvFaults(validate.errors));
}

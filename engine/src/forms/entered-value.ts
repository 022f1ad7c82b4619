import type { Instant } from '../definition/instant.js';
import type { Issue } from '../definition/issue.js';
import type { Json } from '../definition/json.js';
import type { CompiledField, CompiledForm } from './compiled-form.js';
import { messageName } from './field-name.js';
import { fieldTypeOf } from './field-types.js';
import { isObject } from './fields/field-type.js';
import { formIssue } from './form-issues.js';
import { pickedComplaint, type PickerLists } from './picked-entries.js';
import { sameJson } from './same-json.js';

/**
 * One typed value made ready to be stored, with the limits of its kind checked. A new drawn signature or seal gets the
 * time of the check, whatever the sender's clock says; one declared as signed on paper keeps the date on the paper.
 */
export function enteredValue(
  form: CompiledForm,
  field: CompiledField,
  sent: Json,
  present: Json | undefined,
  check: { readonly mode: 'complete' | 'draft'; readonly now: Instant; readonly lists?: PickerLists },
  pointer: () => string,
  row?: number,
): { value: Json; issues: readonly Issue[] } {
  const type = fieldTypeOf(field);
  let value = type.sanitize(sent, field);
  if (sameJson(value, present)) return { value: present ?? null, issues: [] };
  if ((type.kind === 'signature' || type.kind === 'seal') && isObject(value) && value['file'] !== undefined) {
    value = { ...value, at: check.now };
  }
  const unlisted = pickedComplaint(field, value, present, check.lists);
  const own = type.isEmpty(value) ? undefined : type.check?.(value, field);
  const complaint = check.mode === 'draft' && own?.code !== 'form/too-large' ? unlisted : (own ?? unlisted);
  if (complaint === undefined) return { value, issues: [] };
  const name = messageName(form, field, row);
  const issue =
    complaint.code === 'form/too-large'
      ? formIssue.tooLarge(pointer(), name, complaint.message)
      : formIssue.invalid(pointer(), name, complaint.message);
  return { value, issues: [issue] };
}

import type { Json } from '../definition/json.js';
import { visibleValues, type FieldVisibility } from '../identity/field-visibility.js';
import type { ProcessInstance } from '../instance/instance.js';

/** Enough to find an instance by; longer texts are read on its page. */
const MAX_TEXT = 1000;
const MAX_VALUE = 200;

/** Nothing that the text is made of has changed; a new version may hide other fields. */
export function isFoundAsBefore(previous: ProcessInstance | undefined, instance: ProcessInstance): boolean {
  return (
    previous !== undefined &&
    previous.variables === instance.variables &&
    previous.subject === instance.subject &&
    previous.businessKey === instance.businessKey &&
    previous.definition.version === instance.definition.version
  );
}

/**
 * What full-text search finds an instance by: business key, subject and the texts of its form fields, without those that
 * some state hides and without variables that are on no form: a hit would give away what the searcher may not read.
 */
export function searchTextOf(instance: ProcessInstance, fields: FieldVisibility): string {
  let text = [instance.businessKey ?? '', instance.subject].join(' ').trim();
  const add = (value: Json): void => {
    if (text.length >= MAX_TEXT) return;
    if (typeof value === 'string') {
      if (value !== '') text += ' ' + value.slice(0, MAX_VALUE);
    } else if (Array.isArray(value)) {
      for (const item of value as readonly Json[]) add(item);
    } else if (typeof value === 'object' && value !== null) {
      for (const item of Object.values(value)) add(item);
    }
  };
  for (const value of Object.values(visibleValues(instance.variables, fields))) add(value);
  return text.slice(0, MAX_TEXT);
}

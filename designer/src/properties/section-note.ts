import { pathOf, valueAt } from '../model/index.js';
import { isObject } from './describe/commands.js';
import type { Field } from './describe/field.js';
import type { Design } from './place.js';
import { serialExample } from './serial-words.js';
import { assignmentWords } from './summaries.js';

/** What a folded section holds, in a word: how many entries, or the one thing that says most. */
export function sectionNote(design: Design, pointer: string, fields: readonly Field[]): string {
  let count = 0;
  const { serials = {}, businessKey } = design.document.definition;
  if (
    fields.some(({ key }) => key === 'businessKey') &&
    businessKey !== undefined &&
    Object.hasOwn(serials, businessKey)
  )
    return serialExample(serials[businessKey]?.pattern, new Date()) ?? '';
  for (const { key, control } of fields) {
    const value = key === '' ? undefined : valueAt(design.document, pathOf(`${pointer}/${key}`));
    if (value === undefined) continue;
    if (control.kind === 'assignment') return assignmentWords(value as never, design);
    if (control.kind === 'list' || control.kind === 'record')
      count += Array.isArray(value) ? value.length : Object.keys(value as object).length;
    else if (control.kind === 'modes') {
      const mode = control.modes().find((one) => one.is(value as never));
      if (mode !== undefined && fields.length === 1) return mode.label[design.locale === 'en' ? 1 : 0];
      count += 1;
    } else if (isObject(value)) count += Object.keys(value).length;
    else count += 1;
  }
  return count === 0 ? '' : String(count);
}

import type { Locale } from '@yunliu/engine/definition';
import {
  choicesOf,
  columnsOf,
  fieldKindOf,
  fieldName,
  fieldTitle,
  type CompiledField,
  type CompiledForm,
  type FieldKind,
} from '@yunliu/engine/forms';

/** A field or column as a print shows it. */
export interface PrintField {
  readonly path: string;
  /** Name of the column inside its row; of a field, its path. */
  readonly name: string;
  readonly title: string;
  readonly kind: FieldKind;
  readonly table: string | undefined;
  /** Values that can be ticked. */
  readonly choices: readonly (string | number | boolean)[];
}

/** Titles longer than this together do not stand side by side. */
const CHECKS_LENGTH = 36;

export function printFields(form: CompiledForm, locale: Locale): readonly PrintField[] {
  return [...form.fields.values()].map((field) => printField(field, locale));
}

export function printField(field: CompiledField, locale: Locale): PrintField {
  return {
    path: field.path,
    name: fieldName(field),
    title: fieldTitle(field, locale),
    kind: fieldKindOf(field),
    table: field.table,
    choices: choicesFor(field),
  };
}

export function printColumns(form: CompiledForm, table: string, locale: Locale): readonly PrintField[] {
  return columnsOf(form, table).map((column) => printField(column, locale));
}

function choicesFor(field: CompiledField): readonly (string | number | boolean)[] {
  const kind = fieldKindOf(field);
  if (kind === 'yes-no') return [true, false];
  if (kind !== 'choice' && kind !== 'multi-choice') return [];
  return choicesOf(kind === 'choice' ? field.schema : (field.schema.items ?? {})).map(({ value }) => value);
}

/** Whether its choices are better shown as boxes to tick than as a word. */
export function hasFewChoices(field: CompiledField): boolean {
  const kind = fieldKindOf(field);
  if (kind === 'yes-no') return true;
  if (kind !== 'choice' && kind !== 'multi-choice') return false;
  const choices = choicesOf(kind === 'choice' ? field.schema : (field.schema.items ?? {}));
  const length = choices.reduce((sum, { title }) => sum + title.length + 3, 0);
  return choices.length > 0 && length <= CHECKS_LENGTH;
}

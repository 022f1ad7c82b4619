import type { Locale } from '@yunliu/engine/definition';
import type { FormTemplate } from '@yunliu/engine/forms';
import { conditionFields, formId, type ConditionField, type DesignDocument } from '../model/index.js';
import type { TemplateField } from './template-faults.js';

/** The fields of a form as its print templates may name them. */
export function templateFields(document: DesignDocument, form: FormTemplate, locale: Locale): readonly TemplateField[] {
  const { data: _, ...definition } = document.definition;
  const fields = conditionFields({ ...document, definition, forms: { [formId(form)]: form } }, locale);
  return [...fields.values()].map(templateField);
}

function templateField({ name, title, kind, columns, choices }: ConditionField): TemplateField {
  return {
    name,
    title,
    ...(kind === 'table' ? { columns: [...columns.values()].map(templateField) } : {}),
    ...(choices.size === 0 ? {} : { choices }),
  };
}

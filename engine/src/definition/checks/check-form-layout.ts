import { fieldTypeOf } from '../../forms/field-types.js';
import type { FormTemplate } from '../../forms/form-template.js';
import { jsonPointer } from '../issue.js';
import { nearestName } from '../nearest-name.js';
import { formFields, type PlacedField } from './form-fields.js';
import { suggestion, type IssueCollector } from './issue-collector.js';

/** The layout: every scope points to a field, every field is shown once, each with an input that suits it. */
export function checkFormLayout(issues: IssueCollector, template: FormTemplate): void {
  const fields = formFields(template);
  const seen = new Map<string, PlacedField>();
  for (const field of fields) {
    if (field.schema === undefined) {
      reportScope(issues, template, field, fields);
      continue;
    }
    checkInput(issues, field);
    const before = seen.get(field.path);
    if (before !== undefined) {
      issues.warning(
        'form/field-twice',
        field.pointer,
        [
          `字段“${field.path}”出现两次，另一处在 ${before.pointer}`,
          `The field "${field.path}" is laid out twice, also at ${before.pointer}`,
        ],
        ['保留一处。', 'Keep one of them.'],
      );
      continue;
    }
    seen.set(field.path, field);
    checkTitle(issues, field);
    checkRequiredComputed(issues, template, field);
  }
  for (const name of Object.keys(template.schema.properties ?? {})) {
    if (seen.has(name)) continue;
    issues.warning(
      'form/field-not-shown',
      `/schema${jsonPointer('properties', name)}`,
      [
        `字段“${name}”没有放到界面上，无人能看到或填写`,
        `The field "${name}" is not laid out; nobody can see or fill it`,
      ],
      [
        '在 ui 中加上该字段，或从 schema 中删去（流程内部数据写在流程的 data 中）。',
        'Lay it out, or remove it (data of the process alone belongs into its data block).',
      ],
    );
  }
}

function reportScope(
  issues: IssueCollector,
  template: FormTemplate,
  field: PlacedField,
  fields: readonly PlacedField[],
): void {
  const { scope } = field.element;
  if (scope === '') return;
  const table = field.table === undefined ? undefined : fields.find((other) => other.path === field.table);
  // The columns of a table that points nowhere have no schema to be found in.
  if (field.table !== undefined && table?.schema?.items?.properties === undefined) return;
  const known = Object.keys(
    (field.table === undefined ? template.schema.properties : table?.schema?.items?.properties) ?? {},
  );
  issues.error(
    'form/unknown-scope',
    `${field.pointer}/scope`,
    [`“${scope}”指向的字段不存在`, `"${scope}" points to a field that does not exist`],
    suggestion(nearestName(field.name, known), known),
  );
}

function checkInput(issues: IssueCollector, field: PlacedField): void {
  const { element, schema = {} } = field;
  if (element.type === 'Table') {
    if (schema.type !== 'array' || schema.items?.properties === undefined) {
      issues.error(
        'form/table-without-rows',
        `${field.pointer}/scope`,
        [`明细“${field.path}”的数据应为对象列表`, `The table "${field.path}" needs an array of objects`],
        ['schema 写 "type": "array"，items 为 object。', 'Write "type": "array" with items of type object.'],
      );
    }
    return;
  }
  if (element.type === 'Control' || fieldTypeOf({ element, schema }).accepts(schema)) return;
  issues.error(
    'form/wrong-input',
    `${field.pointer}/type`,
    [
      `字段“${field.path}”的数据类型不适合用 ${element.type} 填写`,
      `Values of "${field.path}" cannot be entered with ${element.type}`,
    ],
    ['改用与数据类型相符的控件，或修改 schema。', 'Use an input that suits the schema, or change the schema.'],
  );
}

function checkTitle(issues: IssueCollector, field: PlacedField): void {
  if (field.element.label !== undefined || (field.schema?.title ?? '') !== '') return;
  issues.warning(
    'form/field-without-title',
    field.pointer,
    [`字段“${field.path}”没有标题`, `The field "${field.path}" has no title`],
    ['在 schema 中写 title，或在控件上写 label。', 'Give it a title in the schema or a label in the layout.'],
  );
}

function checkRequiredComputed(issues: IssueCollector, template: FormTemplate, field: PlacedField): void {
  if (!('computed' in field.element) || field.element.computed === undefined) return;
  const owner = field.table === undefined ? template.schema : template.schema.properties?.[field.table]?.items;
  if (owner?.required?.includes(field.name) !== true) return;
  issues.error(
    'form/required-computed',
    `${field.pointer}/computed`,
    [`字段“${field.path}”由系统计算，不能同时必填`, `"${field.path}" is computed and cannot be required as well`],
    ['从 required 中去掉它。', 'Remove it from required.'],
  );
}

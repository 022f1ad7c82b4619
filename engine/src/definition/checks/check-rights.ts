import { jsonPointer } from '../issue.js';
import type { FormTemplate } from '../../forms/form-template.js';
import { nearestName } from '../nearest-name.js';
import type { TaskState } from '../states/state.js';
import type { DefinitionSubject } from './definition-subject.js';
import { formFields } from './form-fields.js';
import { suggestion } from './issue-collector.js';

/** The form of a task exists, and the rights name its fields. */
export function checkStateForm(subject: DefinitionSubject, state: TaskState, pointer: string): void {
  const { form } = state;
  if (form !== undefined) {
    const template = requireForm(subject, form.template, form.version, `${pointer}/form`);
    if (template !== undefined) checkRights(subject, form.rights, template, `${pointer}/form/rights`);
  }
  for (const [index, reference] of (state.reference ?? []).entries()) {
    requireForm(subject, reference.template, reference.version, pointer + jsonPointer('reference', index));
  }
}

function requireForm(
  subject: DefinitionSubject,
  template: string,
  version: number,
  pointer: string,
): FormTemplate | undefined {
  const { forms } = subject;
  if (!forms.given || template === '') return undefined;
  const found = forms.find(template, version);
  if (found !== undefined) return found;
  const versions = forms.versions(template);
  if (versions.length === 0) {
    subject.error(
      'form/unknown',
      `${pointer}/template`,
      [`没有表单模板“${template}”`, `There is no form template "${template}"`],
      suggestion(nearestName(template, forms.keys), forms.keys),
    );
  } else {
    subject.error(
      'form/unknown-version',
      `${pointer}/version`,
      [`表单模板“${template}”没有第 ${version} 版`, `The form template "${template}" has no version ${version}`],
      [`已有版本：${versions.join('、')}。`, `Existing versions: ${versions.join(', ')}.`],
    );
  }
  return undefined;
}

function checkRights(
  subject: DefinitionSubject,
  rights: { readonly [path: string]: string },
  template: FormTemplate,
  pointer: string,
): void {
  const fields = new Map(formFields(template).map((field) => [field.path, field]));
  const paths = [...fields.keys()];
  const tables = new Set(paths.filter((path) => fields.get(path)?.element.type === 'Table').map((path) => `${path}.*`));
  for (const [path, right] of Object.entries(rights)) {
    if (path === '*' || tables.has(path)) continue;
    const at = pointer + jsonPointer(path);
    const field = fields.get(path);
    if (field === undefined) {
      subject.error(
        'rights/unknown-field',
        at,
        [`表单“${template.key}”没有字段“${path}”`, `The form "${template.key}" has no field "${path}"`],
        suggestion(nearestName(path, paths), paths),
      );
    } else if (
      'computed' in field.element &&
      field.element.computed !== undefined &&
      (right === 'edit' || right === 'required')
    ) {
      subject.error(
        'rights/computed-field',
        at,
        [
          `字段“${path}”由系统计算，不能设为${right === 'required' ? '必填' : '可编辑'}`,
          `"${path}" is computed and cannot be ${right === 'required' ? 'required' : 'edited'}`,
        ],
        ['改为 read 或 hidden，或删去表单中的计算公式。', 'Use read or hidden, or remove the formula from the form.'],
      );
    }
  }
}

/** A field the form requires, which no state of the process lets anybody fill. */
export function checkRequiredFields(subject: DefinitionSubject, written: ReadonlySet<string>): void {
  const uses = new Map<
    FormTemplate,
    { readonly pointer: string; readonly rights: { readonly [path: string]: string } }[]
  >();
  for (const { state, pointer } of subject.placed) {
    if (state.type !== 'task' || state.form === undefined) continue;
    const template = subject.forms.find(state.form.template, state.form.version);
    if (template === undefined) continue;
    uses.set(template, [
      ...(uses.get(template) ?? []),
      { pointer: `${pointer}/form/rights`, rights: state.form.rights },
    ]);
  }
  for (const [template, states] of uses) {
    const fields = new Map(formFields(template).map((field) => [field.path, field]));
    for (const name of template.schema.required ?? []) {
      const field = fields.get(name);
      const computed = field !== undefined && 'computed' in field.element && field.element.computed !== undefined;
      if (field === undefined || computed || written.has(name)) continue;
      const fillable = states.some(({ rights }) =>
        ['edit', 'required'].includes(rights[name] ?? rights['*'] ?? 'read'),
      );
      if (fillable) continue;
      subject.warning(
        'rights/required-field-closed',
        states[0]?.pointer ?? '',
        [
          `表单“${template.key}”的必填字段“${name}”在所有环节都不能填写`,
          `No state lets anybody fill "${name}", which the form "${template.key}" requires`,
        ],
        [
          '至少在一个环节设为 edit 或 required，或取消必填。',
          'Give edit or required in some state, or do not require it.',
        ],
      );
    }
  }
}

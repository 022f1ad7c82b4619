import { jsonPointer, type Issue } from '@yunliu/engine/definition';
import { fieldKindOf, fieldTitle, isPicker, type PickerKind } from '@yunliu/engine/forms';
import type { CompiledField } from '@yunliu/engine/forms';
import type { DesignDocument } from '../document/design-document.js';
import { compileDraftForm } from '../document/sound-form.js';
import { offeredEntries, type ListWorld } from '../names/offered-entries.js';

const UNNARROWED: { readonly [kind in PickerKind]: readonly [string, string] } = {
  user: ['请先在组织中添加人员。', 'Add people to the organisation first.'],
  department: ['请先在组织中添加部门。', 'Add departments to the organisation first.'],
  role: ['请先在组织中添加角色。', 'Add roles to the organisation first.'],
  system: ['请先登记业务系统及其适用的协议。', 'Put a system under an agreement first.'],
};

/** Pickers whose list is narrowed to what does not exist, or holds nothing now. Only warnings: lists change without the design. */
export function pickerIssues(document: DesignDocument, world: ListWorld | undefined): readonly Issue[] {
  if (world === undefined) return [];
  return Object.entries(document.forms).flatMap(([id, template]) => {
    const form = compileDraftForm(template);
    return [...form.fields.values()].flatMap((field) =>
      isPicker(field) ? issuesOf(field, jsonPointer('forms', id) + pointerTo(template.ui, field.element), world) : [],
    );
  });
}

function issuesOf(field: CompiledField, pointer: string, world: ListWorld): readonly Issue[] {
  const { role, department } = field.element.options ?? {};
  const { roles, departments } = world.organisation;
  const kind = fieldKindOf(field) as PickerKind;
  const title = { 'zh-CN': fieldTitle(field), en: fieldTitle(field, 'en') };
  if (kind === 'user' && typeof role === 'string' && !roles.some(({ key }) => key === role))
    return [unknown(`${pointer}/options/role`, title, ['角色', 'role'], role)];
  const isNarrowed = (kind === 'user' || kind === 'department') && typeof department === 'string';
  if (isNarrowed && !departments.some(({ id }) => id === department))
    return [unknown(`${pointer}/options/department`, title, ['部门', 'department'], department)];
  if (offeredEntries(field, world, 'zh-CN').length > 0) return [];
  const hint =
    isNarrowed || (kind === 'user' && typeof role === 'string')
      ? ([
          '请放宽“可选范围”，或先在组织中添加。',
          'Widen what can be chosen, or add to the organisation first.',
        ] as const)
      : UNNARROWED[kind];
  return [
    {
      code: 'form/list-empty',
      severity: 'warning',
      pointer,
      message: { 'zh-CN': `字段“${title['zh-CN']}”目前没有可选项`, en: `Nothing can be chosen for "${title.en}" now` },
      hint: { 'zh-CN': hint[0], en: hint[1] },
    },
  ];
}

function unknown(
  pointer: string,
  title: { readonly 'zh-CN': string; readonly en: string },
  what: readonly [string, string],
  name: string,
): Issue {
  return {
    code: 'form/list-unknown',
    severity: 'warning',
    pointer,
    message: {
      'zh-CN': `字段“${title['zh-CN']}”的可选范围用到的${what[0]}“${name}”不在组织中`,
      en: `What can be chosen for "${title.en}" names the ${what[1]} "${name}", which the organisation does not have`,
    },
    hint: { 'zh-CN': '请在“可选范围”中另选，或改为不限。', en: 'Choose another one, or anybody.' },
  };
}

/** Where in the layout an element stands. */
function pointerTo(ui: unknown, element: unknown, at = '/ui'): string {
  if (ui === element) return at;
  if (typeof ui !== 'object' || ui === null) return '';
  for (const part of ['elements', 'columns'] as const) {
    const list = (ui as { readonly [part: string]: unknown })[part];
    if (!Array.isArray(list)) continue;
    for (const [index, child] of list.entries()) {
      const found = pointerTo(child, element, `${at}/${part}/${index}`);
      if (found !== '') return found;
    }
  }
  return '';
}

import { jsonPointer, type Issue } from '../definition/issue.js';
import type { JsonObject } from '../definition/json.js';
import type { TaskState } from '../definition/states/state.js';
import type { Fault } from '../definition/yunliu-error.js';
import { checkSubmission } from '../forms/check-submission.js';
import { fileIssues } from './check-files.js';
import { noteTitles, pickerLists } from './picker-lists.js';
import { refusal } from './refusal.js';
import { missingPart } from './missing-part.js';
import type { Turn } from './turn.js';

type Checked = { readonly values: JsonObject; readonly draft?: JsonObject } | { readonly fault: Fault };

interface CheckMode {
  readonly mode: 'complete' | 'draft';
  readonly skipRequired?: boolean;
  /** Values that are only kept with the task: whom they name is judged when they are stored. */
  readonly isKept?: boolean;
}

const NONE: JsonObject = Object.freeze({});

/** What a person sent for a task, checked against its form and the rights of its state. */
export function checkValues(
  turn: Turn,
  state: TaskState,
  submitted: JsonObject,
  { isKept = false, ...how }: CheckMode,
): Checked {
  if (state.form === undefined) {
    const unknown = Object.keys(submitted);
    return unknown.length === 0 ? { values: NONE } : { fault: invalid(unknown.map((name) => unknownField(name))) };
  }
  const { template, version, rights } = state.form;
  const form = turn.ctx.form(template, version);
  if (form === undefined) return { fault: missingPart('form', `${template}/${version}`) };
  const result = checkSubmission({
    form,
    rights,
    current: turn.variables,
    submitted,
    now: turn.now,
    ...how,
    lists: isKept ? undefined : pickerLists(turn),
  });
  if (result.kind === 'invalid') return { fault: invalid(result.issues) };
  const unknownFiles = fileIssues(turn, form, result.values);
  if (unknownFiles.length > 0) return { fault: invalid(unknownFiles) };
  if (!isKept) noteTitles(turn, form, result.values);
  return { values: result.values, draft: result.draft };
}

/**
 * Values a person may preset when starting: only fields that one of the first tasks lets edit, checked by that form.
 * Anything else could forge what later states decide by.
 */
export function checkPresets(turn: Turn, presets: JsonObject): Checked {
  if (Object.keys(presets).length === 0) return { values: NONE };
  let fault: Fault | undefined;
  for (const key of turn.process.firstTasks) {
    const { state } = turn.state(key);
    if (state.type !== 'task') continue;
    const checked = checkValues(turn, state, presets, { mode: 'draft' });
    if ('values' in checked) return checked;
    fault ??= checked.fault;
  }
  return { fault: fault ?? invalid(Object.keys(presets).map((name) => unknownField(name))) };
}

function unknownField(name: string): Issue {
  return {
    code: 'form/unknown-field',
    severity: 'error',
    pointer: jsonPointer('values', name),
    message: { 'zh-CN': `这里没有字段“${name}”。`, en: `There is no field "${name}" here.` },
    hint: { 'zh-CN': '只提交当前表单中的字段。', en: 'Send only fields of the form that is shown.' },
  };
}

function invalid(issues: readonly Issue[]): Fault {
  return refusal(
    'form/invalid',
    [
      `表单有 ${issues.length} 处问题：${issues[0]?.message['zh-CN'] ?? ''}`,
      `The form has ${issues.length} fault(s): ${issues[0]?.message.en ?? ''}`,
    ],
    ['请按提示逐项修改后重新提交。', 'Mend each field as its message says and send again.'],
    { pointer: issues[0]?.pointer, issues },
  );
}

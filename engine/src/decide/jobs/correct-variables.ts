import { jsonPointer, type Issue } from '../../definition/issue.js';
import type { Json, JsonObject, JsonSchema } from '../../definition/json.js';
import type { Fault } from '../../definition/yunliu-error.js';
import { checkSubmission } from '../../forms/check-submission.js';
import type { CompiledForm } from '../../forms/compiled-form.js';
import { fileIssues } from '../check-files.js';
import { requiredReason } from '../operations/reason.js';
import { noteTitles, pickerLists } from '../picker-lists.js';
import { refusal } from '../refusal.js';
import type { Turn } from '../turn.js';
import type { Verb } from '../verb.js';
import { mendingFault } from './administers.js';

/**
 * An administrator puts data right that the process stumbles over. Fields are checked by every form that has them, other
 * variables by the definition's `data`; what is neither is refused. Nothing moves by it: a retry takes the new data.
 */
export const correctVariables: Verb<'correct-variables'> = (turn, { values, reason }) => {
  const fault = mendingFault(turn);
  if (fault !== undefined) return fault;
  const why = requiredReason(reason);
  if (typeof why === 'object') return why.fault;
  if (Object.keys(values).length === 0) return nothingGiven();
  const { issues, checked } = checkAll(turn, values);
  if (issues.length > 0) return invalid(issues);
  turn.record('variables.corrected', { reason: why, names: Object.keys(values) });
  turn.setVariables(checked);
  return undefined;
};

function checkAll(turn: Turn, values: JsonObject): { readonly issues: readonly Issue[]; readonly checked: JsonObject } {
  const forms = formsOf(turn);
  const issues: Issue[] = [];
  let checked: JsonObject = {};
  const fields = new Set<string>();
  for (const form of forms) {
    const own = Object.entries(values).filter(
      ([name]) => form.fields.get(name)?.table === undefined && form.fields.has(name),
    );
    if (own.length === 0) continue;
    for (const [name] of own) fields.add(name);
    const rights = Object.fromEntries([
      ['*', 'read' as const],
      ...own.map(([name]) => [name, 'edit' as const] as const),
    ]);
    const result = checkSubmission({
      form,
      rights,
      current: turn.variables,
      submitted: Object.fromEntries(own),
      now: turn.now,
      mode: 'complete',
      skipRequired: true,
      lists: pickerLists(turn),
    });
    if (result.kind === 'invalid') issues.push(...result.issues);
    else {
      issues.push(...fileIssues(turn, form, result.values));
      noteTitles(turn, form, result.values);
      checked = { ...checked, ...result.values };
    }
  }
  const declared = turn.process.definition.data?.properties ?? {};
  for (const [name, value] of Object.entries(values)) {
    if (fields.has(name)) continue;
    const schema = Object.hasOwn(declared, name) ? declared[name] : undefined;
    if (schema === undefined && !Object.hasOwn(turn.variables, name)) issues.push(unknownVariable(name));
    else if (schema !== undefined && value !== null && !hasType(value, schema['type']))
      issues.push(wrongType(name, schema));
    else checked = { ...checked, [name]: value };
  }
  return { issues, checked };
}

function formsOf(turn: Turn): readonly CompiledForm[] {
  return [...turn.process.templateVersions].flatMap(([template, version]) => turn.ctx.form(template, version) ?? []);
}

function hasType(value: Json, type: unknown): boolean {
  const allowed: readonly unknown[] = Array.isArray(type) ? (type as readonly unknown[]) : [type];
  if (type === undefined || allowed.includes(typeof value)) return true;
  if (Array.isArray(value)) return allowed.includes('array');
  return typeof value === 'number' && Number.isInteger(value) && allowed.includes('integer');
}

function unknownVariable(name: string): Issue {
  return {
    code: 'variables/unknown',
    severity: 'error',
    pointer: jsonPointer('values', name),
    message: { 'zh-CN': `流程没有数据项“${name}”。`, en: `The process has no variable "${name}".` },
    hint: {
      'zh-CN': '只能更正表单字段和流程定义的数据。',
      en: 'Only fields of forms and declared data can be corrected.',
    },
  };
}

function wrongType(name: string, schema: JsonSchema): Issue {
  const type = JSON.stringify(schema['type']);
  return {
    code: 'variables/wrong-type',
    severity: 'error',
    pointer: jsonPointer('values', name),
    message: { 'zh-CN': `“${name}”的类型应为 ${type}。`, en: `"${name}" must be of type ${type}.` },
    hint: { 'zh-CN': '请按流程定义中 data 的类型填写。', en: 'Give a value of the type that `data` declares.' },
  };
}

function nothingGiven(): Fault {
  return refusal(
    'variables/none-given',
    ['没有要更正的数据。', 'There is nothing to correct.'],
    ['请至少给出一项数据。', 'Give at least one value.'],
    { pointer: '/values' },
  );
}

function invalid(issues: readonly Issue[]): Fault {
  return refusal(
    'variables/invalid',
    [
      `更正的数据有 ${issues.length} 处问题：${issues[0]?.message['zh-CN'] ?? ''}`,
      `The data has ${issues.length} fault(s): ${issues[0]?.message.en ?? ''}`,
    ],
    ['请按提示逐项修改。', 'Mend each value as its message says.'],
    { pointer: issues[0]?.pointer, issues },
  );
}

import type { CompiledProcess } from '../compile/compiled-process.js';
import type { Instant } from '../definition/instant.js';
import type { Json, JsonObject } from '../definition/json.js';
import { parseExpression } from '../expressions/parse-expression.js';
import type { CompiledForm } from '../forms/compiled-form.js';
import type { ProcessInstance } from '../instance/instance.js';
import type { MigrationMapping } from './migration-mapping.js';
import { reason, type MigrationReason } from './migration-reason.js';
import type { MigrationTarget } from './migration-target.js';

const NOTHING: JsonObject = Object.freeze({});

/** What the mapping makes of the variables; each expression sees the data before. */
export function convertedVariables(
  { variables }: MigrationMapping,
  instance: Pick<ProcessInstance, 'variables' | 'startedBy'>,
  now: Instant,
): JsonObject {
  if (variables === undefined) return NOTHING;
  const scope = { startedBy: instance.startedBy, ...instance.variables };
  return Object.fromEntries(
    Object.entries(variables).map(([name, text]) => {
      const { expression } = parseExpression(text);
      return [name, expression?.evaluate({ variables: scope, now }) ?? null];
    }),
  );
}

/** Values that the forms and variables of the later version would refuse, and drafts that would lose fields. */
export function planValues(
  target: MigrationTarget,
  mapping: MigrationMapping,
  instance: ProcessInstance,
  converted: JsonObject,
): readonly MigrationReason[] {
  const values: JsonObject = { ...instance.variables, ...converted };
  const unfit = new Map<string, string>();
  for (const [name, schema] of Object.entries(target.to.definition.data?.properties ?? {})) {
    const before = target.from.definition.data?.properties?.[name];
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined || value === null || fits(value, schema.type)) continue;
    // What did not fit before either is no matter of the migration.
    if (before !== undefined && JSON.stringify(before.type) === JSON.stringify(schema.type)) continue;
    unfit.set(name, String(schema.type));
  }
  const known = formsOf(target.from);
  for (const [id, { template, version }] of formsOf(target.to)) {
    const form = known.has(id) ? undefined : target.form?.(template, version);
    if (form === undefined) continue;
    for (const name of misfits(form, values)) if (!unfit.has(name)) unfit.set(name, `${template} v${version}`);
  }
  return [
    ...[...unfit].map(([name, wanted]) =>
      reason(
        Object.hasOwn(mapping.variables ?? {}, name) ? 'blocked' : 'mapping',
        'value-unfit',
        [
          `数据“${name}”的现有内容不符合新版本的要求（${wanted}），请在映射中给出换算表达式。`,
          `The value of "${name}" does not fit the new version (${wanted}): give an expression that converts it.`,
        ],
        { name },
      ),
    ),
    ...draftNotes(target, instance),
  ];
}

function formsOf({ states }: CompiledProcess): ReadonlyMap<string, { template: string; version: number }> {
  const found = new Map<string, { template: string; version: number }>();
  for (const { state } of states.values()) {
    if (state.type === 'task' && state.form !== undefined)
      found.set(`${state.form.template}@${state.form.version}`, state.form);
  }
  return found;
}

/** Names of the fields whose present value the form would not take. */
function misfits(form: CompiledForm, values: JsonObject): readonly string[] {
  const own: { [name: string]: Json } = {};
  for (const field of form.fields.values()) {
    const value = field.table === undefined && Object.hasOwn(values, field.path) ? values[field.path] : undefined;
    if (value !== undefined && value !== null) own[field.path] = value;
  }
  return [...new Set(form.validate(own).map(({ pointer }) => pointer.split('/')[1] ?? ''))].filter((name) =>
    Object.hasOwn(own, name),
  );
}

/** Fields of saved drafts that the form of the later version does not have. */
function draftNotes(target: MigrationTarget, instance: ProcessInstance): readonly MigrationReason[] {
  return instance.tasks.flatMap((task) => {
    const state = target.to.states.get(task.state)?.state;
    if (task.draft === undefined || state?.type !== 'task' || state.form === undefined) return [];
    const form = target.form?.(state.form.template, state.form.version);
    if (form === undefined) return [];
    return Object.keys(task.draft)
      .filter((name) => !form.fields.has(name))
      .map((name) =>
        reason(
          'note',
          'draft-field-lost',
          [
            `暂存内容中的“${name}”在新表单中没有，将不保留。`,
            `"${name}" of a saved draft is not in the new form and is not kept.`,
          ],
          { state: task.state, name },
        ),
      );
  });
}

function fits(value: Json, type: string | readonly string[] | undefined): boolean {
  if (type === undefined) return true;
  return (typeof type === 'string' ? [type] : type).some((each) => {
    switch (each) {
      case 'integer':
        return typeof value === 'number' && Number.isInteger(value);
      case 'array':
        return Array.isArray(value);
      case 'object':
        return typeof value === 'object' && value !== null && !Array.isArray(value);
      case 'null':
        return value === null;
      default:
        return typeof value === each;
    }
  });
}

import { mayAct, mayClaim, mayTransfer, mayUnclaim } from '@yunliu/engine';
import type { TaskRow, Viewer } from '@yunliu/engine';
import { localize } from '@yunliu/engine/definition';
import type { FieldRight, FieldRights, JsonObject, Locale, TaskState } from '@yunliu/engine/definition';
import { parseExpression } from '@yunliu/engine/expressions';
import { checkSubmission, mayEdit, stateRight } from '@yunliu/engine/forms';
import type { OfferedOutcome, TaskForm, TaskPage, TaskRow as ApiTaskRow } from '../../api/index.js';
import type { SeenTask } from '../http/call.js';
import type { LibraryForm } from '../library.js';
import type { ServerParts } from '../server-parts.js';
import { choicesAt } from './choices.js';
import { closedFor } from './closed-for.js';
import { instanceDetail } from './instance-detail.js';
import { personOf } from './names.js';
import { offersView } from './offers.js';
import { outcomesAt } from './outcomes.js';
import { findState, stateTitle } from './state-titles.js';

/** Everything the task page shows. Who has not the task in hand gets the same page without anything to edit. */
export async function taskPage(parts: ServerParts, viewer: Viewer, task: SeenTask, locale: Locale): Promise<TaskPage> {
  const state = taskStateOf(task);
  const acts = task.open !== undefined && mayAct(viewer, task.open);
  const form = await loadForm(parts, state?.form);
  const references = await Promise.all((state?.reference ?? []).map((reference) => loadForm(parts, reference)));
  const detail = await instanceDetail(parts, viewer, task, locale);
  const { id: taskId, instanceId } = task.row.task;
  const offers = await parts.engine.offers({ instanceId, userId: viewer.user.id, taskId });
  const rights = form === undefined ? undefined : rightsFor(form, state?.form?.rights ?? {}, acts, task);
  return {
    task: taskRowView(parts, task.row, task, locale),
    description: state?.description === undefined ? undefined : localize(state.description, locale),
    form: form === undefined || rights === undefined ? undefined : taskForm(form, rights),
    values: { ...shownBy(references, detail.values), ...(rights === undefined ? {} : valuesBy(rights, task)) },
    draft: acts ? task.open?.draft : undefined,
    outcomes: acts ? offeredOutcomes(parts, task, form, task.open?.draft ?? {}, locale) : [],
    references: references.flatMap((reference) =>
      reference === undefined ? [] : taskForm(reference, referenceRights(reference, task)),
    ),
    may: {
      claim: task.open !== undefined && mayClaim(viewer, task.open),
      unclaim: task.open !== undefined && mayUnclaim(viewer, task.open),
      complete: acts,
      saveDraft: acts && form !== undefined,
      transfer: task.open !== undefined && mayTransfer(viewer, task.open),
    },
    instance: detail,
    operations: offersView(offers.task, locale),
    owner: personIn(parts, task.open?.owner, locale),
    onBehalfOf: personIn(parts, task.open?.onBehalfOf, locale),
    group: task.open?.member === undefined ? undefined : task.open.visitId,
    choose: acts ? choicesAt(task, viewer, parts.directory.view(), locale) : undefined,
    urged: task.open?.urgedAt === undefined ? undefined : { count: task.open.urges ?? 1, at: task.open.urgedAt },
  };
}

/** The outcomes of the task with whether each is offered once `values` have been entered. */
export function offeredOutcomes(
  parts: ServerParts,
  task: SeenTask,
  form: LibraryForm | undefined,
  values: JsonObject,
  locale: Locale,
): OfferedOutcome[] {
  const now = parts.clock.now();
  const variables = { ...task.instance.variables, ...entered(form, taskStateOf(task), task, values, now) };
  return [...outcomesAt(task.version.definition, task.row.task.state)].map(([key, outcome]) => ({
    key,
    title: localize(outcome.title, locale),
    style: outcome.style ?? 'default',
    commentRequired: outcome.commentRequired ?? false,
    skipRequired: outcome.skipRequired ?? false,
    offered:
      outcome.when === undefined || parseExpression(outcome.when).expression?.evaluate({ variables, now }) === true,
  }));
}

/** What the values would become: computed fields written, what rules or rights take away left out. */
function entered(
  form: LibraryForm | undefined,
  state: TaskState | undefined,
  task: SeenTask,
  values: JsonObject,
  now: string,
): JsonObject {
  if (form === undefined) return {};
  const rights = state?.form?.rights ?? {};
  const request = { form: form.compiled, rights, current: task.instance.variables, now, mode: 'draft' as const };
  const result = checkSubmission({ ...request, submitted: values });
  if (result.kind === 'ok') return result.values;
  // half-typed values: leave out the fields with faults, so that the others still switch the buttons
  const faulty = new Set(result.issues.map((issue) => issue.pointer.split('/')[2]));
  const sound = Object.fromEntries(Object.entries(values).filter(([name]) => !faulty.has(name)));
  const again = checkSubmission({ ...request, submitted: sound });
  return again.kind === 'ok' ? again.values : {};
}

export function taskStateOf(task: SeenTask): TaskState | undefined {
  const state = findState(task.version.definition, task.row.task.state);
  return state?.type === 'task' ? state : undefined;
}

export function loadForm(
  parts: ServerParts,
  reference: { readonly template: string; readonly version: number } | undefined,
): Promise<LibraryForm | undefined> {
  return reference === undefined
    ? Promise.resolve(undefined)
    : parts.library.form(reference.template, reference.version);
}

function rightsFor(form: LibraryForm, rights: FieldRights, acts: boolean, task: SeenTask): Record<string, FieldRight> {
  return Object.fromEntries(
    [...form.compiled.fields.keys()].map((path) => {
      const right = stateRight(form.compiled, rights, path);
      if (acts) return [path, right];
      return [path, right === 'hidden' || !task.fields.sees(path) ? 'hidden' : mayEdit(right) ? 'read' : right];
    }),
  );
}

/** Reference forms are read-only, and what the task's own form hides stays hidden. */
function referenceRights(form: LibraryForm, task: SeenTask): Record<string, FieldRight> {
  return Object.fromEntries(
    [...form.compiled.fields.keys()].map((path) => [path, task.fields.sees(path) ? 'read' : 'hidden']),
  );
}

/** The rights of the state decide for its own form, also where the viewer’s other roles would say otherwise. */
function valuesBy(rights: Readonly<Record<string, FieldRight>>, task: SeenTask): JsonObject {
  const { variables } = task.instance;
  const seen = (path: string): boolean => rights[path] !== undefined && rights[path] !== 'hidden';
  return Object.fromEntries(
    Object.keys(rights)
      .filter((path) => !path.includes('.') && seen(path) && Object.hasOwn(variables, path))
      .map((name) => [name, withoutHiddenColumns(name, variables[name] ?? null, rights)]),
  );
}

/** Values of the fields on reference forms, already cut to what the viewer may see. */
function shownBy(references: readonly (LibraryForm | undefined)[], visible: JsonObject): JsonObject {
  const names = new Set(references.flatMap((form) => [...(form?.compiled.fields.keys() ?? [])]));
  return Object.fromEntries(Object.entries(visible).filter(([name]) => names.has(name)));
}

function withoutHiddenColumns(
  name: string,
  value: JsonObject[string],
  rights: Readonly<Record<string, FieldRight>>,
): JsonObject[string] {
  const isTable = Object.keys(rights).some((path) => path.startsWith(`${name}.`));
  if (!isTable || !Array.isArray(value)) return value;
  return (value as readonly JsonObject[]).map((row) =>
    Object.fromEntries(
      Object.entries(row).filter(([column]) => (rights[`${name}.${column}`] ?? 'hidden') !== 'hidden'),
    ),
  );
}

function taskForm(form: LibraryForm, rights: Record<string, FieldRight>): TaskForm {
  const { key, version, hash, template } = form.version;
  return {
    template,
    rights,
    validator: `/api/forms/${encodeURIComponent(key)}/${version}/validator.js?h=${hash.slice(0, 16)}`,
  };
}

export function taskRowView(
  parts: ServerParts,
  row: TaskRow,
  task: Pick<SeenTask, 'version'> | undefined,
  locale: Locale,
): ApiTaskRow {
  const definition = task?.version.definition;
  const outcome =
    row.outcome === undefined || definition === undefined
      ? undefined
      : outcomesAt(definition, row.task.state).get(row.outcome);
  return {
    id: row.task.id,
    state: stateTitle(definition, row.task.state, locale),
    createdAt: row.task.createdAt,
    status: row.status,
    dueAt: row.task.dueAt,
    title: row.task.title === undefined ? undefined : localize(row.task.title, locale),
    assignee: personIn(parts, row.completedBy ?? row.task.assignee, locale),
    onBehalfOf: personIn(parts, row.task.onBehalfOf, locale),
    owner: personIn(parts, row.task.owner, locale),
    urges: row.task.urges,
    closedFor: closedFor(row, locale),
    outcome: outcome === undefined ? row.outcome : localize(outcome.title, locale),
    endedAt: row.endedAt,
  };
}

function personIn(parts: ServerParts, id: string | undefined, locale: Locale): ApiTaskRow['assignee'] {
  return id === undefined ? undefined : personOf(parts.directory.view(), id, locale);
}

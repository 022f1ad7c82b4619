import { isFinished } from '../../decide/groups/member-order.js';
import { handedOver } from '../../decide/operations/handed-over.js';
import type { AssignmentRule } from '../../definition/assignment-rule.js';
import type { ProcessDefinition } from '../../definition/process-definition.js';
import type { TaskState } from '../../definition/states/state.js';
import { walkStates } from '../../definition/walk-states.js';
import type { Actor } from '../../identity/actor.js';
import type { Directory } from '../../identity/directory.js';
import type { LeftState, ProcessInstance, TaskGroup } from '../../instance/instance.js';
import type { InstanceRow, Page, TaskRow } from '../../store/store.js';
import type { Execute, Shell } from '../shell.js';
import { runBatch, type BatchReport } from './batch.js';
import type { HandOverPreview, HandOverRequest, HandOverTask } from './batches-api.js';
import { referencesTo } from './person-references.js';

const PAGE = 100;

/** Everything that hangs on one person. Reads only. */
export async function previewHandOver(shell: Shell, user: string): Promise<HandOverPreview> {
  const { store } = shell;
  const inboxOf = (of: string): Promise<readonly TaskRow[]> =>
    everyPage((cursor) => store.inbox({ principals: [`user:${of}`], limit: PAGE, cursor }));
  const tasks = [...(await inboxOf(user))];
  const delegated = await everyPage((cursor) => store.delegatedBy({ userId: user, limit: PAGE, cursor }));
  const directory = shell.directory();
  // What substitutes have in the person's place.
  for (const other of substitutesOf(directory, user))
    tasks.push(...(await inboxOf(other)).filter(({ task }) => task.onBehalfOf === user));
  const latest = await latestDefinitions(shell);
  return {
    user,
    tasks: tasks.map(taskOf),
    delegated: delegated.map(taskOf),
    groups: await comingTurns(shell, latest, user),
    substitutions: (directory.substitutions?.(user) ?? []).map(({ id, from, to, start, end }) => ({
      id,
      from,
      to,
      start,
      end,
    })),
    references: latest.flatMap((definition) =>
      referencesTo(definition, user).map((pointer) => ({
        process: definition.key,
        version: definition.version,
        title: definition.title,
        pointer,
      })),
    ),
    roles: directory.user(user)?.roles ?? [],
  };
}

/** One command for each instance in which the person has anything. */
export function handOver(
  shell: Shell,
  execute: Execute,
  { from, to, reason }: HandOverRequest,
  batchId: string,
  actor: Actor,
): Promise<BatchReport> {
  return runBatch(shell, {
    batchId,
    kind: 'hand-over',
    by: actor.userId,
    body: { from, to, reason },
    async items() {
      const { tasks, delegated, groups } = await previewHandOver(shell, from);
      return [...new Set([...tasks, ...delegated, ...groups].map(({ instanceId }) => instanceId))];
    },
    async act(instanceId) {
      await execute({
        type: 'hand-over',
        commandId: `batch:${batchId}:${instanceId}`,
        actor,
        instanceId,
        from,
        to,
        reason,
      });
    },
  });
}

export async function everyPage<Row>(
  read: (cursor: string | undefined) => Promise<Page<Row>>,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await read(cursor);
    rows.push(...page.rows);
    if (page.cursor === undefined) return rows;
    cursor = page.cursor;
  }
}

async function latestDefinitions(shell: Shell): Promise<readonly ProcessDefinition[]> {
  const latest = new Map<string, ProcessDefinition>();
  for (const { definition } of await shell.store.definitions()) {
    if ((latest.get(definition.key)?.version ?? 0) < definition.version) latest.set(definition.key, definition);
  }
  return [...latest.values()];
}

/** Everybody who may have a person's work by substitution, and by those of the substitutes in turn. */
function substitutesOf(directory: Directory, user: string): readonly string[] {
  const found = new Set([user]);
  for (const each of found) for (const { to } of directory.substitutions?.(each) ?? []) found.add(to);
  return [...found].slice(1);
}

/** Only processes with groups in which people wait for their turn are looked through, instance by instance. */
async function comingTurns(
  shell: Shell,
  definitions: readonly ProcessDefinition[],
  user: string,
): Promise<HandOverPreview['groups']> {
  const found: { instanceId: string; state: string; subject: string }[] = [];
  for (const definition of definitions) {
    if (!hasTurns(definition)) continue;
    const rows: readonly InstanceRow[] = await everyPage((cursor) =>
      shell.store.searchInstances({ process: definition.key, status: 'running', limit: PAGE, cursor }),
    );
    for (const { id, subject } of rows) {
      const instance = await shell.store.instance(id);
      for (const state of instance === undefined ? [] : statesToCome(instance, user))
        found.push({ instanceId: id, state, subject });
    }
  }
  return found;
}

/** States in which the person is to have something later: a place in a group, a return straight back, a choice of people. */
function statesToCome({ visits, choices = {} }: ProcessInstance, user: string): readonly string[] {
  const waits = (group: TaskGroup | undefined): boolean =>
    group?.members.some((member) => member.user === user && member.taskId === undefined && !isFinished(member)) ===
    true;
  const ofLeft = ({ state, tasks = [], group, inside = [], back }: LeftState): readonly string[] => [
    ...(waits(group) || tasks.some((task) => handedOver(task, user, '') !== task) ? [state] : []),
    ...[...inside, ...(back?.ticket.left ?? [])].flatMap(ofLeft),
  ];
  return [
    ...visits.flatMap(({ state, group, back }) => [
      ...(waits(group) ? [state] : []),
      ...(back?.left ?? []).flatMap(ofLeft),
    ]),
    ...Object.entries(choices).flatMap(([state, { users }]) => (users.includes(user) ? [state] : [])),
  ];
}

function hasTurns(definition: ProcessDefinition): boolean {
  return walkStates(definition).some(
    ({ state }) => state.type === 'task' && (state.group !== undefined || isLater(state)),
  );
}

function isLater({ operations, assign }: TaskState): boolean {
  const { addSign = [], return: back } = operations ?? {};
  if (addSign.length > 0 || (back?.then ?? 'walk') !== 'walk') return true;
  for (let rule: AssignmentRule | undefined = assign; rule !== undefined; rule = rule.else)
    if (rule.by === 'chosen') return true;
  return false;
}

function taskOf({ task, instance }: TaskRow): HandOverTask {
  return {
    taskId: task.id,
    instanceId: task.instanceId,
    process: instance.process,
    state: task.state,
    subject: instance.subject,
    ...(instance.businessKey === undefined ? {} : { businessKey: instance.businessKey }),
    ...(task.dueAt === undefined ? {} : { dueAt: task.dueAt }),
  };
}

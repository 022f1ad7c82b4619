import type { CommandResult } from '../../decide/decision.js';
import { YunliuError } from '../../definition/yunliu-error.js';
import { systemActor } from '../../identity/actor.js';
import { dutyValues } from '../../schedules/duty-start.js';
import { processOfStart, startOf } from '../../schedules/needed-processes.js';
import type { Occurrence } from '../../schedules/occurrence.js';
import type { SchedulePlan } from '../../schedules/schedule-plan.js';
import { startValues } from '../../schedules/start-values.js';
import { crashPoint } from '../../store/crash-points.js';
import type { Execute, Shell } from '../shell.js';
import type { ScheduleRun } from './schedule-records.js';

/**
 * Starts what an occurrence begins. The command id is made of schedule and occurrence, so that however often and by however
 * many nodes this is tried, one instance begins. A refusal is a failed run, any other error is thrown (try again).
 */
export async function startOccurrence(
  { shell, execute }: { readonly shell: Shell; readonly execute: Execute },
  plan: SchedulePlan,
  occurrence: Occurrence,
  by?: string,
): Promise<ScheduleRun> {
  const { row } = plan;
  const start = startOf(row, row.recurrences[occurrence.recurrence] ?? row.recurrences[0]!);
  const process = processOfStart(start);
  if (start.type === 'with' || process === undefined) throw new TypeError(`schedule ${row.key} starts nothing`);
  const commandId = `schedule:${row.key}:${occurrence.id}`;
  const run = { schedule: row.key, occurrence, process, ...(by === undefined ? {} : { by }) };
  crashPoint('schedule/before-start');
  try {
    const result = (await earlier(shell, commandId)) ?? (await begin());
    crashPoint('schedule/after-start');
    return { ...run, ranAt: shell.clock.now(), result: 'started', instanceId: result.instanceId };
  } catch (error) {
    if (!(error instanceof YunliuError) || isPassing(error)) throw error;
    // Another node was faster with slightly other data (people have changed): its start is the start.
    const done = await earlier(shell, commandId);
    if (done !== undefined) return { ...run, ranAt: shell.clock.now(), result: 'started', instanceId: done.instanceId };
    const { code, messages } = error;
    return { ...run, ranAt: shell.clock.now(), result: 'failed', fault: { code, message: messages } };
  }

  async function begin(): Promise<CommandResult> {
    const values =
      start.type === 'duty' ? { ...dutyValues, ...start.values } : start.type === 'process' ? start.values : {};
    const people = [...new Set(row.who.flatMap((role) => activeIn(shell, role)))];
    const onBehalfOf = personFor(shell, plan) ?? by;
    return execute({
      type: 'start',
      commandId,
      actor: systemActor,
      process: process!,
      instanceId: shell.newId('instance'),
      variables: startValues(
        plan,
        occurrence,
        values ?? {},
        { dueAt: dueAt(shell, plan, occurrence), people },
        occurrence.at,
      ),
      ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
    });
  }
}

/** The disk was full, other nodes were busy with the same instance: nothing is wrong with the schedule. */
function isPassing({ code }: YunliuError): boolean {
  return code.startsWith('store/') || code === 'instance/busy';
}

async function earlier(shell: Shell, commandId: string): Promise<CommandResult | undefined> {
  return (await shell.store.commandRecord(commandId))?.result;
}

function dueAt(shell: Shell, { row }: SchedulePlan, { at, deadline }: Occurrence): string | undefined {
  if (deadline !== undefined) return deadline;
  return row.dueIn === undefined ? undefined : shell.calendars.due(at, row.dueIn, row.dueCalendar ?? 'always');
}

/** Ids of the active people of a role, in order. */
function activeIn(shell: Shell, role: string): readonly string[] {
  return shell
    .directory()
    .usersInRole(role)
    .filter(({ active }) => active)
    .map(({ id }) => id)
    .toSorted();
}

function personFor(shell: Shell, { row }: SchedulePlan): string | undefined {
  const { onBehalfOf } = row;
  if (onBehalfOf === undefined) return undefined;
  const user = onBehalfOf.user === undefined ? undefined : shell.directory().user(onBehalfOf.user);
  const person =
    onBehalfOf.role === undefined ? (user?.active === true ? user.id : undefined) : activeIn(shell, onBehalfOf.role)[0];
  if (person !== undefined) return person;
  const name = onBehalfOf.role ?? onBehalfOf.user ?? '';
  throw new YunliuError({
    code: 'schedule/nobody',
    message: {
      'zh-CN': `计划 ${row.code} 无法启动：角色或人员“${name}”没有在岗人员`,
      en: `Schedule ${row.code} cannot start: nobody active is or has "${name}"`,
    },
    hint: { 'zh-CN': '为该角色安排人员后补办此次计划。', en: 'Give somebody the role, then make up for this run.' },
    details: { schedule: row.key },
  });
}

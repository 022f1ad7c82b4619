import type { AgreementRules } from '../../agreements/agreements.js';
import type { ApprovedWindow } from '../../agreements/client-system.js';
import type { Instant } from '../../definition/instant.js';
import { YunliuError } from '../../definition/yunliu-error.js';
import { systemActor, type Actor } from '../../identity/actor.js';
import { mayAdminister, viewerOf } from '../../identity/permissions.js';
import { parseInstant } from '../../service-time/parse-instant.js';
import type { Execute, Shell } from '../shell.js';
import {
  impossibleTime,
  notAllowed,
  reversedTimes,
  unknownDowntime,
  unknownSystem,
  wrongStage,
} from './agreement-faults.js';
import type { AgreementRecords } from './agreement-records.js';
import type { AgreementRegistry, DeclareDowntime, DowntimeView, TicketTold } from './agreement-registry-api.js';

const DECLARERS = ['project-manager', 'service-manager'];

export interface DowntimeParts {
  readonly shell: Shell;
  readonly execute: Execute;
  readonly records: AgreementRecords;
  /** Rules of the agreement a system is under now. */
  readonly rulesOf: (system: string) => Promise<AgreementRules | undefined>;
  readonly changed: () => void;
}

type Downtimes = Pick<
  AgreementRegistry,
  'downtimes' | 'declareDowntime' | 'approveDowntime' | 'finishDowntime' | 'resume'
>;

/** 计划停机: declared by the vendor, approved for the client, told to all open tickets of the system, ended as it really was. */
export function plannedDowntimes(parts: DowntimeParts): Downtimes {
  const { shell, records } = parts;
  const find = async (id: string): Promise<DowntimeView> => {
    const found = (await records.downtimes()).find((each) => each.id === id);
    if (found === undefined) throw unknownDowntime(id);
    return found;
  };
  const save = async (downtime: DowntimeView): Promise<DowntimeView> => {
    await records.saveDowntime(downtime);
    parts.changed();
    return downtime;
  };
  return {
    downtimes: async (system) =>
      (await records.downtimes()).filter((each) => system === undefined || each.system === system),

    async declareDowntime({ actor, system, from, to, reason }: DeclareDowntime) {
      const rules = await parts.rulesOf(system);
      if (rules === undefined) throw unknownSystem(system);
      requireRole(shell, actor, DECLARERS);
      const [start, end] = [instantOf(from, '/from'), instantOf(to, '/to')];
      if (end <= start) throw reversedTimes('/to');
      if (end <= shell.clock.now()) throw wrongStage('The window is over already.', '该停机时段已经过去。');
      return save({
        id: shell.newId('downtime'),
        system,
        from: start,
        to: end,
        reason: reason.trim(),
        declaredBy: actor.userId,
        declaredAt: shell.clock.now(),
        told: [],
      });
    },

    async approveDowntime(id, actor) {
      const known = await find(id);
      const rules = await parts.rulesOf(known.system);
      if (rules === undefined) throw unknownSystem(known.system);
      requireRole(shell, actor, [rules.downtime.approvedBy]);
      if (known.finishedAt !== undefined) throw wrongStage('It has been finished.', '该停机已结束。');
      if (known.approvedAt !== undefined) return tell(parts, known);
      if (known.declaredBy === actor.userId)
        throw wrongStage('Nobody approves a window of their own.', '不能审批自己申报的停机。');
      const approvedAt = shell.clock.now();
      const { notice } = rules.downtime;
      const isShort = notice !== undefined && shell.calendars.due(approvedAt, notice, 'always') > known.from;
      const approved = { ...known, approvedBy: actor.userId, approvedAt, ...(isShort ? { shortNotice: true } : {}) };
      return tell(parts, await save(approved));
    },

    async finishDowntime(id, actor, at) {
      const known = await find(id);
      requireRole(shell, actor, DECLARERS);
      if (known.approvedAt === undefined) throw wrongStage('It has not been approved.', '该停机尚未批准。');
      if (known.finishedAt !== undefined) return tell(parts, known);
      const finishedAt = at === undefined ? shell.clock.now() : instantOf(at, '/at');
      if (finishedAt > shell.clock.now())
        throw wrongStage('The end cannot lie in the future.', '实际结束时间不能晚于现在。');
      const { toldAt: _approval, ...rest } = known;
      return tell(parts, await save({ ...rest, finishedAt, finishedBy: actor.userId, told: [] }));
    },

    async resume() {
      for (const each of await records.downtimes()) {
        if (each.approvedAt === undefined) continue;
        const isOver = (each.finishedAt ?? each.to) < shell.clock.now();
        // Broken off: also an end that lies in the past has still to be told. What was refused is worth another try only before it.
        const isTold = each.toldAt !== undefined || each.told.length > 0;
        if (!isTold || (!isOver && each.told.some(({ ok }) => !ok))) await tell(parts, each);
      }
    },
  };
}

/** One command for each open ticket, with an id made of the window's: telling it twice changes nothing. */
async function tell(parts: DowntimeParts, downtime: DowntimeView): Promise<DowntimeView> {
  const { shell, execute, records } = parts;
  const { id, from, to, approvedAt, finishedAt, system } = downtime;
  if (approvedAt === undefined) return downtime;
  const window: ApprovedWindow = {
    id,
    from,
    to,
    approvedAt,
    ...(finishedAt === undefined ? {} : { actualTo: finishedAt }),
  };
  const stage = finishedAt === undefined ? 'approved' : 'finished';
  const told: TicketTold[] = downtime.told.filter(({ ok }) => ok);
  const done = new Set(told.map(({ instanceId }) => instanceId));
  for (const instanceId of await shell.store.openTicketsOf(system)) {
    if (done.has(instanceId)) continue;
    const commandId = `downtime:${id}:${stage}:${instanceId}`;
    try {
      await execute({ type: 'apply-downtime', commandId, actor: systemActor, instanceId, window });
      told.push({ instanceId, ok: true });
    } catch (error) {
      if (!(error instanceof YunliuError)) throw error;
      told.push({ instanceId, ok: false, fault: error.code });
    }
  }
  const next = { ...downtime, told, toldAt: shell.clock.now() };
  await records.saveDowntime(next);
  return next;
}

function requireRole(shell: Shell, actor: Actor, roles: readonly string[]): void {
  if (actor.system === true) return;
  const directory = shell.directory();
  const user = directory.user(actor.userId);
  if (user?.active === true) {
    if (mayAdminister(viewerOf(user, directory)) || roles.some((role) => user.roles.includes(role))) return;
  }
  throw notAllowed(roles);
}

function instantOf(text: string, pointer: string): Instant {
  const time = parseInstant(text);
  if (time === undefined) throw impossibleTime(pointer);
  return new Date(time).toISOString();
}

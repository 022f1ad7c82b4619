import type { Accepted, Decision } from '../../decide/decision.js';
import type { DecideContext } from '../../decide/decision.js';
import { decide } from '../../decide/decide.js';
import { leafStates } from '../../instance/leaf-states.js';
import type { ProcessInstance } from '../../instance/instance.js';
import { planMigration } from '../../versions/plan-migration.js';
import type { PreparedDefinition } from '../definition-cache.js';
import type { Shell } from '../shell.js';
import type { DryRunItem, MigrationRequest, Standing } from './migration-request.js';

/** Decides the very command that `run` would send, on a copy, and says what would be different. Writes nothing. */
export async function dryRunOne(
  shell: Shell,
  from: PreparedDefinition,
  to: PreparedDefinition,
  { mapping }: MigrationRequest,
  instance: ProcessInstance,
): Promise<DryRunItem> {
  const decision = await decideDry(shell, from, to, mapping, instance);
  const target = { from: from.process, to: to.process, form: to.form, now: shell.clock.now() };
  const { reasons } = planMigration(target, mapping ?? {}, instance);
  const base = {
    instanceId: instance.id,
    ...(instance.businessKey === undefined ? {} : { businessKey: instance.businessKey }),
    subject: instance.subject,
    before: standingOf(instance),
  };
  if (decision.kind !== 'accepted') {
    const notes = reasons.filter(({ level }) => level !== 'note');
    return { ...base, events: [], notes, ...(decision.kind === 'refused' ? { fault: decision.fault } : {}) };
  }
  return {
    ...base,
    after: standingOf(decision.instance),
    events: decision.events.map(({ type }) => type),
    notes: reasons,
  };
}

async function decideDry(
  shell: Shell,
  from: PreparedDefinition,
  to: PreparedDefinition,
  mapping: MigrationRequest['mapping'],
  instance: ProcessInstance,
): Promise<Decision | Accepted> {
  const serials: Record<string, number> = {};
  const loads: Record<string, number> = {};
  for (;;) {
    let made = 0;
    const context: DecideContext = {
      now: shell.clock.now(),
      newId: (kind) => `dry-${kind}-${(made += 1)}`,
      directory: shell.directory(),
      calendars: shell.calendars,
      form: from.form,
      serials,
      loads,
      migrateTo: { process: to.process, form: to.form },
    };
    const decision = decide(
      from.process,
      instance,
      {
        type: 'migrate',
        commandId: 'dry-run',
        actor: { userId: 'system', system: true },
        instanceId: instance.id,
        toVersion: to.process.definition.version,
        ...(mapping === undefined ? {} : { mapping }),
        planId: 'dry-run',
      },
      context,
    );
    if (decision.kind === 'serial-needed') serials[decision.scope] = (await shell.store.lastSerial(decision.scope)) + 1;
    else if (decision.kind === 'load-needed') for (const user of decision.users) loads[user] = 0;
    else return decision;
  }
}

function standingOf(instance: ProcessInstance): Standing {
  return {
    states: leafStates(instance),
    tasks: instance.tasks.map(({ id, state, assignee, dueAt }) => ({
      id,
      state,
      ...(assignee === undefined ? {} : { assignee }),
      ...(dueAt === undefined ? {} : { dueAt }),
    })),
    timers: instance.timers.map(({ rule, dueAt }) => ({ rule, dueAt })),
  };
}

import type { Calendars } from '../../src/service-time/calendar.js';
import type { CompiledForm } from '../../src/forms/compiled-form.js';
import { compileProcess } from '../../src/compile/compile-process.js';
import type { CompiledProcess } from '../../src/compile/compiled-process.js';
import type { Command } from '../../src/decide/command.js';
import { decide } from '../../src/decide/decide.js';
import type { Accepted, DecideContext, Decision } from '../../src/decide/decision.js';
import type { ProcessDefinition } from '../../src/definition/process-definition.js';
import type { Fault } from '../../src/definition/yunliu-error.js';
import type { Directory, User } from '../../src/identity/directory.js';
import type { ProcessInstance, Task } from '../../src/instance/instance.js';

/** The same command without the parts the little world adds. */
export type Said = Omit<DistributiveCommand, 'commandId' | 'actor' | 'instanceId'> & { readonly as?: string };
type DistributiveCommand = Command & { readonly [key: string]: unknown };

const units = { H: 3_600_000, M: 60_000, S: 1000, D: 86_400_000 } as const;

/** `PnD`, `PTnH`, `PTnM`, `PTnS` on every calendar: enough for rules that are not about calendars. */
export const plainCalendars: Calendars = {
  has: (calendar) => calendar !== 'missing',
  due(from, duration) {
    let ms = 0;
    for (const [, amount, unit] of duration.matchAll(/(\d+)([HMSD])/g)) ms += Number(amount) * units[unit as 'H'];
    return new Date(Date.parse(from) + ms).toISOString();
  },
};

const people: readonly User[] = [
  { id: 'starter', name: '申请人', roles: ['employee'], departmentId: 'd1', active: true },
  { id: 'clerk-1', name: '坐席一', roles: ['clerk'], departmentId: 'd1', active: true },
  { id: 'clerk-2', name: '坐席二', roles: ['clerk'], departmentId: 'd2', active: true },
  { id: 'boss', name: '主管', roles: ['boss'], active: true },
  { id: 'gone', name: '已离职', roles: ['clerk', 'retired'], active: false },
  { id: 'viewer', name: '督办', roles: ['viewer'], active: true },
  { id: 'stranger', name: '外人', roles: [], active: true },
  { id: 'admin', name: '管理员', roles: ['admin'], active: true },
];

export function directoryOf(users: readonly User[]): Directory {
  return {
    user: (id) => users.find((user) => user.id === id),
    department: (id) => (/^d\d$/.test(id) ? { id, name: id } : undefined),
    role: (key) => ({ key, title: key }),
    usersInRole: (role) => users.filter((user) => user.roles.includes(role)),
    usersInDepartment: (id) => users.filter((user) => user.departmentId === id),
  };
}

export interface World {
  now: string;
  instance: ProcessInstance | undefined;
  readonly process: CompiledProcess;
  readonly ctx: DecideContext;
  /** Everything accepted so far, oldest first. */
  readonly accepted: Accepted[];
  serials: Record<string, number>;
  decide(command: Command): Decision;
  send(type: Command['type'], as: string, rest?: Record<string, unknown>): Decision;
}

export interface WorldOptions {
  readonly calendars?: Calendars;
  readonly forms?: readonly CompiledForm[];
  readonly users?: readonly User[];
}

/** One instance of one process, driven through the pure core. `as: 'system'` is the engine. */
export function worldOf(definition: ProcessDefinition, options: WorldOptions = {}): World {
  const process = compileProcess(definition, 'hash');
  const ids: Record<string, number> = {};
  let commands = 0;
  const world: World = {
    now: '2026-09-30T00:00:00.000Z',
    instance: undefined,
    process,
    accepted: [],
    serials: {},
    ctx: {
      get now() {
        return world.now;
      },
      newId: (kind) => `${kind}-${(ids[kind] = (ids[kind] ?? 0) + 1)}`,
      directory: directoryOf(options.users ?? people),
      calendars: options.calendars ?? plainCalendars,
      form: (template, version) =>
        options.forms?.find(({ template: form }) => form.key === template && form.version === version),
      get serials() {
        return world.serials;
      },
    },
    decide(command) {
      const decision = decide(process, world.instance, command, world.ctx);
      if (decision.kind !== 'accepted') return decision;
      world.instance = decision.instance;
      world.accepted.push(decision);
      return decision;
    },
    send(type, as, rest = {}) {
      const actor = as === 'system' ? { userId: 'system', system: true } : { userId: as };
      const common = { type, actor, commandId: `c${++commands}`, instanceId: world.instance?.id ?? 'i1', ...rest };
      return world.decide((type === 'start' ? { process: definition.key, ...common } : common) as unknown as Command);
    },
  };
  return world;
}

/** Starts as the employee unless said otherwise; fails the test when refused. */
export function started(definition: ProcessDefinition, options?: WorldOptions, rest?: Record<string, unknown>): World {
  const world = worldOf(definition, options);
  accept(world.send('start', 'system', { onBehalfOf: 'starter', ...rest }));
  return world;
}

export function accept(decision: Decision): Accepted {
  if (decision.kind !== 'accepted') throw new Error(`not accepted: ${JSON.stringify(decision)}`);
  return decision;
}

/** The refusal's fault; fails the test when the command was accepted. */
export function refusedWith(decision: Decision): Fault {
  if (decision.kind !== 'refused') throw new Error(`not refused: ${decision.kind}`);
  return decision.fault;
}

export function now(world: World): ProcessInstance {
  if (world.instance === undefined) throw new Error('not started');
  return world.instance;
}

export function taskIn(world: World, state: string): Task {
  const task = now(world).tasks.find((open) => open.state === state);
  if (task === undefined) throw new Error(`no open task in ${state}: ${leaves(world).join(', ')}`);
  return task;
}

export function complete(
  world: World,
  state: string,
  as: string,
  outcome = 'ok',
  rest: Record<string, unknown> = {},
): Decision {
  return world.send('complete', as, { taskId: taskIn(world, state).id, outcome, ...rest });
}

/** States it stands in that hold no others. */
export function leaves(world: World): readonly string[] {
  const containers = new Set(now(world).visits.map(({ parent }) => parent));
  return now(world)
    .visits.filter(({ id }) => !containers.has(id))
    .map(({ state }) => state);
}

export function eventTypes(decision: Decision): readonly string[] {
  return accept(decision).events.map(({ type }) => type);
}

import type { CompiledProcess } from '../compile/compiled-process.js';
import type { Json, JsonObject } from '../definition/json.js';
import type { Fault } from '../definition/yunliu-error.js';
import { mayAdminister } from '../identity/permissions.js';
import { sameJson } from '../forms/same-json.js';
import type { ProcessInstance, Visit } from '../instance/instance.js';
import { checkMapping } from '../versions/check-mapping.js';
import { mappedState, timerPolicy, type MigrationMapping } from '../versions/migration-mapping.js';
import type { PlacedVisit, Placement } from '../versions/place-visits.js';
import { planMigration, type InstancePlan } from '../versions/plan-migration.js';
import type { Command } from './command.js';
import type { DecideContext } from './decision.js';
import { enterInside, expectSomething } from './enter-state.js';
import { migrateClocks } from './migrate-clocks.js';
import { settleGroup } from './groups/settle-group.js';
import { leaveForMigration } from './migrate-leaving.js';
import { renameStates } from './migrate-names.js';
import { moveTasks } from './migrate-tasks.js';
import { migrateTimers } from './migrate-timers.js';
import { personOf } from './permissions.js';
import { refusal } from './refusal.js';
import { armTimers } from './timers.js';
import { Turn } from './turn.js';

type MigrateCommand = Extract<Command, { readonly type: 'migrate' }>;

/**
 * Moves an instance to another version of its process. The plan is made again here, on the instance as it is now, so a
 * plan that time has overtaken is refused and nothing is entered, left or cancelled that it does not name. No entry or
 * exit effect runs for what merely stands elsewhere; what is begun anew is entered like any other state.
 */
export function migrateInstance(
  from: CompiledProcess,
  instance: ProcessInstance,
  command: MigrateCommand,
  ctx: DecideContext,
): Turn | { readonly fault: Fault } {
  const notAllowed = checkActor(command, ctx);
  if (notAllowed !== undefined) return { fault: notAllowed };
  if (command.fromVersion !== undefined && command.fromVersion !== from.definition.version) {
    return { fault: otherVersion(from.definition.version) };
  }
  const target = ctx.migrateTo;
  if (target === undefined || target.process.definition.version !== command.toVersion) {
    return { fault: unknownVersion(from.definition.key, command.toVersion) };
  }
  const mapping = command.mapping ?? {};
  const issues = checkMapping(mapping, from, target.process);
  if (issues.length > 0) return { fault: wrongMapping(issues) };
  const plan = planMigration({ from, to: target.process, form: target.form, now: ctx.now }, mapping, instance);
  if (plan.verdict !== 'safe') return { fault: notSafe(plan) };

  const turn = new Turn(target.process, instance, command, { ...ctx, form: target.form });
  turn.record('instance.migrated', detailsOf(from, target.process, command, plan));
  turn.setVariables(plan.variables);
  carryOut({ turn, from, instance, mapping, placement: plan.placement });
  return turn;
}

interface Move {
  readonly turn: Turn;
  readonly from: CompiledProcess;
  readonly instance: ProcessInstance;
  readonly mapping: MigrationMapping;
  readonly placement: Placement;
}

function carryOut({ turn, from, instance, mapping, placement }: Move): void {
  const again = placement.placed.flatMap(({ visit, isReentered }) =>
    isReentered && visit !== undefined ? [visit] : [],
  );
  leaveForMigration(turn, from, [...placement.ending, ...again]);
  renameStates(turn, mapping);

  const standing = new Map<PlacedVisit, Visit>();
  const fresh: Visit[] = [];
  turn.visits = [];
  for (const item of placement.placed) {
    if (item.isReentered) continue;
    const parent = item.parent === undefined ? undefined : standing.get(item.parent);
    const visit = item.visit === undefined ? newContainer(turn, item, parent) : moved(turn, item, item.visit, parent);
    standing.set(item, visit);
    if (item.visit === undefined) fresh.push(visit);
  }
  migrateTimers(
    turn,
    from,
    mapping,
    [...standing].map(([item, visit]) => ({ before: item.visit, visit })),
  );
  migrateClocks(
    turn,
    from,
    mapping,
    [...standing].map(([item, visit]) => ({ before: item.visit, visit })),
  );
  for (const visit of fresh) {
    const { state } = turn.state(visit.state);
    if ('timers' in state) armTimers(turn, state.timers, visit);
  }
  for (const [item, visit] of standing) {
    if (item.visit === undefined) continue;
    const { state } = turn.state(visit.state);
    if (state.type === 'task') {
      const rule = mappedState(mapping, item.visit.state);
      moveTasks(turn, {
        from,
        before: item.visit,
        visit,
        state,
        people: rule?.people ?? 'keep',
        policy: timerPolicy(mapping, item.visit.state),
      });
      const before = from.states.get(item.visit.state)?.state;
      const had = before?.type === 'task' ? before.group : undefined;
      // The ballots given may decide by the later rule, or let others begin.
      if (visit.group !== undefined && !sameJson((had ?? null) as Json, (state.group ?? null) as Json))
        settleGroup(turn, visit.id);
    }
    if (state.type === 'call' && item.visit.state !== visit.state) {
      turn.children = turn.children.map((child) =>
        child.visitId === visit.id ? { ...child, state: visit.state } : child,
      );
    }
    // A stuck wait has its incident already.
    if (state.type === 'wait' && !instance.jobs.some(({ visitId }) => visitId === visit.id))
      expectSomething(turn, visit);
  }
  for (const item of placement.placed) {
    const inside = item.parent === undefined ? undefined : standing.get(item.parent);
    if (item.isReentered) enterInside(turn, turn.visit(inside?.id), item.region, [item.state]);
    const visit = turn.visit(standing.get(item)?.id);
    const { state } = turn.state(item.state);
    if (visit === undefined || state.type !== 'parallel') continue;
    for (const region of item.entering) {
      const initial = state.regions[region]?.initial;
      if (initial !== undefined) enterInside(turn, turn.visit(visit.id), region, [initial]);
    }
    if (visit.detached !== true && isJoined(turn, item, visit.id))
      turn.pendingRoutes.push({ visitId: visit.id, outcome: 'join' });
  }
}

/** The new version's join may be reached by what is done already. */
function isJoined(turn: Turn, item: PlacedVisit, visitId: string): boolean {
  const { state } = turn.state(item.state);
  const visit = turn.visit(visitId);
  if (state.type !== 'parallel' || visit === undefined) return false;
  // One that could not go on has its incident: retrying it is up to an administrator.
  if (turn.jobs.some((job) => job.visitId === visitId && job.request.kind === 'resume')) return false;
  // A region that ended while it was entered here has reported the join itself.
  if (turn.pendingRoutes.some((pending) => pending.visitId === visitId)) return false;
  const entered = (visit.regions ?? Object.keys(state.regions)).length;
  const needed = state.join === 'all' ? entered : Math.min(entered, state.join === 'any' ? 1 : state.join);
  return (visit.doneRegions ?? []).length >= needed;
}

function newContainer(turn: Turn, item: PlacedVisit, parent: Visit | undefined): Visit {
  turn.countEntry(item.state);
  const visit = turn.newVisit(item.state, parent?.id, item.region);
  turn.record('state.entered', { visit: visit.id, migrated: true }, { state: item.state });
  return withRegions(turn, item, visit);
}

function moved(turn: Turn, item: PlacedVisit, before: Visit, parent: Visit | undefined): Visit {
  const { parent: _parent, region: _region, doneRegions: _done, regions: _regions, back, ...rest } = before;
  const visit: { -readonly [Key in keyof Visit]: Visit[Key] } = { ...rest, state: item.state };
  if (parent !== undefined) visit.parent = parent.id;
  if (item.region !== undefined) visit.region = item.region;
  // The way straight back leads to states as they were; without one of them it is walked again.
  if (back?.left.every(({ state }) => turn.process.states.has(state)) === true) visit.back = back;
  turn.visits = [...turn.visits, visit];
  return withRegions(turn, item, visit);
}

function withRegions(turn: Turn, item: PlacedVisit, visit: Visit): Visit {
  const known = item.visit;
  if (turn.state(item.state).state.type !== 'parallel') return visit;
  const marked: { -readonly [Key in keyof Visit]: Visit[Key] } = { ...visit };
  if (item.doneRegions.length > 0 || known?.doneRegions !== undefined) marked.doneRegions = item.doneRegions;
  if (item.regions !== undefined) marked.regions = item.regions;
  turn.replaceVisit(marked);
  return marked;
}

function detailsOf(
  from: CompiledProcess,
  to: CompiledProcess,
  command: MigrateCommand,
  plan: InstancePlan,
): JsonObject {
  const states = plan.placement.placed.flatMap(({ visit, state }) =>
    visit !== undefined && visit.state !== state ? [{ from: visit.state, to: state }] : [],
  );
  const details: { [key: string]: Json } = {
    plan: command.planId,
    from: { version: from.definition.version, hash: from.hash },
    to: { version: to.definition.version, hash: to.hash },
  };
  if (states.length > 0) details['states'] = states;
  const notes = plan.reasons.map(({ code, state, name }) => ({
    code,
    ...(state === undefined ? {} : { state }),
    ...(name === undefined ? {} : { name }),
  }));
  if (notes.length > 0) details['notes'] = notes;
  return details;
}

function checkActor({ actor }: MigrateCommand, ctx: DecideContext): Fault | undefined {
  if (actor.system === true) return undefined;
  const viewer = personOf(actor, ctx.directory);
  if (viewer !== undefined && mayAdminister(viewer)) return undefined;
  return refusal(
    'migration/not-allowed',
    ['只有管理员可以迁移流程。', 'Only administrators may migrate instances.'],
    ['请联系管理员处理。', 'Ask an administrator.'],
  );
}

function otherVersion(version: number): Fault {
  return refusal(
    'migration/other-version',
    [`该流程现在运行在第 ${version} 版上。`, `The instance runs on version ${version} now.`],
    ['请按其当前版本重新制定迁移计划。', 'Plan anew from the version it runs on.'],
    { pointer: '/fromVersion', details: { version } },
  );
}

function unknownVersion(key: string, version: number): Fault {
  return refusal(
    'migration/unknown-version',
    [`流程“${key}”没有第 ${version} 版。`, `There is no version ${version} of process "${key}".`],
    ['请选择已发布的版本。', 'Choose a version that is published.'],
    { pointer: '/toVersion', details: { version } },
  );
}

function wrongMapping(issues: ReturnType<typeof checkMapping>): Fault {
  return refusal(
    'migration/wrong-mapping',
    ['迁移映射有误。', 'The mapping has faults.'],
    ['请按提示逐条修改。', 'Correct each of them.'],
    { pointer: '/mapping', issues: issues.map((issue) => ({ ...issue, pointer: `/mapping${issue.pointer}` })) },
  );
}

function notSafe({ verdict, reasons }: InstancePlan): Fault {
  const open = reasons.filter(({ level }) => level !== 'note');
  return refusal(
    verdict === 'blocked' ? 'migration/blocked' : 'migration/needs-mapping',
    [open[0]?.message['zh-CN'] ?? '该流程不能迁移。', open[0]?.message.en ?? 'The instance cannot be migrated.'],
    verdict === 'blocked'
      ? ['请先处理所列原因，或让该流程在原版本上办完。', 'Deal with the reasons, or let it end on its version.']
      : ['请在迁移映射中补充所列决定。', 'Add the decisions that are asked for to the mapping.'],
    { details: { reasons: open } },
  );
}

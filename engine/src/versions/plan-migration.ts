import type { CompiledProcess } from '../compile/compiled-process.js';
import type { JsonObject } from '../definition/json.js';
import { localize } from '../definition/localized-text.js';
import type { ProcessInstance, Visit } from '../instance/instance.js';
import type { MigrationMapping } from './migration-mapping.js';
import type { MigrationTarget } from './migration-target.js';
import { reason, verdictOf, type MigrationReason, type Verdict } from './migration-reason.js';
import { placeVisits, type Placement } from './place-visits.js';
import { planClocks } from './plan-clocks.js';
import { planTimers } from './plan-timers.js';
import { convertedVariables, planValues } from './plan-values.js';
import { planWork } from './plan-work.js';
import { suggestStates } from './suggest-states.js';

/** What a migration would mean for one instance. */
export interface InstancePlan {
  readonly verdict: Verdict;
  readonly reasons: readonly MigrationReason[];
  /** How its visits would stand. Only to be carried out when `verdict` is `safe`. */
  readonly placement: Placement;
  /** Variables the mapping changes. */
  readonly variables: JsonObject;
}

/**
 * Combines the two versions with where one instance stands: safe to move, in need of a decision, or not to be moved,
 * each with its reasons. Pure: the dry run, the page and the command itself all ask this.
 */
export function planMigration(
  target: MigrationTarget,
  mapping: MigrationMapping,
  instance: ProcessInstance,
): InstancePlan {
  const placement = placeVisits(target.from, target.to, instance, mapping);
  const variables = convertedVariables(mapping, instance, target.now);
  const reasons = [
    ...planEnvelope(target, instance),
    ...planPlaces(target, instance, placement),
    ...planWork(target, mapping, instance, placement),
    ...planTimers(target, mapping, instance, placement),
    ...planClocks(target, mapping, instance),
    ...planValues(target, mapping, instance, variables),
  ];
  return { verdict: verdictOf(reasons), reasons, placement, variables };
}

function planEnvelope({ from, to }: MigrationTarget, instance: ProcessInstance): readonly MigrationReason[] {
  const reasons: MigrationReason[] = [];
  if (instance.status !== 'running') {
    reasons.push(
      reason('blocked', 'ended', [
        '该流程已经结束，无需迁移。',
        'The instance has ended; there is nothing to migrate.',
      ]),
    );
  }
  if (instance.suspended !== undefined) {
    reasons.push(
      reason('blocked', 'suspended', [
        `该流程已挂起（${instance.suspended.reason}），请激活后再迁移。`,
        `The instance is suspended (${instance.suspended.reason}); activate it before it is migrated.`,
      ]),
    );
  }
  if (instance.definition.hash !== from.hash || from.definition.key !== to.definition.key) {
    reasons.push(
      reason('blocked', 'other-version', [
        `该流程运行在第 ${instance.definition.version} 版上，不是第 ${from.definition.version} 版。`,
        `The instance runs on version ${instance.definition.version}, not ${from.definition.version}.`,
      ]),
    );
  }
  if (instance.definition.version === to.definition.version) {
    reasons.push(
      reason('blocked', 'already-there', ['该流程已经在目标版本上。', 'The instance is on that version already.']),
    );
  }
  return reasons;
}

function planPlaces(
  { from, to }: MigrationTarget,
  instance: ProcessInstance,
  placement: Placement,
): readonly MigrationReason[] {
  const reasons: MigrationReason[] = [];
  for (const visit of placement.homeless) {
    const state = from.states.get(visit.state);
    const title = localize(state?.state.title) || visit.state;
    const titleEn = localize(state?.state.title, 'en') || visit.state;
    const suggestions = state === undefined ? [] : suggestStates(state, to);
    const isRegionGone = regionGone(from, to, instance, visit);
    reasons.push(
      isRegionGone
        ? reason(
            'mapping',
            'region-gone',
            [
              `“${title}”所在的并行分支在新版本中已不存在，请指定改到哪个步骤，或结束该分支。`,
              `The branch "${titleEn}" stands in is gone: say where it goes, or end the branch.`,
            ],
            { state: visit.state, suggestions },
          )
        : reason(
            'mapping',
            'state-gone',
            [
              `步骤“${title}”在新版本中已不存在，请指定对应的步骤。`,
              `The state "${titleEn}" is gone: say which state takes its place.`,
            ],
            { state: visit.state, suggestions },
          ),
    );
  }
  for (const visit of placement.crowded) {
    const title = localize(from.states.get(visit.state)?.state.title) || visit.state;
    const titleEn = localize(from.states.get(visit.state)?.state.title, 'en') || visit.state;
    reasons.push(
      reason(
        'mapping',
        'place-taken',
        [
          `两个并行的步骤在新版本中落到了同一处，“${title}”没有位置；请改到别处，或结束该分支。`,
          `Two branches would stand in one place; "${titleEn}" has none left: send it elsewhere or end the branch.`,
        ],
        { state: visit.state },
      ),
    );
  }
  for (const { parallel, region } of placement.undecided) {
    const state = to.states.get(parallel)?.state;
    const title = localize(state?.title) || parallel;
    const regionTitle = state?.type === 'parallel' ? localize(state.regions[region]?.title) || region : region;
    reasons.push(
      reason(
        'mapping',
        'region-undecided',
        [
          `“${title}”的分支“${regionTitle}”在该流程中尚未开始，请决定现在开始还是视为已完成。`,
          `The branch "${regionTitle}" of "${localize(state?.title, 'en') || parallel}" has not begun here: decide whether it begins now or counts as done.`,
        ],
        { state: parallel, name: region },
      ),
    );
  }
  const entered = placement.placed.flatMap((item) => item.entering.map((region) => ({ parallel: item.state, region })));
  for (const { parallel, region } of entered) {
    reasons.push(
      reason(
        'note',
        'region-entered',
        [`将进入并行分支“${region}”。`, `The branch "${region}" of "${parallel}" begins with the migration.`],
        { state: parallel, name: region },
      ),
    );
  }
  if (instance.status === 'running' && placement.placed.length === 0 && placement.homeless.length === 0) {
    reasons.push(
      reason('blocked', 'nothing-left', [
        '按此映射，流程中将没有任何进行中的步骤。',
        'With this mapping nothing of the instance would be left open.',
      ]),
    );
  }
  return reasons;
}

/** Its region (or one around it) is not in the later version, while the parallel state is. */
function regionGone(from: CompiledProcess, to: CompiledProcess, instance: ProcessInstance, visit: Visit): boolean {
  const byId = new Map(instance.visits.map((each) => [each.id, each]));
  for (let at: Visit | undefined = visit; at !== undefined; at = byId.get(at.parent ?? '')) {
    const outer = byId.get(at.parent ?? '');
    if (at.region === undefined || outer === undefined || from.states.get(outer.state)?.state.type !== 'parallel')
      continue;
    const state = to.states.get(outer.state)?.state;
    if (state?.type === 'parallel' && !Object.hasOwn(state.regions, at.region)) return true;
  }
  return false;
}

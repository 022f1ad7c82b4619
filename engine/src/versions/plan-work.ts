import { localize } from '../definition/localized-text.js';
import type { Json } from '../definition/json.js';
import type { State } from '../definition/states/state.js';
import { sameJson } from '../forms/same-json.js';
import type { ProcessInstance, Visit } from '../instance/instance.js';
import { mappedState, type MigrationMapping } from './migration-mapping.js';
import { reason, type MigrationReason } from './migration-reason.js';
import type { PlacedVisit, Placement } from './place-visits.js';
import type { MigrationTarget } from './migration-target.js';
import { typeWord } from './change-words.js';

/** What becomes of the work under way: tasks, groups, jobs, children. */
export function planWork(
  target: MigrationTarget,
  mapping: MigrationMapping,
  instance: ProcessInstance,
  placement: Placement,
): readonly MigrationReason[] {
  const reasons: MigrationReason[] = [];
  for (const item of placement.placed) {
    const { visit } = item;
    const before = visit === undefined ? undefined : target.from.states.get(visit.state)?.state;
    const after = target.to.states.get(item.state)?.state;
    if (visit === undefined || before === undefined || after === undefined) continue;
    if (before.type !== after.type) reasons.push(...retyped(mapping, visit, before, after));
    else if (item.isReentered) reasons.push(begunAnew(visit, before));
    else reasons.push(...keptWork(mapping, instance, visit, before, after, item));
    if (item.isReentered || after.type !== 'call') reasons.push(...abandonedChild(mapping, instance, visit, before));
  }
  for (const visit of placement.ending) {
    const before = target.from.states.get(visit.state)?.state;
    if (before === undefined) continue;
    reasons.push(...abandonedChild(mapping, instance, visit, before));
    if (mappedState(mapping, visit.state)?.to !== null) continue;
    reasons.push(
      reason(
        'note',
        'branch-ended',
        [`“${zh(before, visit)}”将被结束。`, `"${en(before, visit)}" ends with the migration.`],
        {
          state: visit.state,
        },
      ),
    );
  }
  return reasons;
}

function retyped(mapping: MigrationMapping, visit: Visit, before: State, after: State): readonly MigrationReason[] {
  const [from, to] = [typeWord(before.type), typeWord(after.type)];
  if (mappedState(mapping, visit.state) === undefined) {
    return [
      reason(
        'mapping',
        'state-retyped',
        [
          `步骤“${zh(before, visit)}”由${from['zh-CN']}改成了${to['zh-CN']}，请确认重新进入该步骤，或改到别处。`,
          `"${en(before, visit)}" was a ${from.en} and is a ${to.en} now: confirm that it is entered anew, or send it elsewhere.`,
        ],
        { state: visit.state },
      ),
    ];
  }
  return [begunAnew(visit, before)];
}

function begunAnew(visit: Visit, before: State): MigrationReason {
  return reason(
    'note',
    'entered-anew',
    [
      `“${zh(before, visit)}”的未完成工作将取消并重新开始。`,
      `What is under way in "${en(before, visit)}" is cancelled and begun anew.`,
    ],
    { state: visit.state },
  );
}

function keptWork(
  mapping: MigrationMapping,
  instance: ProcessInstance,
  visit: Visit,
  before: State,
  after: State,
  { state }: PlacedVisit,
): readonly MigrationReason[] {
  const reasons: MigrationReason[] = [];
  const rule = mappedState(mapping, visit.state);
  const jobs = instance.jobs.filter(({ visitId }) => visitId === visit.id);
  if (jobs.some(({ incident }) => incident !== undefined)) {
    reasons.push(
      reason(
        'note',
        'incident-open',
        [
          `“${zh(before, visit)}”有未处理的故障，迁移后可按新版本重试。`,
          `"${en(before, visit)}" has an open incident; after the migration it is retried on the new version.`,
        ],
        { state: visit.state },
      ),
    );
  }
  if (before.type === 'service' && after.type === 'service' && jobs.length > 0 && rule?.work === undefined) {
    if (before.handler !== after.handler || !same(before.input, after.input)) {
      reasons.push(
        reason(
          'mapping',
          'job-changed',
          [
            `服务“${zh(before, visit)}”的作业已按旧版本发出，请决定沿用还是按新版本重新执行。`,
            `The job of "${en(before, visit)}" was asked for by the old version: keep it, or begin anew by the new one.`,
          ],
          { state: visit.state },
        ),
      );
    }
  }
  if (before.type === 'task' && after.type === 'task') {
    if (visit.group !== undefined && !same(before.group, after.group) && rule?.work === undefined) {
      reasons.push(
        reason(
          'mapping',
          'group-changed',
          [
            `“${zh(before, visit)}”的多人办理规则有变而表决正在进行，请决定保留已有意见还是重新开始。`,
            `The group rule of "${en(before, visit)}" has changed while it is at work: keep the ballots given, or begin anew.`,
          ],
          { state: visit.state },
        ),
      );
    }
    if (visit.group === undefined && after.group !== undefined && rule?.work === undefined) {
      reasons.push(
        reason(
          'mapping',
          'group-added',
          [
            `“${zh(before, visit)}”在新版本中由多人办理，请决定由当前办理人办完还是按新规则重新分派。`,
            `"${en(before, visit)}" is now for several people: let the present person finish, or begin anew.`,
          ],
          { state: visit.state },
        ),
      );
    }
    if (!same(before.assign, after.assign)) {
      const keeps = rule?.people !== 'assign';
      reasons.push(
        reason(
          'note',
          'assignment-changed',
          keeps
            ? [
                `“${zh(before, visit)}”的办理人规则有变，现有办理人不变。`,
                `The assignment of "${en(before, visit)}" has changed; the people who have it now keep it.`,
              ]
            : [`“${zh(before, visit)}”将按新规则重新分派。`, `"${en(before, visit)}" is assigned anew.`],
          { state: visit.state },
        ),
      );
    }
  }
  if (before.type === 'call' && after.type === 'call' && !same(before.process, after.process)) {
    reasons.push(
      reason(
        'note',
        'child-kept',
        [
          `“${zh(before, visit)}”继续等待已启动的子流程。`,
          `"${en(before, visit)}" goes on waiting for the child that runs.`,
        ],
        { state: visit.state },
      ),
    );
  }
  if (state !== visit.state) {
    reasons.push(
      reason(
        'note',
        'state-mapped',
        [
          `“${zh(before, visit)}”改到“${localize(after.title)}”。`,
          `"${en(before, visit)}" becomes "${localize(after.title, 'en')}".`,
        ],
        {
          state: visit.state,
          name: state,
        },
      ),
    );
  }
  return reasons;
}

function abandonedChild(
  mapping: MigrationMapping,
  instance: ProcessInstance,
  visit: Visit,
  before: State,
): readonly MigrationReason[] {
  const isRunning = instance.children.some(({ visitId, status }) => visitId === visit.id && status === 'running');
  if (before.type !== 'call' || !isRunning) return [];
  if (mappedState(mapping, visit.state)?.child === 'cancel') {
    return [
      reason(
        'note',
        'child-cancelled',
        [`“${zh(before, visit)}”的子流程将被撤销。`, `The child of "${en(before, visit)}" is cancelled.`],
        {
          state: visit.state,
        },
      ),
    ];
  }
  return [
    reason(
      'blocked',
      'child-running',
      [
        `“${zh(before, visit)}”的子流程仍在运行，请等待其结束，或在映射中选择撤销子流程。`,
        `The child of "${en(before, visit)}" still runs: wait for its end, or let the mapping cancel it.`,
      ],
      { state: visit.state },
    ),
  ];
}

function same(a: unknown, b: unknown): boolean {
  return sameJson((a ?? null) as Json, (b ?? null) as Json);
}

function zh(state: State, visit: Visit): string {
  return localize(state.title) || visit.state;
}

function en(state: State, visit: Visit): string {
  return localize(state.title, 'en') || visit.state;
}

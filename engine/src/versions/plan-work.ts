import { localize } from '../definition/localized-text.js';
import type { Json } from '../definition/json.js';
import { ballotKind, groupRuleOf } from '../definition/effective-group-rule.js';
import type { State, TaskState } from '../definition/states/state.js';
import { sameJson } from '../forms/same-json.js';
import type { ProcessInstance, TaskGroup, Visit } from '../instance/instance.js';
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
    else reasons.push(...keptWork(target, mapping, instance, visit, before, after, item));
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
  target: MigrationTarget,
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
    if (visit.group !== undefined) reasons.push(...unknownBallots(target, visit, visit.group, before, after, state));
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
  if (before.type === 'call' && after.type === 'call' && (before.each === undefined) !== (after.each === undefined)) {
    reasons.push(
      reason(
        'mapping',
        'call-changed',
        [
          `“${zh(before, visit)}”${after.each === undefined ? '不再' : '改为'}逐项启动子流程，无法接着等待已启动的子流程，请选择撤销并重新开始。`,
          `"${en(before, visit)}" ${after.each === undefined ? 'no longer goes' : 'now goes'} through a list, so it cannot go on waiting: cancel what runs and begin anew.`,
        ],
        { state: visit.state },
      ),
    );
  } else if (before.type === 'call' && after.type === 'call' && !same(before.process, after.process)) {
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

/** Ballots that the later version cannot count would keep the group open for ever. */
function unknownBallots(
  { to }: MigrationTarget,
  visit: Visit,
  { members }: TaskGroup,
  before: State,
  after: TaskState,
  state: string,
): readonly MigrationReason[] {
  const rule = groupRuleOf(after, to.states.get(state)?.outcomes ?? {});
  const unknown = members.find(({ ballot }) => ballot !== undefined && ballotKind(rule, ballot.outcome) === undefined);
  if (unknown?.ballot === undefined) return [];
  const { outcome } = unknown.ballot;
  return [
    reason(
      'mapping',
      'ballots-unknown',
      [
        `“${zh(before, visit)}”已有的意见“${outcome}”在新版本中不计票，请选择重新开始。`,
        `The ballot "${outcome}" given in "${en(before, visit)}" does not count in the new version: begin anew.`,
      ],
      { state: visit.state, name: outcome },
    ),
  ];
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

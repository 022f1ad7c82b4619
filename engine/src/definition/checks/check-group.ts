import { ANY, parseExpression, type FeelType, type TypeEnvironment } from '../../expressions/index.js';
import type { AssignmentRule } from '../assignment-rule.js';
import { MAX_MEMBERS } from '../group-rule.js';
import type { EachRule, GroupRule, VoteRule } from '../group-rule.js';
import { jsonPointer } from '../issue.js';
import type { TaskState } from '../states/state.js';
import { requireRole } from './check-assignment.js';
import type { DefinitionSubject } from './definition-subject.js';
import { reportExpression } from './expression-issues.js';

const NUMBER: FeelType = { kind: 'number' };
const STRING: FeelType = { kind: 'string' };

/** Outcomes are ballots of each other, the threshold can be reached, lists and weights have their types. */
export function checkGroup(
  subject: DefinitionSubject,
  state: TaskState,
  outcomes: ReadonlySet<string>,
  pointer: string,
): void {
  const { group } = state;
  if (group === undefined) return;
  const at = `${pointer}/group`;
  checkBallots(subject, group, outcomes, at);
  const rows = group.each === undefined ? undefined : rowNames(subject, group.each);
  if (group.each !== undefined) checkEach(subject, group.each, `${at}/each`);
  checkSize(subject, state, group, at);
  if (group.kind === 'sequence' && group.each?.mode === 'parallel') {
    subject.error(
      'group/mode-conflict',
      `${at}/each/mode`,
      ['依次办理的一组不能同时并行', 'A sequence cannot be parallel'],
      ['删去 mode，或改用 all。', 'Leave out mode, or use all.'],
    );
  }
  if (group.kind === 'vote') checkVote(subject, state, group, rows, at);
  if (group.results !== undefined) checkResults(subject, group.results, `${at}/results`);
  const most = mostPeople(state.assign);
  if (group.each === undefined && most === 1 && group.kind !== 'vote') {
    subject.warning(
      'group/one-member',
      `${pointer}/assign`,
      ['分派只会得到一个人，无需成组', 'The assignment gives one person only, so a group is not needed'],
      ['改用角色、部门或人员列表，或删去 group。', 'Assign a role, a department or a list, or leave out group.'],
    );
  }
}

/** Lists that are written out can be counted now; all others are counted when the group opens. */
function checkSize(subject: DefinitionSubject, { assign }: TaskState, { each }: GroupRule, at: string): void {
  const list =
    each === undefined
      ? undefined
      : parseExpression(each.list).expression?.evaluate({ variables: {}, now: '2000-01-01T00:00:00.000Z' });
  const most = each === undefined ? mostPeople(assign) : Array.isArray(list) ? list.length : 0;
  if (most === undefined || most <= MAX_MEMBERS) return;
  subject.warning(
    'group/too-many-members',
    each === undefined ? at : `${at}/each/list`,
    [
      `${most} 人，超过一组 ${MAX_MEMBERS} 人的上限，办理时会被拒绝`,
      `${most} members; a group of more than ${MAX_MEMBERS} is refused`,
    ],
    [
      '人数更多时，用 call 的 each 为每一项启动子流程。',
      'For longer lists start a process for each element: a call with each.',
    ],
  );
}

/** Names that expressions about one row see: the variables, the row and its place. */
export function rowNames(subject: DefinitionSubject, each: EachRule): TypeEnvironment {
  const named: readonly (readonly [string, FeelType])[] = [
    [each.as ?? 'item', itemType(subject, each)],
    ['index', NUMBER],
  ];
  return new Map([...subject.variables.types, ...named]);
}

/** Known where the list is a variable by itself. */
function itemType({ variables }: DefinitionSubject, { list }: EachRule): FeelType {
  const type = variables.types.get(list.trim());
  return type?.kind === 'list' ? type.items : ANY;
}

function checkBallots(
  subject: DefinitionSubject,
  group: GroupRule,
  outcomes: ReadonlySet<string>,
  pointer: string,
): void {
  const seen = new Set<string>();
  for (const ballot of ['pass', 'reject', 'abstain'] as const) {
    const outcome = group[ballot];
    if (outcome === undefined || outcome === '') continue;
    if (!outcomes.has(outcome)) {
      subject.error(
        'group/unknown-outcome',
        `${pointer}/${ballot}`,
        [`任务没有处理结果“${outcome}”`, `The task has no outcome "${outcome}"`],
        [`可用：${[...outcomes].join('、') || '无'}。`, `Outcomes: ${[...outcomes].join(', ') || 'none'}.`],
      );
    } else if (seen.has(outcome)) {
      subject.error(
        'group/same-outcome',
        `${pointer}/${ballot}`,
        [`“${outcome}”不能既表示同意又表示其他意见`, `"${outcome}" cannot mean two different ballots`],
        ['为每种意见使用不同的结果。', 'Use a different outcome for each.'],
      );
    }
    seen.add(outcome);
  }
  if (group.reject !== undefined || (group.kind !== 'vote' && group.abstain === undefined)) return;
  subject.error(
    'group/reject-missing',
    pointer,
    group.kind === 'vote'
      ? ['投票可能不通过，必须写明 reject', 'A vote can fail, so it needs `reject`']
      : ['允许弃权时可能无人同意，必须写明 reject', 'With abstentions nobody may agree, so it needs `reject`'],
    ['写明不通过时采用的结果。', 'Name the outcome that is taken then.'],
  );
}

export function checkEach(subject: DefinitionSubject, each: EachRule, pointer: string): void {
  const { types, open } = subject.variables;
  const checked = reportExpression(subject, { text: each.list, pointer: `${pointer}/list`, names: types, open });
  const kind = checked?.type.kind;
  if (checked?.faults.length === 0 && kind !== undefined && !['list', 'any', 'null'].includes(kind)) {
    subject.error(
      'each/not-a-list',
      `${pointer}/list`,
      ['表达式应给出列表', 'The expression must give a list'],
      ['使用明细表或多选字段的变量。', 'Use the variable of a table or of a field with several values.'],
    );
  }
  if (each.as !== undefined && types.has(each.as)) {
    subject.warning(
      'each/name-hides-variable',
      `${pointer}/as`,
      [`“${each.as}”与变量同名，表达式中看到的是当前行`, `"${each.as}" hides the variable of that name`],
      ['换一个名称。', 'Choose another name.'],
    );
  }
  if (each.enough === undefined) return;
  const counts: readonly (readonly [string, FeelType])[] = ['completed', 'active', 'total'].map((name) => [
    name,
    NUMBER,
  ]);
  subject.condition(each.enough, `${pointer}/enough`, new Map([...types, ...counts]));
}

function checkVote(
  subject: DefinitionSubject,
  state: TaskState,
  group: Extract<GroupRule, { readonly kind: 'vote' }>,
  rows: TypeEnvironment | undefined,
  pointer: string,
): void {
  const threshold = group.threshold as { readonly count?: number; readonly ratio?: number };
  if ((threshold.count === undefined) === (threshold.ratio === undefined)) {
    subject.error(
      'group/threshold',
      `${pointer}/threshold`,
      ['通过条件须写 count 或 ratio 之一', 'The threshold needs exactly one of count and ratio'],
      ['例如 {"ratio": 0.5} 或 {"count": 3}。', 'For example {"ratio": 0.5} or {"count": 3}.'],
    );
  } else if (threshold.ratio === 0) {
    subject.error(
      'group/threshold',
      `${pointer}/threshold/ratio`,
      ['比例须大于 0', 'The ratio must be above 0'],
      ['写 0 到 1 之间的数。', 'Write a number between 0 and 1.'],
    );
  }
  checkReach(subject, state, threshold.count, group, pointer);
  checkTie(subject, group, pointer);
  for (const [index, role] of (group.veto ?? []).entries()) {
    subject.usedRoles.add(role);
    requireRole(subject, role, pointer + jsonPointer('veto', index));
  }
  if (group.weight === undefined) return;
  const { types, open } = subject.variables;
  const names = new Map([...(rows ?? types), ['member', STRING]] as const);
  const checked = reportExpression(subject, { text: group.weight, pointer: `${pointer}/weight`, names, open });
  const kind = checked?.type.kind;
  if (checked?.faults.length !== 0 || kind === undefined || ['number', 'any', 'null'].includes(kind)) return;
  subject.error(
    'group/weight-not-a-number',
    `${pointer}/weight`,
    ['权重表达式应给出数字', 'The weight must be a number'],
    ['例如 if member = "boss" then 2 else 1。', 'For example if member = "boss" then 2 else 1.'],
  );
}

/** More yes votes than there can be people would refuse every vote. */
function checkReach(
  subject: DefinitionSubject,
  state: TaskState,
  count: number | undefined,
  group: Extract<GroupRule, { readonly kind: 'vote' }>,
  pointer: string,
): void {
  const most = group.each === undefined && group.weight === undefined ? mostPeople(state.assign) : undefined;
  if (count === undefined || most === undefined || count <= most) return;
  subject.error(
    'group/threshold-out-of-reach',
    `${pointer}/threshold/count`,
    [`最多 ${most} 人投票，永远达不到 ${count} 票`, `At most ${most} can vote, so ${count} votes are never reached`],
    ['降低 count，或改用 ratio。', 'Lower count, or use ratio.'],
  );
}

function checkTie(subject: DefinitionSubject, { threshold, tie }: VoteRule, pointer: string): void {
  if (tie === undefined) return;
  const ratio = 'ratio' in threshold ? threshold.ratio : undefined;
  if (ratio !== undefined && ratio >= 0.5) return;
  subject.warning(
    'group/tie-unused',
    `${pointer}/tie`,
    [
      '按票数或低于一半的比例通过时，票数相等由通过条件决定，tie 不起作用',
      'With a count, or a ratio below one half, the threshold decides equal votes and tie is not used',
    ],
    ['删去 tie，或使用不低于 0.5 的比例。', 'Leave out tie, or use a ratio of at least 0.5.'],
  );
}

function checkResults(subject: DefinitionSubject, name: string, pointer: string): void {
  subject.requireVariable(name, pointer);
  const kind = subject.variables.types.get(name)?.kind;
  if (kind === undefined || kind === 'any' || kind === 'list') return;
  subject.error(
    'group/results-not-a-list',
    pointer,
    [`变量“${name}”不是列表，不能保存各人的意见`, `"${name}" is no list and cannot take the ballots`],
    ['在 data 中声明为 array。', 'Declare it in data as an array.'],
  );
}

/** The most people a rule can give, where that is known without a directory. */
function mostPeople(rule: AssignmentRule): number | undefined {
  if (rule.else !== undefined) {
    const [own, other] = [mostOf(rule), mostPeople(rule.else)];
    return own === undefined || other === undefined ? undefined : Math.max(own, other);
  }
  return mostOf(rule);
}

function mostOf(rule: AssignmentRule): number | undefined {
  switch (rule.by) {
    case 'starter':
    case 'user':
    case 'handler-of':
    case 'previous':
    case 'round-robin':
    case 'least-loaded':
      return 1;
    case 'leader':
      return rule.every === true ? (rule.level ?? 1) : 1;
    case 'chosen':
      return rule.max ?? 1;
    default:
      return undefined;
  }
}

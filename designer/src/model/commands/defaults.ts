import type { Effect, GroupRule, JsonObject, LocalizedText, Region, State, StateType } from '@yunliu/engine/definition';
import type { RuleList } from './command.js';

/** Texts nobody has chosen: of the empty process, and whatever `text` makes. */
const unchosen = new Set([
  '填写申请\nFill in',
  '提交\nSubmit',
  '单号\nNumber',
  '到时提醒\nReminder',
  '办理\nGo on',
  '新分支\nNew branch',
  '分组\nGroup',
  '页签\nTab',
  '第一步\nStep 1',
  '第二步\nStep 2',
  '说明文字\nText',
  '办理时限\nTime to handle',
]);

function text(zh: string, en: string): LocalizedText {
  unchosen.add(`${zh}\n${en}`);
  return { 'zh-CN': zh, en };
}

/**
 * A text that only stands there until somebody gives a better one. Typed over in one language the other goes too:
 * “New task” does not mean “项目经理审批”.
 */
export function isUnchosenText(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { 'zh-CN': zh, en } = value as { readonly 'zh-CN'?: unknown; readonly en?: unknown };
  return typeof zh === 'string' && typeof en === 'string' && unchosen.has(`${zh}\n${en}`);
}

const UNCHOSEN = { process: 'choose-a-process', form: 'choose-a-form' } as const;

/** A name the format asks for, before somebody has chosen one. */
export function isUnchosenName(value: unknown): boolean {
  return value === UNCHOSEN.process || value === UNCHOSEN.form;
}

/** What a new state of each type is called before somebody gives it a title. */
export const stateTitles: { readonly [type in StateType]: LocalizedText } = {
  task: text('新任务', 'New task'),
  decision: text('新判断', 'New decision'),
  parallel: text('新并行', 'New parallel'),
  phase: text('新阶段', 'New phase'),
  call: text('新子流程', 'New call'),
  wait: text('新等待', 'New wait'),
  service: text('新系统任务', 'New service job'),
  final: text('结束', 'End'),
};

/** Gives a free key each time, never the same twice. */
export type FreshKey = (base: string) => string;

/** A new state that is whole by itself; `next` is where it leads. */
export function newState(type: StateType, title: LocalizedText, next: string, fresh: FreshKey): State {
  switch (type) {
    case 'task':
      return {
        type,
        title,
        assign: { by: 'starter' },
        outcomes: { done: { title: text('完成', 'Done'), to: next, style: 'primary' } },
      };
    case 'decision':
      return { type, title, branches: [{ when: 'true', to: next }], otherwise: next };
    case 'parallel':
      return {
        type,
        title,
        join: 'all',
        to: next,
        regions: {
          'branch-1': newRegion(text('分支一', 'Branch 1'), fresh),
          'branch-2': newRegion(text('分支二', 'Branch 2'), fresh),
        },
      };
    case 'phase': {
      const { initial, states } = newRegion(title, fresh);
      return { type, title, initial, states, onDone: { '*': { to: next } } };
    }
    case 'call':
      return { type, title, process: UNCHOSEN.process, wait: true, outcomes: { '*': { to: next } } };
    case 'wait':
      return { type, title, timers: [{ id: fresh('waited'), after: 'P1D', calendar: 'workday', to: next }] };
    case 'service':
      return { type, title, handler: 'http-request', to: next };
    case 'final':
      return { type, title };
  }
}

/** A region with one task and its end. */
export function newRegion(title: LocalizedText, fresh: FreshKey): Region {
  const task = fresh('task');
  const end = fresh('done');
  return {
    title,
    initial: task,
    states: {
      [task]: newState('task', stateTitles.task, end, fresh),
      [end]: newState('final', stateTitles.final, end, fresh),
    },
  };
}

/** A new rule of each list; `away` is a state it may lead to. */
export function newRule(list: RuleList, away: string, fresh: FreshKey): JsonObject {
  switch (list) {
    case 'timers':
      return {
        id: fresh('reminder'),
        title: { 'zh-CN': '到时提醒', en: 'Reminder' },
        after: 'P1D',
        calendar: 'workday',
        effects: [newEffect('notify') as unknown as JsonObject],
      };
    case 'messages':
      return { name: 'message', to: away };
    case 'signals':
      return { name: 'signal', to: away };
    case 'clocks':
      return {
        metric: fresh('handling'),
        title: { 'zh-CN': '办理时限', en: 'Time to handle' },
        within: 'P1D',
        calendar: 'workday',
      };
  }
}

/** A new effect of each type, to be filled in. */
export function newEffect(type: Effect['type']): Effect {
  switch (type) {
    case 'set':
      return { type, values: {} };
    case 'serial':
      return { type, rule: 'NUMBER', into: 'number' };
    case 'document':
      return { type, template: UNCHOSEN.form };
    case 'notify':
      return { type, to: { by: 'starter' }, title: text('{{subject}}', '{{subject}}') };
    case 'cc':
      return { type, to: { by: 'starter' } };
    case 'start':
      return { type, process: UNCHOSEN.process };
    case 'message':
      return { type, name: 'message' };
    case 'signal':
      return { type, name: 'signal' };
    case 'compensate':
      return { type };
  }
}

/** Outcomes a group needs, with what they are called. */
export const ballots = {
  pass: { title: text('同意', 'Agree'), style: 'primary' },
  reject: { title: text('不同意', 'Refuse'), style: 'danger' },
} as const;

export function newGroup(kind: GroupRule['kind'], pass: string, reject: string): GroupRule {
  const common = { pass, reject };
  if (kind === 'vote') return { kind, ...common, threshold: { ratio: 0.5, of: 'members' } };
  return { kind, ...common };
}

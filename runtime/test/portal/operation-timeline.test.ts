import { describe, expect, it } from 'vitest';
import type { JsonObject, ProcessDefinition } from '@yunliu/engine/definition';
import type { InstanceDetail, TimelineEvent } from '../../src/api/index.js';
import type { OperationEventType } from '../../src/portal/timeline/operation-sentences.js';
import { SentenceFacts } from '../../src/portal/timeline/sentence-facts.js';
import { timelineSentence } from '../../src/portal/timeline/timeline-sentence.js';

const outcomes = { ok: { title: '同意', to: 'done' } };
const definition: ProcessDefinition = {
  format: 1,
  key: 'leave',
  version: 1,
  title: '请假',
  category: 'governance',
  roles: {},
  start: { by: ['*'] },
  initial: 'fill',
  states: {
    fill: { type: 'task', title: '填写', assign: { by: 'starter' }, outcomes },
    review: { type: 'task', title: '审批', assign: { by: 'starter' }, outcomes },
    done: { type: 'final', title: '完成' },
  },
};
const detail: Pick<InstanceDetail, 'definition' | 'names' | 'related'> = {
  definition,
  names: { li: '李敏', wang: '王强' },
  related: [],
};

function event(type: OperationEventType, details: JsonObject): TimelineEvent {
  return {
    seq: 1,
    at: '2026-09-30T01:42:00.000Z',
    type,
    actor: { id: 'zhao', name: '赵云' },
    details,
    state: { key: 'review', title: '审批' },
  };
}

// One for each kind: the record type makes the compiler ask for a new one.
const cases: { readonly [type in OperationEventType]: readonly [details: JsonObject, zh: string, quote?: string] } = {
  'instance.recalled': [{ to: 'fill', reason: '填错了' }, '赵云撤回到「填写」', '填错了'],
  'instance.jumped': [
    { from: ['review'], to: 'fill', people: 'keep', reason: '重办' },
    '赵云把流程从「审批」跳转到「填写」',
    '重办',
  ],
  'instance.terminated': [{ as: 'voided', reason: '重复' }, '赵云作废了流程', '重复'],
  'instance.suspended': [{ reason: '整顿', timers: 'shift' }, '赵云挂起了流程', '整顿'],
  'instance.activated': [{}, '赵云激活了流程'],
  'instance.reopened': [{ to: 'review', reason: '补办' }, '赵云唤醒了流程，从「审批」继续', '补办'],
  'task.delegated': [{ from: 'zhao', to: 'li', reason: '出差' }, '赵云把「审批」委派给李敏，办完交还', '出差'],
  'task.resolved': [{ to: 'li', fields: [], comment: '已核实' }, '赵云办完「审批」，交还李敏', '已核实'],
  'task.delegation-recalled': [{}, '赵云收回「审批」的委派'],
  'task.returned': [
    { to: 'fill', afterwards: 'straight', comment: '请补充' },
    '赵云从「审批」退回到「填写」，办完后直接退回',
    '请补充',
  ],
  'task.returned-back': [{ to: ['review'], handler: 'zhao' }, '「审批」办完，直接回到「审批」'],
  'task.taken-back': [{ to: 'fill' }, '赵云拿回「填写」重新办理'],
  'task.urged': [{ to: ['li', 'wang'], count: 2, text: '请尽快' }, '赵云催办「审批」（李敏、王强），第 2 次', '请尽快'],
  'task.handed-over': [{ from: 'li', to: 'wang', reason: '离职' }, '赵云把李敏的「审批」交接给王强', '离职'],
  'signers.added': [
    { mode: 'before', users: ['li'], reason: '请法务看', member: 'm1' },
    '赵云在「审批」前加签李敏',
    '请法务看',
  ],
  'signers.removed': [{ users: ['li', 'wang'] }, '赵云在「审批」减签李敏、王强'],
};

describe('operations in the timeline', () => {
  it.each(Object.entries(cases))('[U1] %s is told in both languages', (type, [details, zh, quote]) => {
    const one = event(type as OperationEventType, details);
    const told = timelineSentence(one, new SentenceFacts(detail, 'zh-CN'), 'zh-CN');
    expect([told.text, told.quote, told.isMain]).toEqual([zh, quote, true]);
    const english = timelineSentence(one, new SentenceFacts(detail, 'en'), 'en').text;
    expect(english.replaceAll(/赵云|李敏|王强|填写|审批/g, '')).not.toMatch(/\p{Script=Han}/u);
    expect(english).not.toBe(type);
  });
});

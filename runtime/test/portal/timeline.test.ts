import { describe, expect, it } from 'vitest';
import type { HistoryEventType } from '@yunliu/engine';
import type { JsonObject, ProcessDefinition } from '@yunliu/engine/definition';
import type { InstanceDetail, TimelineEvent } from '../../src/api/index.js';
import type { OperationEventType } from '../../src/portal/timeline/operation-sentences.js';
import { SentenceFacts } from '../../src/portal/timeline/sentence-facts.js';
import { timelineSentence } from '../../src/portal/timeline/timeline-sentence.js';
import { transitionsTaken } from '../../src/portal/timeline/transitions-taken.js';

const definition: ProcessDefinition = {
  format: 1,
  key: 'hotline',
  version: 1,
  title: '热线电话服务',
  category: 'support',
  roles: {},
  start: { by: ['*'] },
  initial: 'call-taken',
  serials: { F14: { title: '电话记录编号', pattern: 'F14-{n}', reset: 'never' } },
  outcomes: { withdraw: { title: { 'zh-CN': '用户撤回', en: 'Withdrawn' }, to: 'closed' } },
  states: {
    'call-taken': {
      type: 'task',
      title: '接听登记',
      assign: { by: 'starter' },
      timers: [{ id: 't20', title: '20 分钟时限', after: 'PT20M', to: 'route' }],
      messages: [{ name: 'hang-up', title: '用户挂断', to: 'closed' }],
      outcomes: { escalate: { title: { 'zh-CN': '上交服务台', en: 'Escalate' }, to: 'route' } },
    },
    route: {
      type: 'decision',
      title: '是否故障',
      branches: [{ when: '故障 = true', title: '是故障', to: 'closed' }],
      otherwise: 'closed',
    },
    closed: { type: 'final', title: '已关闭', outcome: 'done' },
  },
};

const detail: Pick<InstanceDetail, 'definition' | 'names' | 'related'> = {
  definition,
  names: { 'hotline-1': '李敏', 'tech-1': '王强', 'role:service-desk': '服务台', 'department:d1': '客服中心' },
  related: [
    {
      id: 'child-1',
      process: { key: 'fault-handling', title: '故障处理' },
      subject: '',
      status: 'running',
      relation: 'child',
      maySee: true,
    },
  ],
};

const state = { key: 'call-taken', title: '接听登记' };
const route = { key: 'route', title: '是否故障' };

function event(type: HistoryEventType, details: JsonObject = {}, more: Partial<TimelineEvent> = {}): TimelineEvent {
  return {
    seq: 1,
    at: '2026-09-30T01:42:00.000Z',
    type,
    actor: { id: 'hotline-1', name: '李敏', department: '热线组' },
    details,
    state,
    ...more,
  };
}

interface Case {
  readonly event: TimelineEvent;
  readonly zh: string;
  readonly en: string;
  readonly quote?: string;
  readonly isMain: boolean;
}

// Every type has a sentence (every-event-sentence.test.ts); here are those whose words matter most.
const cases: { readonly [type in Exclude<HistoryEventType, OperationEventType>]?: Case } = {
  'instance.started': {
    event: event('instance.started'),
    zh: '李敏（热线组）发起了流程',
    en: '李敏 (热线组) started the process',
    isMain: true,
  },
  'instance.completed': {
    event: event('instance.completed', { outcome: 'done' }),
    zh: '流程已结束：已关闭',
    en: 'The process ended: 已关闭',
    isMain: true,
  },
  'instance.cancelled': {
    event: event('instance.cancelled', { reason: '重复登记' }),
    zh: '李敏（热线组）终止了流程',
    en: '李敏 (热线组) cancelled the process',
    quote: '重复登记',
    isMain: true,
  },
  'state.entered': { event: event('state.entered'), zh: '进入「接听登记」', en: 'Entered “接听登记”', isMain: false },
  'state.left': { event: event('state.left'), zh: '离开「接听登记」', en: 'Left “接听登记”', isMain: false },
  'task.created': {
    event: event('task.created', { candidates: ['role:service-desk', 'user:tech-1'] }),
    zh: '「接听登记」等待服务台、王强认领',
    en: '“接听登记” can be claimed by 服务台, 王强',
    isMain: false,
  },
  'task.claimed': {
    event: event('task.claimed'),
    zh: '李敏（热线组）认领了「接听登记」',
    en: '李敏 (热线组) claimed “接听登记”',
    isMain: true,
  },
  'task.unclaimed': {
    event: event('task.unclaimed', { assignee: 'hotline-1' }),
    zh: '李敏（热线组）取消认领「接听登记」，等待认领',
    en: '李敏 (热线组) gave “接听登记” back',
    isMain: true,
  },
  'task.transferred': {
    event: event('task.transferred', { from: 'hotline-1', to: 'tech-1', comment: '我要外出' }),
    zh: '李敏（热线组）把「接听登记」转给王强办理',
    en: '李敏 (热线组) transferred “接听登记” to 王强',
    quote: '我要外出',
    isMain: true,
  },
  'task.skipped': {
    event: event('task.skipped', { rule: 'adjacent', user: 'tech-1', outcome: 'escalate' }),
    zh: '「接听登记」王强刚办理过上一环节，系统自动选择「上交服务台」',
    en: '王强 did the task before, so “Escalate” was taken at “接听登记”',
    isMain: true,
  },
  'task.substituted': {
    event: event('task.substituted', { from: 'hotline-1', to: 'tech-1', onBehalfOf: 'hotline-1' }),
    zh: '「接听登记」由王强代李敏办理',
    en: '王强 does “接听登记” for 李敏',
    isMain: true,
  },
  'group.opened': {
    event: event('group.opened', { kind: 'all', members: [{ id: 'm1' }, { id: 'm2' }] }),
    zh: '「接听登记」由 2 人共同办理',
    en: '“接听登记” is answered by 2 together',
    isMain: false,
  },
  'ballot.cast': {
    event: event('ballot.cast', { member: 'm1', outcome: 'escalate', ballot: 'pass' }),
    zh: '李敏（热线组）在「接听登记」选择「上交服务台」',
    en: '李敏 (热线组) chose “Escalate” at “接听登记”',
    isMain: false,
  },
  'group.decided': {
    event: event('group.decided', { result: 'pass', outcome: 'escalate', tally: { pass: 2, reject: 1 } }),
    zh: '「接听登记」结果为「上交服务台」（同意 2，不同意 1）',
    en: '“接听登记” decided: “Escalate” (2 for, 1 against)',
    isMain: true,
  },
  'people.chosen': {
    event: event('people.chosen', { users: ['tech-1'] }),
    zh: '李敏（热线组）指定王强办理「接听登记」',
    en: '李敏 (热线组) chose 王强 for “接听登记”',
    isMain: true,
  },
  'task.draft-saved': {
    event: event('task.draft-saved', { fields: ['a'] }),
    zh: '李敏（热线组）保存了「接听登记」的草稿',
    en: '李敏 (热线组) saved a draft of “接听登记”',
    isMain: false,
  },
  'task.completed': {
    event: event('task.completed', { outcome: 'escalate', comment: '请尽快' }),
    zh: '李敏（热线组）办理了「接听登记」：上交服务台',
    en: '李敏 (热线组) completed “接听登记”: Escalate',
    quote: '请尽快',
    isMain: true,
  },
  'task.cancelled': {
    event: event('task.cancelled'),
    zh: '「接听登记」的任务不再需要办理',
    en: 'The task “接听登记” is no longer needed',
    isMain: false,
  },
  'task.unassignable': {
    event: event('task.unassignable', { candidates: [] }),
    zh: '「接听登记」没有找到办理人，转管理员处理',
    en: 'Nobody was found for “接听登记”; it went to an administrator',
    isMain: true,
  },
  'decision.taken': {
    event: event('decision.taken', { branch: 0, to: 'closed' }, { state: route }),
    zh: '「是否故障」判断为「是故障」，转到「已关闭」',
    en: '“是否故障” was “是故障” and led to “已关闭”',
    isMain: false,
  },
  'variables.changed': {
    event: event('variables.changed', { changes: [{ name: 'a', from: null, to: 1 }] }),
    zh: '更新了 1 项数据',
    en: '1 value changed',
    isMain: false,
  },
  'serial.assigned': {
    event: event('serial.assigned', { rule: 'F14', into: 'no', number: 'F14-0001' }),
    zh: '电话记录编号：F14-0001',
    en: '电话记录编号: F14-0001',
    isMain: true,
  },
  'timer.armed': {
    event: event('timer.armed', { rule: 't20', dueAt: '2026-09-30T02:02:00.000Z' }),
    zh: '「20 分钟时限」开始计时，2026-09-30 10:02 到时',
    en: '“20 分钟时限” runs until 2026-09-30 10:02',
    isMain: false,
  },
  'timer.fired': {
    event: event('timer.fired', { rule: 't20' }),
    zh: '「20 分钟时限」已到时，自动处理',
    en: '“20 分钟时限” ran out',
    isMain: true,
  },
  'timer.cancelled': {
    event: event('timer.cancelled', { rule: 'unknown' }),
    zh: '时限停止计时',
    en: 'A timer stopped',
    isMain: false,
  },
  'message.received': {
    event: event('message.received', { name: 'hang-up', key: null }),
    zh: '收到消息「用户挂断」',
    en: 'Message “用户挂断” arrived',
    isMain: true,
  },
  'child.started': {
    event: event('child.started', { process: 'fault-handling', instance: 'child-1', wait: true }),
    zh: '启动了「故障处理」',
    en: '“故障处理” was started',
    isMain: true,
  },
  'child.ended': {
    event: event('child.ended', { process: 'fault-handling', instance: 'child-1', status: 'completed' }),
    zh: '「故障处理」已办结',
    en: '“故障处理” is finished',
    isMain: true,
  },
  'job.created': {
    event: event('job.created', { job: 'j1' }),
    zh: '「接听登记」开始执行',
    en: '“接听登记” began to run',
    isMain: false,
  },
  'job.completed': {
    event: event('job.completed', { job: 'j1' }),
    zh: '「接听登记」执行完成',
    en: '“接听登记” ran',
    isMain: false,
  },
  'job.failed': {
    event: event('job.failed', { job: 'j1', try: 2 }),
    zh: '「接听登记」第 2 次执行失败',
    en: '“接听登记” failed (try 2)',
    isMain: false,
  },
  'incident.raised': {
    event: event('incident.raised', { job: 'j1' }, { state: undefined }),
    zh: '后台作业出现异常，等待管理员处理',
    en: 'The background job needs an administrator',
    isMain: true,
  },
  'incident.retried': {
    event: event('incident.retried', { job: 'j1' }),
    zh: '李敏（热线组）重试了异常作业',
    en: '李敏 (热线组) retried the failed job',
    isMain: true,
  },
  'comment.added': {
    event: event('comment.added', { text: '已电话确认' }),
    zh: '李敏（热线组）发表意见',
    en: '李敏 (热线组) commented',
    quote: '已电话确认',
    isMain: true,
  },
  'attachment.added': {
    event: event('attachment.added', { name: '截图.png', kind: 'upload' }),
    zh: '李敏（热线组）上传了附件「截图.png」',
    en: '李敏 (热线组) uploaded “截图.png”',
    isMain: true,
  },
  'document.produced': {
    event: event('document.produced', { name: '电话服务记录单.pdf' }),
    zh: '生成文件「电话服务记录单.pdf」',
    en: '“电话服务记录单.pdf” was produced',
    isMain: true,
  },
  'people.notified': {
    event: event('people.notified', { to: ['role:service-desk', 'department:d1'], title: '请处理' }),
    zh: '通知服务台、客服中心：请处理',
    en: '服务台, 客服中心 got a notice: 请处理',
    isMain: false,
  },
  'people.copied': {
    event: event('people.copied', { users: ['tech-1'] }),
    zh: '抄送王强',
    en: 'Copied to 王强',
    isMain: true,
  },
};

describe('timeline in words', () => {
  for (const [type, one] of Object.entries(cases)) {
    it(`[U1] ${type} is told in both languages`, () => {
      const zh = timelineSentence(one.event, new SentenceFacts(detail, 'zh-CN'), 'zh-CN');
      expect(zh.text).toBe(one.zh);
      expect(zh.quote).toBe(one.quote);
      expect(zh.isMain).toBe(one.isMain);
      expect(timelineSentence(one.event, new SentenceFacts(detail, 'en'), 'en').text).toBe(one.en);
    });
  }

  it('[U1] an outcome common to the whole process has its title too', () => {
    const told = timelineSentence(
      event('task.completed', { outcome: 'withdraw' }),
      new SentenceFacts(detail, 'zh-CN'),
      'zh-CN',
    );
    expect(told.text).toBe('李敏（热线组）办理了「接听登记」：用户撤回');
  });

  it('[U1] an assigned task, an ended child that was stopped, a signature, and an event of a newer server', () => {
    const facts = new SentenceFacts(detail, 'zh-CN');
    const tell = (one: TimelineEvent): string => timelineSentence(one, facts, 'zh-CN').text;
    expect(tell(event('task.created', { assignee: 'tech-1', candidates: [] }))).toBe('「接听登记」交王强办理');
    expect(tell(event('child.ended', { instance: 'child-1', status: 'cancelled' }))).toBe('「故障处理」已终止');
    expect(tell(event('attachment.added', { name: 's.png', kind: 'signature' }))).toBe('李敏（热线组）签名');
    expect(tell({ ...event('comment.added'), type: 'vote.counted' })).toBe('vote.counted');
    expect(tell({ ...event('comment.added'), type: 'toString' })).toBe('toString');
  });

  it('[U2] the short timeline leaves bookkeeping out', () => {
    const facts = new SentenceFacts(detail, 'zh-CN');
    const main = Object.values(cases).filter((one) => timelineSentence(one.event, facts, 'zh-CN').isMain);
    expect(main.length).toBeLessThan(Object.keys(cases).length);
  });
});

describe('transitions taken', () => {
  it('[U7] an outcome, a decision and a timer mark their own edges only', () => {
    const events = [
      event('state.entered'),
      event('timer.armed', { rule: 't20' }),
      event('timer.fired', { rule: 't20' }),
      event('state.left'),
      event('state.entered', {}, { state: route }),
      event('decision.taken', { branch: 0, to: 'closed' }, { state: route }),
      event('state.left', {}, { state: route }),
      event('state.entered', {}, { state: { key: 'closed', title: '已关闭' } }),
    ];
    const taken = transitionsTaken(events);
    expect(taken).toContain('call-taken>route>timer');
    expect(taken).toContain('route>closed>branch');
    expect(taken).not.toContain('call-taken>route>outcome');
  });
});

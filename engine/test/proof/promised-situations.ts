import type { ProcessInstance } from '@yunliu/engine';
import { always, because, byTask, fires, type Acts, type Situation } from './said.js';
import type { Said, Stage } from './stage.js';

const clockId = ({ clocks = [] }: ProcessInstance, metric: string): string =>
  clocks.find((clock) => clock.metric === metric)?.id ?? 'none';
const byClock =
  (type: string, by: string, metric: string, rest: object = {}) =>
  (instance: ProcessInstance): Said =>
    ({ type, by, clockId: clockId(instance, metric), ...rest }) as Said;

const at = (hour: number, minute = 0): string => new Date(Date.UTC(2026, 8, 28, hour, minute)).toISOString();
const registered = (stage: Stage): Promise<string> => stage.start('fault-handling', { system: 'erp', priority: 'low' });

/** Responded to `minutes` after the report (30 are promised), then taken by tech-1. */
const solving =
  (minutes: number, told: object = {}) =>
  async (stage: Stage): Promise<string> => {
    const id = await registered(stage);
    stage.minutes = minutes;
    const responded = byTask('complete', 'tech-1', { outcome: 'respond', ...told });
    await stage.say(id, responded(await stage.instance(id)));
    await stage.say(id, byTask('claim', 'tech-1')(await stage.instance(id)));
    return id;
  };

/** On from there by something `tech-1` says about a clock. */
const afterwards =
  (reach: Situation['reach'], said: (instance: ProcessInstance) => Said) =>
  async (stage: Stage): Promise<string> => {
    const id = await reach(stage);
    await stage.say(id, said(await stage.instance(id)));
    return id;
  };

const agreed = (key: string, mode: string) => (): Said => ({
  type: 'change-agreement',
  by: 'admin',
  agreement: { key, version: 1 },
  mode,
  ...because,
});
const changes: Acts = {
  'agreement carried': agreed('a03-one-year-service', 'carry'),
  'another agreement': agreed('a04-dongcheng-bid', 'retro'),
  'agreement for new clocks': agreed('a04-dongcheng-bid', 'grandfather'),
  calendars: () => ({ type: 'apply-calendars', by: 'system', change: 'c1' }),
  priority: () => ({ type: 'change-priority', by: 'pm', priority: 'high', ...because }),
};
const downtime = (): Said => ({
  type: 'apply-downtime',
  by: 'system',
  window: { id: 'w1', from: at(3), to: at(5), approvedAt: at(-9) },
});
const solve = byTask('complete', 'tech-1', { outcome: 'solve' });
const pause = byClock('pause-clock', 'tech-1', 'fault-resolve', { reason: 'waiting-client', evidence: ['函'] });
const appeal = (by: string, cause: string) => byClock('appeal-breach', by, 'fault-response', { cause, ...because });
const rules = (decision: string, rest: object = {}) =>
  byClock('rule-appeal', 'pm', 'fault-response', { decision, ...because, ...rest });
const decides = (by: string, decision: string, rest: object = {}) =>
  byClock('decide-extension', by, 'fault-resolve', { decision, ...rest });
const entryDecided = (by: string, approve: boolean) => (instance: ProcessInstance) => ({
  type: 'decide-entry' as const,
  by,
  entryId: instance.lateEntries?.[0]?.id ?? 'none',
  approve,
});

const ENTERED = { occurredAt: at(1, 10), lateReason: '现场无网络' };
const late = solving(75, ENTERED);
const broken = solving(45);

/** Promised times under an agreement, and what people and registries do about them. */
export const promisedSituations: readonly Situation[] = [
  {
    name: 'promised time',
    reach: solving(0),
    minutes: 61,
    acts: {
      pause,
      'pause of our own': byClock('pause-clock', 'tech-1', 'inner', because),
      breach: (instance) => fires(`clock:${clockId(instance, 'inner')}:breach`)(instance),
      extension: byClock('request-extension', 'tech-1', 'fault-resolve', { amount: 60, ...because }),
      ...changes,
      'priority otherwise': () => ({ type: 'change-priority', by: 'pm', priority: 'medium', ...because }),
      downtime,
      solve,
      suspend: always['suspend']!,
      cancel: always['cancel']!,
      correct: always['correct']!,
    },
  },
  {
    name: 'promised time, not yet responded to',
    reach: registered,
    minutes: 75,
    acts: {
      respond: byTask('complete', 'tech-1', { outcome: 'respond' }),
      'respond, entered in time': byTask('complete', 'tech-1', { outcome: 'respond', occurredAt: at(2) }),
      'respond, entered late': byTask('complete', 'tech-1', { outcome: 'respond', ...ENTERED }),
      breach: (instance) => fires(`clock:${clockId(instance, 'fault-response')}:breach`)(instance),
      ...changes,
      cancel: always['cancel']!,
    },
  },
  {
    name: 'promised time stands still',
    reach: afterwards(solving(0), pause),
    minutes: 61,
    acts: {
      resume: byClock('resume-clock', 'tech-1', 'fault-resolve'),
      'resume by the lead': byClock('resume-clock', 'pm', 'fault-resolve'),
      'resume, entered later': byClock('resume-clock', 'tech-1', 'fault-resolve', { occurredAt: at(1, 50) }),
      ...changes,
      downtime,
      solve,
      suspend: always['suspend']!,
    },
  },
  {
    name: 'more time asked for',
    reach: afterwards(solving(0), byClock('request-extension', 'tech-1', 'fault-resolve', { amount: 60, ...because })),
    minutes: 61,
    acts: {
      grant: decides('pm', 'grant'),
      'grant less': decides('admin', 'grant', { amount: 30 }),
      refuse: decides('pm', 'refuse', because),
      ...changes,
      pause,
      solve,
      cancel: always['cancel']!,
    },
  },
  {
    name: 'promise broken',
    reach: broken,
    minutes: 46,
    acts: {
      appeal: appeal('tech-1', 'client'),
      'appeal by another': appeal('desk-1', 'third-party'),
      ...changes,
      solve,
      cancel: always['cancel']!,
    },
  },
  {
    name: 'breach appealed against',
    reach: afterwards(broken, appeal('tech-1', 'client')),
    minutes: 50,
    acts: {
      excuse: rules('excuse', { exclusion: 'force-majeure', cause: 'force-majeure' }),
      uphold: rules('uphold'),
      ...changes,
      solve,
      cancel: always['cancel']!,
    },
  },
  {
    name: 'entered late',
    reach: late,
    minutes: 80,
    acts: {
      approve: entryDecided('pm', true),
      'approve by another': entryDecided('admin', true),
      'not approve': entryDecided('pm', false),
      appeal: appeal('tech-1', 'client'),
      ...changes,
      solve,
      cancel: always['cancel']!,
    },
  },
];

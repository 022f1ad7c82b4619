import type { ProcessInstance } from '@yunliu/engine';
import { promisedSituations } from './promised-situations.js';
import { always, because, byTask, fires, job, taskId, type Acts, type Situation } from './said.js';
import type { Said, Stage } from './stage.js';

const comment = (): Said => ({ type: 'comment', by: 'desk-1', text: '请尽快' });
const attaches = (id: string) => (): Said => ({
  type: 'attach',
  by: 'desk-1',
  attachment: { id, name: '附件', kind: 'upload', mediaType: 'text/plain', size: 1, sha256: '0'.repeat(64) },
});
const terminate = (): Said => ({ type: 'terminate', by: 'admin', as: 'voided', ...because });

async function atHandling(stage: Stage): Promise<string> {
  const id = await stage.start('desk');
  await stage.say(id, {
    type: 'complete',
    by: 'desk-1',
    taskId: taskId(await stage.instance(id)),
    outcome: 'submit',
  });
  return id;
}

async function claimed(stage: Stage): Promise<string> {
  const id = await atHandling(stage);
  await stage.say(id, { type: 'claim', by: 'tech-1', taskId: taskId(await stage.instance(id)) });
  return id;
}

/** tech-1 has asked p1 beside himself. */
async function signed(stage: Stage): Promise<string> {
  const id = await claimed(stage);
  const beside = { mode: 'parallel', users: ['p1'], ...because };
  await stage.say(id, byTask('add-signers', 'tech-1', beside)(await stage.instance(id)));
  return id;
}

async function delegated(stage: Stage): Promise<string> {
  const id = await claimed(stage);
  await stage.say(id, { type: 'delegate', by: 'tech-1', taskId: taskId(await stage.instance(id)), to: 'guest' });
  return id;
}

/** Handled by tech-1; now with the lead. */
async function atChecking(stage: Stage): Promise<string> {
  const id = await claimed(stage);
  await stage.say(id, { type: 'complete', by: 'tech-1', taskId: taskId(await stage.instance(id)), outcome: 'done' });
  return id;
}

async function suspended(stage: Stage): Promise<string> {
  const id = await claimed(stage);
  await stage.say(id, { type: 'suspend', by: 'admin', ...because });
  return id;
}

async function ended(stage: Stage): Promise<string> {
  const id = await atChecking(stage);
  await stage.say(id, { type: 'complete', by: 'lead', taskId: taskId(await stage.instance(id)), outcome: 'ok' });
  return id;
}

/** One has voted yes, one more decides. */
async function lastVotes(stage: Stage): Promise<string> {
  const id = await stage.start('vote');
  await stage.say(id, {
    type: 'complete',
    by: 'p1',
    taskId: taskId(await stage.instance(id), 'p1'),
    outcome: 'yes',
  });
  return id;
}

async function failed(stage: Stage): Promise<string> {
  const id = await stage.start('machine');
  const jobId = job(await stage.instance(id))?.id;
  await stage.say(id, {
    type: 'complete-job',
    by: 'system',
    jobId,
    result: { status: 'failed', message: '坏了', final: true },
  });
  return id;
}

async function locked(stage: Stage): Promise<string> {
  const id = await stage.start('external');
  const jobId = job(await stage.instance(id))?.id;
  await stage.say(id, { type: 'lock-job', by: 'system', jobId, worker: 'w1', until: '2026-09-28T02:30:00.000Z' });
  return id;
}

const byHolder =
  (by: string, outcome: string) =>
  (instance: ProcessInstance): Said => ({ type: 'complete', by, taskId: taskId(instance, by), outcome });
const byJob =
  (type: string, by: string, rest: object = {}) =>
  (instance: ProcessInstance): Said =>
    ({ type, by, jobId: job(instance)?.id, ...rest }) as Said;
const reports = (result: object) => (instance: ProcessInstance) => ({
  ...byJob('complete-job', job(instance)?.lock === undefined ? 'system' : 'worker:w1', { result })(instance),
  lockId: job(instance)?.lock?.id,
});
const childEnds =
  (at: number, how: object = {}) =>
  (instance: ProcessInstance): Said => ({
    type: 'complete-child',
    by: 'system',
    childId: instance.children[at]?.instanceId,
    visitId: instance.children[at]?.visitId,
    outcome: 'end',
    variables: {},
    businessKey: '',
    childStatus: 'completed',
    ...how,
  });

const complete = { done: byTask('complete', 'tech-1', { outcome: 'done' }) };
const moves: Acts = {
  message: () => ({ type: 'correlate-message', by: 'system', name: 'withdrawn' }),
  signal: () => ({ type: 'receive-signal', by: 'system', name: 'stop' }),
  jump: () => ({ type: 'jump', by: 'admin', to: 'escalated', ...because }),
  migrate: () => ({ type: 'migrate', by: 'admin', toVersion: 2, planId: 'p' }),
};

export const situations: readonly Situation[] = [
  {
    name: 'unclaimed',
    reach: atHandling,
    minutes: 61,
    acts: {
      ...always,
      ...moves,
      ...complete,
      'claim by one': byTask('claim', 'tech-1'),
      'claim by another': byTask('claim', 'tech-2'),
      'refuse by another': byTask('complete', 'tech-2', { outcome: 'refuse' }),
      timer: fires('late'),
      recall: () => ({ type: 'recall', by: 'desk-1' }),
      'take back': () => ({ type: 'take-back', by: 'desk-1' }),
      urge: byTask('urge', 'desk-1'),
    },
  },
  {
    name: 'claimed',
    reach: claimed,
    minutes: 61,
    acts: {
      ...always,
      migrate: moves['migrate']!,
      ...complete,
      refuse: byTask('complete', 'tech-1', { outcome: 'refuse' }),
      timer: fires('late'),
      unclaim: byTask('unclaim', 'tech-1'),
      draft: byTask('save-draft', 'tech-1', { values: {} }),
      transfer: byTask('transfer', 'tech-1', { to: 'tech-2' }),
      delegate: byTask('delegate', 'tech-1', { to: 'guest' }),
      return: byTask('return', 'tech-1', { comment: '退' }),
      'sign before': byTask('add-signers', 'tech-1', { mode: 'before', users: ['p1'], ...because }),
      'sign after': byTask('add-signers', 'tech-1', { mode: 'after', users: ['p2'], ...because }),
      'hand over': () => ({ type: 'hand-over', by: 'admin', from: 'tech-1', to: 'tech-2', ...because }),
      urge: byTask('urge', 'desk-1'),
      comment,
      copy: () => ({ type: 'cc', by: 'tech-1', users: ['p1'] }),
      file: attaches('f1'),
      'another file': attaches('f2'),
    },
  },
  {
    name: 'signers added',
    reach: signed,
    minutes: 61,
    acts: {
      ok: byHolder('tech-1', 'done'),
      'ok of the signer': byHolder('p1', 'done'),
      'no of the signer': byHolder('p1', 'refuse'),
      'take away': byTask('remove-signers', 'tech-1', because),
      'take away by the administrator': byTask('remove-signers', 'admin', { users: ['p1'], ...because }),
      'sign on': (instance) => ({
        type: 'add-signers',
        by: 'p1',
        taskId: taskId(instance, 'p1'),
        mode: 'after',
        users: ['p2'],
        ...because,
      }),
      timer: fires('late'),
      terminate,
    },
  },
  {
    name: 'delegated',
    reach: delegated,
    minutes: 61,
    acts: {
      timer: fires('late'),
      suspend: always['suspend']!,
      resolve: byTask('resolve', 'guest', { comment: '办好' }),
      recall: byTask('recall-delegation', 'tech-1'),
      'recall by admin': byTask('recall-delegation', 'admin'),
      'hand over': () => ({ type: 'hand-over', by: 'admin', from: 'guest', to: 'tech-2', ...because }),
      cancel: always['cancel']!,
    },
  },
  {
    name: 'just handed on',
    reach: atChecking,
    minutes: 5,
    acts: {
      ok: byTask('complete', 'lead', { outcome: 'ok' }),
      back: byTask('complete', 'lead', { outcome: 'back' }),
      'take back': () => ({ type: 'take-back', by: 'tech-1' }),
      'substitution begins': byTask('apply-substitution', 'system'),
      draft: byTask('save-draft', 'lead', { values: {} }),
      transfer: byTask('transfer', 'lead', { to: 'guest' }),
      urge: byTask('urge', 'desk-1'),
      migrate: moves['migrate']!,
      suspend: always['suspend']!,
    },
  },
  {
    name: 'last two votes',
    reach: lastVotes,
    minutes: 61,
    acts: {
      'yes of p2': byHolder('p2', 'yes'),
      'yes of p3': byHolder('p3', 'yes'),
      'no of p2': byHolder('p2', 'no'),
      'no of p3': byHolder('p3', 'no'),
      timer: fires('closing'),
      'sign beside': (instance) => ({
        type: 'add-signers',
        by: 'p2',
        taskId: taskId(instance, 'p2'),
        mode: 'parallel',
        users: ['guest'],
        ...because,
      }),
      'hand over': () => ({ type: 'hand-over', by: 'admin', from: 'p2', to: 'guest', ...because }),
      suspend: always['suspend']!,
      terminate,
    },
  },
  {
    name: 'suspended',
    reach: suspended,
    minutes: 61,
    acts: {
      activate: () => ({ type: 'activate', by: 'admin' }),
      'activate again': () => ({ type: 'activate', by: 'admin', reason: '再次' }),
      cancel: always['cancel']!,
      terminate,
      comment,
      'hand over': () => ({ type: 'hand-over', by: 'admin', from: 'tech-1', to: 'tech-2', ...because }),
    },
  },
  {
    name: 'ended',
    reach: ended,
    minutes: 5,
    acts: {
      reopen: () => ({ type: 'reopen', by: 'admin', to: 'handling', ...because }),
      'reopen elsewhere': () => ({ type: 'reopen', by: 'admin', to: 'checking', ...because }),
    },
  },
  {
    name: 'children at work',
    reach: (stage) => stage.start('parent'),
    minutes: 61,
    acts: {
      'first child ends': childEnds(0),
      'second child ends': childEnds(1),
      'a child is cancelled': childEnds(0, { outcome: 'cancelled', childStatus: 'cancelled' }),
      'one more': () => ({ type: 'add-item', by: 'admin', state: 'calling', items: [3] }),
      timer: fires('overdue'),
      suspend: () => ({ type: 'suspend', by: 'admin', children: true, ...because }),
      cancel: always['cancel']!,
      terminate,
      jump: () => ({ type: 'jump', by: 'admin', to: 'after', ...because }),
    },
  },
  {
    name: 'service running',
    reach: (stage) => stage.start('machine'),
    minutes: 61,
    acts: {
      done: reports({ status: 'done', output: { text: '好' } }),
      failed: reports({ status: 'failed', message: '坏了' }),
      timer: fires('machine-late'),
      suspend: always['suspend']!,
      cancel: always['cancel']!,
      correct: always['correct']!,
      jump: () => ({ type: 'jump', by: 'admin', to: 'after', ...because }),
    },
  },
  {
    name: 'incident',
    reach: failed,
    minutes: 61,
    acts: {
      retry: byJob('retry-incident', 'admin'),
      skip: byJob('skip-incident', 'admin', { ...because, output: { text: '手工' } }),
      'skip otherwise': byJob('skip-incident', 'admin', { reason: '别的' }),
      correct: always['correct']!,
      timer: fires('machine-late'),
      cancel: always['cancel']!,
    },
  },
  {
    name: 'external work waits',
    reach: (stage) => stage.start('external'),
    minutes: 1,
    acts: {
      'w1 locks': byJob('lock-job', 'system', { worker: 'w1', until: '2026-09-28T03:00:00.000Z' }),
      'w2 locks': byJob('lock-job', 'system', { worker: 'w2', until: '2026-09-28T03:00:00.000Z' }),
      suspend: always['suspend']!,
      cancel: always['cancel']!,
      jump: () => ({ type: 'jump', by: 'admin', to: 'after', ...because }),
    },
  },
  {
    name: 'external work locked',
    reach: locked,
    minutes: 61,
    acts: {
      done: reports({ status: 'done', output: { text: '好' } }),
      failed: reports({ status: 'failed', message: '坏了' }),
      extend: (instance) => ({
        ...byJob('extend-job-lock', 'worker:w1', { until: '2026-09-28T04:00:00.000Z' })(instance),
        lockId: job(instance)?.lock?.id,
      }),
      unlock: (instance) => ({ ...byJob('unlock-job', 'worker:w1')(instance), lockId: job(instance)?.lock?.id }),
      timer: fires('external-late'),
      cancel: always['cancel']!,
    },
  },
  {
    name: 'external lock run out',
    reach: locked,
    minutes: 100,
    acts: {
      'w2 locks': byJob('lock-job', 'system', { worker: 'w2', until: '2026-09-28T05:00:00.000Z' }),
      'w3 locks': byJob('lock-job', 'system', { worker: 'w3', until: '2026-09-28T05:00:00.000Z' }),
      cancel: always['cancel']!,
    },
  },
  ...promisedSituations,
];

import type { InstanceClock, Store } from '@yunliu/engine';
import { sampleCommit, sampleInstance } from '@yunliu/engine/testing';

type Result = 'met' | 'breached' | 'excused' | 'void';

/** One ended clock of a ticket, as the story tells it. */
export interface ToldClock {
  readonly commitment: string;
  readonly result: Result;
  readonly stoppedAt: string;
  readonly due?: string;
  readonly engineer?: string;
  readonly cause?: NonNullable<InstanceClock['cause']>;
  readonly appeal?: NonNullable<InstanceClock['appeal']>;
  readonly exclusion?: string;
  readonly metric?: string;
}

export interface ToldTicket {
  readonly id: string;
  readonly subject: string;
  readonly system: string;
  readonly agreement: string;
  readonly priority: string;
  readonly startedAt: string;
  readonly clocks: readonly ToldClock[];
  readonly process?: string;
}

/** Writes ended tickets into the store as the engine would have left them. */
export async function tellTickets(store: Store, tickets: readonly ToldTicket[]): Promise<void> {
  await Promise.all(tickets.map((ticket) => tellTicket(store, ticket)));
}

async function tellTicket(store: Store, ticket: ToldTicket): Promise<void> {
  const { id, subject, system, agreement, priority, startedAt, clocks, process = 'fault-handling' } = ticket;
  const last =
    clocks
      .map(({ stoppedAt }) => stoppedAt)
      .toSorted()
      .at(-1) ?? startedAt;
  const instance = sampleInstance(id, {
    definition: { key: process, version: 1, hash: 'told' },
    businessKey: id.toUpperCase(),
    subject,
    status: 'completed',
    outcome: 'done',
    startedAt,
    endedAt: last,
    visits: [],
    variables: { system },
    service: { system, agreement: { key: agreement, version: 1, hash: 'told' }, priority },
    clocks: clocks.map((told, index) => clockOf(told, index, startedAt)),
  });
  const outcome = await store.commitInstance(sampleCommit(undefined, instance, { command: recordOf(id) }));
  if (outcome.kind !== 'committed') throw new Error(`${id}: ${outcome.kind}`);
}

function recordOf(id: string) {
  const commandId = `told-${id}`;
  return { commandId, bodyHash: commandId, instanceId: id, result: { instanceId: id, revision: 1, createdTasks: [] } };
}

function clockOf(told: ToldClock, index: number, startedAt: string): InstanceClock {
  const { commitment, result, stoppedAt, due = stoppedAt, engineer, cause, appeal, exclusion } = told;
  return {
    id: `c${index + 1}`,
    metric: told.metric ?? 'fault-resolve',
    index,
    commitment,
    events: [],
    state: 'stopped',
    startedAt,
    stoppedAt,
    due,
    elapsedMs: 0,
    remainingMs: null,
    verdict: {
      result,
      at: stoppedAt,
      ...(engineer === undefined ? {} : { engineer }),
      ...(exclusion === undefined ? {} : { exclusion }),
    },
    ...(result === 'breached' || result === 'excused' ? { breachedAt: due } : {}),
    ...(cause === undefined ? {} : { cause }),
    ...(appeal === undefined ? {} : { appeal }),
  };
}

const ticket = (
  id: string,
  subject: string,
  day: string,
  clocks: readonly ToldClock[],
  more: Partial<ToldTicket> = {},
): ToldTicket => ({
  id,
  subject,
  system: 'platform',
  agreement: 'a04-dongcheng-bid',
  priority: 'severe',
  startedAt: `${day}T01:00:00.000Z`,
  clocks,
  ...more,
});

const met = (commitment: string, day: string, engineer = 'tech-1'): ToldClock => ({
  commitment,
  result: 'met',
  stoppedAt: `${day}T02:00:00.000Z`,
  due: `${day}T05:00:00.000Z`,
  engineer,
});
const late = (commitment: string, day: string, more: Partial<ToldClock> = {}): ToldClock => ({
  commitment,
  result: 'breached',
  stoppedAt: `${day}T07:30:00.000Z`,
  due: `${day}T05:00:00.000Z`,
  engineer: 'tech-2',
  cause: 'engineer',
  ...more,
});

/**
 * September 2026 under A04, reckoned by hand. A04.2: 3 of 3 met. A04.4: 2 met, 2 breached, 1 excluded by ruling = 50 % of a
 * target of 100. A ticket opened in August ends in September, one of September ends in October, one was withdrawn.
 */
export const september: readonly ToldTicket[] = [
  ticket('gz-1', '综合业务平台登录缓慢', '2026-09-03', [met('A04.2', '2026-09-03'), met('A04.4', '2026-09-03')]),
  ticket('gz-2', '审批流转中断', '2026-09-08', [met('A04.2', '2026-09-08'), late('A04.4', '2026-09-08')]),
  ticket(
    'gz-3',
    '数据库主机宕机',
    '2026-09-15',
    [
      met('A04.2', '2026-09-15'),
      late('A04.4', '2026-09-15', {
        cause: 'client',
        appeal: { at: '2026-09-16T01:00:00.000Z', by: 'tech-2', cause: 'client', reason: '客户未开放机房门禁' },
      }),
    ],
    { priority: 'catastrophic' },
  ),
  ticket('gz-4', '机房停电', '2026-09-20', [
    late('A04.4', '2026-09-20', {
      result: 'excused',
      cause: 'force-majeure',
      appeal: {
        at: '2026-09-21T01:00:00.000Z',
        by: 'tech-2',
        cause: 'force-majeure',
        reason: '市政停电',
        ruling: { at: '2026-09-22T01:00:00.000Z', by: 'pm-1', decision: 'excused', reason: '停电通知属实' },
      },
    }),
  ]),
  // opened in August, ended just after midnight of 1 September in China
  ticket('gz-5', '接口超时', '2026-08-31', [{ ...met('A04.4', '2026-08-31'), stoppedAt: '2026-08-31T16:00:00.000Z' }]),
  // opened in September, ended at midnight of 1 October: October's
  ticket('gz-6', '附件无法下载', '2026-09-30', [
    { ...met('A04.4', '2026-09-30'), stoppedAt: '2026-09-30T16:00:00.000Z' },
  ]),
  ticket('gz-7', '误报', '2026-09-18', [{ ...met('A04.4', '2026-09-18'), result: 'void' }]),
];

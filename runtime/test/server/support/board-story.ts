import type { InstanceClock, Store } from '@yunliu/engine';
import { sampleCommit, sampleInstance } from '@yunliu/engine/testing';

let number = 0;

async function put(store: Store, id: string, changes: Parameters<typeof sampleInstance>[1]): Promise<void> {
  number += 1;
  const commandId = `board-${number}`;
  const command = {
    commandId,
    bodyHash: commandId,
    instanceId: id,
    result: { instanceId: id, revision: 1, createdTasks: [] },
  };
  const outcome = await store.commitInstance(sampleCommit(undefined, sampleInstance(id, changes), { command }));
  if (outcome.kind !== 'committed') throw new Error(`${id}: ${outcome.kind}`);
}

/** Four open tickets at 10:00 in China on 2 October 2026: overdue, nearly used up, on time, standing still. */
export async function tellOpenClocks(store: Store): Promise<void> {
  const open = (due: string | null, changes: Partial<InstanceClock> = {}): InstanceClock => ({
    id: 'c1',
    metric: 'fault-resolve',
    index: 0,
    commitment: 'A04.4',
    events: [],
    state: 'running',
    startedAt: '2026-10-01T22:00:00.000Z',
    due,
    elapsedMs: 0,
    remainingMs: null,
    ...changes,
  });
  const tickets: readonly (readonly [id: string, subject: string, clock: InstanceClock])[] = [
    ['zb-1', '报表导出失败', open('2026-10-02T01:00:00.000Z')],
    // 4 of 4.2 hours used up
    ['zb-2', '签章无法加载', open('2026-10-02T02:12:00.000Z')],
    ['zb-3', '首页待办不刷新', open('2026-10-02T12:00:00.000Z')],
    ['zb-4', '等待客户提供日志', open(null, { state: 'paused' })],
  ];
  for (const [id, subject, clock] of tickets) {
    await put(store, id, {
      definition: { key: 'fault-handling', version: 1, hash: 'told' },
      subject,
      businessKey: id.toUpperCase(),
      startedAt: clock.startedAt,
      service: {
        system: 'platform',
        agreement: { key: 'a04-dongcheng-bid', version: 1, hash: 'told' },
        priority: 'severe',
      },
      clocks: [clock],
    });
  }
}

/** Calls of September 2026: 11 about logging in, 10 about printing, 3 about data; 4 of August. */
export async function tellCalls(store: Store): Promise<void> {
  const kinds = [
    ...Array.from({ length: 11 }, (_, index) => ['login', index] as const),
    ...Array.from({ length: 10 }, (_, index) => ['print', index] as const),
    ...Array.from({ length: 3 }, (_, index) => ['data', index] as const),
  ];
  for (const [index, [category, day]] of kinds.entries()) {
    await call(store, index, category, `2026-09-${String(day * 2 + 1).padStart(2, '0')}T10:00:00`);
  }
  for (let index = 0; index < 4; index += 1) await call(store, 100 + index, 'login', `2026-08-0${index + 1}T10:00:00`);
  // rings a minute before midnight of 1 September in China: August's
  await call(store, 200, 'login', '2026-08-31T23:59:00');
}

async function call(store: Store, index: number, category: string, callAt: string): Promise<void> {
  const at = new Date(`${callAt}+08:00`).toISOString();
  const id = `call-${index}`;
  await put(store, id, {
    definition: { key: 'hotline', version: 1, hash: 'told' },
    subject: '来电',
    businessKey: `F14-${1000 + index}`,
    status: 'completed',
    outcome: 'solved-in-call',
    startedAt: at,
    endedAt: at,
    visits: [],
    variables: {
      category,
      callAt,
      unit: index % 2 === 0 ? '办公室' : '财务处',
      system: index % 3 === 0 ? '政务办公系统' : '行政审批系统',
      solvedInCall: index % 4 !== 0,
      minutes: 5 + (index % 3),
    },
  });
}

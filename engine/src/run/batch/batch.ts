import { hash } from 'node:crypto';
import type { Instant } from '../../definition/instant.js';
import type { Json, JsonObject } from '../../definition/json.js';
import { faultOf, YunliuError, type Fault } from '../../definition/yunliu-error.js';
import { canonicalJson } from '../../history/canonical-json.js';
import type { Shell } from '../shell.js';

const COLLECTION = 'batches';
/** Items done between two marks of progress. */
const MARK_EVERY = 50;

/** What became of one item of a batch. */
export interface BatchItem {
  /** Task or instance. */
  readonly id: string;
  readonly status: 'done' | 'refused' | 'waiting';
  /** Why it was refused, as the command would have said it. */
  readonly fault?: Fault;
}

export interface BatchReport {
  readonly batchId: string;
  readonly kind: string;
  readonly by: string;
  readonly startedAt: Instant;
  readonly endedAt?: Instant;
  readonly items: readonly BatchItem[];
}

interface BatchRequest {
  readonly batchId: string;
  readonly kind: string;
  readonly by: string;
  /** What is asked for; another body under the same id is refused. */
  readonly body: Json;
  /** Found once, at the first call. */
  readonly items: () => Promise<readonly string[]>;
  /** One item; its command id must be made of the batch's and the item's. Throws when refused. */
  readonly act: (id: string) => Promise<void>;
}

/**
 * Carries a batch out, item by item, each a command of its own: one refusal stops nothing. Calling again with the same id
 * goes on where it stopped, or answers with the report of what was done.
 */
export async function runBatch(shell: Shell, request: BatchRequest): Promise<BatchReport> {
  const { batchId, kind, by } = request;
  const bodyHash = hash('sha256', canonicalJson({ kind, by, body: request.body }), 'hex');
  const stored = await shell.store.record(COLLECTION, batchId);
  if (stored !== undefined && stored['bodyHash'] !== bodyHash) throw new YunliuError(idReused(batchId));
  const known = stored?.['report'] as unknown as BatchReport | undefined;
  if (known?.endedAt !== undefined) return known;
  const ids = known === undefined ? await request.items() : [];
  let report: BatchReport = known ?? {
    batchId,
    kind,
    by,
    startedAt: shell.clock.now(),
    items: ids.map((id) => ({ id, status: 'waiting' })),
  };
  const save = (): Promise<void> =>
    shell.store.putRecord(COLLECTION, batchId, { bodyHash, report: report as unknown as JsonObject });
  await save();
  const items = [...report.items];
  for (const [at, item] of items.entries()) {
    if (item.status !== 'waiting') continue;
    items[at] = await carryOut(item.id, request.act);
    report = { ...report, items: [...items] };
    if (at % MARK_EVERY === MARK_EVERY - 1) await save();
  }
  report = { ...report, endedAt: shell.clock.now() };
  await save();
  return report;
}

async function carryOut(id: string, act: (id: string) => Promise<void>): Promise<BatchItem> {
  try {
    await act(id);
    return { id, status: 'done' };
  } catch (error) {
    // What could not be written is no refusal: the item stays open for the repetition of the batch.
    if (!(error instanceof YunliuError) || error.code.startsWith('store/')) throw error;
    return { id, status: 'refused', fault: faultOf(error) };
  }
}

export async function readBatch(shell: Shell, batchId: string): Promise<BatchReport | undefined> {
  const stored = await shell.store.record(COLLECTION, batchId);
  return stored?.['report'] as unknown as BatchReport | undefined;
}

function idReused(batchId: string): Fault {
  return {
    code: 'batch/id-reused',
    message: {
      'zh-CN': `批次号“${batchId}”已用于另一批操作。`,
      en: `Batch id "${batchId}" has been used for something else.`,
    },
    hint: { 'zh-CN': '请为新的批量操作使用新的批次号。', en: 'Use a new id for a new batch.' },
    pointer: '/batchId',
  };
}

import type { Command } from '../../decide/command.js';
import type { MigrationReason } from '../../versions/migration-reason.js';
import { errorText } from '../error-text.js';
import type { Execute } from '../shell.js';
import type { MigrationBatch, MigrationItem } from './migration-request.js';
import type { MigrationRecords } from './migration-store.js';

/** Commands on their way at once: enough for the store to write several with one fsync. */
const AT_ONCE = 8;
/** Nothing to do here any more: told, but no failure. */
const SKIPPED = new Set([
  'instance/ended',
  'instance/not-found',
  'migration/other-version',
  'migration/already-there',
  'migration/ended',
]);

interface RunOptions {
  readonly onProgress?: ((batch: MigrationBatch) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Carries out what is pending. Results are written every few instances; a crash in between repeats those few, which their
 * command ids make harmless.
 */
export async function runBatch(
  records: MigrationRecords,
  execute: Execute,
  now: () => string,
  batch: MigrationBatch,
  { onProgress, signal }: RunOptions,
): Promise<MigrationBatch> {
  const parts = (await records.parts(batch.id)).map((part) => [...part]);
  const progress = (): MigrationBatch => counted(batch, parts.flat());
  for (const [at, part] of parts.entries()) {
    for (let from = 0; from < part.length; from += AT_ONCE) {
      const chunk = part.slice(from, from + AT_ONCE);
      if (chunk.every(({ status }) => status !== 'pending')) continue;
      if (signal?.aborted === true) return progress();
      const results = await Promise.all(
        chunk.map(async (item) => (item.status === 'pending' ? migrateOne(execute, batch, item) : item)),
      );
      part.splice(from, results.length, ...results);
      await records.putPart(batch.id, at, part);
      onProgress?.(progress());
    }
  }
  const finished: MigrationBatch = { ...progress(), status: 'finished', finishedAt: now() };
  await records.putBatch(finished);
  return finished;
}

async function migrateOne(
  execute: Execute,
  batch: MigrationBatch,
  { instanceId }: MigrationItem,
): Promise<MigrationItem> {
  const command: Command = {
    type: 'migrate',
    commandId: `migrate:${batch.id}:${instanceId}`,
    actor: { userId: batch.createdBy, system: true },
    instanceId,
    fromVersion: batch.from,
    toVersion: batch.to,
    mapping: batch.mapping,
    planId: batch.id,
  };
  try {
    await execute(command);
    return { instanceId, status: 'done' };
  } catch (error) {
    const { code, messages, details } = error as {
      code?: unknown;
      messages?: MigrationItem['message'];
      details?: { reasons?: readonly MigrationReason[] };
    };
    // What could not be written is no failure of the instance: the batch stays open, and goes on when it is run again.
    if (typeof code === 'string' && code.startsWith('store/')) throw error;
    if (typeof code !== 'string')
      return {
        instanceId,
        status: 'failed',
        code: 'migration/unexpected',
        message: { 'zh-CN': errorText(error), en: errorText(error) },
      };
    const reason = details?.reasons?.[0];
    const named = reason?.code ?? code;
    const message = reason?.message ?? messages;
    return {
      instanceId,
      status: SKIPPED.has(named) ? 'skipped' : 'failed',
      code: named,
      ...(message === undefined ? {} : { message }),
    };
  }
}

function counted(batch: MigrationBatch, items: readonly MigrationItem[]): MigrationBatch {
  const count = (status: MigrationItem['status']): number => items.filter((item) => item.status === status).length;
  return { ...batch, total: items.length, done: count('done'), skipped: count('skipped'), failed: count('failed') };
}

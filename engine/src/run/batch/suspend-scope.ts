import { YunliuError } from '../../definition/yunliu-error.js';
import type { Actor } from '../../identity/actor.js';
import { mayAdminister, viewerOf } from '../../identity/permissions.js';
import type { DefinitionVersion } from '../../store/store.js';
import type { Execute, Shell } from '../shell.js';
import { runBatch, type BatchReport } from './batch.js';
import type { SuspensionScope } from './batches-api.js';
import { everyPage } from './hand-over.js';
import { dropSuspension, putSuspension, scopeId } from './suspensions.js';

const PAGE = 100;

/** Bars new starts, then suspends every running instance of a version or a product that is not suspended yet. */
export async function suspendScope(
  shell: Shell,
  execute: Execute,
  scope: SuspensionScope,
  how: { readonly reason: string; readonly timers?: 'shift' | 'absolute' },
  batchId: string,
  actor: Actor,
): Promise<BatchReport> {
  const { reason } = how;
  const timers = how.timers === undefined ? {} : { timers: how.timers };
  assertAdmin(shell, actor);
  const versions = await versionsOf(shell, scope);
  return runBatch(shell, {
    batchId,
    kind: 'suspend',
    by: actor.userId,
    body: { scope: scopeId(scope), reason, timers: how.timers ?? null },
    async items() {
      await putSuspension(shell.store, { scope, reason, by: actor.userId, at: shell.clock.now() });
      return running(shell, scope, versions, false);
    },
    async act(instanceId) {
      const common = { commandId: `batch:${batchId}:${instanceId}`, actor, instanceId };
      await execute({ type: 'suspend', ...common, reason, ...timers, scope: scopeId(scope) });
    },
  });
}

/** Frees starts; what was suspended with the scope goes on. */
export async function activateScope(
  shell: Shell,
  execute: Execute,
  scope: SuspensionScope,
  batchId: string,
  actor: Actor,
): Promise<BatchReport> {
  assertAdmin(shell, actor);
  const versions = await versionsOf(shell, scope);
  return runBatch(shell, {
    batchId,
    kind: 'activate',
    by: actor.userId,
    body: { scope: scopeId(scope) },
    async items() {
      await dropSuspension(shell.store, scope);
      return running(shell, scope, versions, true);
    },
    async act(instanceId) {
      await execute({ type: 'activate', commandId: `batch:${batchId}:${instanceId}`, actor, instanceId });
    },
  });
}

async function versionsOf(shell: Shell, scope: SuspensionScope): Promise<readonly DefinitionVersion[]> {
  const versions = (await shell.store.definitions()).filter(({ key, version, definition }) =>
    'product' in scope ? definition.card?.code === scope.product : key === scope.process && version === scope.version,
  );
  if (versions.length === 0) throw unknownScope(scope);
  return versions;
}

/** Running instances of the scope; the suspended ones only where it was this scope that suspended them. */
async function running(
  shell: Shell,
  scope: SuspensionScope,
  versions: readonly DefinitionVersion[],
  isSuspended: boolean,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const key of new Set(versions.map((each) => each.key))) {
    const numbers = new Set(versions.flatMap((each) => (each.key === key ? [each.version] : [])));
    const rows = await everyPage((cursor) =>
      shell.store.searchInstances({ process: key, status: 'running', limit: PAGE, cursor }),
    );
    for (const row of rows) {
      if (!numbers.has(row.version) || (row.suspended === true) !== isSuspended) continue;
      if (isSuspended && (await shell.store.instance(row.id))?.suspended?.scope !== scopeId(scope)) continue;
      found.push(row.id);
    }
  }
  return found;
}

function assertAdmin(shell: Shell, actor: Actor): void {
  const user = shell.directory().user(actor.userId);
  if (actor.system === true || (user !== undefined && mayAdminister(viewerOf(user, shell.directory())))) return;
  throw new YunliuError({
    code: 'operation/admin-only',
    message: { 'zh-CN': '只有管理员可以执行此操作。', en: 'Only administrators may do this.' },
    hint: { 'zh-CN': '请联系系统管理员。', en: 'Ask an administrator.' },
  });
}

function unknownScope(scope: SuspensionScope): YunliuError {
  return new YunliuError({
    code: 'suspension/unknown-scope',
    message: { 'zh-CN': '没有这个流程版本或产品。', en: 'There is no such version or product.' },
    hint: { 'zh-CN': '请核对流程标识、版本号或产品编码。', en: 'Check the key and version, or the product code.' },
    details: { scope: scopeId(scope) },
  });
}

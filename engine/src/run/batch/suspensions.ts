import type { JsonObject } from '../../definition/json.js';
import type { Fault } from '../../definition/yunliu-error.js';
import type { Store } from '../../store/store.js';
import type { ScopeSuspension, SuspensionScope } from './batches-api.js';

const COLLECTION = 'suspensions';

/** `definition:<key>@<version>` or `product:<code>`; also kept with each instance that was suspended with it. */
export function scopeId(scope: SuspensionScope): string {
  return 'product' in scope ? `product:${scope.product}` : `definition:${scope.process}@${scope.version}`;
}

export async function putSuspension(store: Store, suspension: ScopeSuspension): Promise<void> {
  await store.putRecord(COLLECTION, scopeId(suspension.scope), suspension as unknown as JsonObject);
}

export async function dropSuspension(store: Store, scope: SuspensionScope): Promise<void> {
  await store.deleteRecord(COLLECTION, scopeId(scope));
}

export async function listSuspensions(store: Store): Promise<readonly ScopeSuspension[]> {
  return (await store.records(COLLECTION)).map(({ value }) => value as unknown as ScopeSuspension);
}

/** Why a version may not be started now. */
export async function startSuspended(
  store: Store,
  { key, version, product }: { readonly key: string; readonly version: number; readonly product?: string },
): Promise<Fault | undefined> {
  const own = await store.record(COLLECTION, scopeId({ process: key, version }));
  const found = own ?? (product === undefined ? undefined : await store.record(COLLECTION, scopeId({ product })));
  if (found === undefined) return undefined;
  const { reason, scope } = found as unknown as ScopeSuspension;
  const [zh, en] = 'product' in scope ? ['所属产品', 'product'] : ['该版本', 'version'];
  return {
    code: 'definition/suspended',
    message: {
      'zh-CN': `流程“${key}”的${zh}已挂起，暂不能发起：${reason}`,
      en: `The ${en} of process "${key}" is suspended: ${reason}`,
    },
    hint: { 'zh-CN': '请等待管理员激活后再发起。', en: 'Start it again once an administrator has activated it.' },
    pointer: '/process',
    details: { key, version },
  };
}

import type { Instant } from '../definition/instant.js';
import { YunliuError } from '../definition/yunliu-error.js';
import type { HistoryBundle } from '../history/bundle.js';
import { instanceNotFound } from '../history/instance-not-found.js';
import type { Store } from '../store/store.js';

/** Reads the bundle of one instance; throws `instance/not-found`. */
export async function exportHistory(store: Store, instanceId: string, now: Instant): Promise<HistoryBundle> {
  const instance = await store.instance(instanceId);
  if (instance === undefined) throw new YunliuError(instanceNotFound(instanceId));
  const { key, version } = instance.definition;
  const stored = await store.definition(key, version);
  if (stored === undefined)
    throw new Error(`Instance ${instanceId} runs ${key} version ${version}, which is not stored.`);
  const events = await store.history(instanceId);
  return { format: 'yunliu-history/1', exportedAt: now, instance, definition: stored.definition, events };
}

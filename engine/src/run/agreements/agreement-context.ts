import type { AgreementContext } from '../../agreements/agreement-subject.js';
import type { ProcessDefinition } from '../../definition/process-definition.js';
import type { Shell } from '../shell.js';

/** What an agreement may refer to in this engine: the latest published version of each process. Ports have no lists. */
export async function agreementContext({ store }: Shell): Promise<AgreementContext> {
  const latest = new Map<string, ProcessDefinition>();
  for (const { key, version, status, definition } of await store.definitions()) {
    if (status === 'published' && version >= (latest.get(key)?.version ?? 0)) latest.set(key, definition);
  }
  return { processes: [...latest.values()] };
}

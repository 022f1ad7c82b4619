import type { DefinitionVersion, Store } from '@yunliu/engine';

/** The highest published version of each definition. */
export async function latestPublished(store: Store): Promise<DefinitionVersion[]> {
  const latest = new Map<string, DefinitionVersion>();
  for (const version of await store.definitions()) {
    if (version.status !== 'published') continue;
    const known = latest.get(version.key);
    if (known === undefined || known.version < version.version) latest.set(version.key, version);
  }
  return [...latest.values()];
}

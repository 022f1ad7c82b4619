import type { CommandLogEntry, FactValue } from '../../store/command-log.js';
import type { Store } from '../../store/store.js';

/** Every fact the entries need, also those that others name. Missing ones are left out. */
export async function readFactsOf(
  store: Pick<Store, 'facts'>,
  entries: readonly CommandLogEntry[],
): Promise<ReadonlyMap<string, FactValue>> {
  const found = new Map<string, FactValue>();
  let wanted = entries.flatMap(({ facts }) => (facts === undefined ? [] : [facts]));
  while (wanted.length > 0) {
    const read = await store.facts([...new Set(wanted)].filter((hash) => !found.has(hash)));
    wanted = [];
    for (const [hash, value] of read) {
      found.set(hash, value);
      if (value.kind === 'set') wanted.push(...value.facts);
      if (value.kind === 'list') wanted.push(...value.items);
    }
    wanted = wanted.filter((hash) => !found.has(hash));
  }
  return found;
}

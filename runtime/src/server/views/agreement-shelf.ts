import type { Agreement } from '@yunliu/engine/agreements';
import type { ServerParts } from '../server-parts.js';

const shelves = new WeakMap<ServerParts, Map<string, Agreement>>();

/** A published version, read once: it never changes. */
export async function agreementVersion(
  parts: ServerParts,
  key: string,
  version: number,
): Promise<Agreement | undefined> {
  const shelf = shelves.get(parts) ?? new Map<string, Agreement>();
  shelves.set(parts, shelf);
  const name = `${key}@${version}`;
  const known = shelf.get(name);
  if (known !== undefined) return known;
  const found = (await parts.engine.agreements.get(key, version))?.agreement;
  if (found !== undefined) shelf.set(name, found);
  return found;
}

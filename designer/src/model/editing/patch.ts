import { jsonPointer } from '@yunliu/engine/definition';
import { pathOf } from '../document/json-path.js';
import { changeAt, fromEntries, fromList, withMember } from './edit-json.js';

/**
 * One step from a document to the next, as data: for autosave, merging and showing what was touched. Like JSON Patch, but
 * keys keep their places: `before` names the key that a new one stands in front of, `order` gives the keys anew.
 */
export type Patch =
  | { readonly op: 'add'; readonly pointer: string; readonly value: unknown; readonly before?: string }
  | { readonly op: 'remove'; readonly pointer: string }
  | { readonly op: 'replace'; readonly pointer: string; readonly value: unknown }
  | { readonly op: 'order'; readonly pointer: string; readonly keys: readonly string[] };

/** What leads from `before` to `after`. Shared parts are passed over, so the cost is that of the change. */
export function patchesBetween(before: unknown, after: unknown, pointer = ''): readonly Patch[] {
  if (Object.is(before, after)) return [];
  if (Array.isArray(before) && Array.isArray(after)) return listPatches(before, after, pointer);
  if (isRecord(before) && isRecord(after)) return recordPatches(before, after, pointer);
  return [{ op: 'replace', pointer, value: after }];
}

function recordPatches(before: Record<string, unknown>, after: Record<string, unknown>, pointer: string): Patch[] {
  const patches: Patch[] = [];
  const left = Object.keys(before).filter((key) => Object.hasOwn(after, key));
  for (const key of Object.keys(before))
    if (!Object.hasOwn(after, key)) patches.push({ op: 'remove', pointer: pointer + jsonPointer(key) });
  const keys = Object.keys(after);
  const kept = keys.filter((key) => Object.hasOwn(before, key));
  if (kept.some((key, index) => key !== left[index])) patches.push({ op: 'order', pointer, keys: kept });
  // From the last to the first, so that the key in front of which one is put is there already.
  for (const [index, key] of [...keys.entries()].toReversed()) {
    const at = pointer + jsonPointer(key);
    if (Object.hasOwn(before, key)) patches.push(...patchesBetween(before[key], after[key], at));
    else {
      const next = keys[index + 1];
      patches.push({ op: 'add', pointer: at, value: after[key], ...(next === undefined ? {} : { before: next }) });
    }
  }
  return patches;
}

function listPatches(before: readonly unknown[], after: readonly unknown[], pointer: string): Patch[] {
  let head = 0;
  while (head < before.length && head < after.length && Object.is(before[head], after[head])) head++;
  let tail = 0;
  while (
    tail < before.length - head &&
    tail < after.length - head &&
    Object.is(before[before.length - 1 - tail], after[after.length - 1 - tail])
  )
    tail++;
  const patches: Patch[] = [];
  const common = Math.min(before.length, after.length) - head - tail;
  for (let index = head; index < head + common; index++)
    patches.push(...patchesBetween(before[index], after[index], pointer + jsonPointer(index)));
  for (let index = before.length - tail - 1; index >= head + common; index--)
    patches.push({ op: 'remove', pointer: pointer + jsonPointer(index) });
  for (let index = head + common; index < after.length - tail; index++)
    patches.push({ op: 'add', pointer: pointer + jsonPointer(index), value: after[index] });
  return patches;
}

/** The document with the patches applied, in their order. Throws RangeError where one does not fit. */
export function applyPatches(root: unknown, patches: readonly Patch[]): unknown {
  let result = root;
  for (const patch of patches) {
    const path = pathOf(patch.pointer);
    const key = path.at(-1);
    if (patch.op === 'order') {
      result = changeAt(result, path, (node) => {
        const members = new Map(Object.entries(node));
        const rest = [...members.keys()].filter((name) => !patch.keys.includes(name));
        return fromEntries(
          node,
          [...patch.keys, ...rest].map((name) => [name, members.get(name)]),
        );
      });
    } else if (key === undefined) {
      if (patch.op !== 'replace') throw new RangeError('The whole document can only be replaced');
      result = patch.value;
    } else result = changeAt(result, path.slice(0, -1), (node) => applyAt(node, key, patch));
  }
  return result;
}

type MemberPatch = Exclude<Patch, { readonly op: 'order' }>;

function applyAt(
  node: Parameters<typeof withMember>[0],
  key: string,
  patch: MemberPatch,
): ReturnType<typeof withMember> {
  if (patch.op !== 'add' && !Object.hasOwn(node, key)) throw new RangeError(`Nothing stands at ${patch.pointer}`);
  if (patch.op === 'replace') return withMember(node, key, patch.value);
  if (Array.isArray(node)) {
    const items = [...(node as readonly unknown[])];
    if (patch.op === 'remove') items.splice(Number(key), 1);
    else items.splice(Number(key), 0, patch.value);
    return fromList(node, items);
  }
  const entries = Object.entries(node).filter(([name]) => name !== key);
  if (patch.op === 'add') {
    const before = entries.findIndex(([name]) => name === patch.before);
    entries.splice(before < 0 ? entries.length : before, 0, [key, patch.value]);
  }
  return fromEntries(node, entries);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

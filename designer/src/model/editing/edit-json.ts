import { inheritStyle } from '../text/text-style.js';
import type { JsonPath } from '../document/json-path.js';

type Container = readonly unknown[] | { readonly [key: string]: unknown };

/** A copy of `root` in which the container at `path` is what `change` makes of it; everything else is shared. */
export function changeAt(root: unknown, path: JsonPath, change: (node: Container) => Container): unknown {
  const [step, ...rest] = path;
  if (typeof root !== 'object' || root === null) throw new RangeError(`Nothing to change at "${String(step ?? '')}"`);
  const node = root as Container;
  if (step === undefined) return change(node);
  if (!Object.hasOwn(node, step)) throw new RangeError(`Nothing stands at "${String(step)}"`);
  const before = (node as { readonly [key: string]: unknown })[step];
  const after = changeAt(before, rest, change);
  return after === before ? node : withMember(node, step, after);
}

/** With one member replaced in its place. */
export function withMember(node: Container, key: string | number, value: unknown): Container {
  if (Array.isArray(node))
    return inheritStyle(
      node,
      node.map((item, index) => (index === Number(key) ? value : item)),
    );
  return fromEntries(
    node,
    Object.entries(node).map(([name, member]) => [name, name === String(key) ? value : member]),
  );
}

/** With a new key where `order` wants it: behind the last present key that comes before it. */
export function withNewKey(
  node: Container,
  key: string,
  value: unknown,
  order: readonly string[],
  before?: string,
): Container {
  const entries = Object.entries(node);
  entries.splice(
    placeFor(
      entries.map(([name]) => name),
      key,
      order,
      before,
    ),
    0,
    [key, value],
  );
  return fromEntries(node, entries);
}

function placeFor(keys: readonly string[], key: string, order: readonly string[], before: string | undefined): number {
  if (before !== undefined && keys.includes(before)) return keys.indexOf(before);
  const rank = order.indexOf(key);
  if (rank < 0) return keys.length;
  for (let at = rank - 1; at >= 0; at--) {
    const found = keys.indexOf(order[at] ?? '');
    if (found >= 0) return found + 1;
  }
  const later = keys.findIndex((name) => order.indexOf(name) > rank);
  return later < 0 ? 0 : later;
}

/** An object of these entries, written in the manner of `like`. Own properties only, `__proto__` included. */
export function fromEntries(like: object, entries: readonly (readonly [string, unknown])[]): Container {
  return inheritStyle(like, Object.fromEntries(entries));
}

/** A list of these items, written in the manner of `like`. */
export function fromList(like: object, items: readonly unknown[]): Container {
  return inheritStyle(like, [...items]);
}

import { pathOf, valueAt } from '../document/json-path.js';
import type { DesignDocument } from '../document/design-document.js';
import { keyOrder } from '../text/key-order.js';
import { applyPatches, type Patch } from './patch.js';
import { changeAt, fromEntries, fromList, withMember, withNewKey } from './edit-json.js';

/**
 * A document under change: each step makes a new immutable value that shares all it did not touch. Commands are written
 * against this, by JSON pointer.
 */
export class Editor {
  #document: DesignDocument;

  constructor(document: DesignDocument) {
    this.#document = document;
  }

  get document(): DesignDocument {
    return this.#document;
  }

  /** Throws RangeError where a patch does not fit; nothing is changed then. */
  patch(patches: readonly Patch[]): void {
    this.#document = applyPatches(this.#document, patches) as DesignDocument;
  }

  get(pointer: string): unknown {
    return valueAt(this.#document, pathOf(pointer));
  }

  /** The object at the pointer; an empty one where there is none. */
  record(pointer: string): { readonly [key: string]: unknown } {
    const found = this.get(pointer);
    return typeof found === 'object' && found !== null ? (found as { readonly [key: string]: unknown }) : {};
  }

  list(pointer: string): readonly unknown[] {
    const found = this.get(pointer);
    return Array.isArray(found) ? found : [];
  }

  /**
   * Writes the value; a new key stands where the format has it, or in front of `before`. `undefined` removes. Missing
   * objects on the way are made.
   */
  set(pointer: string, value: unknown, before?: string): void {
    if (value === undefined) return this.remove(pointer);
    const { parent, key } = split(pointer);
    if (this.get(parent) === undefined) this.set(parent, {});
    this.#change(parent, (node) => {
      if (Object.hasOwn(node, key)) {
        const present = (node as { readonly [name: string]: unknown })[key];
        return Object.is(present, value) ? node : withMember(node, key, value);
      }
      if (Array.isArray(node)) throw new RangeError(`The list has no entry ${pointer}`);
      return withNewKey(node, key, value, keyOrder(pathOf(parent), node), before);
    });
  }

  /** Takes a key or an entry away; nothing happens when it is not there. `andEmpty`: its parent goes too when it is left empty. */
  remove(pointer: string, andEmpty = false): void {
    if (this.get(pointer) === undefined) return;
    const { parent, key } = split(pointer);
    this.#change(parent, (node) =>
      Array.isArray(node)
        ? fromList(
            node,
            node.filter((_, index) => index !== Number(key)),
          )
        : fromEntries(
            node,
            Object.entries(node).filter(([name]) => name !== key),
          ),
    );
    const left = this.get(parent);
    if (andEmpty && typeof left === 'object' && left !== null && Object.keys(left).length === 0) this.remove(parent);
  }

  /** Puts an entry into a list (made when missing), by default at its end. */
  insert(pointer: string, value: unknown, index?: number): void {
    if (this.get(pointer) === undefined) this.set(pointer, []);
    this.#change(pointer, (node) => {
      const items = [...this.list(pointer)];
      items.splice(index ?? items.length, 0, value);
      return fromList(node, items);
    });
  }

  /** Moves an entry of a list. */
  move(pointer: string, from: number, to: number): void {
    this.#change(pointer, (node) => {
      const items = [...this.list(pointer)];
      items.splice(to, 0, ...items.splice(from, 1));
      return fromList(node, items);
    });
  }

  /** Gives a key another name in its place. */
  renameKey(pointer: string, to: string): void {
    const { parent, key } = split(pointer);
    this.#change(parent, (node) =>
      fromEntries(
        node,
        Object.entries(node).map(([name, value]) => [name === key ? to : name, value]),
      ),
    );
  }

  /** Puts the keys of an object into this order; keys not named follow. */
  reorder(pointer: string, keys: readonly string[]): void {
    this.#change(pointer, (node) => {
      const entries = new Map(Object.entries(node));
      const all = [...new Set([...keys, ...entries.keys()])].filter((key) => entries.has(key));
      return fromEntries(
        node,
        all.map((key) => [key, entries.get(key)]),
      );
    });
  }

  #change(pointer: string, change: Parameters<typeof changeAt>[2]): void {
    this.#document = changeAt(this.#document, pathOf(pointer), change) as DesignDocument;
  }
}

function split(pointer: string): { readonly parent: string; readonly key: string } {
  const at = pointer.lastIndexOf('/');
  if (at < 0) throw new RangeError('The whole document cannot be set');
  return { parent: pointer.slice(0, at), key: pathOf(pointer).at(-1) ?? '' };
}

import type { Instant } from '../definition/instant.js';

/** The entry with the earliest instant; of equal ones the first. */
export function earliest<Item>(items: readonly { readonly at: Instant; readonly each: Item }[]) {
  return items.reduce<{ readonly at: Instant; readonly each: Item } | undefined>(
    (first, item) => (first === undefined || item.at < first.at ? item : first),
    undefined,
  );
}

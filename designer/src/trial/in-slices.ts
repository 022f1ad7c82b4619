/** Lets the page breathe: anything that waits (input, painting) goes first. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** Work gone through in slices, so that the page answers all the time. Stops when `signal` says so. */
export async function inSlices<Item>(
  items: readonly Item[],
  work: (item: Item, index: number) => void | Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  for (const [index, item] of items.entries()) {
    if (signal.aborted) return;
    await work(item, index);
    await breathe();
  }
}

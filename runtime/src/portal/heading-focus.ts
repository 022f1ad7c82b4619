/**
 * A new page begins at its heading for keyboard and screen reader. A page that reads something first shows its heading
 * later; whoever has gone on by then stays where they are.
 */
export function focusHeading(page: HTMLElement): void {
  const found = (): boolean => {
    const heading = page.querySelector<HTMLElement>('h1');
    heading?.focus();
    return heading !== null;
  };
  if (found()) return;
  const watch = new MutationObserver(() => {
    const { activeElement, body } = document;
    const hasGoneOn = activeElement !== null && activeElement !== body;
    if (!page.isConnected || hasGoneOn || found()) watch.disconnect();
  });
  watch.observe(page, { childList: true, subtree: true });
}

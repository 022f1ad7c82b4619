/**
 * F6 walks over the parts of the board: tools, types of steps, drawing, buttons of the selection. A board that is itself a
 * part of its page lets go after the last of them (and before the first); else it begins anew.
 */
export function nextPart(root: ShadowRoot, back: boolean): HTMLElement | SVGElement | undefined {
  const parts: Element[] = [];
  for (const selector of ['.tools', '.palette', '.board svg', '.pad']) {
    const part = root.querySelector(selector);
    if (part !== null && part.getBoundingClientRect().width > 0) parts.push(part);
  }
  const active = root.activeElement;
  const present = parts.findIndex((part) => part === active || (active !== null && part.contains(active)));
  const after = present + (back ? -1 : 1);
  const isPartOfPage = root.host.closest('[data-region]') !== null;
  if (isPartOfPage && (after < 0 || after >= parts.length)) return undefined;
  const next = parts.at((present + (back ? -1 : 1) + parts.length) % parts.length);
  if (next instanceof SVGElement) return next;
  return next?.querySelector<HTMLElement>('button[tabindex="0"]') ?? undefined;
}

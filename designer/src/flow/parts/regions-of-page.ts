/** F6 walks over the parts of the board: tools, types of steps, drawing, buttons of the selection. */
export function nextPart(root: ShadowRoot, back: boolean): HTMLElement | SVGElement | undefined {
  const parts: Element[] = [];
  for (const selector of ['.tools', '.palette', '.board svg', '.pad']) {
    const part = root.querySelector(selector);
    if (part !== null && part.getBoundingClientRect().width > 0) parts.push(part);
  }
  const active = root.activeElement;
  const present = parts.findIndex((part) => part === active || (active !== null && part.contains(active)));
  const next = parts.at((present + (back ? -1 : 1) + parts.length) % parts.length);
  if (next instanceof SVGElement) return next;
  return next?.querySelector<HTMLElement>('button[tabindex="0"]') ?? undefined;
}

/** Moves the focus to the next (or former) part of the workbench: to the first thing in it that can take it. */
export function moveRegionFocus(root: ShadowRoot, step: 1 | -1): void {
  const regions = [...root.querySelectorAll<HTMLElement>('[data-region]')].filter((region) => region.checkVisibility());
  const active = root.activeElement;
  const at = regions.findIndex((region) => active !== null && region.contains(active));
  const next = regions[(at + step + regions.length) % regions.length] ?? regions[0];
  if (next === undefined) return;
  firstFocusable(next)?.focus();
  // What looked focusable may refuse; the region itself never does.
  if (!next.contains(root.activeElement)) {
    next.tabIndex = -1;
    next.focus();
  }
}

const FOCUSABLE =
  'button:not(:disabled):not([tabindex="-1"]), a[href], input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex="0"]';

/** In shadow roots too: an area is one element of the shell. */
function firstFocusable(from: HTMLElement): HTMLElement | undefined {
  for (const element of from.querySelectorAll<HTMLElement>('*')) {
    if (element.matches(FOCUSABLE) && element.checkVisibility()) return element;
    const inner = element.shadowRoot?.firstElementChild?.parentNode as ShadowRoot | undefined;
    if (inner !== undefined) {
      const holder = [...inner.children].flatMap((child) =>
        child instanceof HTMLElement && child.checkVisibility()
          ? [child.matches(FOCUSABLE) ? child : firstFocusable(child)]
          : [],
      );
      const found = holder.find((one) => one !== undefined);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

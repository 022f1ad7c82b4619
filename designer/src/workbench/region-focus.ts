import { deepActive } from '../session/index.js';

/** Moves the focus to the next (or former) part of the workbench: to the first thing in it that can take it. */
export function moveRegionFocus(root: ShadowRoot, step: 1 | -1): void {
  const regions = regionsIn(root);
  const active = deepActive(root);
  const at = regions.findLastIndex((region) => active !== undefined && holds(region, active));
  const next = regions[at < 0 && step < 0 ? regions.length - 1 : (at + step + regions.length) % regions.length];
  if (next !== undefined) focusIn(root, next);
}

/** Brings the focus to the part of that name; false when it is not shown. */
export function focusRegion(root: ShadowRoot, name: string): boolean {
  const region = root.querySelector<HTMLElement>(`[data-region="${name}"]`);
  if (region !== null) focusIn(root, region);
  return region !== null;
}

function focusIn(root: ShadowRoot, next: HTMLElement): void {
  (landingIn(next) ?? firstFocusable(next))?.focus();
  // What looked focusable may refuse; the region itself never does.
  const now = deepActive(root);
  if (now === undefined || !holds(next, now)) {
    next.tabIndex = -1;
    next.focus();
  }
}

/** The parts in the order they stand; an area that names parts of its own is those. */
function regionsIn(root: ShadowRoot): readonly HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('[data-region]')]
    .filter((region) => region.checkVisibility())
    .flatMap((region) => {
      const own = [...region.querySelectorAll<HTMLElement>('*')].flatMap(({ shadowRoot }) =>
        shadowRoot === null ? [] : regionsIn(shadowRoot),
      );
      return own.length > 0 ? own : [region];
    });
}

/** `contains` that looks through shadow roots. */
function holds(region: Element, element: Element): boolean {
  for (let node: Node | null = element; node !== null;) {
    if (node === region) return true;
    node = node instanceof ShadowRoot ? node.host : node.parentNode;
  }
  return false;
}

/** What a part names as the place to begin at: its element knows where inside. */
function landingIn(region: HTMLElement): HTMLElement | undefined {
  return [...region.querySelectorAll<HTMLElement>('[data-landing]')].find((one) => one.checkVisibility());
}

const FOCUSABLE =
  'button:not(:disabled):not([tabindex="-1"]), a[href], input:not(:disabled), select:not(:disabled), textarea:not(:disabled), summary, [tabindex="0"]';

/** In shadow roots too: an area is one element of the shell. */
function firstFocusable(from: ParentNode): HTMLElement | undefined {
  for (const element of from.querySelectorAll<HTMLElement>('*')) {
    if (!element.checkVisibility()) continue;
    if (element.matches(FOCUSABLE)) return element;
    const found = element.shadowRoot === null ? undefined : firstFocusable(element.shadowRoot);
    if (found !== undefined) return found;
  }
  return undefined;
}

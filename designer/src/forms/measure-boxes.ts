import type { Box } from './canvas-boxes.js';
import type { FormNode } from './form-tree.js';

interface Shown {
  readonly device: 'desktop' | 'phone';
  readonly openPage: (tabs: FormNode) => FormNode | undefined;
}

/** Where everything of the form stands on the page now; undefined before it is drawn. */
export function measureBoxes(root: ParentNode, tree: FormNode, { device, openPage }: Shown): Box | undefined {
  const sheet = root.querySelector('.sheet');
  if (sheet === null) return undefined;
  const elements = new Map<string, Element>();
  const holders = new Map<string, Element>();
  for (const one of root.querySelectorAll<HTMLElement>('[data-at]')) elements.set(one.dataset['at'] ?? '', one);
  for (const one of root.querySelectorAll<HTMLElement>('[data-holder]')) holders.set(one.dataset['holder'] ?? '', one);
  // As the style has it: by the window, not by the room of the canvas.
  const isStacked = device === 'phone' || matchMedia('(max-width: 700px)').matches;
  const boxOf = (node: FormNode): Box | undefined => {
    const drawn = node.at === '/ui' ? sheet : elements.get(node.at);
    if (drawn === undefined) return undefined;
    const inner = node.children.flatMap((child) => boxOf(child) ?? []);
    const base = { at: node.at, index: node.index, rect: drawn.getBoundingClientRect() };
    if (node.kind === 'tabs' || node.kind === 'steps') {
      const open = openPage(node);
      const rect = open === undefined ? undefined : holders.get(open.at)?.getBoundingClientRect();
      const page = (within: FormNode, panel: DOMRect): Box => ({
        at: within.at,
        index: within.index,
        rect: panel,
        flow: 'down',
        children: within.children.flatMap((child) => boxOf(child) ?? []),
      });
      return {
        ...base,
        flow: 'across',
        children: inner.map(({ at, index, rect }) => ({ at, index, rect, children: [] })),
        inside: open === undefined || rect === undefined ? [] : [page(open, rect)],
      };
    }
    if (node.kind === 'tab') return { ...base, children: [] };
    const holds = 'elements' in node.element || node.kind === 'table';
    const across = (!isStacked && node.kind === 'columns') || (node.kind === 'table' && device !== 'phone');
    return { ...base, ...(holds ? { flow: across ? ('across' as const) : ('down' as const) } : {}), children: inner };
  };
  return boxOf(tree);
}

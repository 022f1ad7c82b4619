/**
 * What stands around and over the drawing. The drawing and its outline are left out: they are most of the page, and a search
 * that finds nothing would go through all of them after every key.
 */
function overBoard(root: ShadowRoot): readonly Element[] {
  const stage = root.querySelector('.stage');
  if (stage === null) return [];
  const around = [stage.parentElement, stage.closest('.frame')].flatMap((outer) => [...(outer?.children ?? [])]);
  return [...around, ...stage.children].filter(
    (part) => part !== stage && !part.contains(stage) && !part.matches('.board, #outline'),
  );
}

/** The first of them that is, or holds, what the selector names. */
export function findOverBoard(root: ShadowRoot, selector: string): Element | null {
  for (const part of overBoard(root)) {
    if (part.matches(selector)) return part;
    const found = part.querySelector(selector);
    if (found !== null) return found;
  }
  return null;
}

import { documentationOf, titleOf } from './import-context.js';
import type { ModdleElement } from './moddle-element.js';

/** Title and description of what an element becomes. */
export function commonParts(
  node: ModdleElement,
  fallback: string,
): { readonly title: string; readonly description?: string } {
  const description = documentationOf(node);
  return { title: titleOf(node, fallback), ...(description === '' ? {} : { description }) };
}

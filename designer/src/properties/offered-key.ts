import { isUnchosenText, statesOf } from '../model/index.js';
import type { Design } from './place.js';

/** Keys as steps get them when they are added. */
const GENERIC = /^(?:task|decision|parallel|phase|call|wait|service|end|ended)(?:-\d+)?$/;

/**
 * A telling key for a step that still has the one it was added with, from its English name. Only while no published version
 * has the step: running instances and other processes know it by its key.
 */
export function offeredKey({ document, world }: Design, key: string): string | undefined {
  const states = statesOf(document);
  const title = states.get(key)?.state.title;
  if (!GENERIC.test(key) || title === undefined || isUnchosenText(title)) return undefined;
  const published = world.definitions.find((one) => one.key === document.definition.key);
  if (published !== undefined && statesOf({ ...document, definition: published }).has(key)) return undefined;
  const english = typeof title === 'string' ? title : (title.en ?? '');
  if (!/^\p{ASCII}*$/u.test(english)) return undefined;
  const words = english.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const offered = words.join('-').slice(0, 40).replace(/-+$/, '');
  return /^[a-z]/.test(offered) && offered !== key && !states.has(offered) ? offered : undefined;
}

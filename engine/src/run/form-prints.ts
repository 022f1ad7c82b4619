import { MAIN_PRINT } from '../definition/print-name.js';
import type { FormVersion } from '../store/store.js';

type Prints = Pick<FormVersion, 'print' | 'prints'>;

/** The source of a print template of the form; without a name the main one's. */
export function printTemplate({ print, prints }: Prints, name: string = MAIN_PRINT): string | undefined {
  if (name === MAIN_PRINT) return print;
  return prints !== undefined && Object.hasOwn(prints, name) ? prints[name] : undefined;
}

/** Names of all print templates, the main one first. */
export function printNames({ prints = {} }: Prints): readonly string[] {
  return [MAIN_PRINT, ...Object.keys(prints)];
}

/** The print templates beside the main one, in the order of their names; nothing when there are none. */
export function otherPrints(prints: Prints['prints']): Pick<FormVersion, 'prints'> {
  const others = Object.entries(prints ?? {})
    .filter(([name]) => name !== MAIN_PRINT)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return others.length === 0 ? {} : { prints: Object.fromEntries(others) };
}

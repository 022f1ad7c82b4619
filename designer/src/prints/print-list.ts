import type { DesignDocument } from '../model/index.js';

/** Names of the templates of a form; the default one first. */
export function printNamesOf(document: DesignDocument, form: string): readonly string[] {
  const names = Object.keys((Object.hasOwn(document.prints, form) ? document.prints[form] : undefined) ?? {});
  return names.toSorted((one, other) => Number(other === 'print') - Number(one === 'print'));
}

export function printText(document: DesignDocument, form: string, name: string): string {
  const prints = (Object.hasOwn(document.prints, form) ? document.prints[form] : undefined) ?? {};
  return (Object.hasOwn(prints, name) ? prints[name] : undefined) ?? '';
}

export type NameFault = 'nameEmpty' | 'nameTaken' | 'nameBad';

/** Why a template cannot be called so; undefined: it can. */
export function nameFault(name: string, taken: readonly string[]): NameFault | undefined {
  if (name === '') return 'nameEmpty';
  if (!/^[\p{L}][\p{L}\p{N}_-]*$/u.test(name) || name.length > 80) return 'nameBad';
  return taken.includes(name) ? 'nameTaken' : undefined;
}

/** `name`, or with the first number that is free. */
export function freePrintName(name: string, taken: readonly string[]): string {
  if (!taken.includes(name)) return name;
  for (let number = 2; ; number++) if (!taken.includes(`${name}-${String(number)}`)) return `${name}-${String(number)}`;
}

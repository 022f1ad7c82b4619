import type { DesignDocument } from '../document/design-document.js';
import { pathOf, valueAt } from '../document/json-path.js';
import { statesOf } from '../commands/find-state.js';

/** What of the design a pointer lies in: where a mark is shown and what a click selects. */
export type DesignElement =
  | { readonly part: 'process' }
  | { readonly part: 'state'; readonly state: string }
  /** A way out: `at` is the pointer of its outcome, branch, route or rule. */
  | { readonly part: 'connection'; readonly state: string; readonly at: string }
  | { readonly part: 'form'; readonly form: string; readonly at?: string }
  | { readonly part: 'print'; readonly form: string; readonly name: string }
  | { readonly part: 'scenario'; readonly name: string; readonly step?: number };

export function elementAt(document: DesignDocument, pointer: string): DesignElement {
  const [part, name = '', ...rest] = pathOf(pointer);
  if (part === 'forms') {
    const at = formElement(document, name, rest);
    return { part: 'form', form: name, ...(at === undefined ? {} : { at }) };
  }
  if (part === 'prints') return { part: 'print', form: name, name: rest[0] ?? 'print' };
  if (part === 'scenarios') {
    const step = rest[0] === 'steps' && rest[1] !== undefined ? Number(rest[1]) : undefined;
    return { part: 'scenario', name, ...(step === undefined ? {} : { step }) };
  }
  let state: { readonly key: string; readonly pointer: string } | undefined;
  for (const placed of statesOf(document).values())
    if (isWithin(pointer, placed.pointer) && placed.pointer.length > (state?.pointer.length ?? 0)) state = placed;
  const base = state?.pointer ?? '/definition';
  const way = /^\/(?:outcomes|branches|onDone|onError|timers|messages|signals)\/[^/]+/.exec(
    pointer.slice(base.length),
  )?.[0];
  if (way !== undefined) return { part: 'connection', state: state?.key ?? '', at: base + way };
  return state === undefined ? { part: 'process' } : { part: 'state', state: state.key };
}

function isWithin(pointer: string, base: string): boolean {
  return pointer === base || pointer.startsWith(`${base}/`);
}

/** Pointer of the element inside the form: of a place in its schema, the element that shows the field. */
function formElement(document: DesignDocument, form: string, rest: readonly string[]): string | undefined {
  if (rest[0] === 'ui') {
    let length = 1;
    for (let at = 1; at + 1 < rest.length && (rest[at] === 'elements' || rest[at] === 'columns'); at += 2)
      length = at + 2;
    return '/' + rest.slice(0, length).join('/');
  }
  if (rest[0] !== 'schema' || rest[1] !== 'properties') return undefined;
  const find = (element: unknown, at: string): string | undefined => {
    const { scope, elements } = element as { readonly scope?: string; readonly elements?: readonly unknown[] };
    if (scope === `#/properties/${rest[2] ?? ''}`) return at;
    for (const [index, child] of (elements ?? []).entries()) {
      const found = find(child, `${at}/elements/${index}`);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return find(valueAt(document, ['forms', form, 'ui']) ?? {}, '/ui');
}

import {
  connectionsOf,
  elementAt,
  pathOf,
  valueAt,
  type Change,
  type Command,
  type DesignDocument,
  type DesignElement,
} from '../model/index.js';
import { elementPointer } from './element-pointer.js';
import { standingForm } from './next-versions.js';

/** What of a selection is still there after a change: renamed states and moved elements are followed, the rest is dropped. */
export function followElements(elements: readonly DesignElement[], change: Change): readonly DesignElement[] {
  if (elements.length === 0) return elements;
  const forward = renamedStates(change.command);
  const names = change.cause === 'undo' ? inverse(forward) : forward;
  return elements.flatMap((element) => {
    const state = 'state' in element ? (names.get(element.state) ?? element.state) : undefined;
    const followed = state === undefined ? element : ({ ...element, state } as DesignElement);
    return follow(followed, change) ?? [];
  });
}

export function sameElements(one: readonly DesignElement[], other: readonly DesignElement[]): boolean {
  return one.length === other.length && one.every((element, at) => sameElement(element, other[at]));
}

function sameElement(one: DesignElement, other: DesignElement | undefined): boolean {
  return other !== undefined && JSON.stringify(one) === JSON.stringify(other);
}

function follow(element: DesignElement, { before, document }: Change): DesignElement | undefined {
  if (element.part === 'form' && element.at !== undefined) return followFormElement(element, before, document);
  if (element.part === 'connection') return followConnection(element, before, document);
  if (element.part === 'print') {
    const form = standingForm(document, element.form);
    const prints = form === undefined ? undefined : document.prints[form];
    if (form === undefined || prints === undefined || !Object.hasOwn(prints, element.name)) return undefined;
    return form === element.form ? element : { ...element, form };
  }
  if (element.part === 'form') {
    const form = standingForm(document, element.form);
    if (form === undefined) return undefined;
    return form === element.form ? element : { ...element, form };
  }
  const pointer = elementPointer(document, element);
  return pointer !== undefined && valueAt(document, pathOf(pointer)) !== undefined ? element : undefined;
}

/** A way whose name, place in its list or state is another: the same object elsewhere is the way moved. */
function followConnection(
  element: Extract<DesignElement, { readonly part: 'connection' }>,
  before: DesignDocument,
  document: DesignDocument,
): DesignElement | undefined {
  const was = valueAt(before, pathOf(element.at));
  const is = valueAt(document, pathOf(element.at));
  if (is !== undefined && (is === was || typeof was !== 'object')) return element;
  for (const { pointer } of connectionsOf(document)) {
    const at = pointer.slice(0, pointer.lastIndexOf('/'));
    if (valueAt(document, pathOf(at)) === was) return elementAt(document, at);
  }
  return is === undefined ? undefined : element;
}

/** Elements of a form have no names: the same object elsewhere is the element moved. */
function followFormElement(
  element: Extract<DesignElement, { readonly part: 'form' }>,
  before: DesignDocument,
  document: DesignDocument,
): DesignElement | undefined {
  const id = standingForm(document, element.form);
  const form = id === undefined ? undefined : document.forms[id];
  if (id === undefined || form === undefined) return undefined;
  const followed = id === element.form ? element : { ...element, form: id };
  const was = valueAt(before.forms[element.form], pathOf(element.at ?? ''));
  const is = valueAt(form, pathOf(element.at ?? ''));
  if (was === is) return is === undefined ? undefined : followed;
  const moved = findPointer(form.ui, was, '/ui');
  if (moved !== undefined) return { ...followed, at: moved };
  return is === undefined ? undefined : followed;
}

function findPointer(node: unknown, wanted: unknown, at: string): string | undefined {
  if (node === wanted) return at;
  if (typeof node !== 'object' || node === null) return undefined;
  for (const list of ['elements', 'columns'] as const) {
    const children = (node as Record<string, unknown>)[list];
    if (!Array.isArray(children)) continue;
    for (const [index, child] of children.entries()) {
      const found = findPointer(child, wanted, `${at}/${list}/${index}`);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function renamedStates(command: Command): Map<string, string> {
  const names = new Map<string, string>();
  const commands = command.type === 'batch' ? command.commands : [command];
  for (const one of commands) if (one.type === 'rename' && one.kind === 'state') names.set(one.name, one.to);
  return names;
}

function inverse(names: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([...names].map(([from, to]) => [to, from]));
}

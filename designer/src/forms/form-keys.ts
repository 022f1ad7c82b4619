import type { FormController } from './form-controller.js';
import { nodesIn } from './form-tree.js';

/** Keys that mean the same in the drawing and in the outline. True when the key was taken. */
export function formKey(event: KeyboardEvent, controller: FormController, at: string): boolean {
  if (event.isComposing || (event.altKey && event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return false;
  const { carrying } = controller;
  if (carrying.carried !== undefined) return carryKey(event, controller);
  const command = event.ctrlKey || event.metaKey;
  const isReadonly = controller.session.isReadonly;
  const own = controller.selected.includes(at) ? controller.selected : at === '/ui' ? [] : [at];
  if (event.altKey) {
    if (!isReadonly) controller.nudge(event.key === 'ArrowUp' ? -1 : 1, own);
    return true;
  }
  if (command) return commandKey(event, controller, own, isReadonly);
  switch (event.key) {
    case ' ':
      if (own.length > 0) carrying.lift({ what: 'elements', at: own });
      return true;
    case 'Delete':
    case 'Backspace':
      void controller.remove(own);
      return true;
    case 'Escape':
      if (controller.selected.length === 0) return false;
      controller.select([]);
      return true;
    default:
      return false;
  }
}

function carryKey(event: KeyboardEvent, { carrying }: FormController): boolean {
  switch (event.key) {
    case 'ArrowDown':
      carrying.step(1);
      return true;
    case 'ArrowUp':
      carrying.step(-1);
      return true;
    case 'ArrowRight':
      carrying.step(1, true);
      return true;
    case 'ArrowLeft':
      carrying.step(-1, true);
      return true;
    case ' ':
    case 'Enter':
      carrying.drop();
      return true;
    case 'Escape':
    case 'Tab':
      carrying.cancel();
      return event.key === 'Escape';
    default:
      return true;
  }
}

function commandKey(
  event: KeyboardEvent,
  controller: FormController,
  own: readonly string[],
  isReadonly: boolean,
): boolean {
  switch (event.key.toLowerCase()) {
    case 'a': {
      const node = controller.node(own[0]) ?? controller.tree?.children[0];
      controller.select((node?.parent?.children ?? []).map(({ at }) => at));
      return true;
    }
    case 'd':
      if (!isReadonly) controller.duplicate(own);
      return true;
    case 'g':
      if (!isReadonly) controller.wrap(event.shiftKey ? 'columns' : 'group', own);
      return true;
    default:
      return false;
  }
}

/** The element the arrow keys lead to from this one: in the order of reading; left = out, right = in. */
export function walk(controller: FormController, at: string, key: string): string | undefined {
  const all = controller.tree === undefined ? [] : nodesIn(controller.tree).slice(1);
  const index = all.findIndex((node) => node.at === at);
  const node = all[index];
  switch (key) {
    case 'ArrowDown':
      return all[index + 1]?.at;
    case 'ArrowUp':
      return all[index - 1]?.at;
    case 'ArrowLeft':
      return node?.parent?.at === '/ui' ? undefined : node?.parent?.at;
    case 'ArrowRight':
      return node?.children[0]?.at;
    case 'Home':
      return all[0]?.at;
    case 'End':
      return all.at(-1)?.at;
    default:
      return undefined;
  }
}

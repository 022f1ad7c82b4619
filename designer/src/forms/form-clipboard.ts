import type { FormController } from './form-controller.js';

/**
 * Copy, cut and paste by the events of the page: they reach other tabs and windows, ask for no permission and work where
 * the page is not served over HTTPS. Inputs keep their own.
 */
export function useClipboard(event: ClipboardEvent, controller: FormController | undefined): void {
  const path = event.composedPath();
  if (controller === undefined || event.clipboardData === null || path.some(isInput)) return;
  const isReadonly = controller.session.isReadonly;
  if (event.type === 'paste') {
    if (isReadonly) return;
    controller.paste(event.clipboardData.getData('text/plain'));
    event.preventDefault();
    return;
  }
  const own = ownElements(path, controller);
  const text = controller.copy(own);
  if (text === undefined) return;
  event.clipboardData.setData('text/plain', text);
  event.preventDefault();
  if (event.type === 'cut' && !isReadonly) void controller.remove(own);
}

/** What the focus is on, with all that is selected when it is one of them. */
function ownElements(path: readonly EventTarget[], { selected }: FormController): readonly string[] {
  const focused = path.find((one) => one instanceof HTMLElement && one.dataset['at'] !== undefined);
  const at = focused instanceof HTMLElement ? focused.dataset['at'] : undefined;
  return at === undefined || at === '/ui' || selected.includes(at) ? selected : [at];
}

function isInput(one: EventTarget): boolean {
  return one instanceof HTMLElement && (one.isContentEditable || one.matches('input, textarea, select, dialog'));
}

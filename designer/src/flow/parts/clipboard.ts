import type { Actions } from './actions.js';

/** True while somebody types: then keys and the clipboard are the input's. */
export function isTyping(event: Event): boolean {
  const [target] = event.composedPath();
  return (
    target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
  );
}

/** Steps go through the system's clipboard as text, so also into another tab. */
export function watchClipboard(host: HTMLElement, actions: () => Actions | undefined, remove: () => void): void {
  const copy = (event: Event): void => {
    if (!(event instanceof ClipboardEvent) || isTyping(event)) return;
    const text = actions()?.copied();
    if (text === undefined) return;
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    if (event.type === 'cut') remove();
  };
  host.addEventListener('copy', copy);
  host.addEventListener('cut', copy);
  host.addEventListener('paste', (event) => {
    if (!(event instanceof ClipboardEvent) || isTyping(event)) return;
    if (actions()?.paste(event.clipboardData?.getData('text/plain') ?? '') === true) event.preventDefault();
  });
}

/** Where the page may not write to the clipboard the browser's own copying is asked for, which comes to the listener above. */
export async function writeClipboard(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    document.execCommand('copy');
  }
}

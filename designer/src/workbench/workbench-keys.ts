export type KeyAction = 'save' | 'next-region' | 'former-region' | 'problems' | 'undo' | 'redo' | 'help';

/** What a key asks of the workbench. While a dialog is open only saving goes on; what an area has taken is its own. */
export function keyAction(event: KeyboardEvent, isModal: boolean): KeyAction | undefined {
  const command = event.ctrlKey || event.metaKey;
  const key = event.key.toLowerCase();
  if (command && key === 's') return 'save';
  if (event.defaultPrevented || isModal) return undefined;
  if (event.key === 'F6') return event.shiftKey ? 'former-region' : 'next-region';
  if (event.key === '?' && !isTyping(event)) return 'help';
  if (!command) return undefined;
  if (event.shiftKey && key === 'm') return 'problems';
  if (key === 'y' || (key === 'z' && event.shiftKey)) return 'redo';
  return key === 'z' ? 'undo' : undefined;
}

function isTyping(event: KeyboardEvent): boolean {
  const [target] = event.composedPath();
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select') !== null)
  );
}

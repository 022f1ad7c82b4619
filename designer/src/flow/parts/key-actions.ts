/** What a key does on the board; undefined = the page's business. */
export type KeyAction =
  | { readonly do: 'undo' | 'redo' | 'all' | 'search' | 'remove' | 'rename' | 'properties' | 'escape' }
  | { readonly do: 'append' | 'connect' | 'more' | 'fit' | 'zoom-in' | 'zoom-out' | 'zoom-reset' }
  | { readonly do: 'next' | 'previous' }
  | { readonly do: 'travel'; readonly direction: 'up' | 'down' | 'left' | 'right' }
  | { readonly do: 'move'; readonly by: { readonly x: number; readonly y: number } };

const ARROWS: { readonly [key: string]: readonly ['up' | 'down' | 'left' | 'right', number, number] } = {
  ArrowUp: ['up', 0, -1],
  ArrowDown: ['down', 0, 1],
  ArrowLeft: ['left', -1, 0],
  ArrowRight: ['right', 1, 0],
};
/** One step of the grid; with Shift a single px. */
const STEP = 10;

export function keyAction(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>,
): KeyAction | undefined {
  const { key, shiftKey, altKey } = event;
  const command = event.ctrlKey || event.metaKey;
  const arrow = ARROWS[key];
  if (arrow !== undefined) {
    const [direction, x, y] = arrow;
    if (command || altKey) return { do: 'travel', direction };
    const step = shiftKey ? 1 : STEP;
    return { do: 'move', by: { x: x * step, y: y * step } };
  }
  if (command) return commandKey(key.toLowerCase(), shiftKey);
  if (altKey) return undefined;
  switch (key) {
    case 'Delete':
    case 'Backspace':
      return { do: 'remove' };
    case 'F2':
      return { do: 'rename' };
    case 'Enter':
      return { do: 'properties' };
    case 'Escape':
      return { do: 'escape' };
    case 'Tab':
      return { do: shiftKey ? 'previous' : 'next' };
    case 'ContextMenu':
      return { do: 'more' };
    case 'F10':
      return shiftKey ? { do: 'more' } : undefined;
    case '+':
    case '=':
      return { do: 'zoom-in' };
    case '-':
      return { do: 'zoom-out' };
    case '0':
      return { do: 'zoom-reset' };
  }
  switch (key.toLowerCase()) {
    case 'a':
      return { do: 'append' };
    case 'c':
      return { do: 'connect' };
    case 'f':
      return { do: 'fit' };
    default:
      return undefined;
  }
}

function commandKey(key: string, shift: boolean): KeyAction | undefined {
  switch (key) {
    case 'z':
      return { do: shift ? 'redo' : 'undo' };
    case 'y':
      return { do: 'redo' };
    case 'a':
      return { do: 'all' };
    case 'f':
      return { do: 'search' };
    default:
      return undefined;
  }
}

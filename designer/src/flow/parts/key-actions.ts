import type { Direction } from './travel.js';

interface Step {
  readonly x: number;
  readonly y: number;
}

/** What a key does on the board; undefined = the page's business. */
export type KeyAction =
  | { readonly do: 'undo' | 'redo' | 'all' | 'search' | 'remove' | 'rename' | 'properties' | 'keys' | 'duplicate' }
  | { readonly do: 'append' | 'connect' | 'replace' | 'more' | 'fit' | 'zoom-in' | 'zoom-out' | 'zoom-reset' }
  | { readonly do: 'next' | 'previous' | 'enter' | 'leave' | 'keep' | 'first' | 'last' | 'escape' | 'tell' }
  | { readonly do: 'way'; readonly by: 1 | -1 }
  | { readonly do: 'travel'; readonly direction: Direction }
  | { readonly do: 'move' | 'move-title' | 'resize' | 'room' | 'scroll'; readonly by: Step };

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

const ARROWS: { readonly [key: string]: readonly [Direction, number, number] } = {
  ArrowUp: ['up', 0, -1],
  ArrowDown: ['down', 0, 1],
  ArrowLeft: ['left', -1, 0],
  ArrowRight: ['right', 1, 0],
};
/** One step of the grid. */
const STEP = 10;
const FAR = 50;
const PAGE = 240;

const named: { readonly [key: string]: KeyAction } = {
  Delete: { do: 'remove' },
  Backspace: { do: 'remove' },
  F2: { do: 'rename' },
  Enter: { do: 'enter' },
  Escape: { do: 'leave' },
  ContextMenu: { do: 'more' },
  Home: { do: 'first' },
  End: { do: 'last' },
  ' ': { do: 'keep' },
  '+': { do: 'zoom-in' },
  '=': { do: 'zoom-in' },
  '-': { do: 'zoom-out' },
  '0': { do: 'zoom-reset' },
  '?': { do: 'keys' },
  '？': { do: 'keys' },
  a: { do: 'append' },
  c: { do: 'connect' },
  t: { do: 'replace' },
  p: { do: 'properties' },
  f: { do: 'fit' },
  i: { do: 'tell' },
};
const withCommand: { readonly [key: string]: KeyAction } = {
  z: { do: 'undo' },
  y: { do: 'redo' },
  a: { do: 'all' },
  f: { do: 'search' },
  d: { do: 'duplicate' },
};

export function keyAction(event: Key): KeyAction | undefined {
  const { key, shiftKey, altKey } = event;
  const command = event.ctrlKey || event.metaKey;
  const arrow = ARROWS[key];
  if (arrow !== undefined) return arrowAction(event, arrow);
  const letter = key.length === 1 ? key.toLowerCase() : key;
  if (command) {
    if (altKey) return undefined;
    return letter === 'z' && shiftKey ? { do: 'redo' } : withCommand[letter];
  }
  if (altKey) return key === 'Enter' ? { do: 'properties' } : undefined;
  switch (letter) {
    case 'Tab':
      return { do: shiftKey ? 'previous' : 'next' };
    case 'F10':
      return shiftKey ? { do: 'more' } : undefined;
    case 'l':
      return { do: 'way', by: shiftKey ? -1 : 1 };
    case 'PageUp':
    case 'PageDown': {
      const far = key === 'PageUp' ? PAGE : -PAGE;
      return { do: 'scroll', by: shiftKey ? { x: far, y: 0 } : { x: 0, y: far } };
    }
    case 'Escape':
      return shiftKey ? { do: 'escape' } : named[letter];
    default:
      return named[letter];
  }
}

/** Alone they travel; Ctrl and Shift move, Alt sizes containers, Ctrl+Alt makes room, Ctrl+Shift moves titles of ways. */
function arrowAction(event: Key, [direction, x, y]: readonly [Direction, number, number]): KeyAction {
  const command = event.ctrlKey || event.metaKey;
  const by = (step: number): Step => ({ x: x * step, y: y * step });
  if (command && event.altKey) return { do: 'room', by: by(STEP) };
  if (event.altKey) return { do: 'resize', by: by(STEP) };
  if (command && event.shiftKey) return { do: 'move-title', by: by(STEP) };
  if (command) return { do: 'move', by: by(STEP) };
  if (event.shiftKey) return { do: 'move', by: by(FAR) };
  return { do: 'travel', direction };
}

import type { Locale } from '@yunliu/engine/definition';
import { stepWords } from '../model/index.js';
import type { DesignSession } from './design-session.js';

/** What a key asks of the history; nothing while a dialog is open, where inputs have their own undo. */
export function historyKey(event: KeyboardEvent): 'undo' | 'redo' | undefined {
  if (event.defaultPrevented || event.altKey || !(event.ctrlKey || event.metaKey)) return undefined;
  if (event.composedPath().some((one) => one instanceof HTMLDialogElement && one.open)) return undefined;
  const key = event.key.toLowerCase();
  if (key === 'y' || (key === 'z' && event.shiftKey)) return 'redo';
  return key === 'z' ? 'undo' : undefined;
}

/** Goes one step back or forward and says which; false when there was none. */
export function goInHistory(session: DesignSession, way: 'undo' | 'redo'): boolean {
  const command = way === 'undo' ? session.stack.undoable : session.stack.redoable;
  const done = way === 'undo' ? session.undo() : session.redo();
  if (done && command !== undefined)
    session.say(words(way, stepWords(command, session.document, session.locale), session.locale));
  return done;
}

function words(way: 'undo' | 'redo', label: string, locale: Locale): string {
  if (locale === 'en') return `${way === 'undo' ? 'Undone' : 'Done again'}: ${label}`;
  return `${way === 'undo' ? '已撤销' : '已重做'}：${label}`;
}

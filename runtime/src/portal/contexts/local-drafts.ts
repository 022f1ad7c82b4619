import type { JsonObject } from '@yunliu/engine/definition';
import { currentUser } from './session.js';

const PREFIX = 'yunliu.draft.';

/** What could not be saved on the server stays on this computer, for this person and task only. */
export function keepLocalDraft(taskId: string, values: JsonObject): boolean {
  try {
    localStorage.setItem(keyOf(taskId), JSON.stringify(values));
    return true;
  } catch {
    return false;
  }
}

export function localDraft(taskId: string): JsonObject | undefined {
  try {
    const text = localStorage.getItem(keyOf(taskId));
    if (text === null) return undefined;
    const values: unknown = JSON.parse(text);
    return typeof values === 'object' && values !== null && !Array.isArray(values) ? (values as JsonObject) : undefined;
  } catch {
    return undefined;
  }
}

export function dropLocalDraft(taskId: string): void {
  try {
    localStorage.removeItem(keyOf(taskId));
  } catch {
    // nothing was stored then
  }
}

function keyOf(taskId: string): string {
  return `${PREFIX}${currentUser()?.id ?? ''}.${taskId}`;
}

import type { JsonObject } from '@yunliu/engine/definition';

const PREFIX = 'yunliu.draft.';

/** Whose text, and of which task. */
export interface DraftOwner {
  readonly userId: string;
  readonly taskId: string;
}

/** What could not be saved on the server stays on this computer, for this person and task only. */
export function keepLocalDraft(owner: DraftOwner, values: JsonObject): boolean {
  try {
    localStorage.setItem(keyOf(owner), JSON.stringify(values));
    return true;
  } catch {
    return false;
  }
}

export function localDraft(owner: DraftOwner): JsonObject | undefined {
  try {
    const text = localStorage.getItem(keyOf(owner));
    if (text === null) return undefined;
    const values: unknown = JSON.parse(text);
    return typeof values === 'object' && values !== null && !Array.isArray(values) ? (values as JsonObject) : undefined;
  } catch {
    return undefined;
  }
}

export function dropLocalDraft(owner: DraftOwner): void {
  try {
    localStorage.removeItem(keyOf(owner));
  } catch {
    // nothing was stored then
  }
}

function keyOf({ userId, taskId }: DraftOwner): string {
  return `${PREFIX}${userId}.${taskId}`;
}

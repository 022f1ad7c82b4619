import type { HostFailure } from './host-failure.js';

/** Rest of the hand after which a change is saved. */
export const REST_MS = 1500;
const FIRST_RETRY_MS = 2000;
const LONGEST_RETRY_MS = 60_000;

/**
 * Where saving stands. `resting`: changed, waits for the hand to rest. `failed` is tried again by itself when the
 * network was at fault. `conflict`: somebody else has saved; nothing is sent until the reader has decided.
 */
export interface SaveState {
  readonly phase: 'saved' | 'resting' | 'saving' | 'failed' | 'conflict';
  /** Changed again while a save was under way. */
  readonly isChanged: boolean;
  /** Failures in a row. */
  readonly failures: number;
  readonly savedAt: string | undefined;
  readonly failure: HostFailure | undefined;
}

export type SaveEvent =
  | { readonly type: 'changed'; readonly isDirty: boolean }
  | { readonly type: 'waited' }
  /** Ctrl+S, a press on “retry”, the network is back, the page is being left. */
  | { readonly type: 'now' }
  | { readonly type: 'saved'; readonly at: string; readonly isDirty: boolean }
  | { readonly type: 'failed'; readonly failure: HostFailure }
  | { readonly type: 'conflict'; readonly failure: HostFailure }
  /** The conflict is over; the document on the screen is (not) what is stored. */
  | { readonly type: 'resolved'; readonly isDirty: boolean };

/** What the shell does next. */
export type SaveStep =
  { readonly do: 'save' } | { readonly do: 'wait'; readonly ms: number } | { readonly do: 'nothing' };

const NOTHING: SaveStep = { do: 'nothing' };

export function initialSaveState(savedAt?: string): SaveState {
  return { phase: 'saved', isChanged: false, failures: 0, savedAt, failure: undefined };
}

/** The next state and what to do. `nothing` cancels what was waited for. */
export function nextSaveState(state: SaveState, event: SaveEvent): readonly [SaveState, SaveStep] {
  switch (event.type) {
    case 'changed':
      return changed(state, event.isDirty);
    case 'waited':
    case 'now':
      return state.phase === 'resting' || state.phase === 'failed'
        ? [{ ...state, phase: 'saving', isChanged: false }, { do: 'save' }]
        : [state, NOTHING];
    case 'saved': {
      if (state.phase !== 'saving') return [state, NOTHING];
      const done = { ...initialSaveState(event.at) };
      return event.isDirty
        ? [
            { ...done, phase: 'resting' },
            { do: 'wait', ms: REST_MS },
          ]
        : [done, NOTHING];
    }
    case 'failed': {
      if (state.phase !== 'saving') return [state, NOTHING];
      const failures = state.failures + 1;
      const failed: SaveState = { ...state, phase: 'failed', isChanged: false, failures, failure: event.failure };
      return [failed, event.failure.isOffline ? { do: 'wait', ms: retryAfter(failures) } : NOTHING];
    }
    case 'conflict':
      return [{ ...state, phase: 'conflict', isChanged: false, failure: event.failure }, NOTHING];
    case 'resolved':
      return event.isDirty
        ? [
            { ...initialSaveState(state.savedAt), phase: 'resting' },
            { do: 'wait', ms: REST_MS },
          ]
        : [initialSaveState(state.savedAt), NOTHING];
  }
}

function changed(state: SaveState, isDirty: boolean): readonly [SaveState, SaveStep] {
  switch (state.phase) {
    case 'saving':
      return [{ ...state, isChanged: true }, NOTHING];
    case 'conflict':
      return [state, NOTHING];
    case 'saved':
    case 'resting':
    case 'failed':
      return isDirty
        ? [
            { ...state, phase: 'resting' },
            { do: 'wait', ms: REST_MS },
          ]
        : [initialSaveState(state.savedAt), NOTHING];
  }
}

/** 2 s, 4 s, 8 s … a minute. */
function retryAfter(failures: number): number {
  return Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), LONGEST_RETRY_MS);
}

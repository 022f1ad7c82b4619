import { describe, expect, it } from 'vitest';
import {
  initialSaveState,
  nextSaveState,
  REST_MS,
  type SaveEvent,
  type SaveState,
  type SaveStep,
} from '../../src/workbench/save-state.js';

const offline = { code: 'portal/unreachable', message: '', hint: '', isOffline: true, details: {} };
const refused = { ...offline, code: 'design/unsound', isOffline: false };

function after(...events: readonly SaveEvent[]): readonly [SaveState, SaveStep] {
  let last: readonly [SaveState, SaveStep] = [initialSaveState(), { do: 'nothing' }];
  for (const event of events) last = nextSaveState(last[0], event);
  return last;
}
const changed: SaveEvent = { type: 'changed', isDirty: true };
const waited: SaveEvent = { type: 'waited' };

describe('saving by itself', () => {
  it('[W1] waits for a rest, then saves, and what changes meanwhile is saved next', () => {
    expect(after(changed)).toMatchObject([{ phase: 'resting' }, { do: 'wait', ms: REST_MS }]);
    expect(after(changed, waited)).toMatchObject([{ phase: 'saving' }, { do: 'save' }]);
    expect(after(changed, waited, changed)).toMatchObject([{ phase: 'saving', isChanged: true }, { do: 'nothing' }]);
    expect(after(changed, waited, changed, { type: 'saved', at: 't', isDirty: true })).toMatchObject([
      { phase: 'resting', savedAt: 't' },
      { do: 'wait', ms: REST_MS },
    ]);
    expect(after(changed, waited, { type: 'saved', at: 't', isDirty: false })).toMatchObject([
      { phase: 'saved' },
      { do: 'nothing' },
    ]);
  });

  it('[W1] going back to what is stored needs no save', () => {
    expect(after(changed, { type: 'changed', isDirty: false })).toMatchObject([{ phase: 'saved' }, { do: 'nothing' }]);
  });

  it('[W1] the network is tried again, each time later; a refusal waits for the reader', () => {
    const fail: SaveEvent = { type: 'failed', failure: offline };
    const waits = [1, 2, 3, 4, 5, 6, 7].map((times) => {
      const [, step] = after(changed, ...Array.from({ length: times }, () => [waited, fail]).flat());
      return step.do === 'wait' ? step.ms : 0;
    });
    expect(waits).toEqual([2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]);
    expect(after(changed, waited, { type: 'failed', failure: refused })).toMatchObject([
      { phase: 'failed' },
      { do: 'nothing' },
    ]);
    expect(after(changed, waited, { type: 'failed', failure: refused }, { type: 'now' })).toMatchObject([
      { phase: 'saving' },
      { do: 'save' },
    ]);
  });

  it('[W4] in a conflict nothing is sent, whatever happens, until it is decided', () => {
    const conflict: SaveEvent = { type: 'conflict', failure: refused };
    for (const event of [changed, waited, { type: 'now' } as const])
      expect(after(changed, waited, conflict, event)).toMatchObject([{ phase: 'conflict' }, { do: 'nothing' }]);
    expect(after(changed, waited, conflict, { type: 'resolved', isDirty: true })).toMatchObject([
      { phase: 'resting' },
      { do: 'wait' },
    ]);
  });

  it('[W1] in every order of events there is never a second save beside the first', () => {
    const all: readonly SaveEvent[] = [
      changed,
      { type: 'changed', isDirty: false },
      waited,
      { type: 'now' },
      { type: 'saved', at: 't', isDirty: true },
      { type: 'failed', failure: offline },
    ];
    const wrong: string[] = [];
    const walk = (state: SaveState, depth: number): void => {
      if (depth === 0) return;
      for (const event of all) {
        const [next, step] = nextSaveState(state, event);
        if (step.do === 'save' && state.phase === 'saving') wrong.push(`${event.type}: a second save`);
        if (next.phase === 'saving' && state.phase !== 'saving' && step.do !== 'save')
          wrong.push(`${event.type}: no save`);
        walk(next, depth - 1);
      }
    };
    walk(initialSaveState(), 6);
    expect(wrong).toEqual([]);
  });
});

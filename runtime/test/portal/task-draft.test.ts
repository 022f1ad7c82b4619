import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { JsonObject } from '@yunliu/engine/definition';
import type { Session } from '../../src/api/index.js';
import { session, sessionEnded } from '../../src/portal/contexts/session.js';
import { TaskDraft } from '../../src/portal/pages/task-draft.js';

interface Sent {
  readonly values: JsonObject;
  readonly answer: (status: number) => void;
}

let sent: Sent[];
let stored: Map<string, string>;
let values: JsonObject;
let states: string[];
let saved: number[];

function draftOf(): TaskDraft {
  const draft: TaskDraft = new TaskDraft('task-1', {
    submission: () => values,
    maySave: () => true,
    onSaved: (revision) => saved.push(revision),
    onState: () => states.push(draft.state),
  });
  return draft;
}

/** What waits for an answer is asked, what was answered has been heard. */
async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

describe('the draft of a task', () => {
  beforeEach(() => {
    sent = [];
    stored = new Map();
    values = { unit: '甲' };
    states = [];
    saved = [];
    session.set({ user: { id: 'hotline-1' }, csrfToken: 'x' } as unknown as Session);
    vi.stubGlobal('document', { documentElement: {} });
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, text: string) => stored.set(key, text),
      removeItem: (key: string) => stored.delete(key),
    });
    vi.stubGlobal(
      'fetch',
      async (_address: string, request: { readonly body: string }) =>
        new Promise<Response>((resolve) => {
          const body = JSON.parse(request.body) as { readonly values: JsonObject };
          const revision = sent.length + 1;
          sent.push({
            values: body.values,
            answer: (status) =>
              resolve(
                Response.json(status === 200 ? { revision } : { code: 'x/y', message: '甲', hint: '乙' }, { status }),
              ),
          });
        }),
    );
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('[U70] is saved one after another, so that an older save never lands on a newer one', async () => {
    const draft = draftOf();
    const first = draft.save();
    values = { unit: '甲乙' };
    const second = draft.save();
    values = { unit: '甲乙丙' };
    const third = draft.save();
    await settle();
    expect(sent.map((one) => one.values)).toEqual([{ unit: '甲' }]);
    sent[0]?.answer(200);
    await first;
    await settle();
    expect(sent.map((one) => one.values)).toEqual([{ unit: '甲' }, { unit: '甲乙丙' }]);
    expect(draft.state).toBe('saving');
    sent[1]?.answer(200);
    expect(await second).toBeUndefined();
    expect(await third).toBeUndefined();
    expect(draft.state).toBe('saved');
    expect(saved).toEqual([1, 2]);
  });

  it('[U70] is kept for its writer when the session ends, with what was typed since the last save', async () => {
    const draft = draftOf();
    draft.changed();
    const save = draft.save();
    await settle();
    values = { unit: '甲乙' };
    draft.changed();
    sessionEnded();
    draft.stop();
    sent[0]?.answer(401);
    await save;
    expect([...stored]).toEqual([['yunliu.draft.hotline-1.task-1', JSON.stringify({ unit: '甲乙' })]]);
  });

  it('[U71] a save that fails after its page was left asks nobody before leaving the next one', async () => {
    const draft = draftOf();
    const save = draft.save();
    await settle();
    draft.stop();
    const before = states.length;
    sent[0]?.answer(500);
    await save;
    expect(states.length).toBe(before);
    // Nothing typed is lost by it.
    expect([...stored.values()]).toEqual([JSON.stringify({ unit: '甲' })]);
  });

  it('[U71] a save that fails after the task was done keeps nothing', async () => {
    const draft = draftOf();
    const save = draft.save();
    await settle();
    draft.end();
    sent[0]?.answer(409);
    await save;
    expect(draft.state).toBe('none');
    expect(stored.size).toBe(0);
  });
});

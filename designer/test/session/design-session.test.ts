import { afterEach, describe, expect, it, vi } from 'vitest';
import { DesignSession, type SessionChange, type SessionOptions } from '@yunliu/designer/session';
import { readWorld } from '../design-world.js';
import { shipped } from '../model/shipped.js';

const world = readWorld();

function open(options?: SessionOptions): { readonly session: DesignSession; readonly heard: SessionChange[] } {
  const session = new DesignSession(shipped('hotline'), { world }, options);
  const heard: SessionChange[] = [];
  session.subscribe((change) => heard.push(change));
  return { session, heard };
}

const kinds = (heard: readonly SessionChange[]): readonly string[] => heard.map(({ what }) => what);

describe('a session', () => {
  afterEach(() => vi.useRealTimers());

  it('[S1] tells every listener of each change, and of the faults once the hand rests', () => {
    vi.useFakeTimers();
    const { session, heard } = open();
    session.execute({ type: 'set', pointer: '/definition/title', value: '热线' });
    session.execute({ type: 'set', pointer: '/definition/title', value: '热线服务' });
    expect(kinds(heard)).toEqual(['document', 'document']);
    vi.runAllTimers();
    expect(kinds(heard)).toEqual(['document', 'document', 'issues']);
    session.undo();
    expect(heard.at(-1)).toMatchObject({ what: 'document', change: { cause: 'undo' } });
  });

  it('[S12] what is drawn takes the faults of a moment ago and is told when there are others', () => {
    vi.useFakeTimers();
    const { session, heard } = open();
    expect(session.shownIssues).toEqual([]);
    vi.runAllTimers();
    expect(kinds(heard)).toEqual(['issues']);
    const before = session.shownIssues;
    session.execute({ type: 'set', pointer: '/definition/initial', value: 'nowhere' });
    expect(session.shownIssues).toBe(before);
    expect(session.issues.length).toBeGreaterThan(before.length);
    expect(session.shownIssues).toBe(before);
    vi.runAllTimers();
    expect(session.shownIssues).toBe(session.issues);
    session.execute({ type: 'set', pointer: '/definition/title', value: '热线' });
    session.close();
    const told = heard.length;
    vi.runAllTimers();
    expect(heard).toHaveLength(told);
  });

  it('[S12] faults of a print template are told as soon as the check of templates is here', async () => {
    const { session, heard } = open();
    const text = '<p>{{#if (field "caller")}}x</p>';
    session.execute({ type: 'set-print', form: 'phone-record@1', name: 'print', text });
    expect(session.shownIssues).toEqual([]);
    await vi.waitFor(() => expect(session.shownIssues.map(({ code }) => code)).toContain('print/syntax'), 20_000);
    expect(heard.at(-1)).toEqual({ what: 'issues' });
    session.close();
  });

  it('[S12] a fault that is shown but gone is not mended: whoever asks is told of those there are', () => {
    vi.useFakeTimers();
    const { session, heard } = open();
    session.execute({ type: 'set', pointer: '/definition/initial', value: 'nowhere' });
    vi.runAllTimers();
    const [shown] = session.shownIssues.filter(({ pointer }) => pointer === '/definition/initial');
    if (shown === undefined) throw new Error('no fault');
    expect(session.stillFinds(shown)).toBe(true);
    session.undo();
    expect(session.shownIssues).toContain(shown);
    const told = heard.length;
    expect(session.stillFinds(shown)).toBe(false);
    expect(kinds(heard.slice(told))).toEqual(['issues']);
    expect(session.shownIssues).not.toContain(shown);
    session.close();
  });

  it('[S2] a refused command changes nothing and its reason is told', () => {
    const { session, heard } = open();
    const before = session.document;
    expect(session.execute({ type: 'rename', kind: 'state', name: 'call-taken', to: 'Bad Key' })).toBe(false);
    expect(session.document).toBe(before);
    expect(heard).toHaveLength(1);
    expect(heard[0]).toMatchObject({ what: 'refusal', fault: { message: { 'zh-CN': expect.any(String) as string } } });
  });

  it('[S2] of a transaction that is refused half way nothing stays', () => {
    const { session } = open();
    const before = session.document;
    const done = session.transaction(() => {
      session.stack.execute({ type: 'set', pointer: '/definition/title', value: '热线' });
      session.stack.execute({ type: 'rename', kind: 'state', name: 'call-taken', to: 'Bad Key' });
    });
    expect(done).toBe(false);
    expect(session.document).toBe(before);
    expect(session.stack.undoable).toBeUndefined();
  });

  it('[S3] a read-only session refuses everything, undo too', () => {
    const { session, heard } = open({ readonly: true });
    expect(session.execute({ type: 'set', pointer: '/definition/title', value: '热线' })).toBe(false);
    expect(session.undo()).toBe(false);
    expect(heard[0]).toMatchObject({ what: 'refusal', fault: { code: 'design/read-only' } });
  });

  it('[S4] the selection follows what is renamed, there and back, and drops what is gone', () => {
    const { session, heard } = open();
    session.select([{ part: 'state', state: 'call-taken' }]);
    session.execute({ type: 'rename', kind: 'state', name: 'call-taken', to: 'call-noted' });
    expect(session.selection).toEqual([{ part: 'state', state: 'call-noted' }]);
    session.undo();
    expect(session.selection).toEqual([{ part: 'state', state: 'call-taken' }]);
    session.redo();
    expect(session.selection).toEqual([{ part: 'state', state: 'call-noted' }]);
    session.select([{ part: 'state', state: 'second-callback' }]);
    session.execute({ type: 'remove-states', keys: ['second-callback'], reroute: { by: 'bridge' } });
    expect(session.selection).toEqual([]);
    expect(kinds(heard).at(-1)).toBe('selection');
  });

  it('[S4] an element of a form is followed where it is moved', () => {
    const { session } = open();
    const form = 'phone-record@1';
    const ui = session.document.forms[form]?.ui as { readonly elements: readonly unknown[] };
    const last = ui.elements.length - 1;
    session.select([{ part: 'form', form, at: `/ui/elements/${last}` }]);
    session.execute({ type: 'move-element', form, at: `/ui/elements/${last}`, into: '/ui', index: 0 });
    // The form is published, so it goes on as its next version.
    expect(session.selection).toEqual([{ part: 'form', form: 'phone-record@2', at: '/ui/elements/0' }]);
    session.undo();
    expect(session.selection).toEqual([{ part: 'form', form, at: `/ui/elements/${last}` }]);
  });

  it('[S5] shipped designs have no errors in the world they are used in', () => {
    const { session } = open();
    expect(session.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('[S6] what is closed says nothing any more', () => {
    vi.useFakeTimers();
    const { session, heard } = open();
    session.execute({ type: 'set', pointer: '/definition/title', value: '热线' });
    session.close();
    vi.runAllTimers();
    expect(kinds(heard)).toEqual(['document']);
  });
});

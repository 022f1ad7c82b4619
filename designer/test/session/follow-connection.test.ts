import { describe, expect, it } from 'vitest';
import { DesignSession } from '@yunliu/designer/session';
import { readWorld } from '../design-world.js';
import { shipped } from '../model/shipped.js';

describe('a way that is selected', () => {
  it('[S4] is followed when it, its state or its place in the list changes, and dropped when it goes', () => {
    const session = new DesignSession(shipped('hotline'), { world: readWorld() });
    const call = '/definition/states/service/states/call-taken';
    session.selectPointer(`${call}/outcomes/solved/to`);
    session.execute({ type: 'rename', kind: 'outcome', name: 'solved', of: 'call-taken', to: 'answered' });
    expect(session.selection).toEqual([{ part: 'connection', state: 'call-taken', at: `${call}/outcomes/answered` }]);
    session.execute({ type: 'rename', kind: 'state', name: 'call-taken', to: 'call' });
    expect(session.selection).toEqual([
      { part: 'connection', state: 'call', at: '/definition/states/service/states/call/outcomes/answered' },
    ]);
    session.undo();
    session.undo();
    expect(session.selection).toEqual([{ part: 'connection', state: 'call-taken', at: `${call}/outcomes/solved` }]);
    session.execute({ type: 'add-rule', of: 'call-taken', list: 'timers', index: 0 });
    session.selectPointer(`${call}/timers/1/to`);
    session.execute({ type: 'move', pointer: `${call}/timers`, from: 1, to: 0 });
    expect(session.selection).toEqual([{ part: 'connection', state: 'call-taken', at: `${call}/timers/0` }]);
    session.execute({ type: 'remove', pointer: `${call}/timers/0` });
    expect(session.selection.every((one) => !('at' in one) || one.at !== `${call}/timers/1`)).toBe(true);
    session.close();
  });
});

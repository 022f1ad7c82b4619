import { afterEach, describe, expect, it } from 'vitest';
import { saveDesign, type Command, type DesignDocument } from '@yunliu/designer/model';
import { DesignSession, type SessionChange } from '@yunliu/designer/session';
import { readWorld } from '../design-world.js';
import { shipped } from '../model/shipped.js';

const world = readWorld();
const FORM = 'phone-record@1';
const NEXT = 'phone-record@2';
const opened: DesignSession[] = [];

function open(forms = world.forms): { readonly session: DesignSession; readonly said: string[] } {
  const session = new DesignSession(shipped('hotline'), { world: { ...world, forms } });
  const said: string[] = [];
  session.subscribe((change: SessionChange) => {
    if (change.what === 'said') said.push(change.text);
  });
  opened.push(session);
  return { session, said };
}

const shown = ({ definition }: DesignDocument): readonly unknown[] =>
  [...JSON.stringify(definition).matchAll(/"template":"phone-record","version":(\d+)/g)].map(([, version]) => version);

describe('a published form', () => {
  afterEach(() => opened.splice(0).forEach((session) => session.close()));

  const [print] = Object.keys(shipped('hotline').prints[FORM] ?? {});
  const field = Object.keys(shipped('hotline').forms[FORM]?.schema.properties ?? {})[0] ?? '';
  it.each<readonly [string, Command]>([
    ['an edit of its title', { type: 'set', pointer: `/forms/${FORM}/title`, value: '电话单' }],
    ['a field renamed anywhere', { type: 'rename', kind: 'variable', name: 'solvedInCall', to: 'solvedAtOnce' }],
    ['an edit of its print', { type: 'set-print', form: FORM, name: print ?? '', text: '<p>改</p>' }],
    ['a print more', { type: 'set-print', form: FORM, name: 'second', text: '<p></p>' }],
    ['a print less', { type: 'remove-print', form: FORM, name: print ?? '' }],
    ['a renamed print', { type: 'rename-print', form: FORM, name: print ?? '', to: 'other' }],
    ['a field more', { type: 'add-field', form: FORM, into: '/ui', kind: 'text' }],
    ['a field required', { type: 'require-field', form: FORM, path: field, required: true }],
  ])('[S8] %s goes into its next version, in the same step', (_, command) => {
    const { session, said } = open();
    const before = saveDesign(session.document);
    expect(session.execute(command)).toBe(true);
    expect(Object.keys(session.document.forms)).toContain(NEXT);
    expect(Object.keys(session.document.forms)).not.toContain(FORM);
    expect(session.document.forms[NEXT]?.version).toBe(2);
    expect(new Set(shown(session.document))).toEqual(new Set(['2']));
    expect(Object.keys(session.document.prints)).not.toContain(FORM);
    expect(said).toEqual([expect.stringContaining('第 2 版')]);
    const after = saveDesign(session.document);
    expect(session.undo()).toBe(true);
    expect(saveDesign(session.document)).toEqual(before);
    expect(session.undo()).toBe(false);
    session.redo();
    expect(saveDesign(session.document)).toEqual(after);
  });

  it('[S8] goes on once: what follows stays in that version', () => {
    const { session, said } = open();
    session.execute({ type: 'set', pointer: `/forms/${FORM}/title`, value: '电话单' });
    session.execute({ type: 'add-field', form: NEXT, into: '/ui', kind: 'text' });
    expect(Object.keys(session.document.forms).filter((id) => id.startsWith('phone-record@'))).toEqual([NEXT]);
    expect(said).toHaveLength(1);
  });

  it('[S8] is numbered after every version known', () => {
    const template = shipped('hotline').forms[FORM];
    if (template === undefined) throw new Error('The form is gone');
    const { session } = open([...world.forms, { ...template, version: 7 }]);
    session.execute({ type: 'set', pointer: `/forms/${FORM}/title`, value: '电话单' });
    expect(Object.keys(session.document.forms)).toContain('phone-record@8');
  });

  it('[S8] is left alone by what does not touch it', () => {
    const { session } = open();
    session.execute({ type: 'rename', kind: 'state', name: 'second-callback', to: 'callback-again' });
    session.execute({ type: 'set', pointer: '/definition/title', value: '热线' });
    expect(Object.keys(session.document.forms)).toEqual(Object.keys(shipped('hotline').forms));
  });

  it('[S8] of several commands as one step each form goes on once', () => {
    const { session } = open();
    const done = session.transaction(() => {
      session.execute({ type: 'set', pointer: `/forms/${FORM}/title`, value: '电话单' });
      session.execute({ type: 'add-field', form: FORM, into: '/ui', kind: 'text' });
      session.execute({ type: 'add-field', form: 'filing-list@1', into: '/ui', kind: 'text' });
    });
    expect(done).toBe(true);
    expect(Object.keys(session.document.forms)).toEqual(expect.arrayContaining([NEXT, 'filing-list@2']));
    session.undo();
    expect(session.stack.undoable).toBeUndefined();
  });

  it('[S8] that is not published yet is changed as it stands', () => {
    const { session, said } = open([]);
    session.execute({ type: 'set', pointer: `/forms/${FORM}/title`, value: '电话单' });
    expect(session.document.forms[FORM]?.title).toBe('电话单');
    expect(said).toEqual([]);
  });

  it('[S8] typing goes on as one step across the new version', () => {
    const { session } = open();
    const type = (form: string, value: string): void => {
      const pointer = `/forms/${form}/title`;
      session.execute({ type: 'set', pointer, value }, { typing: pointer });
    };
    type(FORM, '电');
    type(NEXT, '电话');
    type(NEXT, '电话单');
    session.undo();
    expect(session.stack.undoable).toBeUndefined();
    expect(session.document.forms[FORM]?.title).not.toBe('电');
  });

  it('[S4] the selection follows into the next version and back', () => {
    const { session } = open();
    const at = '/ui/elements/0';
    session.select([
      { part: 'form', form: FORM, at },
      { part: 'form', form: FORM },
      { part: 'print', form: FORM, name: print ?? '' },
    ]);
    session.execute({ type: 'set', pointer: `/forms/${FORM}/title`, value: '电话单' });
    const next = [
      { part: 'form', form: NEXT, at },
      { part: 'form', form: NEXT },
      { part: 'print', form: NEXT, name: print },
    ];
    expect(session.selection).toEqual(next);
    session.undo();
    expect(session.selection).toEqual(next.map((element) => ({ ...element, form: FORM })));
  });
});

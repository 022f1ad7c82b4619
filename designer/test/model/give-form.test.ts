import { describe, expect, it } from 'vitest';
import {
  applyCommand,
  CommandStack,
  openDesign,
  saveDesign,
  statesOf,
  type Command,
  type DesignDocument,
} from '@yunliu/designer/model';
import { shipped } from './shipped.js';

const task = (to: string, title: string): object => ({
  type: 'task',
  title,
  assign: { by: 'starter' },
  outcomes: { done: { title: '完成', to } },
});

/** A judgement first, then one of two first steps, then an approval. */
const branched = openDesign({
  definition: JSON.stringify({
    format: 1,
    key: 'leave',
    version: 1,
    title: '请假',
    category: 'customised',
    roles: {},
    start: { by: ['*'] },
    initial: 'kind',
    states: {
      kind: { type: 'decision', title: '类别', branches: [{ when: 'true', to: 'long' }], otherwise: 'short' },
      long: task('approve', '长假申请'),
      short: task('approve', '短假申请'),
      approve: task('ended', '审批'),
      ended: { type: 'final', title: '结束' },
    },
  }),
});

const addForm: Command = { type: 'add-form', key: 'leave', title: '请假单' };
const shows = (right: string): object => ({ template: 'leave', version: 1, rights: { '*': right } });

function formsOf(document: DesignDocument): Record<string, unknown> {
  return Object.fromEntries(
    [...statesOf(document).values()].flatMap(({ key, state }) => (state.type === 'task' ? [[key, state.form]] : [])),
  );
}

describe('the form of a process that has one', () => {
  it('[M16] the first form goes to all tasks in the same step: filled in by who is first, read by the others', () => {
    const stack = new CommandStack(branched);
    stack.execute(addForm);
    expect(formsOf(stack.document)).toEqual({ long: shows('edit'), short: shows('edit'), approve: shows('read') });
    stack.undo();
    expect(saveDesign(stack.document)).toEqual(saveDesign(branched));
  });

  it('[M16] who is first is looked for inside phases and all branches', () => {
    const parallel: Command = { type: 'add-state', stateType: 'parallel', key: 'both' };
    const commands: readonly Command[] = [
      parallel,
      { type: 'set-initial', key: 'both' },
      { type: 'wrap-states', keys: ['both', 'approve'] },
    ];
    const document = [...commands, addForm].reduce(applyCommand, branched);
    const edited = Object.entries(formsOf(document)).flatMap(([key, form]) =>
      JSON.stringify(form) === JSON.stringify(shows('edit')) ? [key] : [],
    );
    expect(edited).toEqual(['task', 'task-2']);
  });

  it('[M16] a task that comes later shows it too, to read', () => {
    const commands: readonly Command[] = [
      addForm,
      { type: 'add-state', stateType: 'task' },
      { type: 'add-state', stateType: 'parallel' },
      { type: 'add-state', stateType: 'wait' },
      { type: 'change-state-type', key: 'wait', to: 'task' },
      { type: 'add-region', of: 'parallel' },
    ];
    const found = formsOf(commands.reduce(applyCommand, branched));
    expect(Object.keys(found)).toHaveLength(8);
    for (const key of Object.keys(found).filter((one) => !['long', 'short'].includes(one)))
      expect(found[key], key).toEqual(shows('read'));
  });

  it('[M16] the first task of a process that already has its form fills it in', () => {
    const bare = ['long', 'short', 'approve', 'kind'].reduce<DesignDocument>(
      (document, key) => applyCommand(document, { type: 'remove-states', keys: [key] }),
      applyCommand(branched, { type: 'set-initial', key: 'ended' }),
    );
    const commands: readonly Command[] = [
      addForm,
      { type: 'add-state', stateType: 'task' },
      { type: 'add-state', stateType: 'task' },
    ];
    expect(formsOf(commands.reduce(applyCommand, bare))).toEqual({ task: shows('edit'), 'task-2': shows('read') });
  });

  it('[M16] nothing is given where there is a choice, or where it was kept from the steps', () => {
    const two = applyCommand(applyCommand(branched, addForm), { type: 'add-form', key: 'other', title: '另一张' });
    expect(formsOf(two)).toEqual(formsOf(applyCommand(branched, addForm)));
    expect(formsOf(applyCommand(two, { type: 'add-state', stateType: 'task' }))['task']).toBeUndefined();
    const own = formsOf(applyCommand(shipped('hotline'), { type: 'add-state', stateType: 'task', into: {} }));
    expect(own['task']).toBeUndefined();
    const printed = ['long', 'short', 'approve'].reduce<DesignDocument>(
      (document, of) => applyCommand(document, { type: 'set-form', of, form: null }),
      applyCommand(branched, addForm),
    );
    const onEntry = applyCommand(printed, {
      type: 'set',
      pointer: '/definition/states/approve/onEntry',
      value: [{ type: 'document', template: 'leave', version: 1 }],
    });
    expect(formsOf(applyCommand(onEntry, { type: 'add-state', stateType: 'task' }))['task']).toBeUndefined();
  });
});

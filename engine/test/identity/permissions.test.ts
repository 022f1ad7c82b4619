import { describe, expect, it } from 'vitest';
import {
  createDirectory,
  mayAct,
  mayAdminister,
  mayCancel,
  mayClaim,
  mayPrint,
  maySee,
  maySendMessage,
  mayStart,
  mayTransfer,
  mayUnclaim,
  viewerOf,
} from '@yunliu/engine';
import type { Principal, ProcessInstance, User, Viewer } from '@yunliu/engine';

const user = (id: string, more: Partial<User> = {}): User => ({ id, name: id, roles: [], active: true, ...more });
const directory = createDirectory({
  departments: [
    { id: 'company', name: '公司' },
    { id: 'desk', name: '服务台', parentId: 'company' },
  ],
  roles: [],
  users: [],
});
const viewer = (id: string, more: Partial<User> = {}): Viewer => viewerOf(user(id, more), directory);
const admin = viewer('root', { roles: ['admin'] });

function instance(more: Partial<ProcessInstance> = {}): ProcessInstance {
  return {
    id: 'i',
    definition: { key: 'k', version: 1, hash: '' },
    subject: '',
    revision: 1,
    status: 'running',
    startedBy: 'starter',
    startedAt: '2026-09-30T00:00:00.000Z',
    visits: [],
    entered: {},
    handlers: {},
    variables: {},
    tasks: [],
    timers: [],
    jobs: [],
    children: [],
    attachments: [],
    counters: { visit: 0, history: 0 },
    ...more,
  };
}

function task(assignee: string | undefined, ...candidates: Principal[]) {
  return {
    id: 't',
    instanceId: 'i',
    visitId: 'v',
    state: 's',
    createdAt: '',
    candidates,
    ...(assignee === undefined ? {} : { assignee }),
  };
}

describe('starting', () => {
  it('[I1] needs one of the roles, or none where everybody may', () => {
    expect(mayStart(viewer('a', { roles: ['desk'] }), { start: { by: ['desk'] } })).toBe(true);
    expect(mayStart(viewer('a'), { start: { by: ['desk'] } })).toBe(false);
    expect(mayStart(viewer('a'), { start: { by: ['*'] } })).toBe(true);
    expect(mayStart(viewer('a', { active: false }), { start: { by: ['*'] } })).toBe(false);
  });

  it('[I2] a child-only process is started by hand by administrators alone', () => {
    const definition = { start: { by: ['*'], childOnly: true } };
    expect(mayStart(viewer('a'), definition)).toBe(false);
    expect(mayStart(admin, definition)).toBe(true);
  });
});

describe('seeing', () => {
  const definition = { visibleTo: ['auditor'] };

  it('[I3] starter, handler, candidate, copied, a role of visibleTo, administrator; nobody else', () => {
    expect(maySee(viewer('starter'), definition, instance(), false)).toBe(true);
    expect(maySee(viewer('h'), definition, instance({ handlers: { s: 'h' } }), false)).toBe(true);
    const open = instance({ tasks: [task(undefined, 'role:desk')] });
    expect(maySee(viewer('d', { roles: ['desk'] }), definition, open, false)).toBe(true);
    expect(maySee(viewer('c'), definition, instance(), true)).toBe(true);
    expect(maySee(viewer('x', { roles: ['auditor'] }), definition, instance(), false)).toBe(true);
    expect(maySee(admin, definition, instance(), false)).toBe(true);
    expect(maySee(viewer('x'), definition, open, false)).toBe(false);
  });

  it('[I4] an account that was switched off sees nothing', () => {
    const gone = viewer('root', { roles: ['admin'], active: false });
    expect(mayAdminister(gone)).toBe(false);
    expect(maySee(viewer('starter', { active: false }), definition, instance(), true)).toBe(false);
  });

  it('[I5] candidates of a department are its people and those of the departments below', () => {
    const open = instance({ tasks: [task(undefined, 'department:company')] });
    expect(maySee(viewer('d', { departmentId: 'desk' }), {}, open, false)).toBe(true);
    const below = instance({ tasks: [task(undefined, 'department:desk')] });
    expect(maySee(viewer('d', { departmentId: 'company' }), {}, below, false)).toBe(false);
  });
});

describe('acting', () => {
  it('[I6] the assignee acts; candidates act and claim only while there is no assignee', () => {
    const desk = viewer('d', { roles: ['desk'] });
    expect([mayAct(desk, task(undefined, 'role:desk')), mayClaim(desk, task(undefined, 'role:desk'))]).toEqual([
      true,
      true,
    ]);
    expect([mayAct(desk, task('e', 'role:desk')), mayClaim(desk, task('e', 'role:desk'))]).toEqual([false, false]);
    expect([mayAct(desk, task('d')), mayClaim(desk, task('d'))]).toEqual([true, false]);
    expect(mayAct(admin, task('d'))).toBe(false);
  });

  it('[I7] gives back only what came from candidates; administrators may transfer', () => {
    expect(mayUnclaim(viewer('d'), task('d', 'role:desk'))).toBe(true);
    expect(mayUnclaim(viewer('d'), task('d'))).toBe(false);
    expect(mayUnclaim(viewer('e'), task('d', 'role:desk'))).toBe(false);
    expect([
      mayTransfer(viewer('d'), task('d')),
      mayTransfer(viewer('e'), task('d')),
      mayTransfer(admin, task('d')),
    ]).toEqual([true, false, true]);
  });

  it('[I8] cancels as starter or administrator while it runs; messages come from administrators', () => {
    expect([
      mayCancel(viewer('starter'), instance()),
      mayCancel(viewer('x'), instance()),
      mayCancel(admin, instance()),
    ]).toEqual([true, false, true]);
    expect(mayCancel(admin, instance({ status: 'completed' }))).toBe(false);
    expect([maySendMessage(admin, instance()), maySendMessage(viewer('starter'), instance())]).toEqual([true, false]);
  });

  it('[I9] prints a form only when none of its fields is hidden', () => {
    const sees = (path: string): boolean => path !== 'secret';
    expect([
      mayPrint(true, ['a', 'b'], sees),
      mayPrint(true, ['a', 'secret'], sees),
      mayPrint(false, ['a'], sees),
    ]).toEqual([true, false, false]);
  });
});

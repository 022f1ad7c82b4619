import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { peopleSource } from '../../src/portal/parts/form-ports.js';

let asked: string[];

beforeEach(() => {
  asked = [];
  vi.stubGlobal('document', { documentElement: {} });
  vi.stubGlobal('localStorage', { getItem: () => null });
  const answers: { readonly [path: string]: unknown } = {
    '/api/departments': {
      departments: [
        { id: 'head', name: '总部' },
        { id: 'ops', name: '运维部', parentId: 'head' },
        { id: 'night', name: '夜班组', parentId: 'ops' },
        { id: 'client', name: '客户' },
      ],
    },
    '/api/picker-lists': {
      roles: [{ key: 'guard', title: '值守' }],
      systems: [{ key: 'oa', title: '办公系统', customer: '数据局' }],
    },
  };
  vi.stubGlobal('fetch', async (address: string) => {
    const path = new URL(address, 'http://portal').pathname;
    asked.push(path);
    return new Response(JSON.stringify(answers[path]), { headers: { 'content-type': 'application/json' } });
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('[U96] pickers find departments below one, roles and systems, each list asked once and again after a minute', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const people = peopleSource({});
  const any = { text: '', limit: 50 };
  expect((await people.searchDepartments({ ...any, department: 'head' })).map(({ id }) => id)).toEqual([
    'ops',
    'night',
  ]);
  expect(await people.searchSystems?.({ text: '数据', limit: 50 })).toEqual([
    { id: 'oa', name: '办公系统', detail: '数据局' },
  ]);
  expect(await people.searchRoles?.(any)).toEqual([{ id: 'guard', name: '值守' }]);
  expect(await people.searchDepartments({ text: '夜', limit: 50 })).toHaveLength(1);
  expect(asked).toEqual(['/api/departments', '/api/picker-lists']);
  vi.advanceTimersByTime(60_001);
  await people.searchRoles?.(any);
  expect(asked).toEqual(['/api/departments', '/api/picker-lists', '/api/picker-lists']);
});

it('[U96] names that the ticket tells need no question, and are known where the list has lost them', async () => {
  const people = peopleSource({ gone: '撤销的部门', 'role:old': '旧岗位', 'system:nc': 'NC 系统' });
  expect(await people.departments(['gone'])).toEqual([{ id: 'gone', name: '撤销的部门' }]);
  expect(await people.roles?.(['old'])).toEqual([{ id: 'old', name: '旧岗位' }]);
  expect(await people.systems?.(['nc'])).toEqual([{ id: 'nc', name: 'NC 系统' }]);
  expect(asked).toEqual([]);
  expect(await people.departments(['gone', 'ops', 'nothing'])).toMatchObject([
    { id: 'gone', name: '撤销的部门' },
    { id: 'ops', name: '运维部' },
  ]);
});

import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStoredDirectory } from '@yunliu/engine';
import type { Store, StoredDirectory, User } from '@yunliu/engine';
import { openSqliteStore } from '@yunliu/engine/store/sqlite';
import { refusalOf } from './engine-world.js';

let store: Store;
let people: StoredDirectory;
beforeEach(async () => {
  store = await openSqliteStore({ path: ':memory:' });
  people = await openStoredDirectory(store);
  await people.importOrganisation({
    roles: [{ key: 'desk', title: '服务台' }],
    departments: [
      { id: 'd1', name: '公司', leaderId: 'anna' },
      { id: 'd2', name: '运维部', parentId: 'd1' },
    ],
    users: [user('anna', { departmentId: 'd2', roles: ['desk'] })],
  });
});
afterEach(() => store.close());

function user(id: string, changes: Partial<User> = {}): User {
  return { id, name: id, roles: [], active: true, ...changes };
}

it('[R50] what is stored is there again after opening, and views do not change under a reader', async () => {
  const before = people.view();
  await people.putUser(user('ben', { roles: ['desk'], departmentId: 'd2' }));
  expect(before.usersInRole('desk').map(({ id }) => id)).toEqual(['anna']);
  const again = (await openStoredDirectory(store)).view();
  expect(again.usersInRole('desk').map(({ id }) => id)).toEqual(['anna', 'ben']);
  expect(again.usersInDepartment('d2').map(({ id }) => id)).toEqual(['anna', 'ben']);
  expect(again.department('d2')?.parentId).toBe('d1');
  expect(again.role('desk')?.title).toBe('服务台');
});

it('[R51] what refers to nothing, or to itself, is refused and not stored', async () => {
  expect(await refusalOf(people.putUser(user('x', { roles: ['ghost'] })))).toBe('directory/unknown-role');
  expect(await refusalOf(people.putUser(user('x', { departmentId: 'd9' })))).toBe('directory/unknown-department');
  expect(await refusalOf(people.putUser(user('no spaces')))).toBe('directory/invalid-id');
  expect(await refusalOf(people.putDepartment({ id: 'd1', name: '公司', parentId: 'd2' }))).toBe(
    'directory/department-loop',
  );
  expect(await refusalOf(people.putDepartment({ id: 'd3', name: '新', leaderId: 'nobody' }))).toBe(
    'directory/unknown-user',
  );
  expect(await refusalOf(people.deleteRole('desk'))).toBe('directory/role-in-use');
  expect(await refusalOf(people.deleteDepartment('d1'))).toBe('directory/department-in-use');
  expect((await openStoredDirectory(store)).organisation()).toEqual(people.organisation());
  expect(people.view().user('x')).toBeUndefined();
});

it('[R52] password hashes are kept apart from the people', async () => {
  await people.setCredential('anna', '$argon2id$secret');
  expect(await people.credential('anna')).toBe('$argon2id$secret');
  expect(await people.credential('ben')).toBeUndefined();
  expect(await refusalOf(people.setCredential('ben', 'x'))).toBe('directory/unknown-user');
  expect(JSON.stringify(people.organisation()) + JSON.stringify(await store.records('users'))).not.toContain('secret');
});

it('[R53] unused roles and departments can be removed', async () => {
  await people.putUser(user('anna'));
  await people.deleteRole('desk');
  await people.deleteDepartment('d2');
  expect(people.view().role('desk')).toBeUndefined();
  expect((await openStoredDirectory(store)).view().department('d2')).toBeUndefined();
});

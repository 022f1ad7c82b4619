import type { Locale } from '@yunliu/engine/definition';
import { isBelow, type PickerKind } from '@yunliu/engine/forms';
import { listEntries } from '../model/index.js';
import type { DirectoryEntry, PeopleSource } from '../view/index.js';
import type { DesignWorld } from './design-host.js';

/** What the pickers of a form offer in a preview or a trial: the people and lists of the design's world. */
export function worldPeople(
  world: Pick<DesignWorld, 'organisation' | 'systems' | 'systemTitles'>,
  locale: Locale,
): PeopleSource {
  const { departments, users } = world.organisation;
  const byId = new Map(departments.map((one) => [one.id, one]));
  const person = ({ id, name, departmentId }: (typeof users)[number]): DirectoryEntry => {
    const detail = byId.get(departmentId ?? '')?.name;
    return { id, name, ...(detail === undefined ? {} : { detail }) };
  };
  const all = (kind: PickerKind): readonly DirectoryEntry[] => listEntries(kind, world, locale);
  const search = async (entries: readonly DirectoryEntry[], text: string, limit: number) =>
    entries.filter(({ id, name }) => `${name} ${id}`.includes(text.trim())).slice(0, limit);
  const named = async (entries: readonly DirectoryEntry[], ids: readonly string[]) =>
    entries.filter(({ id }) => ids.includes(id));
  return {
    searchUsers: ({ text, limit, role, department }) => {
      const may = users.filter(
        (user) =>
          user.active &&
          (role === undefined || user.roles.includes(role)) &&
          (department === undefined || user.departmentId === department),
      );
      return search(may.map(person), text, limit);
    },
    searchDepartments: ({ text, limit, department }) => {
      const may = all('department').filter(
        ({ id }) => department === undefined || isBelow(id, department, (one) => byId.get(one)),
      );
      return search(may, text, limit);
    },
    searchRoles: ({ text, limit }) => search(all('role'), text, limit),
    searchSystems: ({ text, limit }) => search(all('system'), text, limit),
    users: (ids) => named(users.map(person), ids),
    departments: (ids) => named(all('department'), ids),
    roles: (keys) => named(all('role'), keys),
    systems: (keys) => named(all('system'), keys),
  };
}

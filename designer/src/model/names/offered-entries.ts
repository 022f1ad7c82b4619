import { localize, type Locale, type LocalizedText } from '@yunliu/engine/definition';
import { fieldKindOf, isOffered, type FieldShape, type PickerKind, type PickerLists } from '@yunliu/engine/forms';
import type { Organisation } from '@yunliu/engine/simulate';

/** The lists behind pickers, as the host knows them now. */
export interface ListWorld {
  readonly organisation: Organisation;
  /** Client systems with the key of the agreement each is under. */
  readonly systems: { readonly [system: string]: string };
  readonly systemTitles?: { readonly [system: string]: LocalizedText };
}

interface OfferedEntry {
  readonly id: string;
  readonly name: string;
}

/** All of a list, whatever a field narrows it to. Systems without a title are called by their key. */
export function listEntries(kind: PickerKind, world: ListWorld, locale: Locale): readonly OfferedEntry[] {
  const { organisation, systems, systemTitles = {} } = world;
  switch (kind) {
    case 'user':
      return organisation.users.map(({ id, name }) => ({ id, name }));
    case 'department':
      return organisation.departments.map(({ id, name }) => ({ id, name }));
    case 'role':
      return organisation.roles.map(({ key, title }) => ({ id: key, name: title }));
    case 'system':
      return Object.keys(systems).map((id) => ({
        id,
        name: (Object.hasOwn(systemTitles, id) && localize(systemTitles[id], locale)) || id,
      }));
  }
}

/** What a picker would offer now, as the engine will judge it. */
export function offeredEntries(field: FieldShape, world: ListWorld, locale: Locale): readonly OfferedEntry[] {
  const lists = listsOf(world);
  return listEntries(fieldKindOf(field) as PickerKind, world, locale).filter(({ id }) => isOffered(field, id, lists));
}

function listsOf({ organisation, systems }: ListWorld): PickerLists {
  const users = new Map(organisation.users.map((user) => [user.id, user]));
  const departments = new Map(organisation.departments.map((department) => [department.id, department]));
  const roles = new Set(organisation.roles.map(({ key }) => key));
  return {
    user: (id) => users.get(id),
    department: (id) => departments.get(id),
    role: (key) => (roles.has(key) ? key : undefined),
    hasSystem: (key) => Object.hasOwn(systems, key),
  };
}

import type { Locale, ProcessDefinition } from '@yunliu/engine/definition';
import type { Organisation } from '@yunliu/engine/simulate';
import { peopleOptions, type Option } from '../controls/index.js';
import type { FilePort } from '../view/index.js';

/** People with their roles beside them, those who may start the process under a heading of their own. */
export function starterOptions(
  organisation: Organisation,
  { start }: Pick<ProcessDefinition, 'start'>,
  words: { readonly locale: Locale; readonly mayStart: string; readonly others: string },
): readonly Option[] {
  const roles = new Map(organisation.roles.map(({ key, title }) => [key, title]));
  const users = new Map(organisation.users.map((user) => [user.id, user]));
  const rolesOf = (id: string): readonly string[] => users.get(id)?.roles ?? [];
  const starts = (id: string): boolean => start.by.some((role) => role === '*' || rolesOf(id).includes(role));
  const isAdmin = (id: string): boolean => rolesOf(id).includes('admin');
  const options = withRoles(organisation, words.locale, roles);
  // Administrators may start anything, but those it is meant for come first.
  const yes = options
    .filter(({ value }) => starts(value) || isAdmin(value))
    .toSorted((one, other) => Number(isAdmin(one.value)) - Number(isAdmin(other.value)));
  const no = options.filter((option) => !yes.includes(option));
  return [
    ...yes.map((option) => ({ ...option, group: words.mayStart })),
    ...no.map((option) => ({ ...option, group: words.others })),
  ];
}

/** Everybody, found by name, department, id or role. */
export function personOptions(organisation: Organisation, locale: Locale): readonly Option[] {
  return withRoles(organisation, locale, new Map(organisation.roles.map(({ key, title }) => [key, title])));
}

function withRoles(organisation: Organisation, locale: Locale, roles: ReadonlyMap<string, string>): readonly Option[] {
  const users = new Map(organisation.users.map((user) => [user.id, user]));
  return peopleOptions(organisation, locale).map((option) => {
    const held = (users.get(option.value)?.roles ?? []).map((key) => roles.get(key) ?? key);
    return held.length === 0 ? option : { ...option, detail: `${option.detail ?? ''} · ${held.join(' ')}` };
  });
}

/** Files of a trial stay where they are: only their names count. */
export function trialFiles(): FilePort {
  let count = 0;
  return {
    upload: (_, options) => {
      count += 1;
      options.onProgress(1);
      return Promise.resolve({ file: `trial-file-${count}` });
    },
    url: () => '#',
  };
}

import type { Locale } from '@yunliu/engine/definition';
import type { PickerKind } from '@yunliu/engine/forms';
import type { Option } from '../controls/index.js';
import { listEntries, type Command } from '../model/index.js';
import type { DesignWorld } from '../session/index.js';
import { setMany, setOption, type MakeCommands } from './field-edit.js';
import type { FormNode } from './form-tree.js';
import type { OptionEntry } from './option-entries.js';

/** A list that lives outside the form: what it holds when somebody fills the form in is what they may choose. */
export interface LiveList {
  readonly kind: PickerKind;
  /** Only the people of this role. */
  readonly role?: string;
}

/** How many names of a list are shown. */
const SHOWN = 6;

const WORDS = {
  'zh-CN': {
    group: '组织与系统（自动更新）',
    departments: '全部部门',
    roles: '全部角色',
    systems: '全部业务系统',
    people: (role: string) => `“${role}”的人员`,
    and: '、',
    more: (count: number) => `等 ${count} 项`,
  },
  en: {
    group: 'Organisation and systems (always up to date)',
    departments: 'All departments',
    roles: 'All roles',
    systems: 'All systems',
    people: (role: string) => `People with the role "${role}"`,
    and: ', ',
    more: (count: number) => ` … (${count})`,
  },
} as const;

/** Lists a choice may be turned into, with what they hold now; empty ones are not offered. */
export function liveLists(world: DesignWorld, locale: Locale): readonly (Option & { readonly list: LiveList })[] {
  const words = WORDS[locale];
  const { roles, users } = world.organisation;
  const offer = (list: LiveList, label: string, names: readonly string[]) =>
    names.length === 0
      ? []
      : [
          {
            value: `list ${list.kind} ${list.role ?? ''}`,
            label,
            group: words.group,
            detail: names.slice(0, SHOWN).join(words.and) + (names.length > SHOWN ? words.more(names.length) : ''),
            list,
          },
        ];
  const namesOf = (kind: PickerKind): readonly string[] => listEntries(kind, world, locale).map(({ name }) => name);
  return [
    ...offer({ kind: 'department' }, words.departments, namesOf('department')),
    ...offer({ kind: 'role' }, words.roles, namesOf('role')),
    ...offer({ kind: 'system' }, words.systems, namesOf('system')),
    ...roles.flatMap(({ key, title }) =>
      offer(
        { kind: 'user', role: key },
        words.people(title),
        users.filter((user) => user.active && user.roles.includes(key)).map(({ name }) => name),
      ),
    ),
  ];
}

/** The list that somebody once copied into these choices: all of them are in it, by id. */
export function copiedList(
  entries: readonly OptionEntry[],
  world: DesignWorld,
): Extract<PickerKind, 'department' | 'role' | 'system'> | undefined {
  if (entries.length < 2) return undefined;
  return (['department', 'role', 'system'] as const).find((kind) => {
    const ids = new Set(listEntries(kind, world, 'zh-CN').map(({ id }) => id));
    return entries.every((entry) => ids.has(String(entry.const)));
  });
}

/** Title, name, hint and rules of the field stay, and whether several may be chosen. */
export function makeLive(node: FormNode, { kind, role }: LiveList): MakeCommands {
  return (form) => {
    const change: Command = { type: 'change-field-kind', form, path: node.path ?? '', kind };
    return [
      change,
      ...(role === undefined ? [] : setOption(node, 'role', role)(form)),
      ...(node.kind === 'multi-choice' ? setMany(node, true, form) : []),
    ];
  };
}

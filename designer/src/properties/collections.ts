import { jsonPointer, type Json } from '@yunliu/engine/definition';
import type { Command, NameQuery } from '../model/index.js';
import { newSerial, statesOf } from '../model/index.js';
import type { Option } from '../controls/index.js';
import { firstOf } from './describe/assignment.js';
import { effectTypes, type EffectType } from './describe/effects.js';
import type { CollectionKind } from './describe/field.js';
import { errorCodes, endOptions } from './outside-options.js';
import { pickOptions } from './pick-options.js';
import { lastStep, stateAround, valueOf, type DesignPlace } from './place.js';

/** What can be done to a list or record as a whole. */
export interface Collection {
  /** One thing to add, or names to choose from (`free`: others may be typed). */
  readonly add:
    (() => Command) | { readonly options: readonly Option[]; readonly free: boolean; command(name: string): Command };
  remove(entry: string): Command;
  /** What an entry is called elsewhere; its uses are named before it goes. */
  query?(entry: string): NameQuery;
}

const ruleLists: { readonly [kind in CollectionKind]?: Extract<Command, { readonly type: 'add-rule' }>['list'] } = {
  timers: 'timers',
  clocks: 'clocks',
  messages: 'messages',
  signals: 'signals',
};

/** Commands for the collection at the place, which may not be there yet. */
export function collectionAt(place: DesignPlace, kind: CollectionKind): Collection {
  const { pointer, locale } = place;
  const of = stateAround(place);
  const remove = (entry: string): Command => ({
    type: 'remove',
    pointer: pointer + jsonPointer(entry),
    andEmpty: true,
  });
  const insert = (value: Json): Collection => ({ add: () => ({ type: 'insert', pointer, value }), remove });
  const rules = ruleLists[kind];
  if (rules !== undefined) return { add: () => ({ type: 'add-rule', of, list: rules }), remove };
  switch (kind) {
    case 'outcomes':
      return {
        add: () => ({ type: 'add-outcome', of, to: firstTarget(place) }),
        remove: (key) => ({ type: 'remove-outcome', of, key }),
        query: (name) => ({ kind: 'outcome', name, of }),
      };
    case 'routes':
      return routes(place, of);
    case 'branches':
      return {
        add: () => ({ type: 'add-branch', of, to: firstTarget(place) }),
        remove: (index) => ({ type: 'remove-branch', of, index: Number(index) }),
      };
    case 'regions':
      return {
        add: () => ({ type: 'add-region', of }),
        remove: (key) => ({ type: 'remove-region', of, key }),
        query: (name) => ({ kind: 'region', name, of }),
      };
    case 'effects':
      return {
        add: {
          options: Object.entries(effectTypes).map(([value, words]) => ({
            value,
            label: words[locale === 'en' ? 1 : 0],
          })),
          free: false,
          command: (effect) => ({ type: 'add-effect', at: pointer, effect: effect as EffectType }),
        },
        remove,
      };
    case 'roles':
      return {
        add: {
          options: pickOptions(place, 'role').filter(({ group }) => group !== undefined),
          free: true,
          command: (key) => addRole(place, key),
        },
        remove: (key) => ({ type: 'remove-role', key }),
        query: (name) => ({ kind: 'role', name }),
      };
    case 'serials': {
      const present = valueOf(place) as object | undefined;
      const { name, rule } = newSerial(place.document.definition.key);
      const own = free(name, present);
      return {
        add: () => ({
          type: 'set',
          pointer: pointer + jsonPointer(own),
          value: { ...rule, pattern: rule.pattern.replace(name, own) },
        }),
        remove,
        query: (name) => ({ kind: 'serial', name }),
      };
    }
    case 'variables': {
      const names = new Set(pickOptions(place, 'variable').map(({ value }) => value));
      let name = 'data1';
      for (let number = 2; names.has(name); number++) name = `data${number}`;
      return {
        add: () => ({
          type: 'add-variable',
          name,
          schema: { type: 'string', title: locale === 'en' ? 'New data' : '新数据' },
        }),
        remove: (key) => ({ type: 'remove-variable', name: key }),
        query: (key) => ({ kind: 'variable', name: key }),
      };
    }
    case 'entries': {
      const present = valueOf(place) as object | undefined;
      return {
        add: () => ({
          type: 'set',
          pointer: pointer + jsonPointer(free('entry', present)),
          value: { type: 'string' },
        }),
        remove,
      };
    }
    case 'pauses': {
      const present = (valueOf(place) ?? {}) as object;
      return {
        add: {
          options: pickOptions(place, 'state').filter(({ value }) => !Object.hasOwn(present, value)),
          free: false,
          command: (state) => ({
            type: 'set',
            pointer: pointer + jsonPointer(state),
            value: firstOf(place, 'pause-reason') || 'waiting-for-user',
          }),
        },
        remove,
      };
    }
    case 'clock-points':
      return insert({ leave: of === '' ? firstOf(place, 'state') : of });
    case 'escalations':
      return insert({ at: 80, notify: { by: 'role', role: firstOf(place, 'role') } });
    case 'start-messages':
      return insert({ name: 'message' });
    case 'references':
      return insert({ template: firstOf(place, 'form'), version: Number(firstOf(place, 'form-version') || 1) });
    case 'role-pairs': {
      const [one, other] = pickOptions(place, 'role');
      return insert([one?.value ?? '', other?.value ?? one?.value ?? '']);
    }
    default:
      return insert({});
  }
}

/** Commands that set a role where it is used: one of the organisation is declared in the same step. */
export function addRole({ world }: DesignPlace, key: string): Command {
  const title = world.organisation.roles.find((role) => role.key === key)?.title ?? key;
  return { type: 'add-role', key, title };
}

function routes(place: DesignPlace, of: string): Collection {
  const map = lastStep(place.pointer) as 'outcomes' | 'onDone' | 'onError';
  const { locale } = place;
  const present = (valueOf(place) ?? {}) as object;
  const errors = [...errorCodes(place), { value: '*', label: locale === 'en' ? 'Any other error' : '其他错误' }];
  return {
    add: {
      options: map === 'onError' ? errors.filter(({ value }) => !Object.hasOwn(present, value)) : endOptions(place),
      free: true,
      command: (key) => ({ type: 'add-route', of, map, key, to: firstTarget(place) }),
    },
    remove: (key) => ({ type: 'remove-route', of, map, key }),
  };
}

/** Where a new way leads at first: to what follows in the file, which is what people mean most often. */
function firstTarget(place: DesignPlace): string {
  const of = stateAround(place);
  const all = statesOf(place.document);
  const own = all.get(of);
  const keys = [...all.values()]
    .filter(({ ancestors, region }) => ancestors.at(-1) === own?.ancestors.at(-1) && region === own?.region)
    .map(({ key }) => key);
  return keys[keys.indexOf(of) + 1] ?? keys.find((key) => key !== of) ?? place.document.definition.initial;
}

function free(base: string, present: object | undefined): string {
  if (present === undefined || !Object.hasOwn(present, base)) return base;
  for (let number = 2; ; number++) if (!Object.hasOwn(present, `${base}${number}`)) return `${base}${number}`;
}

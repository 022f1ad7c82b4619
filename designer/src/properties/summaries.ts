import { localize, type Json, type LocalizedText, type Locale } from '@yunliu/engine/definition';
import { conditionFields, conditionWords, statesOf } from '../model/index.js';
import { durationWords } from '../controls/index.js';
import { colon } from '../view/locales/colon.js';
import { assignmentModes } from './describe/assignment.js';
import { isObject } from './describe/commands.js';
import { effectTypes } from './describe/effects.js';
import type { CollectionKind, Words } from './describe/field.js';
import type { Design } from './place.js';
import { serialWords } from './serial-words.js';
import { fieldOptions } from './variable-options.js';

export interface Summary {
  readonly title: string;
  readonly detail?: string;
}

/** How the head of an entry calls it: its title and the one thing that says most. */
export function summaryOf(kind: CollectionKind, entry: string, value: Json | undefined, design: Design): Summary {
  const { locale } = design;
  const own = isObject(value) ? value : {};
  const title = text(own['title'], locale);
  const leads = typeof own['to'] === 'string' ? `→ ${stateTitle(design, own['to'])}` : undefined;
  switch (kind) {
    case 'outcomes':
      return { title: title || entry, detail: joined(leads, own['when'] === undefined ? '' : conditional(locale)) };
    case 'routes':
      return { title: entry === '*' ? say(locale, '其他', 'Any other') : endTitle(design, entry), detail: leads };
    case 'branches': {
      const condition = conditionText(own['when'], design);
      return title === '' ? { title: condition, detail: leads } : { title, detail: joined(condition, leads) };
    }
    case 'regions': {
      const count = Object.keys((own['states'] as object | undefined) ?? {}).length;
      return { title: title || entry, detail: say(locale, `${count} 个步骤`, `${count} steps`) };
    }
    case 'timers': {
      const working = own['calendar'] !== undefined && own['calendar'] !== 'always' && own['calendar'] !== 'natural';
      const after = typeof own['after'] === 'string' ? durationWords(own['after'], locale, working) : undefined;
      const when = after === undefined ? undefined : say(locale, `${after}后`, `after ${after}`);
      const repeats = own['repeat'] === true ? say(locale, '重复', 'repeats') : '';
      // What only has a key is told by its time.
      return title === '' && when !== undefined
        ? { title: when, detail: joined(repeats, leads) }
        : { title: title || entryName(own, 'id', entry), detail: joined(when, repeats, leads) };
    }
    case 'clocks': {
      const working = own['calendar'] !== undefined && own['calendar'] !== 'always' && own['calendar'] !== 'natural';
      const within = typeof own['within'] === 'string' ? durationWords(own['within'], locale, working) : undefined;
      return {
        title: title || entryName(own, 'metric', entry),
        detail: within ?? say(locale, '按协议', 'by the agreement'),
      };
    }
    case 'messages':
    case 'signals':
    case 'start-messages':
      return { title: title || entryName(own, 'name', entry), detail: leads };
    case 'effects':
      return effectSummary(own, design);
    case 'roles':
      return { title: title || entry, detail: title === entry ? undefined : entry };
    case 'serials':
      return { title: title || entry, detail: serialWords(own, locale, new Date()) };
    case 'variables':
    case 'entries':
      return { title: title || entry, detail: joined(entry === title ? '' : entry, typeWord(own['type'], locale)) };
    case 'pauses':
      return { title: stateTitle(design, entry), detail: typeof value === 'string' ? value : undefined };
    case 'clock-points':
      return { title: pointTitle(own, design) };
    case 'escalations': {
      const at = own['at'];
      const share = typeof at === 'number' ? at : 0;
      return {
        title:
          at === 'breach' ? say(locale, '超时时', 'When broken') : say(locale, `用去 ${share}% 时`, `At ${share}%`),
        detail: own['notify'] === undefined ? undefined : assignmentWords(own['notify'], design),
      };
    }
    case 'references':
      return { title: formTitle(design, text(own['template'], locale)) };
    case 'role-pairs':
      return {
        title: (Array.isArray(value) ? (value as readonly Json[]) : [])
          .map((role) => roleTitle(design, typeof role === 'string' ? role : ''))
          .join(say(locale, ' 与 ', ' and ')),
      };
  }
}

function effectSummary(effect: { readonly [key: string]: Json }, design: Design): Summary {
  const { locale } = design;
  const type = typeof effect['type'] === 'string' ? effect['type'] : '';
  const words: Words | undefined = Object.hasOwn(effectTypes, type) ? effectTypes[type as 'set'] : undefined;
  const title = words === undefined ? type : words[locale === 'en' ? 1 : 0];
  switch (type) {
    case 'set': {
      const names = new Map(fieldOptions(design).map(({ value, label }) => [value, label]));
      const keys = Object.keys((effect['values'] as object | undefined) ?? {});
      return { title, detail: keys.map((key) => names.get(key) ?? key).join(say(locale, '、', ', ')) };
    }
    case 'notify':
      return {
        title: `${title}${colon(locale)}${assignmentWords(effect['to'], design)}`,
        detail: text(effect['title'], locale),
      };
    case 'cc':
      return { title: `${title}${colon(locale)}${assignmentWords(effect['to'], design)}` };
    case 'document':
      return { title, detail: formTitle(design, text(effect['template'], locale)) };
    case 'start': {
      const process = design.world.definitions.find(({ key }) => key === effect['process']);
      return {
        title,
        detail: process === undefined ? text(effect['process'], locale) : localize(process.title, locale),
      };
    }
    case 'serial':
      return { title, detail: text(effect['rule'], locale) };
    case 'compensate':
      return { title, detail: typeof effect['scope'] === 'string' ? stateTitle(design, effect['scope']) : undefined };
    default:
      return { title, detail: text(effect['name'], locale) };
  }
}

/** Who, in a few words. */
export function assignmentWords(rule: Json | undefined, design: Design): string {
  if (!isObject(rule)) return '';
  const { locale, world } = design;
  const mode = assignmentModes(false).find((one) => one.is(rule));
  const kind = mode?.label[locale === 'en' ? 1 : 0] ?? text(rule['by'], locale);
  const of = (key: string): string => text(rule[key], locale);
  switch (rule['by']) {
    case 'role':
      return roleTitle(design, of('role'));
    case 'user':
      return world.organisation.users.find(({ id }) => id === rule['user'])?.name ?? of('user');
    case 'department':
      return world.organisation.departments.find(({ id }) => id === rule['department'])?.name ?? of('department');
    case 'handler-of':
      return say(
        locale,
        `“${stateTitle(design, of('state'))}”的办理人`,
        `who handled "${stateTitle(design, of('state'))}"`,
      );
    case 'field': {
      const field = fieldOptions(design).find(({ value }) => value === rule['field']);
      return say(locale, `字段“${field?.label ?? of('field')}”中的人`, `whom “${field?.label ?? of('field')}” holds`);
    }
    case 'round-robin':
    case 'least-loaded':
      return say(
        locale,
        `${assignmentWords(rule['among'], design)}（${kind}）`,
        `${assignmentWords(rule['among'], design)} (${kind})`,
      );
    default:
      return kind;
  }
}

/** The condition as a sentence. */
function conditionText(when: Json | undefined, design: Design): string {
  if (typeof when !== 'string') return '';
  if (when === 'true') return say(design.locale, '总是', 'always');
  if (when === 'false') return say(design.locale, '从不（尚未设置条件）', 'never (no condition yet)');
  return conditionWords(when, conditionFields(design.document, design.locale, design.world), design.locale);
}

export function stateTitle({ document, locale }: Design, key: string): string {
  const state = statesOf(document).get(key)?.state;
  return state === undefined ? key : localize(state.title, locale) || key;
}

function endTitle(design: Design, outcome: string): string {
  for (const { key, state } of statesOf(design.document).values())
    if (state.type === 'final' && (state.outcome ?? key) === outcome) return localize(state.title, design.locale);
  return outcome;
}

function roleTitle({ document, world, locale }: Design, key: string): string {
  const own = document.definition.roles;
  if (Object.hasOwn(own, key)) return localize(own[key]?.title, locale);
  return world.organisation.roles.find((role) => role.key === key)?.title ?? key;
}

function formTitle({ document, world, locale }: Design, key: string): string {
  const form = [...Object.values(document.forms), ...world.forms].find((one) => one.key === key);
  return form === undefined ? key : localize(form.title, locale);
}

function pointTitle(point: { readonly [key: string]: Json }, design: Design): string {
  const { locale } = design;
  const state = (key: string): string => stateTitle(design, text(point[key], locale));
  if (point['enter'] !== undefined) return say(locale, `进入“${state('enter')}”`, `“${state('enter')}” is entered`);
  if (point['leave'] !== undefined) return say(locale, `离开“${state('leave')}”`, `“${state('leave')}” is left`);
  if (point['stopOf'] !== undefined) return text(point['stopOf'], locale);
  return `${state('of')}${colon(locale)}${text(point['outcome'], locale)}`;
}

function typeWord(type: Json | undefined, locale: Locale): string {
  const words: { readonly [name: string]: Words } = {
    string: ['文本', 'text'],
    number: ['数字', 'number'],
    integer: ['整数', 'whole number'],
    boolean: ['是/否', 'yes or no'],
    object: ['一组数据', 'entries'],
    array: ['列表', 'list'],
  };
  const found = typeof type === 'string' && Object.hasOwn(words, type) ? words[type] : undefined;
  return found?.[locale === 'en' ? 1 : 0] ?? '';
}

const text = (value: Json | undefined, locale: Locale): string =>
  typeof value === 'string' || isObject(value) ? localize(value as LocalizedText, locale) : '';

const entryName = (own: { readonly [key: string]: Json }, key: string, entry: string): string =>
  typeof own[key] === 'string' && own[key] !== '' ? own[key] : entry;

const say = (locale: Locale, zh: string, en: string): string => (locale === 'en' ? en : zh);

const conditional = (locale: Locale): string => say(locale, '有条件', 'conditional');

const joined = (...parts: readonly (string | undefined)[]): string | undefined => {
  const words = parts.filter((part) => part !== undefined && part !== '');
  return words.length === 0 ? undefined : words.join(' · ');
};

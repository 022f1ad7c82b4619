import { jsonPointer } from '../definition/issue.js';
import type { Json } from '../definition/json.js';
import type { LocalizedText } from '../definition/localized-text.js';
import { sameJson } from '../forms/same-json.js';
import { byName, entriesOf, sideBySide, type ChangeList, type ChangePlace } from './change-list.js';
import { both, durationWords, propertyWord, shortJson, textOf, timeWords } from './change-words.js';
import { compareAssignment, compareForm, type Titles } from './compare-people-and-forms.js';
import type { BothLanguages, ChangeSubject } from './version-change.js';

type Properties = ReadonlyMap<string, Json>;
/** One named part of an owner (an outcome, a timer …) in both versions. */
interface Part {
  readonly subject: ChangeSubject;
  readonly key: string;
  readonly a?: Json;
  readonly b?: Json;
  readonly words: BothLanguages;
  readonly pointer: string;
}

const LISTS: { readonly [property: string]: readonly [subject: ChangeSubject, name: string, zh: string, en: string] } =
  {
    timers: ['timer', 'id', '定时器', 'timer'],
    messages: ['message', 'name', '消息', 'message'],
    signals: ['signal', 'name', '信号', 'signal'],
    clocks: ['clock', 'metric', '时限', 'promised time'],
    branches: ['branch', 'when', '分支条件', 'branch'],
  };
const MAPS: { readonly [property: string]: readonly [subject: ChangeSubject, zh: string, en: string] } = {
  outcomes: ['outcome', '选项', 'outcome'],
  onDone: ['route', '结束去向', 'route after'],
  onError: ['route', '出错去向', 'route on error'],
  input: ['mapping', '传入数据', 'input'],
  output: ['mapping', '结果取值', 'output'],
};
const EFFECTS: { readonly [property: string]: BothLanguages } = {
  onEntry: both('进入时的动作', 'effects on entry'),
  onExit: both('离开时的动作', 'effects on exit'),
  compensation: both('补偿动作', 'compensation'),
};

/** Compares what a state (or the process) consists of, property by property. */
export function compareOwner(
  list: ChangeList,
  place: ChangePlace,
  titles: Titles,
  a: Properties,
  b: Properties,
  isSameType = true,
): void {
  for (const { key, a: old, b: now } of sideBySide(a, b)) {
    if (sameJson(old, now)) continue;
    // The parts of another type are no change of this one: "is now a service" has said it.
    if (!isSameType && (old === undefined || now === undefined)) continue;
    compareProperty(list, place, titles, key, old, now);
  }
}

function compareProperty(
  list: ChangeList,
  place: ChangePlace,
  titles: Titles,
  property: string,
  a: Json | undefined,
  b: Json | undefined,
): void {
  const pointer = (b === undefined ? place.before : place.after) + jsonPointer(property);
  const parts = partsOf(place, property, a, b);
  if (parts !== undefined) {
    for (const part of parts) comparePart(list, place, titles, part);
    return;
  }
  if (property === 'assign') return compareAssignment(list, place, titles, a, b, pointer);
  if (property === 'form') return compareForm(list, place, a, b);
  const label = Object.hasOwn(EFFECTS, property) ? EFFECTS[property] : undefined;
  if (label !== undefined) {
    const how = a === undefined ? 'added' : b === undefined ? 'removed' : 'changed';
    const verb = { added: ['新增了', 'are new'], removed: ['删除了', 'are gone'], changed: ['改动了', 'have changed'] }[
      how
    ];
    list.add(
      place,
      { subject: 'effect', how, name: property, pointer, from: a, to: b },
      `${place.words['zh-CN']}${verb[0]}${label['zh-CN']}。`,
      `The ${label.en} of ${place.words.en} ${verb[1]}.`,
    );
    return;
  }
  const subject = property === 'group' ? 'group' : place.state === undefined ? 'process' : 'property';
  tellProperty(list, place, titles, { subject, property, a, b, pointer });
}

function tellProperty(
  list: ChangeList,
  place: ChangePlace,
  titles: Titles,
  told: {
    subject: ChangeSubject;
    name?: string;
    property: string;
    a: Json | undefined;
    b: Json | undefined;
    pointer: string;
  },
): void {
  const label = propertyWord(told.property);
  const isTarget = ['to', 'otherwise', 'onFailure', 'initial'].includes(told.property);
  const word = (value: Json | undefined): BothLanguages => {
    if (isTarget && typeof value === 'string') return titles.state(value);
    if (
      (told.property === 'after' || told.property === 'within' || told.property === 'backoff') &&
      typeof value === 'string'
    )
      return durationWords(value);
    if (told.property === 'title') return textOf(value as LocalizedText | undefined, '');
    return shortJson(value);
  };
  const [from, to] = [word(told.a), word(told.b)];
  const nested = [told.a, told.b].some(
    (value) => typeof value === 'object' && value !== null && told.property !== 'title',
  );
  list.add(
    place,
    {
      subject: told.subject,
      how: 'changed',
      name: told.name ?? told.property,
      pointer: told.pointer,
      from: told.a,
      to: told.b,
    },
    nested
      ? `${place.words['zh-CN']}的${label['zh-CN']}有改动。`
      : `${place.words['zh-CN']}的${label['zh-CN']}由“${from['zh-CN']}”改为“${to['zh-CN']}”。`,
    nested
      ? `The ${label.en} of ${place.words.en} has changed.`
      : `The ${label.en} of ${place.words.en} is "${to.en}" instead of "${from.en}".`,
  );
}

/** The named parts of a list or map; undefined = the property is neither. */
function partsOf(
  place: ChangePlace,
  property: string,
  a: Json | undefined,
  b: Json | undefined,
): readonly Part[] | undefined {
  const list = Object.hasOwn(LISTS, property) ? LISTS[property] : undefined;
  const map = Object.hasOwn(MAPS, property) ? MAPS[property] : undefined;
  const [subject, zh, en] = list === undefined ? (map ?? []) : [list[0], list[2], list[3]];
  if (subject === undefined) return undefined;
  const read = (value: Json | undefined): ReadonlyMap<string, Json> =>
    list === undefined ? entriesOf(value) : byName(value, list[1]);
  const [before, after] = [read(a), read(b)];
  return sideBySide(before, after).map(({ key, a: old, b: now }): Part => {
    const title = entriesOf(now ?? old).get('title') as LocalizedText | undefined;
    const word = textOf(title, key === '*' ? '其他' : key);
    const side = now === undefined ? { base: place.before, keys: before } : { base: place.after, keys: after };
    const step = list === undefined ? key : [...side.keys.keys()].indexOf(key);
    const pointer = side.base + jsonPointer(property, step);
    const words = both(
      `${place.words['zh-CN']}的${zh}“${word['zh-CN']}”`,
      `the ${en} "${word.en}" of ${place.words.en}`,
    );
    return {
      subject,
      key,
      words,
      pointer,
      ...(old === undefined ? {} : { a: old }),
      ...(now === undefined ? {} : { b: now }),
    };
  });
}

function comparePart(list: ChangeList, place: ChangePlace, titles: Titles, part: Part): void {
  const { subject, key, a, b, words, pointer } = part;
  if (sameJson(a, b)) return;
  if (a === undefined || b === undefined) {
    const how = a === undefined ? 'added' : 'removed';
    const more = detailWords(subject, entriesOf(b ?? a), titles);
    list.add(
      place,
      { subject, how, name: key, pointer, from: a, to: b },
      `${how === 'added' ? '新增' : '删除'}${words['zh-CN']}${more['zh-CN']}。`,
      `${words.en.charAt(0).toUpperCase()}${words.en.slice(1)}${more.en} is ${how === 'added' ? 'new' : 'gone'}.`,
    );
    return;
  }
  const spot: ChangePlace = { ...place, words, before: pointer, after: pointer };
  if (typeof a !== 'object' || typeof b !== 'object') {
    const [from, to] = [shortJson(a), shortJson(b)];
    list.add(
      spot,
      { subject, how: 'changed', name: key, pointer, from: a, to: b },
      `${words['zh-CN']}由“${from['zh-CN']}”改为“${to['zh-CN']}”。`,
      `${words.en} is "${to.en}" instead of "${from.en}".`,
    );
    return;
  }
  for (const { key: property, a: old, b: now } of sideBySide(entriesOf(a), entriesOf(b))) {
    if (sameJson(old, now)) continue;
    tellProperty(list, spot, titles, {
      subject,
      name: key,
      property,
      a: old,
      b: now,
      pointer: pointer + jsonPointer(property),
    });
  }
}

function detailWords(subject: ChangeSubject, part: Properties, titles: Titles): BothLanguages {
  const to = part.get('to');
  const target = typeof to === 'string' ? titles.state(to) : undefined;
  const leads =
    target === undefined ? both('', '') : both(`，去向“${target['zh-CN']}”`, `, leading to "${target.en}",`);
  if (subject === 'timer') {
    const time = timeWords(Object.fromEntries(part));
    return both(`（${time['zh-CN']}）${leads['zh-CN']}`, ` (${time.en})${leads.en}`);
  }
  const within = part.get('within');
  if (subject === 'clock' && typeof within === 'string') {
    const time = durationWords(within);
    return both(`（${time['zh-CN']}）`, ` (${time.en})`);
  }
  return leads;
}

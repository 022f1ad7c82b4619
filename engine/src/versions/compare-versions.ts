import type { Json } from '../definition/json.js';
import { jsonPointer } from '../definition/issue.js';
import type { ProcessDefinition } from '../definition/process-definition.js';
import { walkStates, type PlacedState } from '../definition/walk-states.js';
import { sameJson } from '../forms/same-json.js';
import { ChangeList, entriesOf, sideBySide, type ChangePlace } from './change-list.js';
import { both, propertyWord, shortJson, textOf, typeWord } from './change-words.js';
import { compareOwner } from './compare-owner.js';
import type { Titles } from './compare-people-and-forms.js';
import type { VersionDifference } from './version-change.js';

/** Not compared: what numbers the file, and what is compared on its own. */
const HEADER = new Set([
  '$schema',
  'format',
  'key',
  'version',
  'states',
  'roles',
  'data',
  'layout',
  'title',
  'initial',
]);
const CONTAINER = new Set(['type', 'title', 'states', 'regions', 'initial']);

/**
 * What distinguishes version `b` of a process from version `a`: states, ways, people, forms, times, data, each as data
 * and as a sentence. Every property of the format counts, also one this code has no special word for.
 */
export function compareVersions(a: ProcessDefinition, b: ProcessDefinition): VersionDifference {
  const list = new ChangeList();
  const before = new Map(walkStates(a).map((placed) => [placed.key, placed]));
  const after = new Map(walkStates(b).map((placed) => [placed.key, placed]));
  const titles = titlesOf(a, b, before, after);
  const process: ChangePlace = { words: both('流程', 'the process'), before: '', after: '' };

  compareTitle(list, process, a.title, b.title);
  compareInitial(list, process, titles, a.initial, b.initial);
  compareRoles(list, process, a, b);
  compareData(list, process, a, b);
  compareOwner(list, process, titles, properties(a, HEADER), properties(b, HEADER));
  for (const { key, a: old, b: now } of sideBySide(before, after)) compareState(list, titles, key, old, now);
  if (!sameJson((a.layout ?? null) as Json, (b.layout ?? null) as Json)) {
    list.add(
      undefined,
      { subject: 'layout', how: 'changed', pointer: '/layout' },
      '流程图的布局有调整，不影响运行。',
      'The drawing is laid out differently; nothing runs differently.',
    );
  }
  return {
    process: b.key,
    from: a.version,
    to: b.version,
    changes: list.changes,
    isSameBehaviour: list.changes.every(({ subject }) => subject === 'layout'),
  };
}

function properties(owner: object, without: ReadonlySet<string>): ReadonlyMap<string, Json> {
  return new Map([...entriesOf(owner)].filter(([name]) => !without.has(name)));
}

/** Titles of states and roles; the later version's word for what both have. */
function titlesOf(
  a: ProcessDefinition,
  b: ProcessDefinition,
  before: ReadonlyMap<string, PlacedState>,
  after: ReadonlyMap<string, PlacedState>,
): Titles {
  return {
    state: (key) => textOf(after.get(key)?.state.title ?? before.get(key)?.state.title, key),
    role(key) {
      const role =
        (Object.hasOwn(b.roles, key) ? b.roles[key] : undefined) ??
        (Object.hasOwn(a.roles, key) ? a.roles[key] : undefined);
      return textOf(role?.title, key);
    },
  };
}

function compareTitle(
  list: ChangeList,
  place: ChangePlace,
  a: ProcessDefinition['title'],
  b: ProcessDefinition['title'],
): void {
  if (sameJson(a, b)) return;
  const [from, to] = [textOf(a, ''), textOf(b, '')];
  list.add(
    place,
    {
      subject: place.state === undefined ? 'process' : 'state',
      how: 'renamed',
      pointer: `${place.after}/title`,
      from: a,
      to: b,
    },
    `${place.state === undefined ? '流程' : '步骤'}“${from['zh-CN']}”改名为“${to['zh-CN']}”。`,
    `"${from.en}" is now called "${to.en}".`,
  );
}

function compareInitial(list: ChangeList, place: ChangePlace, titles: Titles, a: string, b: string): void {
  if (a === b) return;
  list.add(
    place,
    { subject: 'route', how: 'changed', name: 'initial', pointer: `${place.after}/initial`, from: a, to: b },
    `${place.words['zh-CN']}的起始步骤由“${titles.state(a)['zh-CN']}”改为“${titles.state(b)['zh-CN']}”。`,
    `${capital(place.words.en)} begins with "${titles.state(b).en}" instead of "${titles.state(a).en}".`,
  );
}

function compareRoles(list: ChangeList, place: ChangePlace, a: ProcessDefinition, b: ProcessDefinition): void {
  for (const { key, a: old, b: now } of sideBySide(entriesOf(a.roles), entriesOf(b.roles))) {
    const word = textOf((now ?? old) === undefined ? undefined : (b.roles[key] ?? a.roles[key])?.title, key);
    const pointer = jsonPointer('roles', key);
    if (old === undefined) {
      list.add(
        place,
        { subject: 'role', how: 'added', name: key, pointer },
        `流程新用到角色“${word['zh-CN']}”。`,
        `The role "${word.en}" is used now.`,
      );
    } else if (now === undefined) {
      list.add(
        place,
        { subject: 'role', how: 'removed', name: key, pointer },
        `流程不再用到角色“${word['zh-CN']}”。`,
        `The role "${word.en}" is no longer used.`,
      );
    }
  }
}

function compareData(list: ChangeList, place: ChangePlace, a: ProcessDefinition, b: ProcessDefinition): void {
  for (const { key, a: old, b: now } of sideBySide(entriesOf(a.data?.properties), entriesOf(b.data?.properties))) {
    if (old !== undefined && now !== undefined && sameJson(old, now)) continue;
    const how = old === undefined ? 'added' : now === undefined ? 'removed' : 'changed';
    const title = entriesOf(now ?? old).get('title');
    const name = typeof title === 'string' ? title : key;
    const [from, to] = [shortJson(entriesOf(old).get('type')), shortJson(entriesOf(now).get('type'))];
    const zh = {
      added: `新增流程变量“${name}”（${to['zh-CN']}）。`,
      removed: `删除了流程变量“${name}”。`,
      changed:
        from.en === to.en
          ? `流程变量“${name}”的定义有改动。`
          : `流程变量“${name}”的类型由 ${from['zh-CN']} 改为 ${to['zh-CN']}。`,
    }[how];
    const en = {
      added: `The variable "${name}" (${to.en}) is new.`,
      removed: `The variable "${name}" is gone.`,
      changed:
        from.en === to.en
          ? `The variable "${name}" is declared differently.`
          : `The variable "${name}" is ${to.en} instead of ${from.en}.`,
    }[how];
    list.add(
      place,
      { subject: 'data', how, name: key, pointer: `/data/properties${jsonPointer(key)}`, from: old, to: now },
      zh,
      en,
    );
  }
  const rest = (definition: ProcessDefinition): Json =>
    Object.fromEntries([...entriesOf(definition.data)].filter(([name]) => name !== 'properties'));
  if (sameJson(rest(a), rest(b))) return;
  list.add(
    place,
    { subject: 'data', how: 'changed', pointer: '/data' },
    '流程变量的总体约束有改动。',
    'What holds for all process variables has changed.',
  );
}

function compareState(
  list: ChangeList,
  titles: Titles,
  key: string,
  a: PlacedState | undefined,
  b: PlacedState | undefined,
): void {
  const [type, title] = [typeWord((b ?? a)?.state.type ?? ''), titles.state(key)];
  const words = both(`${type['zh-CN']}“${title['zh-CN']}”`, `the ${type.en} "${title.en}"`);
  const place: ChangePlace = { state: key, words, before: a?.pointer ?? '', after: b?.pointer ?? '' };
  if (a === undefined || b === undefined) {
    const inside = insideWords(titles, b ?? a);
    const how = a === undefined ? 'added' : 'removed';
    list.add(
      place,
      { subject: 'state', how, pointer: (b ?? a)?.pointer ?? '' },
      a === undefined ? `${inside['zh-CN']}新增${words['zh-CN']}。` : `${inside['zh-CN']}删除了${words['zh-CN']}。`,
      a === undefined ? `${capital(words.en)} is new${inside.en}.` : `${capital(words.en)} is gone${inside.en}.`,
    );
    return;
  }
  compareTitle(list, place, a.state.title, b.state.title);
  comparePlace(list, titles, place, a, b);
  if (a.state.type !== b.state.type) {
    const [from, to] = [typeWord(a.state.type), typeWord(b.state.type)];
    list.add(
      place,
      { subject: 'state', how: 'retyped', pointer: `${b.pointer}/type`, from: a.state.type, to: b.state.type },
      `步骤“${title['zh-CN']}”由${from['zh-CN']}改为${to['zh-CN']}。`,
      `"${title.en}" is a ${to.en} instead of a ${from.en}.`,
    );
  }
  if (a.state.type === 'phase' && b.state.type === 'phase')
    compareInitial(list, place, titles, a.state.initial, b.state.initial);
  compareRegions(list, place, titles, a, b);
  compareOwner(
    list,
    place,
    titles,
    properties(a.state, CONTAINER),
    properties(b.state, CONTAINER),
    a.state.type === b.state.type,
  );
}

function insideWords(titles: Titles, placed: PlacedState | undefined): { 'zh-CN': string; en: string } {
  const outer = placed?.ancestors.at(-1);
  if (outer === undefined) return both('', '');
  return both(`在“${titles.state(outer)['zh-CN']}”中`, ` in "${titles.state(outer).en}"`);
}

function comparePlace(list: ChangeList, titles: Titles, place: ChangePlace, a: PlacedState, b: PlacedState): void {
  const [from, to] = [a.ancestors.at(-1), b.ancestors.at(-1)];
  if (from === to && a.region === b.region) return;
  const word = (key: string | undefined, region: string | undefined) => {
    if (key === undefined) return both('流程最外层', 'the top level');
    const title = titles.state(key);
    return region === undefined
      ? both(`“${title['zh-CN']}”`, `"${title.en}"`)
      : both(`“${title['zh-CN']}”的分支“${region}”`, `branch "${region}" of "${title.en}"`);
  };
  const [old, now] = [word(from, a.region), word(to, b.region)];
  list.add(
    place,
    { subject: 'state', how: 'moved', pointer: b.pointer, from: [...a.ancestors], to: [...b.ancestors] },
    `${place.words['zh-CN']}从${old['zh-CN']}移到了${now['zh-CN']}。`,
    `${capital(place.words.en)} has moved from ${old.en} to ${now.en}.`,
  );
}

function compareRegions(list: ChangeList, place: ChangePlace, titles: Titles, a: PlacedState, b: PlacedState): void {
  if (a.state.type !== 'parallel' || b.state.type !== 'parallel') return;
  for (const { key, a: old, b: now } of sideBySide(
    new Map(Object.entries(a.state.regions)),
    new Map(Object.entries(b.state.regions)),
  )) {
    const word = textOf((now ?? old)?.title, key);
    const spot: ChangePlace = {
      state: place.state,
      words: both(`${place.words['zh-CN']}的分支“${word['zh-CN']}”`, `the branch "${word.en}" of ${place.words.en}`),
      before: place.before + jsonPointer('regions', key),
      after: place.after + jsonPointer('regions', key),
    };
    if (old === undefined) {
      list.add(
        spot,
        { subject: 'region', how: 'added', name: key, pointer: spot.after },
        `${place.words['zh-CN']}新增分支“${word['zh-CN']}”。`,
        `${capital(place.words.en)} has a new branch "${word.en}".`,
      );
    } else if (now === undefined) {
      list.add(
        spot,
        { subject: 'region', how: 'removed', name: key, pointer: spot.before },
        `${place.words['zh-CN']}删除了分支“${word['zh-CN']}”。`,
        `${capital(place.words.en)} has lost its branch "${word.en}".`,
      );
    } else {
      compareInitial(list, spot, titles, old.initial, now.initial);
      for (const property of ['title', 'when'] as const) {
        const [from, to] = [old[property] as Json | undefined, now[property] as Json | undefined];
        if (sameJson(from, to)) continue;
        const [label, x, y] = [propertyWord(property), shortJson(from), shortJson(to)];
        list.add(
          spot,
          { subject: 'region', how: 'changed', name: key, pointer: `${spot.after}/${property}`, from, to },
          `${spot.words['zh-CN']}的${label['zh-CN']}由“${x['zh-CN']}”改为“${y['zh-CN']}”。`,
          `The ${label.en} of ${spot.words.en} is "${y.en}" instead of "${x.en}".`,
        );
      }
    }
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

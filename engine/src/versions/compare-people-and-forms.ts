import type { AssignmentRule } from '../definition/assignment-rule.js';
import { jsonPointer } from '../definition/issue.js';
import type { Json } from '../definition/json.js';
import { entriesOf, sideBySide, type ChangeList, type ChangePlace } from './change-list.js';
import { assignmentWords, both, rightWord } from './change-words.js';
import type { BothLanguages } from './version-change.js';

/** Titles by key, for sentences. */
export interface Titles {
  readonly state: (key: string) => BothLanguages;
  readonly role: (key: string) => BothLanguages;
}

type Properties = ReadonlyMap<string, Json>;

export function compareAssignment(
  list: ChangeList,
  place: ChangePlace,
  titles: Titles,
  a: Json | undefined,
  b: Json | undefined,
  pointer: string,
): void {
  const title = (key: string): BothLanguages => {
    const role = titles.role(key);
    return role.en === key ? titles.state(key) : role;
  };
  const [from, to] = [
    assignmentWords(a as AssignmentRule | undefined, title),
    assignmentWords(b as AssignmentRule | undefined, title),
  ];
  list.add(
    place,
    { subject: 'assignment', how: 'changed', pointer, from: a, to: b },
    `${place.words['zh-CN']}的办理人由${from['zh-CN']}改为${to['zh-CN']}。`,
    `${place.words.en} goes to ${to.en} instead of ${from.en}.`,
  );
}

export function compareForm(list: ChangeList, place: ChangePlace, a: Json | undefined, b: Json | undefined): void {
  const [old, now] = [entriesOf(a), entriesOf(b)];
  const name = (form: Properties): string =>
    form.size === 0
      ? ''
      : `${JSON.stringify(form.get('template')).slice(1, -1)} v${JSON.stringify(form.get('version'))}`;
  if (name(old) !== name(now)) {
    const how = a === undefined ? 'added' : b === undefined ? 'removed' : 'changed';
    const zh = {
      added: `使用表单“${name(now)}”`,
      removed: `不再使用表单“${name(old)}”`,
      changed: `的表单由“${name(old)}”改为“${name(now)}”`,
    }[how];
    const en = {
      added: `shows form "${name(now)}"`,
      removed: `no longer shows form "${name(old)}"`,
      changed: `shows form "${name(now)}" instead of "${name(old)}"`,
    }[how];
    list.add(
      place,
      { subject: 'form', how, pointer: `${b === undefined ? place.before : place.after}/form`, from: a, to: b },
      `${place.words['zh-CN']}${zh}。`,
      `${place.words.en} ${en}.`,
    );
  }
  for (const { key, a: from, b: to } of sideBySide(entriesOf(old.get('rights')), entriesOf(now.get('rights')))) {
    if (a === undefined || b === undefined || from === to) continue;
    const [x, y] = [rightWord(from as string | undefined), rightWord(to as string | undefined)];
    const pointer = `${to === undefined ? place.before : place.after}/form/rights${jsonPointer(key)}`;
    const field = key === '*' ? both('其他字段', 'all other fields') : both(`字段“${key}”`, `field "${key}"`);
    list.add(
      place,
      { subject: 'right', how: 'changed', name: key, pointer, from, to },
      `${place.words['zh-CN']}中${field['zh-CN']}由${x['zh-CN']}改为${y['zh-CN']}。`,
      `In ${place.words.en} ${field.en} is ${y.en} instead of ${x.en}.`,
    );
  }
}

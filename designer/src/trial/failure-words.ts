import { localize } from '@yunliu/engine/definition';
import type { ExpectationFailure } from '@yunliu/engine/simulate';
import { exactTime } from './time-words.js';
import type { TrialNames } from './trial-names.js';
import { fill, runsTexts } from './trial-texts.js';

type Names = Pick<TrialNames, 'locale' | 'state' | 'process' | 'person' | 'people' | 'principal'>;

interface TaskView {
  readonly state: string;
  readonly assignee?: string | null;
  readonly candidates?: readonly string[];
  readonly dueAt?: string | null;
}

const SIDES = /^\S+ (?:应为|must be) (.+?)(?:，实际为 | but is )(.+?)。?$/su;
const KEY = /(?<=[“"、：，:,] ?)[a-z][\w.-]*(?=[”"、。，,.]|$)/gu;

/** What a failed step says, with titles and names where the engine has keys. What cannot be said better stays as it is. */
export function failureWords({ pointer, message }: ExpectationFailure, process: string, names: Names): string {
  const text = localize(message, names.locale);
  const texts = runsTexts(names.locale);
  const what = /\/expect\/(\w+)$/.exec(pointer)?.[1];
  const [, wanted = '', real = ''] = SIDES.exec(text) ?? [];
  if (what !== undefined && wanted !== '') {
    const label = new Map(Object.entries(texts.expected)).get(what) ?? what;
    const side = (json: string): string => valueWords(what, json, process, names);
    return fill(texts.differs, { what: label, wanted: side(wanted), real: side(real) });
  }
  return text.replace(/^(被拒绝|refused)\s?[（(][\w/-]+[）)](?=[：:])/u, '$1').replaceAll(KEY, (key) => {
    const title = names.state(process, key);
    return title === key ? names.process(key) : title;
  });
}

function valueWords(what: string, json: string, process: string, names: Names): string {
  const { locale } = names;
  const texts = runsTexts(locale);
  const comma = locale === 'en' ? ', ' : '、';
  const value = parsed(json);
  if (Array.isArray(value) && value.length === 0) return texts.nothing;
  const step = (key: string): string => fill(texts.quoted, { title: names.state(process, key) });
  if (what === 'states' && isListOf(value, isText)) return value.map(step).join(comma);
  if (what === 'copies' && isListOf(value, isText)) return names.people(value);
  if (what !== 'tasks' || !isListOf(value, isTask)) return typeof value === 'string' ? value : json;
  return value
    .map(({ state, assignee, candidates = [], dueAt }) => {
      const who =
        typeof assignee === 'string' ? [names.person(assignee)] : candidates.map((one) => names.principal(one));
      const due = typeof dueAt === 'string' ? [fill(texts.until, { time: exactTime(dueAt, locale) })] : [];
      const details = [...who, ...due].join(comma);
      return details === '' ? step(state) : fill(texts.detailed, { title: step(state), details });
    })
    .join(comma);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}

function isListOf<Item>(value: unknown, is: (item: unknown) => item is Item): value is readonly Item[] {
  return Array.isArray(value) && value.every(is);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isTask(value: unknown): value is TaskView {
  return typeof value === 'object' && value !== null && typeof (value as TaskView).state === 'string';
}

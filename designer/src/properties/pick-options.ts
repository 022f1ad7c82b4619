import { localize, type LocalizedText, type State } from '@yunliu/engine/definition';
import { furtherPrints, statesOf, valueAt, pathOf } from '../model/index.js';
import { departmentOptions, peopleOptions, roleOptions, type Option } from '../controls/index.js';
import type { PickKind } from './describe/pick-kind.js';
import {
  childProcess,
  errorCodes,
  messageNames,
  metricOptions,
  priorityOptions,
  signalNames,
} from './outside-options.js';
import { parentPointer, stateAround, valueOf, type Design, type DesignPlace } from './place.js';
import { serialExample } from './serial-words.js';
import { fieldOptions } from './variable-options.js';

/** Signs of the types, so that states of one name can be told apart. */
const typeWords: { readonly [type in State['type']]: readonly [string, string] } = {
  task: ['人工任务', 'task'],
  decision: ['判断', 'decision'],
  parallel: ['并行', 'parallel'],
  phase: ['阶段', 'phase'],
  call: ['子流程', 'call'],
  wait: ['等待', 'wait'],
  service: ['系统任务', 'service'],
  final: ['结束', 'end'],
};

/** What is offered at a place that takes a name of this kind. */
export function pickOptions(place: DesignPlace, of: PickKind): readonly Option[] {
  const { document, world, locale } = place;
  const { definition } = document;
  switch (of) {
    case 'target':
    case 'state':
      return states(place, () => true);
    case 'task':
      return states(place, ({ type }) => type === 'task');
    case 'inner-state':
      return innerStates(place);
    case 'user':
      return peopleOptions(world.organisation, locale);
    case 'department':
      return departmentOptions(world.organisation);
    case 'role':
      return roles(place);
    case 'starter-role':
      return [{ value: '*', label: locale === 'en' ? 'Everybody' : '所有人' }, ...roles(place)];
    case 'form':
      return forms(place);
    case 'form-version': {
      const [first] = forms(place);
      const versions = [...Object.values(document.forms), ...world.forms].filter(({ key }) => key === first?.value);
      const newest = Math.max(0, ...versions.map(({ version }) => version));
      return newest === 0 ? [] : [{ value: String(newest), label: String(newest) }];
    }
    case 'print':
      return printsBeside(place).map((value) => ({ value, label: value }));
    case 'process':
      return world.definitions
        .filter(({ key }) => key !== definition.key)
        .map(({ key, title }) => ({ value: key, label: localize(title, locale), detail: key }));
    case 'category': {
      const named = Object.keys(world.categories ?? {});
      const all = new Map<string, string[]>([...named, definition.category].map((key) => [key, []]));
      for (const { category, title } of world.definitions)
        all.set(category, [...(all.get(category) ?? []), localize(title, locale)]);
      return [...all].map(([value, titles]) => ({
        value,
        label: localize(world.categories?.[value], locale) || value,
        detail: titles.slice(0, 3).join(locale === 'en' ? ', ' : '、'),
      }));
    }
    case 'calendar':
      return world.calendars.map(({ key, title }) => ({ value: key, label: localize(title, locale), detail: key }));
    case 'metric':
      return metricOptions(place);
    case 'own-metric':
      return metricOptions(place, true);
    case 'serial':
      return Object.entries(definition.serials ?? {}).map(([value, { title, pattern }]) => ({
        value,
        label: localize(title, locale),
        detail: serialExample(pattern, new Date()) ?? pattern,
      }));
    case 'variable':
      return fieldOptions(place);
    case 'person-field':
      return fieldOptions(place, ['user', 'department']);
    case 'outcome':
      return outcomes(place, stateAround(place));
    case 'outcome-of':
      return outcomes(place, beside(place, 'of'));
    case 'handler':
      return world.handlers.map((value) => ({ value, label: value }));
    case 'handler-input':
      return [];
    case 'region': {
      const state = statesOf(document).get(stateAround(place))?.state;
      return state?.type === 'parallel'
        ? Object.entries(state.regions).map(([value, { title }]) => ({
            value,
            label: title === undefined ? value : localize(title, locale),
            detail: value,
          }))
        : [];
    }
    case 'priority':
      return priorityOptions(place);
    case 'pause-reason':
      return pauseReasons(place);
    case 'message':
      return messageNames(place);
    case 'signal':
      return signalNames(place);
    case 'error-code':
      return errorCodes(place);
    case 'child-variable': {
      const child = childProcess(place);
      return child === undefined ? [] : fieldOptions({ ...place, document: child });
    }
    case 'own-property': {
      const properties = valueAt(document, [...pathOf(parentPointer(place.pointer)), 'properties']);
      return Object.keys((properties as object | undefined) ?? {}).map((value) => ({ value, label: value }));
    }
  }
}

/** States with where they stand. */
function states({ document, locale }: Design, wanted: (state: State) => boolean): readonly Option[] {
  const all = statesOf(document);
  const title = (key: string): string => localize(all.get(key)?.state.title, locale);
  return [...all.values()]
    .filter(({ state }) => wanted(state))
    .map(({ key, state, ancestors }) => {
      const above = ancestors.map(title).join(' / ');
      return {
        value: key,
        label: localize(state.title, locale) || key,
        detail: [typeWords[state.type][locale === 'en' ? 1 : 0], key].join(' · '),
        ...(above === '' ? {} : { group: above }),
      };
    })
    .toSorted((a, b) => order(a.group) - order(b.group));
}

/** Those at the top stand first, under no heading. */
function order(group: string | undefined): number {
  return group === undefined ? 0 : 1;
}

/** States right inside what the place belongs to: a region, a phase, or the process. */
function innerStates(place: DesignPlace): readonly Option[] {
  const inside = valueAt(place.document, [...pathOf(parentPointer(place.pointer)), 'states']);
  const keys = new Set(Object.keys((inside as object | undefined) ?? {}));
  return states(place, () => true)
    .filter(({ value }) => keys.has(value))
    .map(({ value, label, detail }) => ({ value, label, ...(detail === undefined ? {} : { detail }) }));
}

/** Roles of the process, then those of the organisation that it does not name yet. */
function roles({ document, world, locale }: Design): readonly Option[] {
  const known = new Map(roleOptions(world.organisation, locale).map((option) => [option.value, option]));
  const own = document.definition.roles;
  const others = [...known.values()].filter(({ value }) => !Object.hasOwn(own, value));
  const group = locale === 'en' ? 'Other roles' : '其他角色';
  return [
    ...Object.entries(own).map(([value, { title }]) => ({
      value,
      label: localize(title, locale),
      detail: known.get(value)?.detail ?? value,
    })),
    ...others.map((option) => ({ ...option, group })),
  ];
}

function forms({ document, world, locale }: Design): readonly Option[] {
  const found = new Map<string, Option>();
  for (const { key, title, code } of [...Object.values(document.forms), ...world.forms])
    if (!found.has(key))
      found.set(key, { value: key, label: localize(title, locale), detail: [code, key].filter(Boolean).join(' · ') });
  return [...found.values()];
}

/** Names of the print templates besides the main one, of the form version that would be printed. */
function printsBeside(place: DesignPlace): readonly string[] {
  const version = valueOf({ ...place, pointer: `${parentPointer(place.pointer)}/version` });
  return furtherPrints(place.document, beside(place, 'template'), version);
}

function outcomes({ document, locale }: Design, key: string): readonly Option[] {
  const owner = key === '' ? document.definition : statesOf(document).get(key)?.state;
  if (owner === undefined || !('outcomes' in owner)) return [];
  return Object.entries(owner.outcomes ?? {}).map(([value, way]) => ({
    value,
    label: 'title' in way ? localize(way.title as LocalizedText, locale) : value,
    detail: value,
  }));
}

function pauseReasons({ world, locale }: Design): readonly Option[] {
  const found = new Map<string, Option>();
  for (const { commitments } of world.agreements)
    for (const row of commitments)
      if (row.kind === 'clock')
        for (const { key, title } of row.pauseReasons)
          found.set(key, { value: key, label: localize(title, locale), detail: key });
  return [...found.values()];
}

/** The name that stands beside the place. */
function beside(place: DesignPlace, key: string): string {
  const value = valueOf({ ...place, pointer: `${parentPointer(place.pointer)}/${key}` });
  return typeof value === 'string' ? value : '';
}

import { localize, walkStates, type ClockRule, type ProcessDefinition, type State } from '@yunliu/engine/definition';
import type { DesignDocument } from '../model/index.js';
import { statesOf } from '../model/index.js';
import type { Option } from '../controls/index.js';
import { isObject } from './describe/commands.js';
import { parentPointer, stateAround, valueOf, type Design, type DesignPlace } from './place.js';

/** Metrics of the agreements; `own`: only those this process has a clock for. */
export function metricOptions({ document, world, locale }: Design, own = false): readonly Option[] {
  const found = new Map<string, Option>();
  const english = locale === 'en';
  for (const { metric, title } of clocksOf(document.definition))
    found.set(metric, {
      value: metric,
      label: title === undefined ? metric : localize(title, locale),
      detail: metric,
      group: english ? 'This process' : '本流程',
    });
  if (own) return [...found.values()];
  for (const agreement of world.agreements)
    for (const row of agreement.commitments)
      if (row.kind === 'clock')
        for (const metric of row.metrics ?? [row.key])
          if (found.get(metric)?.group !== localize(agreement.title, locale) && !found.has(metric))
            found.set(metric, {
              value: metric,
              label: localize(row.title, locale),
              detail: `${row.id} · ${metric}`,
              group: localize(agreement.title, locale),
            });
  return [...found.values()];
}

function clocksOf(definition: ProcessDefinition): readonly ClockRule[] {
  const inside = walkStates(definition).flatMap(({ state }) => ('clocks' in state ? (state.clocks ?? []) : []));
  return [...(definition.clocks ?? []), ...inside];
}

export function priorityOptions({ world, locale }: Design): readonly Option[] {
  const found = new Map<string, Option>();
  for (const { priorities } of world.agreements)
    for (const { key, title } of priorities)
      found.set(key, { value: key, label: localize(title, locale), detail: key });
  return [...found.values()];
}

/** Names of messages that some process listens to or sends. */
export function messageNames(design: Design): readonly Option[] {
  return namesIn(design, 'messages', 'message');
}

export function signalNames(design: Design): readonly Option[] {
  return namesIn(design, 'signals', 'signal');
}

function namesIn({ document, world, locale }: Design, list: string, type: string): readonly Option[] {
  const found = new Map<string, Option>();
  const visit = (value: unknown, inList: boolean, process: ProcessDefinition): void => {
    if (Array.isArray(value)) for (const one of value as readonly unknown[]) visit(one, inList, process);
    else if (isObject(value)) {
      const { name } = value;
      if (typeof name === 'string' && (inList || value['type'] === type) && !found.has(name))
        found.set(name, { value: name, label: name, detail: localize(process.title, locale) });
      for (const [key, child] of Object.entries(value)) visit(child, key === list, process);
    }
  };
  for (const process of [document.definition, ...world.definitions]) visit(process, false, process);
  return [...found.values()];
}

/** Codes that ends raise, in this process and in those it may call. */
export function errorCodes({ document, world }: Design): readonly Option[] {
  const codes = new Set<string>();
  for (const process of [document.definition, ...world.definitions])
    for (const { state } of walkStates(process)) {
      if (state.type === 'final' && state.error !== undefined) codes.add(state.error);
      if ('onError' in state) for (const code of Object.keys(state.onError ?? {})) if (code !== '*') codes.add(code);
    }
  return [...codes].map((value) => ({ value, label: value }));
}

/** The process that is started at the place, with the forms it shows: its variables may be filled. */
export function childProcess(place: DesignPlace): Pick<DesignDocument, 'definition' | 'forms'> | undefined {
  const { document, world } = place;
  const beside = valueOf({ ...place, pointer: `${parentPointer(place.pointer)}/process` });
  const called = isObject(beside) ? beside['oneOf'] : beside;
  const key = Array.isArray(called) ? called[0] : called;
  const definition = world.definitions.find((one) => one.key === key);
  if (definition === undefined) return undefined;
  const used = new Set(walkStates(definition).flatMap(({ state }) => formsOf(state)));
  const forms = [...world.forms, ...Object.values(document.forms)].filter((form) => used.has(form.key));
  return { definition, forms: Object.fromEntries(forms.map((form) => [`${form.key}@${form.version}`, form])) };
}

function formsOf(state: State): readonly string[] {
  return state.type === 'task' && state.form !== undefined ? [state.form.template] : [];
}

/** Ends that are not yet answered: of the phase, or of the process that is called. */
export function endOptions(place: DesignPlace): readonly Option[] {
  const state = statesOf(place.document).get(stateAround(place))?.state;
  const { locale } = place;
  const present = new Set(Object.keys((valueOf(place) as object | undefined) ?? {}));
  const any: Option = { value: '*', label: locale === 'en' ? 'Any other' : '其他结局' };
  const found: Option[] = [];
  const addEnds = (process: Pick<ProcessDefinition, 'states'>): void => {
    for (const { key, state: end, ancestors } of walkStates(process))
      if (end.type === 'final' && ancestors.length === 0)
        found.push({ value: end.outcome ?? key, label: localize(end.title, locale), detail: end.outcome ?? key });
  };
  if (state?.type === 'phase') addEnds({ states: state.states });
  if (state?.type === 'call') {
    const child = childProcess(place);
    if (child !== undefined) addEnds(child.definition);
    found.push({ value: 'cancelled', label: locale === 'en' ? 'Cancelled' : '已取消', detail: 'cancelled' });
  }
  const unique = new Map([...found, any].map((option) => [option.value, option]));
  return [...unique.values()].filter(({ value }) => !present.has(value));
}

import type { Effect } from '../effect.js';
import type { ProcessDefinition } from '../process-definition.js';
import type { State } from '../states/state.js';
import { walkStates, type PlacedState } from '../walk-states.js';
import type { DefinitionSubject } from './definition-subject.js';
import { formFields } from './form-fields.js';

/** Every effect of a definition's own rules and of the states. */
export function effectsOf(
  definition: Pick<ProcessDefinition, 'timers' | 'messages' | 'signals' | 'outcomes'>,
  placed: readonly PlacedState[],
): readonly Effect[] {
  const of = (list: readonly Effect[] | undefined): readonly Effect[] => list ?? [];
  const rules = (owner: object): readonly Effect[] => {
    const { timers, messages, signals, outcomes, onDone, onError } = owner as {
      readonly signals?: readonly { readonly effects?: readonly Effect[] }[];
      readonly onError?: Readonly<Record<string, { readonly effects?: readonly Effect[] }>>;
      readonly timers?: readonly { readonly effects?: readonly Effect[] }[];
      readonly messages?: readonly { readonly effects?: readonly Effect[] }[];
      readonly outcomes?: Readonly<Record<string, { readonly effects?: readonly Effect[] }>>;
      readonly onDone?: Readonly<Record<string, { readonly effects?: readonly Effect[] }>>;
    };
    return [
      ...(timers ?? []),
      ...(messages ?? []),
      ...(signals ?? []),
      ...Object.values(onError ?? {}),
      ...Object.values(outcomes ?? {}),
      ...Object.values(onDone ?? {}),
    ].flatMap((rule) => of(rule.effects));
  };
  return [
    ...rules(definition),
    ...placed.flatMap(({ state }) => [
      ...of(state.onEntry),
      ...of(state.onExit),
      ...of(state.compensation),
      ...rules(state),
    ]),
  ];
}

/** Variables that effects, results of children and jobs, messages and callers write. */
export function writtenVariables(subject: DefinitionSubject): ReadonlySet<string> {
  const { definition, placed } = subject;
  const written = new Set<string>();
  const add = (values: object | undefined): void => {
    for (const name of Object.keys(values ?? {})) written.add(name);
  };
  for (const effect of effectsOf(definition, placed)) {
    if (effect.type === 'set') add(effect.values);
    if (effect.type === 'serial') written.add(effect.into);
  }
  for (const owner of [definition, ...placed.map(({ state }) => state)] as readonly (Partial<State> & object)[]) {
    if ('output' in owner) add(owner.output);
    if ('group' in owner && owner.group?.results !== undefined) written.add(owner.group.results);
    if ('messages' in owner) for (const message of owner.messages ?? []) add(message.output);
    if ('signals' in owner) for (const signal of owner.signals ?? []) add(signal.output);
  }
  for (const message of definition.start.messages ?? []) add(message.output);
  for (const process of subject.context.processes ?? []) {
    const states = walkStates(process);
    for (const effect of effectsOf(process, states))
      if (effect.type === 'start' && effect.process === definition.key) add(effect.input);
    for (const { state } of states) {
      if (state.type !== 'call') continue;
      const keys = typeof state.process === 'string' ? [state.process] : state.process.oneOf;
      if (keys.includes(definition.key)) add(state.input);
    }
  }
  return written;
}

/** A condition on a variable that nothing ever fills is never true. */
export function checkNeverSet(subject: DefinitionSubject, written: ReadonlySet<string>): void {
  // Without the other processes nobody knows what a caller hands in.
  if (subject.variables.open || subject.context.processes === undefined) return;
  const filled = new Set(written);
  for (const { state } of subject.placed) {
    if (state.type !== 'task' || state.form === undefined) continue;
    const { rights, template, version } = state.form;
    const form = subject.forms.find(template, version);
    for (const field of form === undefined ? [] : formFields(form)) {
      const computed = 'computed' in field.element && field.element.computed !== undefined;
      const top = field.table ?? field.name;
      if (computed || ['edit', 'required'].includes(rights[field.path] ?? rights[top] ?? rights['*'] ?? 'read'))
        filled.add(top);
    }
  }
  for (const { pointer, names } of subject.conditions) {
    for (const name of names) {
      if (filled.has(name) || !subject.variables.types.has(name)) continue;
      subject.warning(
        'variable/never-set',
        pointer,
        [`条件所用的变量“${name}”没有任何地方赋值`, `The condition reads "${name}", which nothing ever sets`],
        ['让某个环节可以填写它，或用 set 赋值。', 'Let a state edit it, or give it a value with set.'],
      );
    }
  }
}

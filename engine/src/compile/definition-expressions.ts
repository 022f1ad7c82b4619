import type { AssignmentRule } from '../definition/assignment-rule.js';
import type { Effect } from '../definition/effect.js';
import { jsonPointer } from '../definition/issue.js';
import type { ProcessDefinition } from '../definition/process-definition.js';
import type { Outcomes, Route, State } from '../definition/states/state.js';
import type { ClockRule, MessageRule, SignalRule, TimerRule } from '../definition/timing.js';
import { walkStates } from '../definition/walk-states.js';

/** A FEEL text and where it stands. */
export interface PlacedExpression {
  readonly text: string;
  readonly pointer: string;
}

/** Every FEEL text of a definition with its JSON pointer. */
export function definitionExpressions(definition: ProcessDefinition): readonly PlacedExpression[] {
  const found: PlacedExpression[] = [];
  const add = (text: string | undefined, pointer: string): void => {
    if (text !== undefined) found.push({ text, pointer });
  };
  const addAll = (texts: { readonly [name: string]: string } | undefined, pointer: string): void => {
    for (const [name, text] of Object.entries(texts ?? {})) add(text, pointer + jsonPointer(name));
  };
  const assignment = (rule: AssignmentRule | undefined, pointer: string): void => {
    if (rule === undefined) return;
    if (rule.by === 'expression') add(rule.users, pointer + '/users');
    if (rule.by === 'leader') add(rule.user, pointer + '/user');
    if (rule.by === 'role') add(rule.within?.user, pointer + '/within/user');
    if ('among' in rule) assignment(rule.among, pointer + '/among');
    assignment(rule.else, pointer + '/else');
  };
  const effects = (list: readonly Effect[] | undefined, pointer: string): void => {
    (list ?? []).forEach((effect, at) => {
      const place = `${pointer}/${at}`;
      if (effect.type === 'set') addAll(effect.values, place + '/values');
      if (effect.type === 'start') addAll(effect.input, place + '/input');
      if (effect.type === 'message') add(effect.key, place + '/key');
      if (effect.type === 'message' || effect.type === 'signal') addAll(effect.data, place + '/data');
      if (effect.type === 'notify' || effect.type === 'cc') assignment(effect.to, place + '/to');
    });
  };
  const outcomes = (rules: Outcomes | undefined, pointer: string): void => {
    for (const [name, outcome] of Object.entries(rules ?? {})) {
      add(outcome.when, pointer + jsonPointer(name, 'when'));
      effects(outcome.effects, pointer + jsonPointer(name, 'effects'));
    }
  };
  const routes = (rules: { readonly [outcome: string]: Route } | undefined, pointer: string): void => {
    for (const [name, route] of Object.entries(rules ?? {}))
      effects(route.effects, pointer + jsonPointer(name, 'effects'));
  };
  const waiting = (
    owner: {
      readonly timers?: readonly TimerRule[];
      readonly messages?: readonly MessageRule[];
      readonly signals?: readonly SignalRule[];
      readonly clocks?: readonly ClockRule[];
    },
    pointer: string,
  ): void => {
    (owner.timers ?? []).forEach((timer, at) => {
      add(timer.at, `${pointer}/timers/${at}/at`);
      effects(timer.effects, `${pointer}/timers/${at}/effects`);
    });
    (owner.clocks ?? []).forEach((clock, at) => {
      add(clock.latest, `${pointer}/clocks/${at}/latest`);
      (clock.escalation ?? []).forEach((step, index) => {
        const place = `${pointer}/clocks/${at}/escalation/${index}`;
        assignment(step.notify, `${place}/notify`);
        assignment(step.reassign, `${place}/reassign`);
        effects(step.effects, `${place}/effects`);
      });
    });
    (owner.messages ?? []).forEach((message, at) => {
      add(message.key, `${pointer}/messages/${at}/key`);
      addAll(message.output, `${pointer}/messages/${at}/output`);
      effects(message.effects, `${pointer}/messages/${at}/effects`);
    });
    (owner.signals ?? []).forEach((signal, at) => {
      addAll(signal.output, `${pointer}/signals/${at}/output`);
      effects(signal.effects, `${pointer}/signals/${at}/effects`);
    });
  };
  const ofState = (state: State, pointer: string): void => {
    effects(state.onEntry, pointer + '/onEntry');
    effects(state.onExit, pointer + '/onExit');
    effects(state.compensation, pointer + '/compensation');
    if ('timers' in state || 'messages' in state || 'signals' in state || 'clocks' in state) waiting(state, pointer);
    switch (state.type) {
      case 'task':
        assignment(state.assign, pointer + '/assign');
        add(state.group?.each?.list, pointer + '/group/each/list');
        add(state.group?.each?.enough, pointer + '/group/each/enough');
        if (state.group?.kind === 'vote') add(state.group.weight, pointer + '/group/weight');
        return outcomes(state.outcomes, pointer + '/outcomes');
      case 'decision':
        return state.branches.forEach((branch, at) => add(branch.when, `${pointer}/branches/${at}/when`));
      case 'phase':
        outcomes(state.outcomes, pointer + '/outcomes');
        routes(state.onDone, pointer + '/onDone');
        return routes(state.onError, pointer + '/onError');
      case 'parallel':
        for (const [name, region] of Object.entries(state.regions))
          add(region.when, pointer + jsonPointer('regions', name, 'when'));
        return;
      case 'call':
        add(state.each?.list, pointer + '/each/list');
        add(state.each?.enough, pointer + '/each/enough');
        if (typeof state.process !== 'string') add(state.process.choose, pointer + '/process/choose');
        addAll(state.input, pointer + '/input');
        addAll(state.output, pointer + '/output');
        routes(state.outcomes, pointer + '/outcomes');
        return routes(state.onError, pointer + '/onError');
      case 'service':
        routes(state.onError, pointer + '/onError');
        addAll(state.input, pointer + '/input');
        return addAll(state.output, pointer + '/output');
      default:
        return;
    }
  };

  add(definition.subject, '/subject');
  (definition.start.messages ?? []).forEach((message, at) => {
    add(message.key, `/start/messages/${at}/key`);
    addAll(message.output, `/start/messages/${at}/output`);
  });
  outcomes(definition.outcomes, '/outcomes');
  waiting(definition, '');
  for (const { state, pointer } of walkStates(definition)) ofState(state, pointer);
  return found;
}

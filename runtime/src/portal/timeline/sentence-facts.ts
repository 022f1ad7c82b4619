import { localize, walkStates } from '@yunliu/engine/definition';
import type { Json, Locale, Outcomes, ProcessDefinition, State } from '@yunliu/engine/definition';
import type { InstanceDetail, TimelineEvent } from '../../api/index.js';

/** Everything a sentence may need about the instance, with names looked up. */
export class SentenceFacts {
  private readonly detail: Pick<InstanceDetail, 'definition' | 'names' | 'related'>;
  private readonly locale: Locale;
  private readonly states = new Map<string, State>();

  constructor(detail: Pick<InstanceDetail, 'definition' | 'names' | 'related'>, locale: Locale) {
    this.detail = detail;
    this.locale = locale;
    for (const { key, state } of walkStates(detail.definition)) this.states.set(key, state);
  }

  text(value: Json | undefined): string {
    return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
  }

  /** Name of a user id; of a principal (`role:desk`) too. */
  name(id: Json | undefined): string {
    const key = this.text(id).replace(/^user:/, '');
    return Object.hasOwn(this.detail.names, key)
      ? (this.detail.names[key] ?? key)
      : key.replace(/^(?:role|department):/, '');
  }

  names(ids: Json | undefined): readonly string[] {
    return Array.isArray(ids) ? ids.map((id: Json) => this.name(id)) : [];
  }

  outcome(event: TimelineEvent): string {
    const key = this.text(event.details['outcome']);
    const state = event.state === undefined ? undefined : this.states.get(event.state.key);
    for (const outcomes of [state?.type === 'task' ? state.outcomes : undefined, ...this.commonOutcomes()]) {
      if (outcomes !== undefined && Object.hasOwn(outcomes, key)) return localize(outcomes[key]?.title, this.locale);
    }
    return key;
  }

  /** Title of the final state behind an outcome of the whole process. */
  ending(outcome: Json | undefined): string {
    const wanted = this.text(outcome);
    for (const [key, state] of this.states) {
      if (state.type === 'final' && (state.outcome ?? key) === wanted) return localize(state.title, this.locale);
    }
    return wanted;
  }

  branch(event: TimelineEvent): string {
    const state = event.state === undefined ? undefined : this.states.get(event.state.key);
    if (state?.type !== 'decision') return '';
    const { branch } = event.details;
    if (typeof branch !== 'number') return '';
    const taken = state.branches[branch];
    return taken === undefined ? '' : localize(taken.title ?? taken.when, this.locale);
  }

  nextState(key: Json | undefined): string {
    const state = this.states.get(this.text(key));
    return state === undefined ? this.text(key) : localize(state.title, this.locale);
  }

  timer(rule: Json | undefined): string {
    const id = this.text(rule);
    const rules = [
      ...(this.detail.definition.timers ?? []),
      ...[...this.states.values()].flatMap((state) => ('timers' in state ? (state.timers ?? []) : [])),
    ];
    const title = rules.find((one) => one.id === id)?.title;
    return title === undefined ? '' : localize(title, this.locale);
  }

  message(name: Json | undefined): string {
    const key = this.text(name);
    const rules = [
      ...(this.detail.definition.messages ?? []),
      ...[...this.states.values()].flatMap((state) => ('messages' in state ? (state.messages ?? []) : [])),
    ];
    const title = rules.find((one) => one.name === key)?.title;
    return title === undefined ? key : localize(title, this.locale);
  }

  serial(rule: Json | undefined): string {
    const { serials } = this.detail.definition;
    const key = this.text(rule);
    return serials !== undefined && Object.hasOwn(serials, key) ? localize(serials[key]?.title, this.locale) : '';
  }

  child(event: TimelineEvent): string {
    const id = this.text(event.details['instance']);
    const known = this.detail.related.find((one) => one.id === id);
    return known?.process.title ?? event.state?.title ?? this.text(event.details['process']);
  }

  private commonOutcomes(): Outcomes[] {
    const phases = [...this.states.values()].flatMap((state) =>
      state.type === 'phase' && state.outcomes !== undefined ? [state.outcomes] : [],
    );
    const { outcomes } = this.detail.definition satisfies ProcessDefinition;
    return outcomes === undefined ? phases : [...phases, outcomes];
  }
}

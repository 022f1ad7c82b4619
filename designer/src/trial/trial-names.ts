import { localize, type Locale, type LocalizedText } from '@yunliu/engine/definition';
import type { ScenarioWorld, Simulation } from '@yunliu/engine/simulate';

/** Words for what a trial is full of: people, states, outcomes, processes. Unknown keys are shown as they are. */
export class TrialNames {
  readonly locale: Locale;
  readonly #world: ScenarioWorld;
  readonly #simulation: Pick<Simulation, 'process'>;

  constructor(world: ScenarioWorld, simulation: Pick<Simulation, 'process'>, locale: Locale) {
    this.#world = world;
    this.#simulation = simulation;
    this.locale = locale;
  }

  person(id: string): string {
    if (id === 'system') return this.locale === 'en' ? 'System' : '系统';
    return this.#world.directory.user(id)?.name ?? id;
  }

  people(ids: readonly string[]): string {
    return ids.map((id) => this.person(id)).join(this.locale === 'en' ? ', ' : '、');
  }

  /** A person, a role, a department: `role:desk`. */
  principal(principal: string): string {
    const at = principal.indexOf(':');
    const [kind, id] = [principal.slice(0, Math.max(0, at)), principal.slice(at + 1)];
    const { directory } = this.#world;
    if (kind === 'role') return directory.role(id)?.title ?? id;
    if (kind === 'department') return directory.department(id)?.name ?? id;
    return this.person(id);
  }

  process(key: string): string {
    return this.text(this.#simulation.process(key)?.definition.title, key);
  }

  state(process: string, state: string): string {
    return this.text(this.#simulation.process(process)?.states.get(state)?.state.title, state);
  }

  outcome(process: string, state: string, outcome: string): string {
    const compiled = this.#simulation.process(process)?.states.get(state);
    return this.text(compiled?.outcomeRules.get(outcome)?.outcome.title, outcome);
  }

  /** How a process ended: the title of the final with that outcome. */
  ending(process: string, outcome: string): string {
    const states = this.#simulation.process(process)?.states ?? new Map<string, never>();
    for (const [key, { state }] of states)
      if (state.type === 'final' && (state.outcome ?? key) === outcome) return this.text(state.title, outcome);
    return outcome;
  }

  agreement(key: string): string {
    return this.text(this.#world.agreements?.find((each) => each.key === key)?.title, key);
  }

  priority(agreement: string, key: string): string {
    const { priorities = [] } = this.#world.agreements?.find((each) => each.key === agreement) ?? {};
    return this.text(priorities.find((each) => each.key === key)?.title, key);
  }

  timer(process: string, rule: string): string {
    const title = this.#simulation.process(process)?.timers.get(rule)?.rule.title;
    return this.text(title, rule);
  }

  text(text: LocalizedText | undefined, otherwise: string): string {
    return text === undefined ? otherwise : localize(text, this.locale);
  }
}

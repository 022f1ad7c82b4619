import { localize, walkStates } from '@yunliu/engine/definition';
import type { AssignmentRule, Locale, ProcessDefinition, State, States, TimerRule } from '@yunliu/engine/definition';
import { durationInWords, flowTexts, type FlowTexts } from './flow-texts.js';

/** What the nodes and edges of a definition say besides their own titles, in one language. */
export class GraphLabels {
  private readonly definition: ProcessDefinition;
  private readonly locale: Locale;
  private readonly related: readonly ProcessDefinition[];
  private readonly texts: FlowTexts;

  constructor(definition: ProcessDefinition, locale: Locale, related: readonly ProcessDefinition[]) {
    this.definition = definition;
    this.locale = locale;
    this.related = related;
    this.texts = flowTexts(locale);
  }

  /** Who works on a task, or which process a call starts. */
  subtitle(state: State): string {
    if (state.type === 'task') return this.assignee(state.assign);
    if (state.type === 'call') {
      const titles = processKeys(state.process)
        .map((key) => this.related.find((one) => one.key === key))
        .flatMap((one) => (one === undefined ? [] : [localize(one.title, this.locale)]));
      return titles.length === 0 ? '' : titles.join(this.locale === 'en' ? ' / ' : '／');
    }
    return '';
  }

  timer(timer: TimerRule): string {
    if (timer.title !== undefined) return localize(timer.title, this.locale);
    return timer.after === undefined ? this.texts.at : this.texts.after(durationInWords(timer.after, this.locale));
  }

  /** What a call's route means: the title of the child's end that gives this outcome. */
  childOutcome(
    process: string | { readonly oneOf: readonly string[] },
    outcome: string,
    all: readonly string[],
  ): string {
    if (outcome === '*') {
      const isOnlyWay = all.every((one) => one === '*' || one === 'cancelled');
      return isOnlyWay ? this.texts.childDone : this.texts.otherOutcome;
    }
    if (outcome === 'cancelled') return this.texts.childCancelled;
    const keys = processKeys(process);
    for (const child of this.related) {
      if (!keys.includes(child.key)) continue;
      const title = this.finalTitle(child.states, outcome, '');
      if (title !== '') return title;
    }
    // A key is no word of any language.
    return this.texts.childResult;
  }

  /** The title of the final state that ends with this outcome. */
  finalTitle(states: States, outcome: string, fallback: string = this.texts.otherOutcome): string {
    if (outcome === '*') return this.texts.otherOutcome;
    for (const [key, state] of Object.entries(states)) {
      if (state.type === 'final' && (state.outcome ?? key) === outcome) return localize(state.title, this.locale);
    }
    return fallback;
  }

  private assignee(rule: AssignmentRule): string {
    switch (rule.by) {
      case 'starter':
        return this.texts.starter;
      case 'role':
        return localize(
          Object.hasOwn(this.definition.roles, rule.role) ? this.definition.roles[rule.role]?.title : rule.role,
          this.locale,
        );
      case 'handler-of':
        return this.texts.handlerOf(this.titleOf(rule.state));
      case 'expression':
        return rule.else === undefined ? this.texts.byExpression : this.assignee(rule.else);
      default:
        return '';
    }
  }

  private titleOf(key: string): string {
    const found = walkStates(this.definition).find((placed) => placed.key === key);
    return found === undefined ? key : localize(found.state.title, this.locale);
  }
}

function processKeys(process: string | { readonly oneOf: readonly string[] }): readonly string[] {
  return typeof process === 'string' ? [process] : process.oneOf;
}

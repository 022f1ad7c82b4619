import type { TypeEnvironment } from '../../expressions/index.js';
import { nearestName } from '../nearest-name.js';
import type { ProcessDefinition } from '../process-definition.js';
import { walkStates, type PlacedState } from '../walk-states.js';
import { reportExpression } from './expression-issues.js';
import { formLibrary, type FormLibrary } from './form-library.js';
import { IssueCollector, suggestion } from './issue-collector.js';
import type { ValidationContext } from './validation-context.js';
import { definitionVariables, type DefinitionVariables } from './definition-variables.js';

/** A definition under check: what every rule needs, worked out once. */
export class DefinitionSubject extends IssueCollector {
  readonly definition: ProcessDefinition;
  readonly context: ValidationContext;
  readonly placed: readonly PlacedState[];
  readonly states: ReadonlyMap<string, PlacedState>;
  readonly forms: FormLibrary;
  readonly variables: DefinitionVariables;
  /** Filled by the rules, for the check that every declared role is used. */
  readonly usedRoles = new Set<string>();
  /** Filled by the rules: every condition with the variables it reads. */
  readonly conditions: { readonly pointer: string; readonly names: readonly string[] }[] = [];

  constructor(definition: ProcessDefinition, context: ValidationContext) {
    super();
    this.definition = definition;
    this.context = context;
    this.placed = walkStates(definition);
    const states = new Map<string, PlacedState>();
    for (const state of this.placed) if (!states.has(state.key)) states.set(state.key, state);
    this.states = states;
    this.forms = formLibrary(context.forms);
    this.variables = definitionVariables(definition, this.placed, this.forms);
  }

  /** A condition: must give true or false. Its value when that never changes. */
  condition(
    text: string,
    pointer: string,
    names: TypeEnvironment = this.variables.types,
  ): { readonly constant?: { readonly value: unknown } } {
    const { open } = this.variables;
    const checked = reportExpression(this, { text, pointer, names, open, expected: 'condition' });
    if (checked !== undefined) this.conditions.push({ pointer, names: checked.names });
    return checked?.constant === undefined ? {} : { constant: checked.constant };
  }

  /** A name that must be that of a state; '' stands for one that is missing (already reported). */
  requireState(key: string, pointer: string): PlacedState | undefined {
    const found = this.states.get(key);
    if (found === undefined && key !== '') {
      this.error(
        'state/unknown',
        pointer,
        [`没有状态“${key}”`, `There is no state "${key}"`],
        suggestion(nearestName(key, this.states.keys()), [...this.states.keys()]),
      );
    }
    return found;
  }

  requireVariable(name: string, pointer: string): void {
    if (name === '' || this.variables.open || this.variables.types.has(name)) return;
    const known = [...this.variables.types.keys()];
    const [zh, en] = suggestion(nearestName(name, known), []);
    this.error(
      'variable/unknown',
      pointer,
      [`没有变量“${name}”`, `There is no variable "${name}"`],
      nearestName(name, known) === undefined
        ? [
            '在 data.properties 中声明，或在表单中增加该字段。',
            'Declare it in data.properties or add the field to a form.',
          ]
        : [zh, en],
    );
  }
}

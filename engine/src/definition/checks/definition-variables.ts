import { ANY, feelTypeOfSchema, joinTypes, type FeelType, type TypeEnvironment } from '../../expressions/index.js';
import { jsonPointer } from '../issue.js';
import type { JsonSchema } from '../json.js';
import type { ProcessDefinition } from '../process-definition.js';
import type { PlacedState } from '../walk-states.js';
import type { FormLibrary } from './form-library.js';

/** One place that says what a variable is. */
interface VariableSource {
  readonly name: string;
  readonly schema: JsonSchema;
  readonly type: FeelType;
  /** Where it is said, in words: the form or the data block. */
  readonly origin: string;
  /** Pointer in the definition. */
  readonly pointer: string;
}

export interface DefinitionVariables {
  readonly types: TypeEnvironment;
  /** Some form is unknown, so a name that is not listed may still be a variable. */
  readonly open: boolean;
  /** Every description of every variable, the first one counts. */
  readonly sources: readonly VariableSource[];
}

/** Variables of a process: those declared in `data` and the fields of all its forms. */
export function definitionVariables(
  definition: ProcessDefinition,
  placed: readonly PlacedState[],
  forms: FormLibrary,
): DefinitionVariables {
  const sources: VariableSource[] = [];
  const addAll = (schema: JsonSchema | undefined, origin: string, pointer: (name: string) => string): void => {
    for (const [name, property] of Object.entries(schema?.properties ?? {})) {
      sources.push({ name, schema: property, type: feelTypeOfSchema(property), origin, pointer: pointer(name) });
    }
  };
  addAll(definition.data, 'data', (name) => jsonPointer('data', 'properties', name));
  let open = false;
  const seen = new Set<string>();
  for (const { state, pointer } of placed) {
    if (state.type !== 'task' || state.form === undefined) continue;
    const { template, version } = state.form;
    const id = `${template}@${version}`;
    if (seen.has(id)) continue;
    seen.add(id);
    const form = forms.find(template, version);
    if (form === undefined) open = true;
    else addAll(form.schema, id, () => `${pointer}/form/template`);
  }
  const types = new Map<string, FeelType>();
  for (const { name, type } of sources) {
    const known = types.get(name) ?? ANY;
    // Two forms may offer different choices for one variable: all of them can occur.
    if (known.kind === 'any') types.set(name, type);
    else if (known.kind === type.kind) types.set(name, joinTypes(known, type));
  }
  // What every expression may ask besides the variables: who started the instance, who acts. A variable hides it.
  for (const name of ['startedBy', 'actor']) if (!types.has(name)) types.set(name, { kind: 'string' });
  return { types, open, sources };
}

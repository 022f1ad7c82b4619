import type { ProcessDefinition } from '../process-definition.js';
import { walkStates } from '../walk-states.js';
import { definitionVariables, type DefinitionVariables } from './definition-variables.js';
import type { FormLibrary } from './form-library.js';

/** Variables of another process of the bundle; worked out once per definition and library. */
const known = new WeakMap<ProcessDefinition, WeakMap<FormLibrary, DefinitionVariables>>();

export function childVariables(process: ProcessDefinition, forms: FormLibrary): DefinitionVariables {
  const byLibrary = known.get(process) ?? new WeakMap<FormLibrary, DefinitionVariables>();
  known.set(process, byLibrary);
  const variables = byLibrary.get(forms) ?? definitionVariables(process, walkStates(process), forms);
  byLibrary.set(forms, variables);
  return variables;
}

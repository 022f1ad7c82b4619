import { compileProcess } from '../compile/compile-process.js';
import type { CompiledProcess } from '../compile/compiled-process.js';
import type { ProcessDefinition } from '../definition/process-definition.js';

const cache = new WeakMap<ProcessDefinition, CompiledProcess>();

/** A run of many scenarios plays on the same definitions: each is compiled once. */
export function compiledOnce(definition: ProcessDefinition): CompiledProcess {
  const known = cache.get(definition);
  if (known !== undefined) return known;
  const process = compileProcess(definition, `simulated-${definition.version}`);
  cache.set(definition, process);
  return process;
}

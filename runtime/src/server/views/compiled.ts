import type { ProcessDefinition } from '@yunliu/engine/definition';
import { compileProcess, type CompiledProcess } from '@yunliu/engine/explain';

const compiled = new WeakMap<ProcessDefinition, CompiledProcess>();

/** A published version prepared for explaining; the library gives the same object each time, so it is compiled once. */
export function compiledOf(definition: ProcessDefinition, hash: string): CompiledProcess {
  const known = compiled.get(definition);
  if (known !== undefined) return known;
  const process = compileProcess(definition, hash);
  compiled.set(definition, process);
  return process;
}

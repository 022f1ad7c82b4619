import type { CompiledProcess } from '../compile/compiled-process.js';
import type { ProcessDefinition } from '../definition/process-definition.js';
import { compiledOnce } from './compiled-once.js';
import { watchConditions } from './conditions.js';
import type { ConditionSeen } from './simulation-options.js';

/** The highest version of each definition, compiled; `seen` hears what each of its conditions comes to. */
export function watchedProcesses(
  definitions: readonly ProcessDefinition[],
  seen: (condition: ConditionSeen) => void,
): Map<string, CompiledProcess> {
  const processes = new Map<string, CompiledProcess>();
  for (const definition of definitions) {
    const { key: process, version } = definition;
    if (version <= (processes.get(process)?.definition.version ?? 0)) continue;
    const watched = watchConditions(compiledOnce(definition), (text, result) =>
      seen({ process, version, text, result }),
    );
    processes.set(process, watched);
  }
  return processes;
}

import type { CompiledProcess } from '../compile/compiled-process.js';
import type { ProcessDefinition } from '../definition/process-definition.js';
import { compiledOnce } from './compiled-once.js';
import { watchConditions } from './conditions.js';
import type { ConditionSeen } from './simulation-options.js';

/** The definitions of a world, compiled; `seen` hears what each of their conditions comes to. */
export class SimulatedProcesses {
  readonly #definitions = new Map<string, ProcessDefinition[]>();
  readonly #seen: (condition: ConditionSeen) => void;
  readonly #compiled = new Map<ProcessDefinition, CompiledProcess>();

  constructor(definitions: readonly ProcessDefinition[], seen: (condition: ConditionSeen) => void) {
    this.#seen = seen;
    for (const definition of definitions) {
      const versions = this.#definitions.get(definition.key) ?? [];
      this.#definitions.set(definition.key, [...versions, definition]);
    }
  }

  /** The highest version of each. */
  get latest(): readonly CompiledProcess[] {
    return [...this.#definitions.keys()].flatMap((key) => this.of(key) ?? []);
  }

  /** Without a version, or where the world lacks it (children may be handed over as of today alone), the highest. */
  of(key: string, version?: number): CompiledProcess | undefined {
    const versions = this.#definitions.get(key) ?? [];
    const [first, ...others] = versions;
    if (first === undefined) return undefined;
    const highest = others.reduce((a, b) => (b.version > a.version ? b : a), first);
    return this.#compile(versions.find((each) => each.version === version) ?? highest);
  }

  /** That version and no other. */
  exactly(key: string, version: number): CompiledProcess | undefined {
    const found = this.of(key, version);
    return found?.definition.version === version ? found : undefined;
  }

  #compile(definition: ProcessDefinition): CompiledProcess {
    const known = this.#compiled.get(definition);
    if (known !== undefined) return known;
    const { key: process, version } = definition;
    const watched = watchConditions(compiledOnce(definition), (text, result) =>
      this.#seen({ process, version, text, result }),
    );
    this.#compiled.set(definition, watched);
    return watched;
  }
}

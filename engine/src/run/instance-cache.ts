import type { ProcessInstance } from '../instance/instance.js';

/** Instances committed lately, so that the next command need not read and parse them again. Oldest go first. */
export class InstanceCache {
  readonly #limit: number;
  readonly #instances = new Map<string, ProcessInstance>();

  constructor(limit = 1000) {
    this.#limit = limit;
  }

  get(id: string): ProcessInstance | undefined {
    return this.#instances.get(id);
  }

  put(instance: ProcessInstance): void {
    this.#instances.delete(instance.id);
    // An ended instance takes no more commands.
    if (instance.status !== 'running') return;
    this.#instances.set(instance.id, instance);
    if (this.#instances.size > this.#limit) {
      const oldest = this.#instances.keys().next().value;
      if (oldest !== undefined) this.#instances.delete(oldest);
    }
  }

  drop(id: string): void {
    this.#instances.delete(id);
  }
}

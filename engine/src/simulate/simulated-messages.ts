import type { CompiledProcess } from '../compile/compiled-process.js';
import type { Command } from '../decide/command.js';
import { keyText } from '../decide/key-text.js';
import { messageNotAwaited } from '../decide/message-not-awaited.js';
import type { Instant } from '../definition/instant.js';
import type { JsonObject } from '../definition/json.js';
import type { Fault } from '../definition/yunliu-error.js';
import { systemActor } from '../identity/actor.js';
import type { ProcessInstance } from '../instance/instance.js';

/** A message to whoever waits for it, as `engine.correlate` takes it. */
interface SimulatedMessage {
  readonly name: string;
  readonly key?: string;
  readonly data?: JsonObject;
  readonly id?: string;
  /** Kept until then while nobody waits. */
  readonly keptUntil?: Instant;
}

/** The same as it is sent: kept for `ttl` while nobody waits. */
type SentMessage = Omit<SimulatedMessage, 'keptUntil'> & { readonly ttl?: string };

/** What messages need of the world they travel in. */
interface MessageWorld {
  now(): Instant;
  instances(): readonly ProcessInstance[];
  processes(): readonly CompiledProcess[];
  newId(kind: string): string;
  apply(command: Command): Fault | undefined;
  /** When something kept for this duration expires. */
  after(duration: string): Instant;
  /** Lets all jobs that are due now follow. */
  follow(): void;
}

/** The rules of `engine.correlate` and `engine.broadcast` without store and crashes. */
export class SimulatedMessages {
  readonly #world: MessageWorld;
  readonly #known = new Set<string>();
  #kept: readonly SimulatedMessage[] = [];

  constructor(world: MessageWorld) {
    this.#world = world;
  }

  /** Messages nobody has waited for yet. */
  get kept(): readonly SimulatedMessage[] {
    return this.#kept.filter(({ keptUntil = '' }) => keptUntil > this.#world.now());
  }

  /** A message from outside. `ttl`: how long it is kept while nobody waits. */
  correlate(message: SentMessage): Fault | undefined {
    const fault = this.throwOut(message);
    if (fault === undefined) this.#world.follow();
    return fault;
  }

  /** A message that a job sends. */
  throwOut({ ttl, ...message }: SentMessage): Fault | undefined {
    return this.#send({ ...message, ...(ttl === undefined ? {} : { keptUntil: this.#world.after(ttl) }) });
  }

  /** A signal from outside. */
  signal(name: string, data?: JsonObject, id?: string): void {
    this.broadcast(name, data, id);
    this.#world.follow();
  }

  /** To the one who has waited longest; else it starts a process; else it is kept; else it is refused. */
  #send(message: SimulatedMessage): Fault | undefined {
    if (message.id !== undefined && this.#known.has(message.id)) return undefined;
    if (!this.#deliver(message)) {
      if (message.keptUntil === undefined) return messageNotAwaited(message.name, message.key);
      this.#kept = [...this.#kept, message];
    }
    if (message.id !== undefined) this.#known.add(message.id);
    return undefined;
  }

  /** Gives kept messages to those who wait now; true when some were given. */
  deliverKept(): boolean {
    for (const message of this.kept) {
      if (!this.#deliver(message)) continue;
      this.#kept = this.#kept.filter((other) => other !== message);
      return true;
    }
    return false;
  }

  /** Every instance that listens now hears it once. */
  broadcast(name: string, data: JsonObject = {}, id?: string): void {
    if (id !== undefined && this.#known.has(`signal:${id}`)) return;
    if (id !== undefined) this.#known.add(`signal:${id}`);
    const listening = this.#world
      .instances()
      .filter(({ waits }) => waits?.some((wait) => wait.kind === 'signal' && wait.name === name));
    for (const { id: instanceId } of listening) {
      this.#world.apply({ ...this.#common(), type: 'receive-signal', instanceId, name, data });
    }
  }

  #deliver({ name, key, data = {} }: SimulatedMessage): boolean {
    const waiting = this.#world
      .instances()
      .flatMap((instance) => {
        const wait = instance.waits?.find((each) => {
          const keys = each.key === undefined ? [instance.id, instance.businessKey] : [each.key];
          return each.kind === 'message' && each.name === name && key !== undefined && keys.includes(key);
        });
        return wait === undefined ? [] : [{ since: wait.since, instanceId: instance.id }];
      })
      .toSorted((a, b) => (a.since === b.since ? 0 : a.since < b.since ? -1 : 1));
    const content = { name, ...(key === undefined ? {} : { key }), data };
    for (const { instanceId } of waiting) {
      const command = { ...this.#common(), type: 'correlate-message', instanceId, ...content } as const;
      if (this.#world.apply(command) === undefined) return true;
    }
    const starts = this.#world.processes().find((process) => startsBy(process, content, this.#world.now()));
    if (starts === undefined) return false;
    const instanceId = this.#world.newId('instance');
    const { key: process } = starts.definition;
    const start = { ...this.#common(), type: 'start', process, instanceId, message: content } as const;
    return this.#world.apply(start) === undefined;
  }

  #common(): Pick<Command, 'commandId' | 'actor'> {
    return { commandId: this.#world.newId('command'), actor: systemActor };
  }
}

function startsBy(
  { definition, expressions }: CompiledProcess,
  { name, key, data }: { readonly name: string; readonly key?: string; readonly data: JsonObject },
  now: Instant,
): boolean {
  return (definition.start.messages ?? []).some((rule) => {
    if (rule.name !== name) return false;
    if (rule.key === undefined) return true;
    const value = expressions.get(rule.key)?.evaluate({ variables: { message: data }, now });
    return keyText(value ?? null) === key;
  });
}

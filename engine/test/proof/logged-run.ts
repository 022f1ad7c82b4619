import { compileProcess } from '../../src/compile/compile-process.js';
import type { Command } from '../../src/decide/command.js';
import { decide } from '../../src/decide/decide.js';
import type { DecideContext, Decision } from '../../src/decide/decision.js';
import type { ProcessDefinition } from '../../src/definition/process-definition.js';
import type { HistoryEvent, ProcessInstance } from '../../src/instance/instance.js';
import type { PreparedDefinition } from '../../src/run/definition-cache.js';
import { chainDecision } from '../../src/run/log/chain-decision.js';
import { DecisionRecorder } from '../../src/run/log/decision-recorder.js';
import { rebuildInstance } from '../../src/run/log/rebuild-instance.js';
import type { CommandLogEntry, FactValue } from '../../src/store/command-log.js';
import { directoryOf, plainCalendars } from '../decide/world.js';
import { office } from '../decide/operations/samples.js';
import type { Sent } from './any-command.js';

/** One instance driven through the pure core exactly as the shell does it: recorded, chained, logged. */
export class LoggedRun {
  readonly #versions: readonly PreparedDefinition[];
  readonly #recorder = new DecisionRecorder();
  readonly #directory = directoryOf(office);
  readonly #ids: Record<string, number> = {};
  readonly log: CommandLogEntry[] = [];
  readonly events: HistoryEvent[] = [];
  readonly facts = new Map<string, FactValue>();
  now = '2026-09-30T00:00:00.000Z';
  instance: ProcessInstance | undefined;
  #sent = 0;

  /** Versions 1, 2 … of one process. */
  constructor(...versions: readonly ProcessDefinition[]) {
    this.#versions = versions.map((definition) => ({
      process: compileProcess(definition, `hash-${definition.version}`),
      form: () => undefined,
      openFields: new Map() as never,
    }));
  }

  get version(): PreparedDefinition {
    return this.#version(this.instance?.definition.version ?? 1)!;
  }

  #version(number: number): PreparedDefinition | undefined {
    return this.#versions.find(({ process }) => process.definition.version === number);
  }

  send([type, as, rest]: Sent): Decision {
    const actor = /^(system$|worker:)/.test(as) ? { userId: as, system: true } : { userId: as };
    const commandId = `c${++this.#sent}`;
    const start = type === 'start' ? { process: this.version.process.definition.key } : {};
    // As it comes from outside: JSON, without members that are undefined.
    const command = JSON.stringify({ type, commandId, actor, instanceId: 'i1', ...start, ...rest });
    return this.decide(JSON.parse(command) as Command);
  }

  decide(command: Command): Decision {
    const { version } = this;
    const target = command.type === 'migrate' ? this.#version(command.toVersion) : undefined;
    const context = this.#recorder.watch({
      now: this.now,
      newId: (kind) => `${kind}-${(this.#ids[kind] = (this.#ids[kind] ?? 0) + 1)}`,
      directory: this.#directory,
      calendars: plainCalendars,
      form: version.form,
      serials: {},
      ...(target === undefined ? {} : { migrateTo: { process: target.process, form: target.form } }),
    } satisfies DecideContext);
    const decision = decide(version.process, this.instance, command, context);
    if (decision.kind !== 'accepted') return decision;
    const chained = chainDecision(this.instance, decision);
    const { revision } = chained.instance;
    const { log, facts } = this.#recorder.entry(
      { command, revision, version: version.process.definition.version },
      context,
    );
    this.#recorder.areStored(facts);
    for (const { hash, value } of facts) this.facts.set(hash, value);
    this.log.push(JSON.parse(JSON.stringify(log)) as CommandLogEntry);
    this.events.push(...chained.events);
    this.instance = chained.instance;
    return decision;
  }

  /** The instance decided again from its log alone. */
  rebuilt() {
    return rebuildInstance(
      this.log,
      async (_key, version) => this.#version(version),
      (hash) => this.facts.get(hash),
    );
  }
}

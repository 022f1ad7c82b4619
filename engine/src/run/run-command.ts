import { decide } from '../decide/decide.js';
import type { Agreements } from '../agreements/agreements.js';
import type { Command } from '../decide/command.js';
import type { Accepted, CommandResult, DecideContext, Decision } from '../decide/decision.js';
import { YunliuError } from '../definition/yunliu-error.js';
import type { Fault } from '../definition/yunliu-error.js';
import { instanceNotFound } from '../history/instance-not-found.js';
import type { ProcessInstance } from '../instance/instance.js';
import { commandIdReused } from '../store/command-id-reused.js';
import type { CommandRecord, Commit, CommitOutcome, DefinitionVersion } from '../store/store.js';
import { crashPoint } from '../store/crash-points.js';
import { commandHash } from './command-hash.js';
import type { PreparedDefinition } from './definition-cache.js';
import { startSuspended } from './batch/suspensions.js';
import { definitionNotFound, definitionRetired, tooManyConflicts } from './command-faults.js';
import { InstanceCache } from './instance-cache.js';
import { InstanceQueue } from './instance-queue.js';
import { chainDecision } from './log/chain-decision.js';
import { DecisionRecorder } from './log/decision-recorder.js';
import { isFoundAsBefore, searchTextOf } from './search-text.js';
import { openTasksOf } from './open-tasks-of.js';
import { SerialCounters } from './serial-counters.js';
import type { SerialsInFlight } from './serial-counters.js';
import type { Execute, Shell } from './shell.js';

/** Only other nodes cause conflicts here, so many in a row mean something is wrong. */
const MAX_ATTEMPTS = 25;

interface Loaded {
  readonly definition: PreparedDefinition;
  readonly instance: ProcessInstance | undefined;
  readonly isCached: boolean;
  readonly agreements: Agreements | undefined;
  /** Version a migration goes to. */
  readonly target?: PreparedDefinition;
}

interface Writing {
  readonly commit: Commit;
  readonly taken: SerialsInFlight;
  readonly written: Promise<CommitOutcome>;
}

export interface CommandRunner {
  readonly execute: Execute;
  readonly check: (command: Command) => Promise<Fault | undefined>;
}

/**
 * The way of every command: load, decide, commit; again on fresh data when somebody was faster. Answers only when the
 * write is durable.
 */
export function createCommandRunner(shell: Shell): CommandRunner {
  const { store } = shell;
  const cache = new InstanceCache();
  const queue = new InstanceQueue();
  const counters = new SerialCounters(store);
  const recorder = new DecisionRecorder();

  async function run(command: Command): Promise<CommandResult> {
    const bodyHash = commandHash(command);
    let isFresh = false;
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      const loaded = await load(shell, isFresh ? undefined : cache, command);
      if ('fault' in loaded) return refuse(command, bodyHash, loaded.fault);
      crashPoint('run/before-decide');
      const next = await decideNow(loaded, command, (decision, context) => {
        if (decision.kind === 'refused') return decision;
        const taken = counters.take(decision.serials);
        const { revision } = decision.instance;
        const { version } = loaded.definition.process.definition;
        const record = recorder.entry({ command, revision, version }, context);
        const commit = assemble(loaded, decision, command, bodyHash, record);
        crashPoint('run/before-commit');
        return { commit, taken, written: store.commitInstance(commit) };
      });
      if ('fault' in next) {
        // What is cached may be behind another node: only the store's word refuses.
        if (!loaded.isCached) return refuse(command, bodyHash, next.fault);
      } else {
        const result = await settle(next);
        crashPoint('run/after-commit');
        if (result !== undefined) return result;
      }
      cache.drop(command.instanceId);
      isFresh = true;
    }
    throw new YunliuError(tooManyConflicts(command.instanceId));
  }

  /** The result, or `undefined` = decide again on fresh data. */
  async function settle({ commit, taken, written }: Writing): Promise<CommandResult | undefined> {
    let outcome;
    try {
      outcome = await written;
    } catch (error) {
      counters.giveBack(taken);
      cache.drop(commit.instance.id);
      throw error;
    }
    if (outcome.kind !== 'committed') counters.giveBack(taken);
    switch (outcome.kind) {
      case 'committed':
        recorder.areStored(commit.facts ?? []);
        cache.put(commit.instance);
        announce(commit);
        return commit.command.result;
      case 'repeated':
        return outcome.record.result;
      case 'refused':
        throw new YunliuError(outcome.fault);
      case 'conflict':
      case 'serial-taken':
        return undefined;
    }
  }

  /**
   * Decides, with the serial scopes it turns out to need, and hands the decision to `use` in the same synchronous step:
   * the next numbers it was given are then still the next.
   */
  async function decideNow<Result>(
    loaded: Loaded,
    command: Command,
    use: (decision: Exclude<Decision, { kind: 'serial-needed' | 'load-needed' }>, context: DecideContext) => Result,
  ): Promise<Result> {
    const scopes = new Set<string>();
    let loads: Record<string, number> | undefined;
    for (;;) {
      const serials: Record<string, number> = {};
      let unknown: string | undefined;
      for (const scope of scopes) {
        const next = counters.next(scope);
        if (next === undefined) unknown = scope;
        else serials[scope] = next;
      }
      if (unknown !== undefined) {
        await counters.load(unknown);
        continue;
      }
      const context = recorder.watch(contextFor(shell, loaded, serials, loads));
      const decision = decide(loaded.definition.process, loaded.instance, command, context);
      if (decision.kind === 'serial-needed') scopes.add(decision.scope);
      else if (decision.kind === 'load-needed') loads = { ...loads, ...(await openTasksOf(store, decision.users)) };
      else return use(decision, context);
    }
  }

  /** A refused command may be a repeated one that was carried out long ago. */
  async function refuse(command: Command, bodyHash: string, fault: Fault): Promise<CommandResult> {
    const record = await store.commandRecord(command.commandId);
    if (record !== undefined) return repeated(record, bodyHash);
    throw new YunliuError(await explained(fault, command));
  }

  async function explained(fault: Fault, command: Command): Promise<Fault> {
    if (fault.code !== 'task/not-found' || !('taskId' in command)) return fault;
    const task = await store.task(command.taskId);
    if (task === undefined || task.status === 'open' || task.instance.id !== command.instanceId) return fault;
    const loaded = await load(shell, undefined, command);
    if ('fault' in loaded) return fault;
    const context = { ...contextFor(shell, loaded, {}), isEndedTask: (id: string) => id === command.taskId };
    const again = decide(loaded.definition.process, loaded.instance, command, context);
    return again.kind === 'refused' ? again.fault : fault;
  }

  function announce(commit: Commit): void {
    const { instance, previous, events } = commit;
    const notice = { instanceId: instance.id, process: instance.definition.key, revision: instance.revision, events };
    shell.onCommitted(notice, previous, instance);
  }

  return {
    execute: (command) => queue.run(command.instanceId, () => run(command)),
    async check(command) {
      const loaded = await load(shell, undefined, command);
      if ('fault' in loaded) return loaded.fault;
      const fault = await decideNow(loaded, command, (decision) =>
        decision.kind === 'refused' ? decision.fault : undefined,
      );
      return fault === undefined ? undefined : explained(fault, command);
    },
  };
}

async function load(
  shell: Shell,
  cache: InstanceCache | undefined,
  command: Command,
): Promise<Loaded | { readonly fault: Fault }> {
  const cached = cache?.get(command.instanceId);
  const instance = cached ?? (await shell.store.instance(command.instanceId));
  if (instance === undefined && command.type !== 'start') return { fault: instanceNotFound(command.instanceId) };
  const pinned = instance?.definition ?? (await startedVersion(shell, command));
  if ('fault' in pinned) return pinned;
  // Waited for only where there is something to wait for: every wait is a turn of the queue of micro-tasks.
  const definition =
    shell.definitions.ready(pinned.key, pinned.version) ??
    (await shell.definitions.prepared(pinned.key, pinned.version));
  if (definition === undefined) return { fault: definitionNotFound(pinned.key, pinned.version) };
  const target = command.type === 'migrate' ? await migrationTarget(shell, command, pinned.key) : undefined;
  if (target !== undefined && 'fault' in target) return target;
  const agreements = await shell.agreements();
  const isCached = cached !== undefined;
  return target === undefined
    ? { definition, instance, isCached, agreements }
    : { definition, instance, isCached, agreements, target };
}

/** The version a migration goes to; only published ones take instances. */
async function migrationTarget(
  shell: Shell,
  command: Extract<Command, { readonly type: 'migrate' }>,
  key: string,
): Promise<PreparedDefinition | { readonly fault: Fault }> {
  const stored = await shell.store.definition(key, command.toVersion);
  if (stored?.status === 'retired') return { fault: definitionRetired(key, command.toVersion) };
  const target = await shell.definitions.prepared(key, command.toVersion);
  return target ?? { fault: definitionNotFound(key, command.toVersion) };
}

async function startedVersion(
  shell: Shell,
  command: Command,
): Promise<{ readonly key: string; readonly version: number } | { readonly fault: Fault }> {
  if (command.type !== 'start') return { fault: instanceNotFound(command.instanceId) };
  if (command.version === undefined) {
    const latest = await shell.definitions.latest(command.process);
    return latest === undefined ? { fault: definitionNotFound(command.process) } : startable(shell, latest);
  }
  const stored = await shell.store.definition(command.process, command.version);
  if (stored === undefined) return { fault: definitionNotFound(command.process, command.version) };
  return stored.status === 'published'
    ? startable(shell, stored)
    : { fault: definitionRetired(stored.key, stored.version) };
}

async function startable<Version extends Pick<DefinitionVersion, 'key' | 'version' | 'definition'>>(
  shell: Shell,
  found: Version,
): Promise<Version | { readonly fault: Fault }> {
  const { key, version, definition } = found;
  const fault = await startSuspended(shell.store, { key, version, product: definition.card?.code });
  return fault === undefined ? found : { fault };
}

function contextFor(
  shell: Shell,
  { definition, target, agreements }: Loaded,
  serials: { readonly [scope: string]: number },
  loads?: { readonly [userId: string]: number },
): DecideContext {
  const context: { -readonly [Key in keyof DecideContext]: DecideContext[Key] } = {
    now: shell.clock.now(),
    newId: shell.newId,
    directory: shell.directory(),
    calendars: shell.calendars,
    form: definition.form,
    serials,
  };
  if (agreements !== undefined) context.agreements = agreements;
  if (loads !== undefined) context.loads = loads;
  if (target !== undefined) context.migrateTo = { process: target.process, form: target.form };
  return context;
}

function assemble(
  { instance: previous, definition, target }: Loaded,
  decision: Accepted,
  command: Command,
  bodyHash: string,
  record: Required<Pick<Commit, 'log' | 'facts'>>,
): Commit {
  const { instance, events } = chainDecision(previous, decision);
  return {
    previous,
    instance,
    events,
    endedTasks: decision.endedTasks,
    serials: decision.serials,
    copies: decision.copies,
    command: { commandId: command.commandId, bodyHash, instanceId: instance.id, result: decision.result },
    searchText: isFoundAsBefore(previous, instance)
      ? undefined
      : searchTextOf(instance, (target ?? definition).openFields),
    log: record.log,
    facts: record.facts,
  };
}

function repeated(record: CommandRecord, bodyHash: string): CommandResult {
  if (record.bodyHash !== bodyHash) throw new YunliuError(commandIdReused(record.commandId));
  return record.result;
}

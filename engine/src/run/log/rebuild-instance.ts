import { decide } from '../../decide/decide.js';
import type { DecideContext, Decision, EndedTask } from '../../decide/decision.js';
import type { Issue } from '../../definition/issue.js';
import type { HistoryEvent, ProcessInstance } from '../../instance/instance.js';
import type { CommandLogEntry } from '../../store/command-log.js';
import type { PreparedDefinition } from '../definition-cache.js';
import { chainDecision } from './chain-decision.js';
import { DECISION_RULES, RULES_OF_COMMAND_LINKS } from './decision-rules.js';
import { brokenEntry, definitionMissing, gap, refusedAgain, revisionGap } from './log-issues.js';
import { replayContext, rulesOf } from './replay-context.js';
import type { FactLookup, Unasked } from './replay-context.js';
import { ReplayGap } from './replay-gap.js';

/** Where the log of an instance ends and what it gives. */
export interface Rebuilt {
  /** `undefined` = not even the start could be decided again. */
  readonly instance: ProcessInstance | undefined;
  readonly events: readonly HistoryEvent[];
  readonly endedTasks: readonly EndedTask[];
  /** Commands decided again. */
  readonly commands: number;
  /** Some entry was decided by other rules of the engine: what differs may be a change of the engine. */
  readonly otherRules: boolean;
  /** Why it went no further; empty = the whole log was decided again. */
  readonly issues: readonly Issue[];
}

export type DefinitionLookup = (key: string, version: number) => Promise<PreparedDefinition | undefined>;

/** Decides every logged command again, from nothing, with the recorded answers. */
export async function rebuildInstance(
  entries: readonly CommandLogEntry[],
  definitionOf: DefinitionLookup,
  lookup: FactLookup,
): Promise<Rebuilt> {
  const events: HistoryEvent[] = [];
  const endedTasks: EndedTask[] = [];
  let instance: ProcessInstance | undefined;
  let commands = 0;
  let otherRules = false;
  const stop = (...issues: readonly Issue[]): Rebuilt => ({
    instance,
    events,
    endedTasks,
    commands,
    otherRules,
    issues,
  });
  for (const [index, entry] of entries.entries()) {
    if (entry.revision !== index + 1) return stop(revisionGap(index, index + 1, entry.revision));
    const key = instance?.definition.key ?? (entry.command.type === 'start' ? entry.command.process : '');
    const definition = await definitionOf(key, entry.version);
    if (definition === undefined) return stop(definitionMissing(index, key, entry.version));
    const rules = rulesOf(entry, lookup);
    const isOfOthers = rules !== undefined && rules !== DECISION_RULES;
    otherRules ||= rules !== DECISION_RULES;
    try {
      const target = await migrationTarget(entry, key, definitionOf);
      const before = instance;
      const decideWith = (unasked: Unasked): Decision =>
        decide(definition.process, before, entry.command, {
          ...replayContext(entry, definition, lookup, unasked),
          ...target,
        });
      const decision = decideAgain(decideWith);
      if (decision.kind === 'refused') return stop(refusedAgain(index, entry, decision.fault, isOfOthers));
      if (decision.kind !== 'accepted') return stop(gap(index, 'log/answer-missing', decision.kind, isOfOthers));
      const stored = chainDecision(instance, decision, (rules ?? 0) < RULES_OF_COMMAND_LINKS ? 'event' : 'command');
      ({ instance } = stored);
      events.push(...stored.events);
      endedTasks.push(...decision.endedTasks);
      commands++;
    } catch (error) {
      if (error instanceof ReplayGap) return stop(gap(index, error.code, error.what, isOfOthers));
      return stop(brokenEntry(index, error));
    }
  }
  return stop();
}

/** With ports that could do all they may; where that asks for what was never recorded, with ports that could not. */
function decideAgain(decideWith: (unasked: Unasked) => Decision): Decision {
  try {
    return decideWith('able');
  } catch (error) {
    if (!(error instanceof ReplayGap)) throw error;
    try {
      return decideWith('unable');
    } catch {
      throw error;
    }
  }
}

/** A command that moves the instance to another version is decided with both. */
async function migrationTarget(
  { command }: CommandLogEntry,
  key: string,
  definitionOf: DefinitionLookup,
): Promise<Pick<DecideContext, 'migrateTo'>> {
  if (!('toVersion' in command)) return {};
  const target = await definitionOf(key, command.toVersion);
  return target === undefined ? {} : { migrateTo: { process: target.process, form: target.form } };
}

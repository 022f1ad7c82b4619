import type { Issue } from '../../definition/issue.js';
import { contentHash } from '../../history/canonical-json.js';
import { verifyChain } from '../../history/hash-chain.js';
import type { HistoryEvent, ProcessInstance } from '../../instance/instance.js';
import type { CommandLogEntry } from '../../store/command-log.js';
import type { Store } from '../../store/store.js';
import { commandHash } from '../command-hash.js';
import type { DefinitionCache } from '../definition-cache.js';
import { jsonDifferences } from '../log/json-differences.js';
import { alteredBody, alteredFact, definitionMissing, incompleteLog } from '../log/log-issues.js';
import { readFactsOf } from '../log/read-facts.js';
import { rebuildInstance } from '../log/rebuild-instance.js';
import { searchTextOf } from '../search-text.js';
import { endedTaskDiffers, historyDiffers, projectionDiffers, stateDiffers } from './doctor-issues.js';
import type { Finding } from './doctor-report.js';

export interface Examined {
  readonly findings: readonly Finding[];
  readonly events: number;
  readonly commands: number;
  readonly logEntries: number;
  readonly hasWholeLog: boolean;
}

/** Everything one instance promises: chain, log, rebuilt document, rows beside it. */
export async function examineInstance(
  store: Store,
  versions: DefinitionCache,
  instance: ProcessInstance,
): Promise<Examined> {
  const findings: Finding[] = [];
  const add = (issue: Issue, sides: Pick<Finding, 'expected' | 'found'> = {}): void => {
    findings.push({ instanceId: instance.id, issue, ...sides });
  };
  const events = await store.history(instance.id);
  for (const issue of verifyChain(events, instance.historyHash)) add(issue);
  const log = await store.commandLog(instance.id);
  const hasWholeLog = log[0]?.revision === 1;
  let commands = 0;
  if (hasWholeLog) commands = await examineLog(store, versions, { instance, events, log }, add);
  else add(incompleteLog(log.length, instance.revision));
  await examineRows(store, versions, instance, add);
  return { findings, events: events.length, commands, logEntries: log.length, hasWholeLog };
}

type Add = (issue: Issue, sides?: Pick<Finding, 'expected' | 'found'>) => void;

interface Stored {
  readonly instance: ProcessInstance;
  readonly events: readonly HistoryEvent[];
  readonly log: readonly CommandLogEntry[];
}

/** Gives the number of commands decided again. */
async function examineLog(
  store: Store,
  versions: DefinitionCache,
  { instance, events, log }: Stored,
  add: Add,
): Promise<number> {
  for (const [index, { command }] of log.entries()) {
    const record = await store.commandRecord(command.commandId);
    if (record?.bodyHash !== commandHash(command)) add(alteredBody(index, command.commandId));
  }
  const facts = await readFactsOf(store, log);
  for (const [hash, value] of facts) if (contentHash(value) !== hash) add(alteredFact(hash));
  const again = await rebuildInstance(
    log,
    (key, version) => versions.prepared(key, version),
    (hash) => facts.get(hash),
  );
  for (const issue of again.issues) add(issue);
  if (again.issues.length > 0) return again.commands;
  for (const { pointer, ...sides } of jsonDifferences(plain(again.instance), instance)) {
    add(stateDiffers(pointer, again.otherRules), sides);
  }
  for (const { pointer, ...sides } of jsonDifferences(plain(again.events), events)) {
    add(historyDiffers(pointer, again.otherRules), sides);
  }
  for (const end of again.endedTasks) {
    const row = await store.task(end.task.id);
    const expected = [end.status, end.outcome ?? null, end.completedBy ?? null, end.endedAt];
    const found = row && [row.status, row.outcome ?? null, row.completedBy ?? null, row.endedAt ?? null];
    if (JSON.stringify(expected) !== JSON.stringify(found)) add(endedTaskDiffers(end.task.id), { expected, found });
  }
  return again.commands;
}

async function examineRows(
  store: Store,
  versions: DefinitionCache,
  instance: ProcessInstance,
  add: Add,
): Promise<void> {
  const { key, version, hash } = instance.definition;
  const prepared = await versions.prepared(key, version);
  if (prepared === undefined) return add(definitionMissing(0, key, version));
  const stored = await store.definition(key, version);
  if (stored !== undefined && contentHash(stored.definition) !== hash) {
    add(stateDiffers('/definition/hash', false), { expected: contentHash(stored.definition), found: hash });
  }
  const text = searchTextOf(instance, prepared.openFields);
  for (const fault of await store.checkProjections(instance, text)) {
    const { expected, found } = fault;
    add(projectionDiffers(fault), { expected, found });
  }
}

/** As JSON has it: without what is `undefined`. */
function plain<Value>(value: Value): Value {
  return value === undefined ? value : (JSON.parse(JSON.stringify(value)) as Value);
}

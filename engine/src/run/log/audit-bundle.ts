import type { Issue } from '../../definition/issue.js';
import type { ProcessDefinition } from '../../definition/process-definition.js';
import type { FormTemplate } from '../../forms/form-template.js';
import { verifyBundle } from '../../history/bundle.js';
import type { HistoryBundle } from '../../history/bundle.js';
import { contentHash, contentHashIfAny } from '../../history/canonical-json.js';
import type { CommandLogEntry, FactValue } from '../../store/command-log.js';
import type { DefinitionVersion, FormVersion } from '../../store/store.js';
import { historyDiffers, stateDiffers } from '../doctor/doctor-issues.js';
import { DefinitionCache } from '../definition-cache.js';
import { jsonDifferences } from './json-differences.js';
import { alteredFact, commandOfOther, incompleteLog, notReplayable } from './log-issues.js';
import { rebuildInstance, type Rebuilt } from './rebuild-instance.js';

/** A history with what is needed to decide every command of it again, offline. */
export interface AuditBundle extends HistoryBundle {
  /** Every accepted command; absent in files of earlier versions. */
  readonly log?: readonly CommandLogEntry[];
  readonly facts?: { readonly [hash: string]: FactValue };
  /** All versions the log names, the present one included. */
  readonly definitions?: readonly ProcessDefinition[];
  readonly forms?: readonly FormTemplate[];
}

export interface AuditReport {
  /** Empty but for warnings = nothing was altered, removed or moved, as far as it could be checked. */
  readonly issues: readonly Issue[];
  /** Commands decided again; 0 = the file holds no complete log. */
  readonly replayed: number;
}

/** Checks a bundle as `verifyBundle` does, then decides the whole log again and compares. */
export async function auditBundle(bundle: AuditBundle): Promise<AuditReport> {
  const issues = [...verifyBundle(bundle)];
  const { instance, log = [] } = bundle;
  if (log[0]?.revision !== 1) return { issues: [...issues, incompleteLog(log.length, instance.revision)], replayed: 0 };
  const facts = new Map(Object.entries(bundle.facts ?? {}));
  for (const [hash, value] of facts) if (contentHashIfAny(value) !== hash) issues.push(alteredFact(hash));
  const again = await rebuilt(bundle, log, facts);
  if (again instanceof Error) return { issues: [...issues, notReplayable(again)], replayed: 0 };
  issues.push(...again.issues);
  if (again.issues.length === 0) {
    for (const [index, { command }] of log.entries())
      if (command.instanceId !== instance.id) issues.push(commandOfOther(index, command.commandId));
    const instanceAgain: unknown = JSON.parse(JSON.stringify(again.instance));
    const eventsAgain: unknown = JSON.parse(JSON.stringify(again.events));
    for (const { pointer } of jsonDifferences(instanceAgain, instance))
      issues.push(stateDiffers(pointer, again.otherRules));
    for (const { pointer } of jsonDifferences(eventsAgain, bundle.events))
      issues.push(historyDiffers(pointer, again.otherRules));
  }
  return { issues, replayed: again.commands };
}

/** Everything in the file is the auditor's suspect: what cannot even be used is a finding too. */
async function rebuilt(
  bundle: AuditBundle,
  log: readonly CommandLogEntry[],
  facts: ReadonlyMap<string, FactValue>,
): Promise<Rebuilt | Error> {
  try {
    const versions = new DefinitionCache(versionsOf(bundle));
    return await rebuildInstance(
      log,
      (key, version) => versions.prepared(key, version),
      (hash) => facts.get(hash),
    );
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function versionsOf(bundle: AuditBundle): ConstructorParameters<typeof DefinitionCache>[0] {
  const definitions = [bundle.definition, ...(bundle.definitions ?? [])].map((definition): DefinitionVersion => ({
    key: definition.key,
    version: definition.version,
    hash: contentHash(definition),
    status: 'published',
    publishedAt: bundle.exportedAt,
    publishedBy: '',
    definition,
  }));
  const forms = (bundle.forms ?? []).map((template): FormVersion => ({
    key: template.key,
    version: template.version,
    hash: '',
    publishedAt: bundle.exportedAt,
    publishedBy: '',
    template,
    print: '',
  }));
  const find = <Item extends { readonly key: string; readonly version: number }>(
    list: readonly Item[],
    key: string,
    version: number,
  ): Item | undefined => list.find((item) => item.key === key && item.version === version);
  return {
    definition: async (key, version) => find(definitions, key, version),
    definitions: async () => definitions,
    form: async (key, version) => find(forms, key, version),
  };
}

import type { Instant } from '../definition/instant.js';
import type { ProcessDefinition } from '../definition/process-definition.js';
import { walkStates } from '../definition/walk-states.js';
import { YunliuError } from '../definition/yunliu-error.js';
import type { FormTemplate } from '../forms/form-template.js';
import { instanceNotFound } from '../history/instance-not-found.js';
import type { Store } from '../store/store.js';
import type { AuditBundle } from './log/audit-bundle.js';
import { readFactsOf } from './log/read-facts.js';

/** Reads the bundle of one instance, with its command log; throws `instance/not-found`. */
export async function exportHistory(store: Store, instanceId: string, now: Instant): Promise<AuditBundle> {
  const instance = await store.instance(instanceId);
  if (instance === undefined) throw new YunliuError(instanceNotFound(instanceId));
  const { key, version } = instance.definition;
  const log = await store.commandLog(instanceId);
  const definitions: ProcessDefinition[] = [];
  for (const used of new Set([version, ...log.map((entry) => entry.version)])) {
    const stored = await store.definition(key, used);
    if (stored === undefined)
      throw new Error(`Instance ${instanceId} ran ${key} version ${used}, which is not stored.`);
    definitions.push(stored.definition);
  }
  const [definition, ...others] = definitions;
  if (definition === undefined) throw new Error(`Instance ${instanceId} has no definition.`);
  return {
    format: 'yunliu-history/1',
    exportedAt: now,
    instance,
    definition,
    events: await store.history(instanceId),
    log,
    facts: Object.fromEntries(await readFactsOf(store, log)),
    ...(others.length === 0 ? {} : { definitions: others }),
    forms: await formsOf(store, definitions),
  };
}

/** Every form version that a state of the definitions names. */
async function formsOf(store: Store, definitions: readonly ProcessDefinition[]): Promise<readonly FormTemplate[]> {
  const forms = new Map<string, FormTemplate>();
  for (const definition of definitions) {
    for (const { state } of walkStates(definition)) {
      if (state.type !== 'task') continue;
      for (const use of [...(state.form === undefined ? [] : [state.form]), ...(state.reference ?? [])]) {
        const name = `${use.template}@${use.version}`;
        if (forms.has(name)) continue;
        const stored = await store.form(use.template, use.version);
        if (stored !== undefined) forms.set(name, stored.template);
      }
    }
  }
  return [...forms.values()];
}

import { jsonPointer, walkStates, type ProcessDefinition } from '@yunliu/engine/definition';
import type { SiteCollector } from './site.js';

type Fields = { readonly [key: string]: unknown };

/** Names in a story: states, outcomes, values by field, roles of candidates. Steps in other processes are not ours. */
export function scenarioSites(sites: SiteCollector, story: Fields, base: string, definition: ProcessDefinition): void {
  const own = (process: unknown): boolean => (process ?? story['process']) === definition.key;
  const owners = ownersOfOutcomes(definition);
  if (own(undefined)) dataSites(sites, story['data'], `${base}/data`);
  for (const [index, step] of list(story['steps']).entries()) {
    for (const [verb, body] of Object.entries(record(step))) {
      const at = base + jsonPointer('steps', index, verb);
      const given = record(body);
      if (verb === 'job' || verb === 'correlate' || verb === 'signal' || !own(given['process'])) continue;
      if (verb === 'expect') expectSites(sites, given, at);
      else if (verb !== 'message') stepSites(sites, verb, given, at, owners);
    }
  }
}

function stepSites(
  sites: SiteCollector,
  verb: string,
  given: Fields,
  at: string,
  owners: (state: string, outcome: string) => string | undefined,
): void {
  const state = text(given['state']);
  const outcome = text(given['outcome']);
  sites.value('state', `${at}/state`, state);
  if (verb === 'jump' || verb === 'reopen' || verb === 'return') sites.value('state', `${at}/to`, text(given['to']));
  if (state !== undefined && outcome !== undefined) {
    const of = owners(state, outcome);
    if (of !== undefined) sites.value('outcome', `${at}/outcome`, outcome, { of });
  }
  dataSites(sites, given['data'], `${at}/data`);
}

function expectSites(sites: SiteCollector, given: Fields, at: string): void {
  sites.value('final-outcome', `${at}/outcome`, text(given['outcome']), { of: '' });
  for (const [index, state] of list(given['states']).entries())
    sites.value('state', `${at}/states/${index}`, text(state));
  for (const part of ['tasks', 'groups'])
    for (const [index, item] of list(given[part]).entries())
      sites.value('state', `${at}/${part}/${index}/state`, text(record(item)['state']));
  for (const [index, task] of list(given['tasks']).entries())
    for (const [place, who] of list(record(task)['candidates']).entries()) {
      const name = text(who);
      if (name?.startsWith('role:'))
        sites.value('role', `${at}/tasks/${index}/candidates/${place}`, name.slice(5), { prefix: 'role:' });
      else if (name !== undefined && !name.includes(':'))
        sites.value('role', `${at}/tasks/${index}/candidates/${place}`, name);
    }
  for (const [index, clock] of list(given['clocks']).entries())
    sites.value('metric', `${at}/clocks/${index}/metric`, text(record(clock)['metric']));
  dataSites(sites, given['data'], `${at}/data`);
}

/** Values by variable; rows by column. */
function dataSites(sites: SiteCollector, data: unknown, base: string): void {
  for (const [name, value] of Object.entries(record(data))) {
    const at = base + jsonPointer(name);
    sites.key('variable', at, name);
    for (const [index, row] of list(value).entries())
      for (const column of Object.keys(record(row)))
        sites.key('column', at + jsonPointer(index, column), column, { of: name });
  }
}

/** Which state (or phase, or '' for the process) offers an outcome at a task. */
function ownersOfOutcomes(definition: ProcessDefinition): (state: string, outcome: string) => string | undefined {
  const placed = new Map(walkStates(definition).map((state) => [state.key, state]));
  return (key, outcome) => {
    const chain = [key, ...(placed.get(key)?.ancestors ?? []).toReversed()];
    const owner = chain.find((name) => {
      const state = placed.get(name)?.state;
      return (state?.type === 'task' || state?.type === 'phase') && Object.hasOwn(state.outcomes ?? {}, outcome);
    });
    return owner ?? (Object.hasOwn(definition.outcomes ?? {}, outcome) ? '' : undefined);
  };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function record(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

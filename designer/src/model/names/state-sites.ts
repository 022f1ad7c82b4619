import {
  jsonPointer,
  type CallState,
  type EachRule,
  type ServiceState,
  type TaskState,
} from '@yunliu/engine/definition';
import type { PlacedState } from '@yunliu/engine/definition';
import { parseSyntax } from '@yunliu/engine/expressions';
import { assignmentSites, feelSites, setSites } from './effect-sites.js';
import type { FeelPlace } from './feel-names.js';
import { bind, commonSites, outcomeSites, routeSites, ruleSites } from './rule-sites.js';
import type { SiteCollector } from './site.js';

/** Names and texts of one state, without the states inside it. */
export function stateSites(sites: SiteCollector, { key, state, pointer: base, ancestors }: PlacedState): void {
  sites.key('state', base, key, { declares: true });
  const place = eachPlace(state.type === 'task' ? state.group?.each : state.type === 'call' ? state.each : undefined);
  commonSites(sites, state, base, place);
  if (state.type !== 'decision' && state.type !== 'final') ruleSites(sites, state, base, place);
  switch (state.type) {
    case 'task':
      return taskSites(sites, state, base, key, place);
    case 'decision':
      for (const [index, branch] of state.branches.entries()) {
        sites.feel(`${base}/branches/${index}/when`, branch.when);
        sites.value('state', `${base}/branches/${index}/to`, branch.to);
      }
      return sites.value('state', `${base}/otherwise`, state.otherwise);
    case 'parallel':
      for (const [name, region] of Object.entries(state.regions)) {
        const at = base + jsonPointer('regions', name);
        sites.key('region', at, name, { of: key, declares: true });
        sites.feel(`${at}/when`, region.when);
        sites.value('state', `${at}/initial`, region.initial);
      }
      sites.value('region', `${base}/otherwise`, state.otherwise, { of: key });
      return sites.value('state', `${base}/to`, state.to);
    case 'phase':
      sites.value('state', `${base}/initial`, state.initial);
      outcomeSites(sites, state.outcomes, `${base}/outcomes`, key);
      routeSites(sites, state.onDone, `${base}/onDone`, {}, key);
      return routeSites(sites, state.onError, `${base}/onError`);
    case 'call':
      return callSites(sites, state, base, place);
    case 'service':
      return serviceSites(sites, state, base);
    case 'final':
      return sites.value('final-outcome', `${base}/outcome`, state.outcome, {
        of: ancestors.at(-1) ?? '',
        declares: true,
      });
    case 'wait':
  }
}

function taskSites(sites: SiteCollector, state: TaskState, base: string, key: string, place: FeelPlace): void {
  assignmentSites(sites, state.assign, `${base}/assign`, place);
  outcomeSites(sites, state.outcomes, `${base}/outcomes`, key, place);
  if (state.form !== undefined) {
    sites.value('form', `${base}/form/template`, state.form.template);
    for (const path of Object.keys(state.form.rights)) rightSite(sites, `${base}/form/rights`, path);
  }
  for (const [index, reference] of (state.reference ?? []).entries())
    sites.value('form', `${base}/reference/${index}/template`, reference.template);
  const { group, operations, whenNobody, autoSkip, separation } = state;
  if (group !== undefined) {
    for (const ballot of ['pass', 'reject', 'abstain'] as const)
      sites.value('outcome', `${base}/group/${ballot}`, group[ballot], { of: key });
    sites.value('variable', `${base}/group/results`, group.results);
    eachSites(sites, group.each, `${base}/group/each`);
    if (group.kind === 'vote') {
      sites.feel(`${base}/group/weight`, group.weight, bind(place, 'member'));
      for (const [index, role] of (group.veto ?? []).entries())
        sites.value('role', `${base}/group/veto/${index}`, role);
    }
  }
  const targets = operations?.return?.to;
  if (Array.isArray(targets))
    for (const [index, target] of (targets as readonly string[]).entries())
      sites.value('state', `${base}/operations/return/to/${index}`, target);
  if (whenNobody?.policy === 'role') sites.value('role', `${base}/whenNobody/role`, whenNobody.role);
  if (whenNobody?.policy === 'skip')
    sites.value('outcome', `${base}/whenNobody/outcome`, whenNobody.outcome, { of: key });
  sites.value('outcome', `${base}/autoSkip/outcome`, autoSkip?.outcome, { of: key });
  for (const [index, other] of (separation?.notHandlersOf ?? []).entries())
    sites.value('state', `${base}/separation/notHandlersOf/${index}`, other);
}

/** `field`, `table.column`, `table.*`, `*`. */
function rightSite(sites: SiteCollector, base: string, path: string): void {
  const at = base + jsonPointer(path);
  const dot = path.indexOf('.');
  if (path === '*') return;
  if (dot < 0) return sites.key('variable', at, path);
  const [table, column] = [path.slice(0, dot), path.slice(dot + 1)];
  sites.key('variable', at, table, { suffix: `.${column}` });
  if (column !== '*') sites.key('column', at, column, { of: table, prefix: `${table}.` });
}

function callSites(sites: SiteCollector, state: CallState, base: string, place: FeelPlace): void {
  if (typeof state.process === 'object') sites.feel(`${base}/process/choose`, state.process.choose, place);
  feelSites(sites, state.input, `${base}/input`, place);
  setSites(sites, state.output, `${base}/output`, bind(place, 'child'));
  eachSites(sites, state.each, `${base}/each`);
  routeSites(sites, state.outcomes, `${base}/outcomes`, place);
  routeSites(sites, state.onError, `${base}/onError`, place);
}

function serviceSites(sites: SiteCollector, state: ServiceState, base: string): void {
  feelSites(sites, state.input, `${base}/input`);
  setSites(sites, state.output, `${base}/output`, { bound: ['result'] });
  sites.value('state', `${base}/to`, state.to);
  sites.value('state', `${base}/onFailure`, state.onFailure);
  routeSites(sites, state.onError, `${base}/onError`);
}

function eachSites(sites: SiteCollector, each: EachRule | undefined, base: string): void {
  sites.feel(`${base}/list`, each?.list);
  sites.feel(`${base}/enough`, each?.enough, { bound: ['completed', 'active', 'total'] });
}

/** Names that every text of a state per row may read. */
function eachPlace(each: EachRule | undefined): FeelPlace {
  if (each === undefined) return {};
  const name = each.as ?? 'item';
  const { node } = parseSyntax(each.list);
  const source = node?.kind === 'filter' ? node.base : node;
  return { bound: [name, 'index'], ...(source?.kind === 'name' ? { rows: { [name]: source.name } } : {}) };
}

import { jsonPointer, type Outcomes, type Route, type State } from '@yunliu/engine/definition';
import type { ClockRule, MessageRule, SignalRule, TimerRule } from '@yunliu/engine/definition';
import { assignmentSites, effectSites, setSites } from './effect-sites.js';
import type { FeelPlace } from './feel-names.js';
import type { SiteCollector } from './site.js';

/** What the process, a phase and a waiting state have in common. */
interface RuleOwner {
  readonly timers?: readonly TimerRule[];
  readonly messages?: readonly MessageRule[];
  readonly signals?: readonly SignalRule[];
  readonly clocks?: readonly ClockRule[];
}

export function ruleSites(sites: SiteCollector, owner: RuleOwner, base: string, place: FeelPlace = {}): void {
  const each = <T>(list: readonly T[] | undefined, name: string, visit: (rule: T, at: string) => void): void => {
    for (const [index, rule] of (list ?? []).entries()) visit(rule, base + jsonPointer(name, index));
  };
  each(owner.timers, 'timers', (timer, at) => {
    sites.feel(`${at}/at`, timer.at, place);
    sites.value('state', `${at}/to`, timer.to);
    effectSites(sites, timer.effects, `${at}/effects`, place);
  });
  each(owner.messages, 'messages', (message, at) => {
    const inside = bind(place, 'message');
    sites.feel(`${at}/key`, message.key, place);
    setSites(sites, message.output, `${at}/output`, inside);
    sites.value('state', `${at}/to`, message.to);
    effectSites(sites, message.effects, `${at}/effects`, place);
  });
  each(owner.signals, 'signals', (signal, at) => {
    setSites(sites, signal.output, `${at}/output`, bind(place, 'signal'));
    sites.value('state', `${at}/to`, signal.to);
    effectSites(sites, signal.effects, `${at}/effects`, place);
  });
  each(owner.clocks, 'clocks', (clock, at) => clockSites(sites, clock, at, place));
}

function clockSites(sites: SiteCollector, clock: ClockRule, at: string, place: FeelPlace): void {
  sites.value('metric', `${at}/metric`, clock.metric, { declares: true });
  sites.feel(`${at}/latest`, clock.latest, place);
  const points = [
    ...(clock.start === undefined ? [] : [{ point: clock.start, pointer: `${at}/start` }]),
    ...(clock.stop ?? []).map((point, index) => ({ point, pointer: `${at}/stop/${index}` })),
  ];
  for (const { point, pointer } of points) {
    sites.value('state', `${pointer}/enter`, point.enter);
    sites.value('state', `${pointer}/leave`, point.leave);
    sites.value('state', `${pointer}/of`, point.of);
    sites.value('metric', `${pointer}/stopOf`, point.stopOf);
    if (point.of !== undefined) sites.value('outcome', `${pointer}/outcome`, point.outcome, { of: point.of });
  }
  for (const state of Object.keys(clock.pauseIn ?? {})) sites.key('state', at + jsonPointer('pauseIn', state), state);
  for (const [index, step] of (clock.escalation ?? []).entries()) {
    const pointer = `${at}/escalation/${index}`;
    assignmentSites(sites, step.notify, `${pointer}/notify`, place);
    assignmentSites(sites, step.reassign, `${pointer}/reassign`, place);
    sites.notice(`${pointer}/title`, step.title, place);
    sites.notice(`${pointer}/text`, step.text, place);
    effectSites(sites, step.effects, `${pointer}/effects`, place);
  }
}

export function outcomeSites(
  sites: SiteCollector,
  outcomes: Outcomes | undefined,
  base: string,
  of: string,
  place: FeelPlace = {},
): void {
  for (const [name, outcome] of Object.entries(outcomes ?? {})) {
    const at = base + jsonPointer(name);
    sites.key('outcome', at, name, { of, declares: true });
    sites.value('state', `${at}/to`, outcome.to);
    sites.feel(`${at}/when`, outcome.when, place);
    effectSites(sites, outcome.effects, `${at}/effects`, place);
  }
}

export function routeSites(
  sites: SiteCollector,
  routes: { readonly [name: string]: Route } | undefined,
  base: string,
  place: FeelPlace = {},
  finalsOf?: string,
): void {
  for (const [name, route] of Object.entries(routes ?? {})) {
    const at = base + jsonPointer(name);
    if (finalsOf !== undefined && name !== '*') sites.key('final-outcome', at, name, { of: finalsOf });
    sites.value('state', `${at}/to`, route.to);
    effectSites(sites, route.effects, `${at}/effects`, place);
  }
}

/** What all states have. */
export function commonSites(sites: SiteCollector, state: State, base: string, place: FeelPlace): void {
  sites.notice(`${base}/title`, state.title, place);
  for (const name of ['onEntry', 'onExit', 'compensation'] as const)
    effectSites(sites, state[name], `${base}/${name}`, place);
}

export function bind(place: FeelPlace, ...names: readonly string[]): FeelPlace {
  return { ...place, bound: [...(place.bound ?? []), ...names] };
}

import { jsonPointer, type AssignmentRule, type Effect } from '@yunliu/engine/definition';
import type { FeelPlace } from './feel-names.js';
import type { SiteCollector } from './site.js';

/** Names and texts in a list of effects. */
export function effectSites(
  sites: SiteCollector,
  effects: readonly Effect[] | undefined,
  pointer: string,
  place: FeelPlace = {},
): void {
  for (const [index, effect] of (effects ?? []).entries())
    effectSite(sites, effect, pointer + jsonPointer(index), place);
}

function effectSite(sites: SiteCollector, effect: Effect, at: string, place: FeelPlace): void {
  switch (effect.type) {
    case 'set':
      return setSites(sites, effect.values, `${at}/values`, place);
    case 'serial':
      sites.value('serial', `${at}/rule`, effect.rule);
      return sites.value('variable', `${at}/into`, effect.into);
    case 'document':
      sites.value('form', `${at}/template`, effect.template);
      return sites.notice(`${at}/title`, effect.title, place);
    case 'notify':
      assignmentSites(sites, effect.to, `${at}/to`, place);
      sites.notice(`${at}/title`, effect.title, place);
      return sites.notice(`${at}/text`, effect.text, place);
    case 'cc':
      return assignmentSites(sites, effect.to, `${at}/to`, place);
    case 'start':
      return feelSites(sites, effect.input, `${at}/input`, place);
    case 'message':
      sites.feel(`${at}/key`, effect.key, place);
      return feelSites(sites, effect.data, `${at}/data`, place);
    case 'signal':
      return feelSites(sites, effect.data, `${at}/data`, place);
    case 'compensate':
      return sites.value('state', `${at}/scope`, effect.scope);
  }
}

/** Variable -> FEEL: the keys are ours. */
export function setSites(
  sites: SiteCollector,
  values: { readonly [variable: string]: string } | undefined,
  pointer: string,
  place: FeelPlace = {},
): void {
  for (const [name, text] of Object.entries(values ?? {})) {
    const at = pointer + jsonPointer(name);
    sites.key('variable', at, name);
    sites.feel(at, text, { ...place, target: name });
  }
}

/** Somebody else's name -> FEEL on our variables. */
export function feelSites(
  sites: SiteCollector,
  values: { readonly [name: string]: string } | undefined,
  pointer: string,
  place: FeelPlace = {},
): void {
  for (const [name, text] of Object.entries(values ?? {})) sites.feel(pointer + jsonPointer(name), text, place);
}

/** Who gets a task, a notice or a copy. */
export function assignmentSites(
  sites: SiteCollector,
  rule: AssignmentRule | undefined,
  at: string,
  place: FeelPlace = {},
): void {
  if (typeof rule !== 'object' || rule === null) return;
  switch (rule.by) {
    case 'role':
      sites.value('role', `${at}/role`, rule.role);
      sites.feel(`${at}/within/user`, rule.within?.user, place);
      break;
    case 'expression':
      sites.feel(`${at}/users`, rule.users, place);
      break;
    case 'handler-of':
      sites.value('state', `${at}/state`, rule.state);
      break;
    case 'leader':
      sites.feel(`${at}/user`, rule.user, place);
      break;
    case 'field':
      sites.value('variable', `${at}/field`, rule.field);
      break;
    case 'chosen':
    case 'round-robin':
    case 'least-loaded':
      assignmentSites(sites, rule.among, `${at}/among`, place);
      break;
    default:
      break;
  }
  assignmentSites(sites, rule.else, `${at}/else`, place);
}

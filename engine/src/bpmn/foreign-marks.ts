import type { Region, State } from '../definition/states/state.js';
import type { ImportContext } from './import-context.js';
import { child, children, text, type ModdleElement } from './moddle-element.js';

export function isTerminate(node: ModdleElement): boolean {
  return (
    node.$type === 'bpmn:EndEvent' &&
    children(node, 'eventDefinitions').some(({ $type }) => $type === 'bpmn:TerminateEventDefinition')
  );
}

export function escalationOf(node: ModdleElement): string | undefined {
  const event = children(node, 'eventDefinitions').find(({ $type }) => $type === 'bpmn:EscalationEventDefinition');
  if (node.$type !== 'bpmn:EndEvent' || event === undefined) return undefined;
  const shared = child(event, 'escalationRef');
  return text(shared, 'escalationCode') || shared?.name || '*';
}

export function doneKey(context: ImportContext, states: Map<string, State>, key: string, at: number): string {
  const known = [...states].find(([, state]) => state.type === 'final' && state.outcome === 'joined');
  if (known !== undefined) return known[0];
  const made = context.fresh(`${key}-${at + 1}-done`);
  states.set(made, { type: 'final', title: '分支完成', outcome: 'joined' });
  return made;
}

export function regionName(regions: ReadonlyMap<string, Region>, flow: ModdleElement, at: number): string {
  const base = /^\p{L}[\p{L}\p{N}_-]*$/u.test(flow.name ?? '') ? (flow.name ?? '') : `branch-${at + 1}`;
  return regions.has(base) ? `${base}-${at + 1}` : base;
}

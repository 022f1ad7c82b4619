import type { Json, JsonObject } from '../definition/json.js';
import type { EachRule } from '../definition/group-rule.js';
import type { CallState } from '../definition/states/state.js';
import type { CallItem, Visit } from '../instance/instance.js';
import { childOf, stopTooDeep } from './child-of-call.js';
import { startChild } from './children.js';
import { raiseStuck } from './stuck.js';
import type { ExtraScope, Turn } from './turn.js';

/** Children one call may start; a longer list is taken for a mistake. */
export const MAX_ITEMS = 1000;

/** Begins a call with `each`: one child per element, all at once or one after the other. Also its retry. */
export function beginItems(turn: Turn, visit: Visit, state: CallState, each: EachRule): void {
  const begun = visit.items;
  if (begun !== undefined) {
    // A person has seen what went wrong and lets the failed ones run once more.
    setItems(
      turn,
      visit.id,
      begun.map((item) => (item.status === 'failed' ? { ...item, status: 'waiting' } : item)),
    );
    return goOnWithItems(turn, visit.id, state, each);
  }
  const list = turn.evaluate(each.list);
  if (!Array.isArray(list) || list.length > MAX_ITEMS) {
    return raiseStuck(turn, visit, { kind: 'resume', action: 'call' }, [
      Array.isArray(list)
        ? `列表有 ${list.length} 项，超过 ${MAX_ITEMS} 项的上限，未启动子流程。`
        : `逐项调用的列表表达式没有给出列表，而是 ${JSON.stringify(list)}。`,
      Array.isArray(list)
        ? `The list has ${list.length} elements, more than ${MAX_ITEMS}; no child was started.`
        : `The expression of the list gave no list but ${JSON.stringify(list)}.`,
    ]);
  }
  setItems(
    turn,
    visit.id,
    list.map((item) => ({ item: item as Json, status: 'waiting' })),
  );
  goOnWithItems(turn, visit.id, state, each);
}

/** Starts what may be started now; leaves the call when all elements, or enough of them, have ended. */
function goOnWithItems(turn: Turn, visitId: string, state: CallState, each: EachRule): void {
  const items = turn.visit(visitId)?.items ?? [];
  const count = (status: CallItem['status']): number => items.filter((item) => item.status === status).length;
  const completed = count('ended');
  const isEnough =
    completed === items.length ||
    (each.enough !== undefined &&
      completed > 0 &&
      turn.evaluate(each.enough, { completed, active: count('running'), total: items.length }) === true);
  if (isEnough) return finishItems(turn, visitId, state, items);
  const isFree = each.mode !== 'sequential' || count('running') + count('failed') === 0;
  const visit = turn.visit(visitId);
  if (!isFree || visit === undefined) return;
  if (count('waiting') > 0 && stopTooDeep(turn, visit)) return;
  for (const [at, { status }] of items.entries()) {
    if (status !== 'waiting') continue;
    const isStarted = startItem(turn, visitId, state, each, at);
    if (each.mode === 'sequential' && (state.wait || !isStarted)) return;
  }
  // An element without its child holds the call: left, nobody would see that it was never begun.
  const isHeld = turn.visit(visitId)?.items?.some(({ status }) => status === 'failed') === true;
  if (!state.wait && !isHeld) turn.pendingRoutes.push({ visitId, outcome: '*' });
}

/** An element's child has ended. */
export function endItem(turn: Turn, visit: Visit, state: CallState, childId: string, child: JsonObject): void {
  const at = visit.items?.findIndex((item) => item.childId === childId) ?? -1;
  const item = visit.items?.[at];
  if (item === undefined || state.each === undefined || item.status !== 'running') return;
  const { error } = child;
  if (typeof error === 'string') {
    replaceItem(turn, visit.id, at, { ...item, status: 'failed' });
    return raiseStuck(turn, visit, { kind: 'resume', action: 'call' }, [
      `第 ${at + 1} 项的子流程以错误“${error}”结束，没有环节处理该错误。`,
      `The child of element ${at + 1} ended with error "${error}", which nothing catches.`,
    ]);
  }
  const scope = { ...scopeOf(state.each, item.item, at), child };
  const output = state.output === undefined ? {} : { output: turn.evaluateAll(state.output, scope) };
  replaceItem(turn, visit.id, at, { ...item, status: 'ended', ...output });
  goOnWithItems(turn, visit.id, state, state.each);
}

/** Further elements for an open call. */
export function addItems(turn: Turn, visit: Visit, state: CallState, each: EachRule, items: readonly Json[]): void {
  setItems(turn, visit.id, [...(visit.items ?? []), ...items.map((item): CallItem => ({ item, status: 'waiting' }))]);
  goOnWithItems(turn, visit.id, state, each);
}

/** Collects each output over the elements that have ended, in the order of the list, and goes on by `*`. */
function finishItems(turn: Turn, visitId: string, state: CallState, items: readonly CallItem[]): void {
  const ended = items.filter(({ status }) => status === 'ended');
  const lists = Object.keys(state.output ?? {}).map((name) => [
    name,
    ended.map(({ output }) => output?.[name] ?? null),
  ]);
  if (state.wait) turn.setVariables(Object.fromEntries(lists) as JsonObject, turn.visit(visitId)?.state);
  turn.pendingRoutes.push({ visitId, outcome: '*' });
}

/** Which child to start may be undecided: then only this element stands still, with an incident of its own. */
function startItem(turn: Turn, visitId: string, state: CallState, each: EachRule, at: number): boolean {
  const visit = turn.visit(visitId);
  const item = visit?.items?.[at];
  if (visit === undefined || item === undefined) return false;
  const child = childOf(turn, visit, state, { scope: scopeOf(each, item.item, at), at: at + 1 });
  if (child === undefined) {
    replaceItem(turn, visitId, at, { ...item, status: 'failed' });
    return false;
  }
  const childId = startChild(turn, child);
  replaceItem(turn, visitId, at, { item: item.item, childId, status: state.wait ? 'running' : 'ended' });
  return true;
}

function scopeOf({ as = 'item' }: EachRule, item: Json, at: number): ExtraScope {
  return { [as]: item, index: at + 1 };
}

function setItems(turn: Turn, visitId: string, items: readonly CallItem[]): void {
  const visit = turn.visit(visitId);
  if (visit !== undefined) turn.replaceVisit({ ...visit, items });
}

function replaceItem(turn: Turn, visitId: string, at: number, item: CallItem): void {
  setItems(turn, visitId, turn.visit(visitId)?.items?.with(at, item) ?? []);
}

import type { CallState } from '../definition/states/state.js';
import type { Visit } from '../instance/instance.js';
import { tooDeep, type ChildStart } from './children.js';
import { raiseStuck } from './stuck.js';
import type { ExtraScope, Turn } from './turn.js';

const RETRY = { kind: 'resume', action: 'call' } as const;

/** What to start for a call, or for one of its elements. Undecided or endless: an incident, and nothing. */
export function childOf(
  turn: Turn,
  visit: Visit,
  state: CallState,
  element?: { readonly scope: ExtraScope; readonly at: number },
): ChildStart | undefined {
  const scope = element?.scope;
  const { process } = state;
  const key = typeof process === 'string' ? process : turn.evaluate(process.choose, scope);
  if (typeof key !== 'string' || (typeof process !== 'string' && !process.oneOf.includes(key))) {
    const which = element === undefined ? ['', ''] : [`第 ${element.at} 项：`, `Element ${element.at}: `];
    raiseStuck(turn, visit, RETRY, [
      `${which[0]}无法确定要启动的子流程：选择表达式的结果为 ${JSON.stringify(key)}。`,
      `${which[1]}Which child to start is undecided: the expression gave ${JSON.stringify(key)}.`,
    ]);
    return undefined;
  }
  if (stopTooDeep(turn, visit)) return undefined;
  return {
    process: key,
    variables: turn.evaluateAll(state.input, scope),
    state: visit.state,
    waitingVisit: state.wait ? visit.id : undefined,
  };
}

/** Processes that start each other without end are stopped here, with an incident. */
export function stopTooDeep(turn: Turn, visit: Visit): boolean {
  const deep = tooDeep(turn);
  if (deep !== undefined) raiseStuck(turn, visit, RETRY, deep);
  return deep !== undefined;
}

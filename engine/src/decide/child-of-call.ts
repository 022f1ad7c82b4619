import type { CallState } from '../definition/states/state.js';
import type { Visit } from '../instance/instance.js';
import { tooDeep, type ChildStart } from './children.js';
import { raiseStuck } from './stuck.js';
import type { ExtraScope, Turn } from './turn.js';

/** What to start for a call (for one of its elements: with `scope`). Undecided or endless: an incident, and nothing. */
export function childOf(turn: Turn, visit: Visit, state: CallState, scope?: ExtraScope): ChildStart | undefined {
  const { process } = state;
  const key = typeof process === 'string' ? process : turn.evaluate(process.choose, scope);
  const retry = { kind: 'resume', action: 'call' } as const;
  if (typeof key !== 'string' || (typeof process !== 'string' && !process.oneOf.includes(key))) {
    raiseStuck(turn, visit, retry, [
      `无法确定要启动的子流程：选择表达式的结果为 ${JSON.stringify(key)}。`,
      `Which child to start is undecided: the expression gave ${JSON.stringify(key)}.`,
    ]);
    return undefined;
  }
  const deep = tooDeep(turn);
  if (deep !== undefined) {
    raiseStuck(turn, visit, retry, deep);
    return undefined;
  }
  return {
    process: key,
    variables: turn.evaluateAll(state.input, scope),
    state: visit.state,
    waitingVisit: state.wait ? visit.id : undefined,
  };
}

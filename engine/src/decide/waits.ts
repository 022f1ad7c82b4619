import { sameJson } from '../forms/same-json.js';
import type { Json } from '../definition/json.js';
import type { Wait } from '../instance/instance.js';
import { canHear, isFlowOver } from './hearing.js';
import { keyText } from './key-text.js';
import type { Turn } from './turn.js';

/**
 * Messages and signals the instance waits for now, for others to find it by. The list of before is kept where nothing has
 * changed, so that unchanged instances need no new projection. A suspended instance is not found.
 */
export function waitsOf(turn: Turn): readonly Wait[] | undefined {
  const { messages, signals } = turn.process;
  if (messages.length + signals.length === 0 || turn.status !== 'running' || turn.suspended !== undefined)
    return undefined;
  const waits: Wait[] = [];
  const add = (owner: string | undefined, since: string): void => {
    for (const { rule, owner: of } of messages) {
      if (of !== owner) continue;
      const key = rule.key === undefined ? undefined : keyText(turn.evaluate(rule.key));
      // A key that is not known yet: no message can carry it.
      if (rule.key === undefined) waits.push({ kind: 'message', name: rule.name, since });
      else if (key !== undefined) waits.push({ kind: 'message', name: rule.name, key, since });
    }
    for (const { rule, owner: of } of signals) if (of === owner) waits.push({ kind: 'signal', name: rule.name, since });
  };
  if (!isFlowOver(turn)) add(undefined, turn.startedAt);
  for (const visit of turn.visits) if (canHear(visit)) add(visit.state, visit.enteredAt);
  if (waits.length === 0) return undefined;
  return sameJson(turn.waits as Json | undefined, waits as unknown as Json) ? turn.waits : waits;
}

import type { Accepted } from '../../decide/decision.js';
import { chainEvents } from '../../history/hash-chain.js';
import type { HistoryEvent, ProcessInstance } from '../../instance/instance.js';

/** A decision as it is stored: events with their hashes, the newest of them kept with the instance. */
export function chainDecision(
  previous: ProcessInstance | undefined,
  decision: Accepted,
): { readonly instance: ProcessInstance; readonly events: readonly HistoryEvent[] } {
  const events = chainEvents(previous?.historyHash, decision.events);
  const historyHash = events.at(-1)?.hash ?? previous?.historyHash;
  const instance = historyHash === undefined ? decision.instance : { ...decision.instance, historyHash };
  return { instance, events };
}

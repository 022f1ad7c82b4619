import type { Principal } from '../../identity/directory.js';
import { EFFECT_TRIES } from '../job-tries.js';
import type { Turn } from '../turn.js';

/** Tells people through the outbox: `【title】subject`, then one sentence and the reason. */
export function noticeTo(
  turn: Turn,
  to: readonly Principal[],
  [title, sentence]: readonly [title: string, sentence: string],
  reason?: string,
): void {
  if (to.length === 0) return;
  const name = turn.businessKey === undefined ? turn.subject : `${turn.businessKey} ${turn.subject}`;
  const text = reason === undefined ? `${sentence}。` : `${sentence}：${reason}`;
  turn.addJob({ kind: 'notify', to, title: `【${title}】${name}`, text }, { tries: EFFECT_TRIES });
}

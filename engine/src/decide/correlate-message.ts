import type { MessageRule } from '../definition/timing.js';
import type { Fault } from '../definition/yunliu-error.js';
import { mayAdminister } from '../identity/permissions.js';
import type { Visit } from '../instance/instance.js';
import type { CommandOf, Verb } from './verb.js';
import { actingPerson } from './verb.js';
import { canHear, isFlowOver } from './hearing.js';
import { keyText } from './key-text.js';
import { move } from './move.js';
import { refusal } from './refusal.js';
import type { Turn } from './turn.js';

/** A message reaches the instance: the innermost place that waits for it by name and key is left. */
export const correlateMessage: Verb<'correlate-message'> = (turn, command) => {
  if (command.actor.system !== true) {
    const viewer = actingPerson(turn);
    if ('fault' in viewer) return viewer.fault;
    if (!mayAdminister(viewer)) return notAllowed();
  }
  const waiting = waitingRule(turn, command);
  if (waiting === undefined) return notAwaited(turn, command.name);
  const { rule, visit } = waiting;
  const message = command.data ?? {};
  turn.record('message.received', { name: command.name, key: command.key ?? null }, { state: visit?.state });
  turn.setVariables(turn.evaluateAll(rule.output, { message }), visit?.state);
  move(turn, { kind: 'message', name: rule.name, from: visit, to: rule.to, effects: rule.effects });
  return undefined;
};

function waitingRule(
  turn: Turn,
  command: CommandOf<'correlate-message'>,
): { rule: MessageRule; visit?: Visit } | undefined {
  const rules = turn.process.messages.filter(
    ({ rule }) => rule.name === command.name && keyMatches(turn, rule, command.key),
  );
  if (rules.length === 0) return undefined;
  // Visits list containers before what is inside them, so the last one that waits is the innermost.
  const innermost = turn.visits.findLast((visit) => canHear(visit) && rules.some(({ owner }) => owner === visit.state));
  if (innermost !== undefined) {
    const found = rules.find(({ owner }) => owner === innermost.state);
    return found && { rule: found.rule, visit: innermost };
  }
  return isFlowOver(turn) ? undefined : rules.find(({ owner }) => owner === undefined);
}

function keyMatches(turn: Turn, rule: MessageRule, key: string | undefined): boolean {
  if (rule.key === undefined) return key === undefined || key === turn.instanceId || key === turn.businessKey;
  return key !== undefined && keyText(turn.evaluate(rule.key)) === key;
}

function notAllowed(): Fault {
  return refusal(
    'message/not-allowed',
    ['您无权向流程发送消息。', 'You may not send messages to instances.'],
    ['消息由对接系统发送，或由管理员代发。', 'Messages come from connected systems, or from an administrator.'],
  );
}

function notAwaited(turn: Turn, name: string): Fault {
  const active = new Set<string | undefined>([undefined, ...turn.visits.map(({ state }) => state)]);
  const awaited = turn.process.messages.filter(({ owner }) => active.has(owner)).map(({ rule }) => rule.name);
  return refusal(
    'message/not-awaited',
    [`流程当前没有等待消息“${name}”。`, `The instance does not wait for message "${name}" with this key.`],
    awaited.length === 0
      ? ['流程当前不等待任何消息。', 'It waits for no message now.']
      : [
          `当前等待的消息：${awaited.join('、')}；请核对名称与关联键。`,
          `It waits for: ${awaited.join(', ')}. Check name and key.`,
        ],
    { details: { name, awaited } },
  );
}

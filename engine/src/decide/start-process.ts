import type { CompiledProcess } from '../compile/compiled-process.js';
import type { JsonObject } from '../definition/json.js';
import type { Fault } from '../definition/yunliu-error.js';
import { mayStart } from '../identity/permissions.js';
import { takeChoices } from './choices.js';
import type { StartCommand } from './command.js';
import type { DecideContext } from './decision.js';
import { beginClocks } from './clocks/begin-clocks.js';
import { enterInside } from './enter-state.js';
import { keyText } from './key-text.js';
import { refusal } from './refusal.js';
import { assignSerial } from './serials.js';
import { checkPresets } from './submitted-values.js';
import { armTimers } from './timers.js';
import type { NewInstance } from './instance-draft.js';
import { Turn } from './turn.js';
import { actingPerson } from './verb.js';

/** Begins an instance: business key, timers of the process, initial state. */
export function startProcess(process: CompiledProcess, command: StartCommand, ctx: DecideContext): Turn {
  const base: { -readonly [Key in keyof NewInstance]: NewInstance[Key] } = {
    id: command.instanceId,
    startedBy: command.onBehalfOf ?? command.actor.userId,
    variables: command.actor.system === true ? (command.variables ?? {}) : {},
  };
  if (command.parent !== undefined) base.parent = command.parent;
  const turn = new Turn(process, base, command, ctx);

  const values = checkStart(turn, command);
  if ('fault' in values) {
    turn.fail(values.fault);
    return turn;
  }
  const { definition } = process;
  turn.record('instance.started', { process: definition.key, version: definition.version, startedBy: turn.startedBy });
  turn.setVariables(values.values);
  const misChosen = takeChoices(turn, command.choices, turn.startedBy);
  if (misChosen !== undefined) {
    turn.fail(misChosen);
    return turn;
  }
  if (command.message !== undefined) {
    const fault = takeStartMessage(turn, command.message);
    if (fault !== undefined) {
      turn.fail(fault);
      return turn;
    }
  }
  turn.attachments = command.attachments ?? [];
  for (const { id, name, kind, sha256 } of turn.attachments)
    turn.record('attachment.added', { attachment: id, name, sha256, kind });
  if (definition.businessKey !== undefined) turn.businessKey = assignSerial(turn, definition.businessKey, '');
  beginClocks(turn, command);
  armTimers(turn, definition.timers, undefined);
  enterInside(turn, undefined, undefined, [definition.initial]);
  return turn;
}

/** Variables from the message that starts the instance; refused when the definition starts by no such message. */
function takeStartMessage(turn: Turn, { name, key, data }: NonNullable<StartCommand['message']>): Fault | undefined {
  const rule = turn.process.definition.start.messages?.find(
    (each) =>
      each.name === name && (each.key === undefined || keyText(turn.evaluate(each.key, { message: data })) === key),
  );
  if (rule === undefined) {
    return refusal(
      'message/starts-nothing',
      [`流程不由消息“${name}”启动。`, `The process is not started by message "${name}" with this key.`],
      ['请核对消息名称与关联键。', 'Check name and key of the message.'],
      { pointer: '/message', details: { name } },
    );
  }
  turn.record('message.received', { name, key: key ?? null });
  turn.setVariables(turn.evaluateAll(rule.output, { message: data }));
  return undefined;
}

/** The variables a start may set, or why it is refused. */
function checkStart(turn: Turn, command: StartCommand): { readonly values: JsonObject } | { readonly fault: Fault } {
  const { definition } = turn.process;
  if (command.process !== definition.key) return { fault: wrongDefinition(command.process, definition.key) };
  if (command.actor.system === true) {
    // Events must show what an instance began with, so the variables come in like any other change.
    turn.variables = {};
    return { values: command.variables ?? {} };
  }
  const viewer = actingPerson(turn);
  if ('fault' in viewer) return viewer;
  if (
    command.parent !== undefined ||
    command.onBehalfOf !== undefined ||
    command.attachments !== undefined ||
    command.message !== undefined ||
    command.service !== undefined
  )
    return { fault: systemOnly() };
  if (!mayStart(viewer, definition)) return { fault: notAllowed(definition.key, definition.start.childOnly === true) };
  return checkPresets(turn, command.variables ?? {});
}

function wrongDefinition(asked: string, given: string): Fault {
  return refusal(
    'definition/mismatch',
    [
      `要求启动流程“${asked}”，提供的却是“${given}”的定义。`,
      `Asked to start "${asked}" with the definition of "${given}".`,
    ],
    ['请按流程键取得已发布的定义。', 'Look the published definition up by the key of the process.'],
    { pointer: '/process' },
  );
}

function systemOnly(): Fault {
  return refusal(
    'command/system-only',
    [
      '父流程、代办发起人与随附文件只能由系统指定。',
      'Only the system may name a parent, start for someone else or bring files.',
    ],
    ['请去掉 parent、onBehalfOf 和 attachments。', 'Leave out `parent`, `onBehalfOf` and `attachments`.'],
  );
}

function notAllowed(key: string, childOnly: boolean): Fault {
  return refusal(
    'process/start-not-allowed',
    childOnly
      ? [`流程“${key}”只能由其他流程发起。`, `Process "${key}" is started by other processes only.`]
      : [`您无权发起流程“${key}”。`, `You may not start process "${key}".`],
    [
      '请由有权限的角色发起，或联系管理员。',
      'Have someone in one of its starting roles, or an administrator, start it.',
    ],
    { details: { process: key } },
  );
}

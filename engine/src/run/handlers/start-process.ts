import { systemActor } from '../../identity/actor.js';
import { timeOrderedId } from '../time-ordered-id.js';
import type { BuiltIn } from './built-in.js';
import { optionalNumber, optionalObject, optionalText, textOf } from './checked-input.js';

/** Starts an instance that stands alone; a repeated try finds the one started before, by the id of its command. */
export const startProcessHandler: BuiltIn = async ({ shell, execute, job, input }) => {
  const instance = await shell.store.instance(job.instanceId);
  const version = optionalNumber(input, 'version');
  const { instanceId } = await execute({
    type: 'start',
    commandId: `job:${job.id}`,
    actor: systemActor,
    process: textOf(input, 'process'),
    ...(version === undefined ? {} : { version }),
    instanceId: timeOrderedId(),
    variables: optionalObject(input, 'variables') ?? {},
    onBehalfOf: optionalText(input, 'startedBy') ?? instance?.startedBy ?? systemActor.userId,
  });
  return { status: 'done', output: { instanceId } };
};

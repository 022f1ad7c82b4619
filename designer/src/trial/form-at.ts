import type { FieldRights } from '@yunliu/engine/definition';
import type { CompiledForm } from '@yunliu/engine/forms';
import type { ProcessInstance, Task } from '@yunliu/engine/simulate';
import type { TrialPlayer } from './trial-player.js';

/** The form a person fills in at a task, with the rights of its state. */
export function formAt(
  { simulation, world }: TrialPlayer,
  instance: ProcessInstance,
  task: Task,
): { readonly form: CompiledForm; readonly rights: FieldRights } | undefined {
  const state = simulation.process(instance.definition.key)?.states.get(task.state)?.state;
  if (state?.type !== 'task' || state.form === undefined) return undefined;
  const { template: key, version, rights } = state.form;
  const form = world.forms.find(({ template }) => template.key === key && template.version === version);
  return form === undefined ? undefined : { form, rights };
}

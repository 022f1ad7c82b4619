import { explainAssignment } from '@yunliu/engine/explain';
import type { PathPreview, PreviewStep, ScenarioWorld } from '@yunliu/engine/simulate';
import type { TrialNames } from './trial-names.js';

/** 为什么是他: the rule behind the people of a step of a preview. */
export function pathWhy(
  { history }: PathPreview,
  step: PreviewStep,
  names: TrialNames,
  directory: ScenarioWorld['directory'],
): string {
  const stateTitle = (state: string): string => names.state(step.process, state);
  const events = history.filter(({ instanceId }) => instanceId === step.instanceId);
  return explainAssignment(events, step.taskId, { directory, locale: names.locale, stateTitle }) ?? '';
}

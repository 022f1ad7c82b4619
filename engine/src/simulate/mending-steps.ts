import type { Command } from '../decide/command.js';
import type { JsonObject } from '../definition/json.js';
import type { Job, ProcessInstance } from '../instance/instance.js';
import type { ScenarioStep } from './scenario.js';
import type { SimulatedCommand } from './simulation-options.js';
import type { StepTarget } from './step-target.js';

type Mapping = Extract<Command, { readonly type: 'migrate' }>['mapping'];

interface ByAdministrator extends StepTarget {
  readonly by: string;
}

/** The incident of a state; absent = the first there is. */
interface AtIncident extends ByAdministrator {
  readonly state?: string;
}

/** Steps of administrators who put things right, and of people who add a file. */
export type MendingStep =
  | { readonly retryIncident: AtIncident }
  /** `data`: what the handler would have answered. */
  | { readonly skipIncident: AtIncident & { readonly reason: string; readonly data?: JsonObject } }
  | { readonly correctVariables: ByAdministrator & { readonly data: JsonObject; readonly reason: string } }
  | { readonly migrate: ByAdministrator & { readonly toVersion: number; readonly mapping?: Mapping } }
  /** `file`: the id it gets; the fields of forms name files by it. */
  | { readonly attach: ByAdministrator & { readonly file: string; readonly name?: string } };

/** The command of such a step; `undefined` = another kind of step. */
export function mendingCommand(instance: ProcessInstance, step: ScenarioStep): SimulatedCommand | undefined {
  const { id: instanceId } = instance;
  if ('retryIncident' in step) {
    const { by, state } = step.retryIncident;
    return { type: 'retry-incident', instanceId, by, jobId: incidentIn(instance, state)?.id ?? '' };
  }
  if ('skipIncident' in step) {
    const { by, state, reason, data } = step.skipIncident;
    const jobId = incidentIn(instance, state)?.id ?? '';
    return { type: 'skip-incident', instanceId, by, jobId, reason, ...(data === undefined ? {} : { output: data }) };
  }
  if ('correctVariables' in step) {
    const { by, data: values, reason } = step.correctVariables;
    return { type: 'correct-variables', instanceId, by, values, reason };
  }
  if ('migrate' in step) {
    const { by, toVersion, mapping } = step.migrate;
    const planId = 'story';
    return { type: 'migrate', instanceId, by, toVersion, planId, ...(mapping === undefined ? {} : { mapping }) };
  }
  if ('attach' in step) {
    const { by, file: id, name = id } = step.attach;
    const bytes = { size: 0, mediaType: 'application/octet-stream', sha256: '' };
    return { type: 'attach', instanceId, by, attachment: { id, name, ...bytes, kind: 'upload' } };
  }
  return undefined;
}

function incidentIn({ jobs, visits }: ProcessInstance, state: string | undefined): Job | undefined {
  const at = (visitId: string | undefined): string | undefined => visits.find(({ id }) => id === visitId)?.state;
  return jobs.find(({ incident, visitId }) => incident !== undefined && (state === undefined || at(visitId) === state));
}

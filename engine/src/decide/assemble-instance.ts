import type { ProcessInstance } from '../instance/instance.js';
import type { CompiledProcess } from '../compile/compiled-process.js';

/** What a turn has made of an instance: the document without what the turn alone counts. */
interface Parts extends Omit<ProcessInstance, 'id' | 'definition' | 'revision' | 'counters'> {
  readonly process: CompiledProcess;
  readonly instanceId: string;
}

/** The instance document after a turn. */
export function assembleInstance(
  parts: Parts,
  revision: number,
  counters: ProcessInstance['counters'],
): ProcessInstance {
  const { process, businessKey, outcome, endedAt, parent } = parts;
  const { key, version } = process.definition;
  const instance: { -readonly [Key in keyof ProcessInstance]: ProcessInstance[Key] } = {
    id: parts.instanceId,
    definition: { key, version, hash: process.hash },
    subject: parts.subject,
    revision,
    status: parts.status,
    startedBy: parts.startedBy,
    startedAt: parts.startedAt,
    visits: parts.visits,
    entered: parts.entered,
    handlers: parts.handlers,
    variables: parts.variables,
    tasks: parts.tasks,
    timers: parts.timers,
    jobs: parts.jobs,
    children: parts.children,
    attachments: parts.attachments,
    counters,
  };
  // Absent, not undefined: the document must be the same before and after a trip through JSON.
  if (businessKey !== undefined) instance.businessKey = businessKey;
  if (outcome !== undefined) instance.outcome = outcome;
  if (endedAt !== undefined) instance.endedAt = endedAt;
  if (parent !== undefined) instance.parent = parent;
  if (parts.error !== undefined) instance.error = parts.error;
  if (parts.waits !== undefined) instance.waits = parts.waits;
  if (parts.compensable !== undefined && parts.compensable.length > 0) instance.compensable = parts.compensable;
  if (parts.leftIn !== undefined && Object.keys(parts.leftIn).length > 0) instance.leftIn = parts.leftIn;
  if (parts.participants !== undefined) instance.participants = parts.participants;
  if (parts.delegates !== undefined) instance.delegates = parts.delegates;
  if (parts.returners !== undefined) instance.returners = parts.returners;
  if (parts.choices !== undefined) instance.choices = parts.choices;
  if (parts.suspended !== undefined) instance.suspended = parts.suspended;
  if (parts.trail !== undefined && parts.trail.length > 0) instance.trail = parts.trail;
  if (parts.reportedAt !== undefined) instance.reportedAt = parts.reportedAt;
  if (parts.service !== undefined) instance.service = parts.service;
  if (parts.clocks !== undefined && parts.clocks.length > 0) instance.clocks = parts.clocks;
  if (parts.lateEntries !== undefined && parts.lateEntries.length > 0) instance.lateEntries = parts.lateEntries;
  if (parts.titles !== undefined && Object.keys(parts.titles).length > 0) instance.titles = parts.titles;
  return instance;
}

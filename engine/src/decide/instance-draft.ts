import type { Instant } from '../definition/instant.js';
import type { JsonObject } from '../definition/json.js';
import type { Attachment, ChildLink, Job, ProcessInstance, Task, Timer, Visit } from '../instance/instance.js';

/** What a new instance starts from. */
export type NewInstance = Pick<ProcessInstance, 'id' | 'startedBy' | 'variables' | 'parent'>;

/** An instance being changed: begins with the stored document, or as a new one. Lists are replaced, never edited. */
export class InstanceDraft {
  readonly instanceId: string;
  readonly startedBy: string;
  readonly startedAt: Instant;
  readonly parent: ProcessInstance['parent'];

  status: ProcessInstance['status'];
  outcome: string | undefined;
  endedAt: Instant | undefined;
  businessKey: string | undefined;
  subject: string;
  variables: JsonObject;
  visits: readonly Visit[];
  entered: { readonly [state: string]: number };
  handlers: { readonly [state: string]: string };
  participants: ProcessInstance['participants'];
  delegates: ProcessInstance['delegates'];
  returners: ProcessInstance['returners'];
  choices: ProcessInstance['choices'];
  tasks: readonly Task[];
  timers: readonly Timer[];
  jobs: readonly Job[];
  children: readonly ChildLink[];
  attachments: readonly Attachment[];
  error: string | undefined;
  waits: ProcessInstance['waits'];
  compensable: NonNullable<ProcessInstance['compensable']>;
  leftIn: NonNullable<ProcessInstance['leftIn']>;
  suspended: ProcessInstance['suspended'];
  trail: NonNullable<ProcessInstance['trail']>;
  service: ProcessInstance['service'];
  clocks: NonNullable<ProcessInstance['clocks']>;
  lateEntries: NonNullable<ProcessInstance['lateEntries']>;
  reportedAt: ProcessInstance['reportedAt'];
  titles: NonNullable<ProcessInstance['titles']>;

  constructor(base: ProcessInstance | NewInstance, now: Instant) {
    const stored: ProcessInstance | undefined = 'revision' in base ? base : undefined;
    this.instanceId = base.id;
    this.startedBy = base.startedBy;
    this.parent = base.parent;
    this.variables = base.variables;
    this.startedAt = stored?.startedAt ?? now;
    this.status = stored?.status ?? 'running';
    this.outcome = stored?.outcome;
    this.endedAt = stored?.endedAt;
    this.businessKey = stored?.businessKey;
    this.subject = stored?.subject ?? '';
    this.visits = stored?.visits ?? [];
    this.entered = stored?.entered ?? {};
    this.handlers = stored?.handlers ?? {};
    this.participants = stored?.participants;
    this.delegates = stored?.delegates;
    this.returners = stored?.returners;
    this.choices = stored?.choices;
    this.tasks = stored?.tasks ?? [];
    this.timers = stored?.timers ?? [];
    this.jobs = stored?.jobs ?? [];
    this.children = stored?.children ?? [];
    this.attachments = stored?.attachments ?? [];
    this.error = stored?.error;
    this.waits = stored?.waits;
    this.compensable = stored?.compensable ?? [];
    this.leftIn = stored?.leftIn ?? {};
    this.suspended = stored?.suspended;
    this.trail = stored?.trail ?? [];
    this.service = stored?.service;
    this.clocks = stored?.clocks ?? [];
    this.lateEntries = stored?.lateEntries ?? [];
    this.reportedAt = stored?.reportedAt;
    this.titles = stored?.titles ?? {};
  }
}

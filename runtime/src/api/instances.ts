import type { ProcessDefinition } from '@yunliu/engine/definition';
import { attachmentSchema } from './attachments.js';
import { cursor, instantSchema, pageLimit, personSchema, titledSchema } from './common.js';
import { incidentSchema } from './incidents.js';
import { offeredOperationSchema } from './operations-offered.js';
import { document, flag, integer, key, list, map, named, number, object, oneOf, text, values } from './schema.js';
import type { Infer } from './schema.js';

const instanceStatus = oneOf('running', 'completed', 'cancelled');

const clockSummarySchema = named(
  'ClockSummary',
  object(
    {
      title: text(),
      state: oneOf('running', 'paused'),
      startedAt: instantSchema,
      breached: flag(),
      count: integer(),
    },
    { due: instantSchema, priority: text(), provisional: flag() },
  ),
);
export type ClockSummary = Infer<typeof clockSummarySchema>;

export const instanceRowSchema = named(
  'InstanceRow',
  object(
    {
      id: text(),
      process: titledSchema,
      version: integer(),
      subject: text(),
      status: instanceStatus,
      startedBy: personSchema,
      startedAt: instantSchema,
      /** Where it stands, in words. */
      states: list(titledSchema),
    },
    {
      businessKey: text(),
      outcome: text(),
      endedAt: instantSchema,
      dueAt: instantSchema,
      suspended: flag(),
      /** Open promised times: the most urgent one, and how many there are. */
      clock: clockSummarySchema,
    },
  ),
);
export type InstanceRow = Infer<typeof instanceRowSchema>;

export const instancePageSchema = named('InstancePage', object({ rows: list(instanceRowSchema) }, { cursor: text() }));
export type InstancePage = Infer<typeof instancePageSchema>;

export const instanceQuerySchema = object(
  {},
  {
    text: text({ maxLength: 200 }),
    process: key(),
    status: instanceStatus,
    /** Started at or after / before this instant. */
    from: instantSchema,
    to: instantSchema,
    cursor,
    limit: pageLimit,
  },
);
export type InstanceSearch = Infer<typeof instanceQuerySchema>;

const timelineEventSchema = named(
  'TimelineEvent',
  object(
    {
      seq: integer(),
      at: instantSchema,
      /** `HistoryEventType` of the engine, e.g. `task.completed`. */
      type: text(),
      actor: personSchema,
      /** As recorded, without anything the viewer may not see. */
      details: values(),
    },
    { state: titledSchema, taskId: text(), hash: text() },
  ),
);
export type TimelineEvent = Infer<typeof timelineEventSchema>;

const openTaskSchema = named(
  'OpenTask',
  object(
    {
      id: text(),
      state: titledSchema,
      createdAt: instantSchema,
      /** Who may claim it: users, roles and departments by name. */
      candidates: list(object({ kind: oneOf('user', 'role', 'department'), id: text(), name: text() })),
      /** The viewer may open and work on it. */
      mine: flag(),
    },
    {
      dueAt: instantSchema,
      assignee: personSchema,
      /** 委派: to whom it goes back. */
      owner: personSchema,
      /** 代理: in whose place it is done. */
      onBehalfOf: personSchema,
      /** Its own title, where the state's title names a row. */
      title: text(),
    },
  ),
);
export type OpenTask = Infer<typeof openTaskSchema>;

/** Several people answering one state together; ended groups stay readable. */
const voteGroupSchema = named(
  'VoteGroup',
  object(
    {
      id: text(),
      state: titledSchema,
      open: flag(),
      members: list(
        object(
          { id: text(), status: oneOf('voted', 'open', 'waiting', 'closed') },
          {
            person: personSchema,
            /** Who answered, where that is somebody else. */
            by: personSchema,
            outcome: text(),
            kind: oneOf('pass', 'reject', 'abstain'),
            comment: text(),
            at: instantSchema,
            /** Why it was closed without an answer. */
            closed: text(),
            weight: number(),
            addedBy: personSchema,
            mode: oneOf('before', 'after', 'parallel'),
            taskId: text(),
          },
        ),
      ),
    },
    { result: oneOf('pass', 'reject', 'direct', 'none'), outcome: text(), reason: text() },
  ),
);
export type VoteGroup = Infer<typeof voteGroupSchema>;

const relatedInstanceSchema = named(
  'RelatedInstance',
  object(
    {
      id: text(),
      process: titledSchema,
      subject: text(),
      status: instanceStatus,
      relation: oneOf('parent', 'child'),
      /** The viewer may open it. */
      maySee: flag(),
    },
    { businessKey: text(), outcome: text(), state: titledSchema, startedAt: instantSchema },
  ),
);
export type RelatedInstance = Infer<typeof relatedInstanceSchema>;

const printableSchema = named(
  'Printable',
  object(
    { template: text(), version: integer(), title: text(), url: text() },
    {
      code: text(),
      /** Name of a further print template of the form, which is its title too; absent = the main one. */
      print: text(),
    },
  ),
);
export type Printable = Infer<typeof printableSchema>;

export const instanceDetailSchema = named(
  'InstanceDetail',
  object(
    {
      id: text(),
      revision: integer(),
      process: titledSchema,
      version: integer(),
      subject: text(),
      status: instanceStatus,
      startedBy: personSchema,
      startedAt: instantSchema,
      /** For the drawing (`yl-flow-view`). */
      definition: document<ProcessDefinition>('Process definition, see process-definition.schema.json'),
      /** States it stands in, containers included. */
      activeStates: list(text()),
      /** States entered before and left again. */
      doneStates: list(text()),
      /** Values of form fields this viewer may see; hidden ones never leave the server. */
      values: values(),
      /** The forms of this instance with the fields the viewer may see, newest rights applied, all read-only. */
      forms: list(
        object({
          template: text(),
          version: integer(),
          title: text(),
          /** Field path -> `read` or `hidden`. */
          rights: map(oneOf('hidden', 'read')),
        }),
      ),
      tasks: list(openTaskSchema),
      /** Oldest first. */
      groups: list(voteGroupSchema),
      timeline: list(timelineEventSchema),
      attachments: list(attachmentSchema),
      related: list(relatedInstanceSchema),
      /** Only for administrators; empty for everyone else. */
      incidents: list(incidentSchema),
      printable: list(printableSchema),
      /** Names of every user, role and department mentioned (`id`, `role:<key>`, `department:<id>` -> name). */
      names: map(text()),
      may: object({ cancel: flag(), comment: flag(), attach: flag(), sendMessage: flag() }),
    },
    {
      businessKey: text(),
      outcome: text(),
      endedAt: instantSchema,
      /** What the viewer may do with the instance besides its tasks, and why not the rest. */
      operations: list(offeredOperationSchema),
      suspended: object({ at: instantSchema, by: personSchema, reason: text() }),
      /** Who was copied in, and when they read it. */
      copies: list(object({ to: personSchema, by: personSchema, at: instantSchema }, { readAt: instantSchema })),
    },
  ),
);
export type InstanceDetail = Infer<typeof instanceDetailSchema>;

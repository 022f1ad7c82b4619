import type { FormTemplate } from '@yunliu/engine/forms';
import {
  backDated,
  choices,
  commandId,
  cursor,
  instantSchema,
  pageLimit,
  personSchema,
  titledSchema,
} from './common.js';
import { instanceDetailSchema, instanceRowSchema } from './instances.js';
import { offeredOperationSchema } from './operations-offered.js';
import { document, flag, integer, key, list, map, named, object, oneOf, text, values } from './schema.js';
import type { Infer } from './schema.js';

/** To do, done by me, started by me, copied to me (抄送), delegated by me and not back yet (已委派). */
const taskView = oneOf('todo', 'done', 'started', 'copies', 'delegated');
export type TaskView = Infer<typeof taskView>;

export const taskQuerySchema = object(
  { view: taskView },
  { process: key(), text: text({ maxLength: 200 }), cursor, limit: pageLimit },
);
export type TaskQuery = Infer<typeof taskQuerySchema>;

const taskRowSchema = named(
  'TaskRow',
  object(
    {
      id: text(),
      state: titledSchema,
      createdAt: instantSchema,
      status: oneOf('open', 'completed', 'cancelled'),
    },
    {
      dueAt: instantSchema,
      /** Its own title, where it is about one row of a list; else that of the state. */
      title: text(),
      assignee: personSchema,
      /** 代理: in whose place the assignee has it. */
      onBehalfOf: personSchema,
      /** 委派: who gets it back. */
      owner: personSchema,
      /** 催办 so far. */
      urges: integer(),
      /** Why it was closed without an answer. */
      closedFor: text(),
      /** Title of the outcome taken. */
      outcome: text(),
      endedAt: instantSchema,
    },
  ),
);
export type TaskRow = Infer<typeof taskRowSchema>;

export const taskListSchema = named(
  'TaskList',
  object(
    {
      view: taskView,
      /** `task` is there in the views `todo` and `done`. */
      rows: list(
        object(
          { instance: instanceRowSchema },
          {
            task: taskRowSchema,
            /** In the view `copies`: when, by whom, and since when it is read. */
            copy: object({ at: instantSchema, by: personSchema }, { readAt: instantSchema }),
          },
        ),
      ),
    },
    { cursor: text() },
  ),
);
export type TaskList = Infer<typeof taskListSchema>;

export const taskCountsSchema = named(
  'TaskCounts',
  object({
    /** Up to 99. */
    todo: integer(),
    /** There are more than `todo`: show `99+`. */
    todoIsMore: flag(),
    unreadNotices: integer(),
    /** Up to 99. */
    unreadCopies: integer(),
  }),
);
export type TaskCounts = Infer<typeof taskCountsSchema>;

const offeredOutcomeSchema = named(
  'OfferedOutcome',
  object({
    key: text(),
    title: text(),
    style: oneOf('primary', 'default', 'danger'),
    commentRequired: flag(),
    skipRequired: flag(),
    /** Its condition is true on the values asked about. Ask again with `POST /api/tasks/:id/check` as they change. */
    offered: flag(),
  }),
);
export type OfferedOutcome = Infer<typeof offeredOutcomeSchema>;

const taskFormSchema = named(
  'TaskForm',
  object({
    template: document<FormTemplate>('Form template, see form-template.schema.json'),
    /** Effective rights: every field path of the template -> right. A page opened without the task in hand has no `edit`. */
    rights: map(oneOf('hidden', 'read', 'edit', 'required')),
    /** Address of the standalone validator module. */
    validator: text(),
  }),
);
export type TaskForm = Infer<typeof taskFormSchema>;

export const taskPageSchema = named(
  'TaskPage',
  object(
    {
      task: taskRowSchema,
      /** Values by the state's rights, hidden ones left out; the draft is not mixed in. */
      values: values(),
      outcomes: list(offeredOutcomeSchema),
      /** Further forms shown read-only beside the task's own. */
      references: list(taskFormSchema),
      may: object({ claim: flag(), unclaim: flag(), complete: flag(), saveDraft: flag(), transfer: flag() }),
      instance: instanceDetailSchema,
    },
    {
      form: taskFormSchema,
      draft: values(),
      description: text(),
      /** What the viewer may do here besides taking an outcome, and why not the rest. */
      operations: list(offeredOperationSchema),
      /** 委派: to whom it goes back. */
      owner: personSchema,
      /** 代理: in whose place it is done. */
      onBehalfOf: personSchema,
      /** The vote group it belongs to, one of `instance.groups`. */
      group: text(),
      /** People the viewer chooses for states to come, by the outcomes that lead there. */
      choose: list(
        object(
          { state: titledSchema, most: integer(), required: flag(), outcomes: list(text()) },
          {
            /** Only these; absent = any active user. */
            among: list(personSchema),
            /** Chosen before. */
            chosen: list(personSchema),
          },
        ),
      ),
      /** 催办 so far. */
      urged: object({ count: integer(), at: instantSchema }),
    },
  ),
);
export type TaskPage = Infer<typeof taskPageSchema>;

const expectedRevision = integer({ minimum: 0 });

export const taskCommandSchema = named('TaskCommand', object({ commandId }, { expectedRevision }));
/** Body of claim and unclaim. */
export type TaskCommand = Infer<typeof taskCommandSchema>;

export const completeTaskSchema = named(
  'CompleteTask',
  object({ commandId, outcome: key() }, { values: values(), comment: text(), choices, expectedRevision, ...backDated }),
);
export type CompleteTask = Infer<typeof completeTaskSchema>;

export const saveDraftSchema = named('SaveDraft', object({ commandId, values: values() }, { expectedRevision }));
export type SaveDraft = Infer<typeof saveDraftSchema>;

export const transferTaskSchema = named(
  'TransferTask',
  object({ commandId, to: key() }, { comment: text(), expectedRevision }),
);
export type TransferTask = Infer<typeof transferTaskSchema>;

export const checkTaskSchema = named('CheckTask', object({ values: values() }));
export type CheckTask = Infer<typeof checkTaskSchema>;

export const checkTaskAnswerSchema = named('CheckTaskAnswer', object({ outcomes: list(offeredOutcomeSchema) }));
export type CheckTaskAnswer = Infer<typeof checkTaskAnswerSchema>;

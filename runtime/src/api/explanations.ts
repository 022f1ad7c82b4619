import { instantSchema, personSchema, titledSchema } from './common.js';
import { flag, integer, key, list, named, object, oneOf, text, values } from './schema.js';
import type { Infer } from './schema.js';

/** A part of a condition with what it read. `unknown`: a value is missing, so it does not hold. */
const conditionPartSchema = named(
  'ConditionPart',
  object({
    text: text(),
    met: oneOf('yes', 'no', 'unknown'),
    /** Values as words; `hidden`: the viewer may not see the field. */
    values: list(object({ name: text(), title: text() }, { value: text(), hidden: flag() })),
  }),
);
export type ConditionPart = Infer<typeof conditionPartSchema>;

const conditionSchema = object({
  text: text(),
  met: oneOf('yes', 'no', 'unknown'),
  parts: list(conditionPartSchema),
});

const waitSchema = named(
  'Wait',
  object(
    {
      kind: oneOf('task', 'timer', 'message', 'signal', 'child', 'job', 'incident', 'suspended'),
      /** One sentence. */
      text: text(),
      /** Who can act now; empty where nobody can or nobody has to. */
      people: list(personSchema),
      /** People beyond those listed. */
      more: integer(),
    },
    { state: titledSchema, taskId: text(), instanceId: text(), dueAt: instantSchema },
  ),
);
export type ApiWait = Infer<typeof waitSchema>;

const decisionSchema = named(
  'ExplainedDecision',
  object({
    seq: integer(),
    state: titledSchema,
    to: titledSchema,
    /** No branch held. */
    otherwise: flag(),
    /** Branches in the order they were tried. */
    tried: list(object({ to: titledSchema }, { title: text(), condition: conditionSchema })),
  }),
);
export type ApiDecision = Infer<typeof decisionSchema>;

export const explanationSchema = named(
  'Explanation',
  object({
    /** What it waits for, what keeps it from going on first. */
    waits: list(waitSchema),
    /** Why the people of each task, ended ones included, have it. */
    assignments: list(object({ taskId: text(), state: titledSchema, text: text(), open: flag() })),
    decisions: list(decisionSchema),
  }),
);
export type Explanation = Infer<typeof explanationSchema>;

export const explainTaskSchema = named(
  'ExplainTask',
  object({}, { /** Typed and not sent yet. */ values: values(), /** Why would this one be refused? */ outcome: key() }),
);
export type ExplainTask = Infer<typeof explainTaskSchema>;

export const taskExplanationSchema = named(
  'TaskExplanation',
  object(
    {
      outcomes: list(object({ key: text(), title: text(), offered: flag(), unmet: list(conditionPartSchema) })),
    },
    {
      /** Absent = the outcome asked about would be accepted. */
      refusal: object(
        { code: text(), message: text(), hint: text(), people: list(personSchema), more: integer() },
        { issues: list(object({ pointer: text(), message: text() })) },
      ),
    },
  ),
);
export type TaskExplanation = Infer<typeof taskExplanationSchema>;

export const previewStartSchema = named('PreviewStart', object({ process: key() }, { variables: values() }));
export type PreviewStart = Infer<typeof previewStartSchema>;

export const previewInstanceSchema = named('PreviewInstance', object({}, { values: values() }));
export type PreviewInstance = Infer<typeof previewInstanceSchema>;

export const pathPreviewSchema = named(
  'PathPreview',
  object(
    {
      steps: list(
        object(
          {
            process: titledSchema,
            state: titledSchema,
            at: instantSchema,
            people: list(personSchema),
            more: integer(),
            /** Somebody would have to fill something in first. */
            assumed: flag(),
          },
          { dueAt: instantSchema, assignee: personSchema, outcome: text() },
        ),
      ),
      end: oneOf('completed', 'cancelled', 'waits', 'limit', 'refused'),
      waits: list(text()),
    },
    { outcome: text(), fault: object({ code: text(), message: text(), hint: text() }) },
  ),
);
export type PathPreview = Infer<typeof pathPreviewSchema>;

import { commandId } from './common.js';
import { integer, key, list, named, object, oneOf, text, values } from './schema.js';
import type { Infer } from './schema.js';

const expectedRevision = integer({ minimum: 0 });
const reason = text({ minLength: 1, maxLength: 2000 });
const remark = text({ maxLength: 2000 });
const users = list(key(), { maxItems: 200 });

export const delegateTaskSchema = named(
  'DelegateTask',
  object({ commandId, to: key() }, { reason: remark, expectedRevision }),
);
export type DelegateTask = Infer<typeof delegateTaskSchema>;

export const resolveTaskSchema = named(
  'ResolveTask',
  object({ commandId }, { values: values(), comment: remark, expectedRevision }),
);
export type ResolveTask = Infer<typeof resolveTaskSchema>;

export const recallDelegationSchema = named(
  'RecallDelegation',
  object({ commandId }, { reason: remark, expectedRevision }),
);
export type RecallDelegation = Infer<typeof recallDelegationSchema>;

export const addSignersSchema = named(
  'AddSigners',
  object({ commandId, mode: oneOf('before', 'after', 'parallel'), users, reason }, { expectedRevision }),
);
export type AddSigners = Infer<typeof addSignersSchema>;

export const removeSignersSchema = named(
  'RemoveSigners',
  object({ commandId }, { users, reason: remark, expectedRevision }),
);
export type RemoveSigners = Infer<typeof removeSignersSchema>;

export const returnTaskSchema = named(
  'ReturnTask',
  object({ commandId, comment: reason }, { to: key(), afterwards: oneOf('walk', 'straight'), expectedRevision }),
);
export type ReturnTask = Infer<typeof returnTaskSchema>;

export const urgeTaskSchema = named('UrgeTask', object({ commandId }, { text: remark }));
export type UrgeTask = Infer<typeof urgeTaskSchema>;

export const completeTasksSchema = named(
  'CompleteTasks',
  object({ batchId: commandId, tasks: list(key(), { maxItems: 200 }), outcome: key() }, { comment: text() }),
);
export type CompleteTasks = Infer<typeof completeTasksSchema>;

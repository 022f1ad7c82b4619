import { commandId } from './common.js';
import { flag, integer, key, list, named, object, oneOf, text } from './schema.js';
import type { Infer } from './schema.js';

const expectedRevision = integer({ minimum: 0 });
const reason = text({ minLength: 1, maxLength: 2000 });
const remark = text({ maxLength: 2000 });

export const recallInstanceSchema = named(
  'RecallInstance',
  object({ commandId }, { reason: remark, expectedRevision }),
);
export type RecallInstance = Infer<typeof recallInstanceSchema>;

export const takeBackSchema = named(
  'TakeBack',
  object({ commandId }, { state: key(), reason: remark, expectedRevision }),
);
export type TakeBack = Infer<typeof takeBackSchema>;

export const copyPeopleSchema = named(
  'CopyPeople',
  object({ commandId, users: list(key(), { maxItems: 200 }) }, { text: remark }),
);
export type CopyPeople = Infer<typeof copyPeopleSchema>;

export const copyReadSchema = named('CopyRead', object({ unreadCopies: integer() }));
export type CopyRead = Infer<typeof copyReadSchema>;

export const jumpToSchema = named(
  'JumpTo',
  object({ commandId, to: key(), reason }, { people: oneOf('keep', 'ask'), expectedRevision }),
);
export type JumpTo = Infer<typeof jumpToSchema>;

export const terminateInstanceSchema = named(
  'TerminateInstance',
  object({ commandId, as: oneOf('terminated', 'voided'), reason }, { expectedRevision }),
);
export type TerminateInstance = Infer<typeof terminateInstanceSchema>;

export const suspendInstanceSchema = named(
  'SuspendInstance',
  object({ commandId, reason }, { timers: oneOf('shift', 'absolute'), children: flag(), expectedRevision }),
);
export type SuspendInstance = Infer<typeof suspendInstanceSchema>;

export const activateInstanceSchema = named(
  'ActivateInstance',
  object({ commandId }, { reason: remark, children: flag(), expectedRevision }),
);
export type ActivateInstance = Infer<typeof activateInstanceSchema>;

export const reopenInstanceSchema = named(
  'ReopenInstance',
  object({ commandId, to: key(), reason }, { expectedRevision }),
);
export type ReopenInstance = Infer<typeof reopenInstanceSchema>;

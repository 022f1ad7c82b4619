export { systemActor } from './actor.js';
export type { Actor } from './actor.js';
export { principalsOf } from './directory.js';
export type { Department, Directory, Principal, Role, User } from './directory.js';
export { fieldVisibility, taskStates, visibleValue, visibleValues } from './field-visibility.js';
export type { FieldVisibility, FormLookup } from './field-visibility.js';
export {
  adminRole,
  isPartOf,
  mayAct,
  mayAdminister,
  mayCancel,
  mayClaim,
  mayContribute,
  mayPrint,
  mayManageReports,
  mayRunSchedules,
  maySee,
  maySeeAll,
  maySendMessage,
  mayStart,
  mayTransfer,
  mayUnclaim,
  reaches,
  viewerOf,
} from './permissions.js';
export type { Viewer } from './permissions.js';
export type { Substitution } from './substitution.js';

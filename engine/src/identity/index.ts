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
  mayApproveDesign,
  mayCancel,
  mayClaim,
  mayContribute,
  mayDesign,
  mayDesignSomething,
  mayPrint,
  mayManageReports,
  mayPublishDesign,
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
export type { DesignRule, DesignSubject, Viewer } from './permissions.js';
export type { Substitution } from './substitution.js';

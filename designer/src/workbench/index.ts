export { Workbench, type SessionReplacedDetail, type UnsavedDetail } from './workbench.js';
export type {
  AuditEntry,
  DesignEditor,
  DesignPerson,
  DraftStand,
  PendingReview,
  Presence,
  PresenceIntent,
  SaveRequest,
  StoredDraft,
  WorkbenchHost,
} from './workbench-host.js';

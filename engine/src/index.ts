export type { Command, CommandType, JobResult, StartCommand } from './decide/command.js';
export type { CommandResult } from './decide/decision.js';
export { decide } from './decide/decide.js';
export { offeredInstanceOperations, offeredOperations } from './decide/operations/offered-operations.js';
export type { InstanceOperation, OfferedOperation, TaskOperation } from './decide/operations/offered-operations.js';
export { jsonPointer } from './definition/issue.js';
export type { Issue } from './definition/issue.js';
export type { Instant } from './definition/instant.js';
export type { Json, JsonObject, JsonSchema } from './definition/json.js';
export { localize } from './definition/localized-text.js';
export type { Locale, LocalizedText } from './definition/localized-text.js';
export type { ProcessDefinition } from './definition/process-definition.js';
export { YunliuError } from './definition/yunliu-error.js';
export type { Fault } from './definition/yunliu-error.js';
export type { FormTemplate } from './forms/form-template.js';
export { verifyBundle } from './history/bundle.js';
export type { HistoryBundle } from './history/bundle.js';
export { contentHash } from './history/canonical-json.js';
export {
  adminRole,
  fieldVisibility,
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
  principalsOf,
  reaches,
  systemActor,
  taskStates,
  viewerOf,
  visibleValue,
  visibleValues,
} from './identity/index.js';
export type {
  Actor,
  Department,
  DesignRule,
  DesignSubject,
  Directory,
  FormLookup,
  FieldVisibility,
  Principal,
  Role,
  Substitution,
  User,
  Viewer,
} from './identity/index.js';
export type {
  Attachment,
  ChildLink,
  HistoryEvent,
  HistoryEventType,
  Job,
  JobRequest,
  ProcessInstance,
  Task,
  Timer,
  VariableChange,
  Visit,
} from './instance/instance.js';
export { historyEventTypes } from './instance/history-event-types.js';
export type { BatchItem, BatchReport } from './run/batch/batch.js';
export type {
  Batches,
  CompleteTasksRequest,
  HandOverPreview,
  HandOverRequest,
  HandOverTask,
  ScopeSuspension,
  SuspensionScope,
} from './run/batch/batches-api.js';
export type { Offers } from './run/offers.js';
export { createDirectory } from './identity/create-directory.js';
export type { Organisation } from './identity/create-directory.js';
export { createEngine } from './run/engine.js';
export type {
  CommandInput,
  CommitNotice,
  DefinitionBundle,
  Engine,
  EngineOptions,
  PublishReport,
  ServiceHandler,
} from './run/engine-api.js';
export type {
  DryRunItem,
  MigrationBatch,
  MigrationItem,
  MigrationRequest,
  Migrations,
  VersionOverview,
} from './run/migration/migration-request.js';
export type { ExternalJobs, FetchRequest, HeldJob, LockedJob } from './run/external/external-jobs-api.js';
export type { BuiltInOptions, OutboundLimits, WebhookTarget } from './run/handlers/built-in-options.js';
export type { SignalReceipt, SignalRequest } from './run/messages/broadcast.js';
export type { MessageReceipt, MessageRequest } from './run/messages/correlate.js';
export { declaredFailure } from './run/jobs/job-failure.js';
export { loadFolder } from './run/load-folder.js';
export type { FolderPaths, LoadedFolder } from './run/load-folder.js';
export { exportHistory } from './run/export-history.js';
export { createLocalFileStore } from './run/local-file-store.js';
export { systemClock } from './run/ports/clock.js';
export type { Clock } from './run/ports/clock.js';
export type { DocumentRenderer, FormDocumentRequest } from './run/ports/document-renderer.js';
export type { FileStore } from './run/ports/file-store.js';
export { silentLogger } from './run/ports/logger.js';
export type { Logger } from './run/ports/logger.js';
export type { Mail, Mailer } from './run/ports/mailer.js';
export type { Notice, Notifier } from './run/ports/notifier.js';
export type { RecurringDuty, Scheduler } from './run/ports/scheduler.js';
export type {
  DateSetView,
  RunNow,
  ScheduleOptions,
  Schedules,
  ScheduleStatus,
  ScheduleView,
} from './run/scheduler/schedules-api.js';
export type { ScheduleAudit, SchedulePause, ScheduleRun } from './run/scheduler/schedule-records.js';
export { createInProcessScheduler } from './run/scheduler/in-process-scheduler.js';
export { createRecordNotifier, markNoticeRead, noticesOf } from './run/record-notifier.js';
export type { InAppNotice } from './run/record-notifier.js';
export { openStoredDirectory } from './run/stored-directory.js';
export type { StoredDirectory } from './run/stored-directory.js';
export { createWorkerTokens } from './run/worker-tokens.js';
export type { WorkerToken, WorkerTokens } from './run/worker-tokens.js';
export { timeOrderedId } from './run/time-ordered-id.js';
export type { CaseRow, ClockCount, EndedClock, EndedClockQuery, ReportStore } from './store/report-store.js';
export type { DesignCommit, DesignNote, DesignOutcome, DesignStore, StoredDesign } from './store/design-store.js';
export type { MessageStore, StoredMessage, WaitPosition, WaitQuery } from './store/message-store.js';
export type {
  CommandRecord,
  Commit,
  CommitOutcome,
  CopyMark,
  CopyRow,
  DefinitionVersion,
  FormVersion,
  InboxQuery,
  InstanceQuery,
  InstanceRow,
  Page,
  PageRequest,
  Store,
  TaskRow,
  UserListQuery,
} from './store/store.js';
export type {
  AgreementRegistry,
  AgreementReport,
  DowntimeView,
  StoredAgreement,
  TicketTold,
} from './run/agreements/agreement-registry-api.js';
export type {
  AwaitedDecision,
  ClockFilter,
  ClockStore,
  ClockVerdictQuery,
  OpenClockQuery,
  OpenClockRow,
} from './store/clock-store.js';
export type {
  Appeal,
  BreachReason,
  ClockVerdict,
  ExtensionRequest,
  InstanceClock,
  LateEntry,
  ServiceBinding,
} from './instance/instance-clock.js';

export { routeTable, operations } from './route-table.js';
export type { OperationId, RouteTable } from './route-table.js';
export type {
  AnswerOf,
  AnyRoute,
  BodyOf,
  ParamsOf,
  QueryOf,
  Route,
  RouteAccess,
  RouteAnswer,
  RouteCheck,
  RouteSummary,
} from './route.js';
export type { Infer, Schema } from './schema.js';
export type { ApiError, ApiIssue, CommandAnswer, Person, Titled } from './common.js';
export type {
  MigrationBatches,
  MigrationBatchView,
  MigrationDryRun,
  MigrationOrder,
  MigrationPlan,
  ProcessVersions,
  VersionChanges,
} from './versions.js';
export type { ChangePassword, Session, SessionUser, SignIn } from './session.js';
export type { Catalogue, CatalogueCard } from './catalogue.js';
export type {
  ClockSummary,
  InstanceDetail,
  InstancePage,
  InstanceRow,
  InstanceSearch,
  OpenTask,
  Printable,
  RelatedInstance,
  TimelineEvent,
  VoteGroup,
} from './instances.js';
export type { AddComment, CancelInstance, SendMessage, StartInstance } from './instance-commands.js';
export type { Incident } from './incidents.js';
export type { ApiAttachment, UploadAnswer, UploadFields } from './attachments.js';
export type {
  CheckTask,
  CheckTaskAnswer,
  CompleteTask,
  OfferedOutcome,
  SaveDraft,
  TaskCommand,
  TaskCounts,
  TaskForm,
  TaskList,
  TaskPage,
  TaskQuery,
  TaskRow,
  TaskView,
  TransferTask,
} from './tasks.js';
export type { ActivateScope, BatchReport, HandOver, HandOverPreview, SuspendScope, Suspensions } from './batches.js';
export type {
  ActivateInstance,
  CopyPeople,
  CopyRead,
  JumpTo,
  RecallInstance,
  ReopenInstance,
  SuspendInstance,
  TakeBack,
  TerminateInstance,
} from './instance-operations.js';
export type { OfferedOperation } from './operations-offered.js';
export type {
  AddSigners,
  CompleteTasks,
  DelegateTask,
  RecallDelegation,
  RemoveSigners,
  ResolveTask,
  ReturnTask,
  UrgeTask,
} from './task-operations.js';
export type { ApiDepartment, Departments, People } from './people.js';
export type { ApiNotice, Notices } from './notices.js';
export type { InstanceChanged, LiveEvent } from './events.js';
export type {
  AdminUser,
  AdminUsers,
  ApiRole,
  CreateUser,
  DefinitionRow,
  Definitions,
  DefinitionStatus,
  FormRow,
  Incidents,
  OneTimePassword,
  Publish,
  PublishAnswer,
  PutDepartment,
  PutRole,
  RetryIncident,
  Roles,
  UpdateUser,
} from './admin.js';
export type { ApiDateSet, ApiSchedule, ScheduleRun, ScheduleRuns, Schedules } from './schedules.js';
export type { ApiReport, ApiReportLine, ApiReports, RecomputedReport, ReportLines, ReportScopes } from './reports.js';
export type { HotlineStatistics, StartedHotlineReview } from './hotline-statistics.js';
export type { SlaBoard, SlaTickets } from './sla-board.js';
export type { Health, Ready } from './operations.js';
export type { ApiClock, ClockExplanation, PriorityPreview, StartChoices, TicketClocks } from './clocks.js';
export type { ClockDecisions } from './clock-decisions.js';
export type { ClockVerdicts, OpenClocks } from './clock-rows.js';
export type {
  CalendarChanges,
  CalendarDay,
  CalendarDryRun,
  CalendarMonth,
  Calendars,
  CheckCalendar,
  MovedDue,
} from './calendars.js';
export type { AgreementDetail, Agreements, ApiClientSystem, ApiDowntime } from './agreements.js';
export type {
  ApiDecision,
  ApiWait,
  ConditionPart,
  ExplainTask,
  Explanation,
  PathPreview,
  PreviewInstance,
  PreviewStart,
  TaskExplanation,
} from './explanations.js';
export type {
  ApiSubstitution,
  ConditionFields,
  PutSubstitution,
  PutSubstitutionAnswer,
  StopSubstitution,
  SubstitutionEffect,
  Substitutions,
} from './substitutions.js';
export type { WorkerToken, WorkerTokens } from './workers.js';
export type {
  ApiDesign,
  ApiDesignFiles,
  CreateDesign,
  DeleteDesign,
  DesignEditor,
  DesignOrigin,
  DesignRow,
  Designs,
  DesignSaved,
  SaveDesign,
} from './designs.js';
export type {
  DecideDesign,
  DesignAudit,
  DesignPresence,
  DesignPresent,
  DesignPublished,
  PublishDesign,
} from './design-decisions.js';
export type {
  DesignSettings,
  DesignTemplates,
  DesignVersion,
  DesignVersions,
  PutDesignSettings,
} from './design-versions.js';
export type { DesignFilesBody, DesignImpact, DesignPrint, DesignTicket, DesignTickets } from './design-trials.js';

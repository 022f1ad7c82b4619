import type { OperationId } from '../../api/index.js';
import type { Handlers } from '../http/call.js';
import type { ServerParts } from '../server-parts.js';
import { adminDefinitionHandlers } from './admin-definitions.js';
import { adminOrganisationHandlers } from './admin-organisation.js';
import { adminUserHandlers } from './admin-users.js';
import { agreementHandlers } from './agreements.js';
import { attachmentHandlers } from './attachments.js';
import { batchHandlers } from './batches.js';
import { calendarHandlers } from './calendars.js';
import { clockHandlers } from './clocks.js';
import { eventHandlers } from './events.js';
import { designHandlers } from './designs.js';
import { designPublishingHandlers } from './designs-publishing.js';
import { designTrialHandlers } from './designs-trial.js';
import { designVersionHandlers } from './designs-versions.js';
import { explanationHandlers } from './explanations.js';
import { instanceHandlers } from './instances.js';
import { lookupHandlers } from './lookups.js';
import { messageHandlers } from './messages.js';
import { noticeHandlers } from './notices.js';
import { operationHandlers } from './operations.js';
import { hotlineHandlers } from './hotline-statistics.js';
import { slaBoardHandlers } from './sla-board.js';
import { reportHandlers } from './reports.js';
import { scheduleHandlers } from './schedules.js';
import { sessionHandlers } from './session.js';
import { versionHandlers } from './versions.js';
import { substitutionHandlers } from './substitutions.js';
import { workerHandlers } from './workers.js';
import { taskHandlers } from './tasks.js';
import { workOperationHandlers } from './work-operations.js';

/** One handler for each operation of the route table; the type checker misses none. */
export function createHandlers(parts: ServerParts): Handlers<OperationId> {
  return {
    ...sessionHandlers(parts),
    ...operationHandlers(parts),
    ...lookupHandlers,
    ...noticeHandlers,
    ...eventHandlers,
    ...instanceHandlers,
    ...attachmentHandlers,
    ...taskHandlers,
    ...workOperationHandlers,
    ...explanationHandlers,
    ...substitutionHandlers,
    ...clockHandlers,
    ...agreementHandlers,
    ...reportHandlers,
    ...slaBoardHandlers,
    ...hotlineHandlers,
    ...calendarHandlers,
    ...batchHandlers,
    ...adminUserHandlers,
    ...adminOrganisationHandlers,
    ...adminDefinitionHandlers,
    ...versionHandlers,
    ...workerHandlers,
    ...scheduleHandlers,
    ...messageHandlers,
    ...designHandlers,
    ...designPublishingHandlers,
    ...designVersionHandlers,
    ...designTrialHandlers,
    ...scheduleHandlers,
  };
}

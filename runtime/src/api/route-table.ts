import { adminRoutes } from './routes/admin-routes.js';
import { batchRoutes } from './routes/batch-routes.js';
import { designRoutes } from './routes/design-routes.js';
import { designTrialRoutes } from './routes/design-trial-routes.js';
import { explanationRoutes } from './routes/explanation-routes.js';
import { instanceRoutes } from './routes/instance-routes.js';
import { messageRoutes } from './routes/message-routes.js';
import { agreementRoutes } from './routes/agreement-routes.js';
import { calendarRoutes } from './routes/calendar-routes.js';
import { clockRoutes } from './routes/clock-routes.js';
import { operationRoutes } from './routes/operation-routes.js';
import { publicRoutes } from './routes/public-routes.js';
import { boardRoutes } from './routes/board-routes.js';
import { reportRoutes } from './routes/report-routes.js';
import { scheduleRoutes } from './routes/schedule-routes.js';
import { substitutionRoutes } from './routes/substitution-routes.js';
import { taskRoutes } from './routes/task-routes.js';
import { workerRoutes } from './routes/worker-routes.js';
import { readingRoutes } from './routes/reading-routes.js';
import { versionRoutes } from './routes/version-routes.js';
import type { AnyRoute } from './route.js';

/** Every route of the server by operation id. Nothing is reachable that does not stand here. */
export const routeTable = {
  ...publicRoutes,
  ...readingRoutes,
  ...instanceRoutes,
  ...taskRoutes,
  ...operationRoutes,
  ...explanationRoutes,
  ...substitutionRoutes,
  ...clockRoutes,
  ...agreementRoutes,
  ...reportRoutes,
  ...boardRoutes,
  ...calendarRoutes,
  ...batchRoutes,
  ...adminRoutes,
  ...versionRoutes,
  ...workerRoutes,
  ...scheduleRoutes,
  ...messageRoutes,
  ...designRoutes,
  ...designTrialRoutes,
  ...scheduleRoutes,
};

export type RouteTable = typeof routeTable;
export type OperationId = keyof RouteTable;

export const operations: readonly (readonly [OperationId, AnyRoute])[] = Object.entries(routeTable) as never;

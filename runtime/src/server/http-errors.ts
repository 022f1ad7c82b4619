/**
 * The one table from fault codes to HTTP statuses. An exact code goes before its area; anything foreseen that is not
 * listed is 422: understood, but not possible.
 */
const byStatus: { readonly [status: number]: readonly string[] } = {
  400: ['query/invalid-cursor', 'json/not-json'],
  401: ['worker/token-required', 'session/required', 'session/wrong-credentials'],
  403: [
    'session/csrf',
    'session/cross-site',
    'session/password-change-required',
    'task/not-assigned',
    'process/start-not-allowed',
    'instance/cancel-not-allowed',
    'instance/not-involved',
    'incident/not-allowed',
    'worker/topic-not-allowed',
    'message/not-allowed',
    'schedule/not-allowed',
    'clock/not-allowed',
    'clock/role-required',
    'downtime/not-allowed',
    'signal/not-allowed',
    'items/not-allowed',
    'schedule/not-allowed',
    'command/system-only',
    'operation/admin-only',
    'operation/not-offered',
    'recall/not-initiator',
    'substitution/not-yours',
    'choice/not-yours',
    'delegation/not-yours',
    'task/delegated',
    'actor/unknown',
    'actor/inactive',
    'actor/not-a-person',
  ],
  404: [],
  409: [
    'task/ended',
    'task/already-claimed',
    'task/not-claimed',
    'task/no-candidates',
    'instance/ended',
    'instance/suspended',
    'instance/not-suspended',
    'definition/suspended',
    'batch/id-reused',
    'task/not-delegated',
    'recall/already-handled',
    'take-back/already-handled',
    'take-back/joined',
    'reopen/running',
    'signers/already-there',
    'group/already-member',
    'instance/exists',
    'instance/stale-revision',
    'command/id-reused',
    'message/not-awaited',
    'message/id-reused',
    'attachment/doubled',
    'definition/version-frozen',
    'definition/retired',
    'form/version-frozen',
    'organisation/in-use',
    'organisation/exists',
    'organisation/last-admin',
    'job/gone',
    'job/lock-lost',
    'job/lock-expired',
    'worker/name-taken',
    'child/gone',
    'timer/gone',
    'timer/not-due',
    'calendar/changed-meanwhile',
    'design/changed-meanwhile',
    'design/exists',
    'design/key-taken',
    'design/published',
    'design/publishing',
    'design/awaiting-approval',
    'design/not-awaiting',
    'schedule/waiting',
    'schedule/covered',
    'schedule/nothing-running',
  ],
  413: ['design/too-large', 'package/too-large', 'request/too-large', 'command/too-large', 'attachment/too-large'],
  415: ['request/wrong-content-type', 'attachment/disguised', 'attachment/type-refused'],
  429: ['urge/too-soon', 'session/locked', 'session/too-many-attempts', 'session/too-many-streams'],
  500: ['server/internal'],
  503: [
    'server/stopping',
    'instance/busy',
    'document/no-renderer',
    'files/not-configured',
    'files/missing',
    'store/write-failed',
  ],
};

const byCode: ReadonlyMap<string, number> = new Map(
  Object.entries(byStatus).flatMap(([status, codes]) => codes.map((code) => [code, Number(status)])),
);

const byArea: ReadonlyMap<string, number> = new Map([
  ['request', 400],
  ['session', 401],
  ['access', 403],
  ['store', 503],
]);

/** HTTP status of a fault code. */
export function statusOf(code: string): number {
  const exact = byCode.get(code);
  if (exact !== undefined) return exact;
  if (code.endsWith('/not-found')) return 404;
  return byArea.get(code.slice(0, code.indexOf('/'))) ?? 422;
}

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operations } from '../../src/api/index.js';
import type { OperationId } from '../../src/api/index.js';
import { startPurchase, submitPurchase } from './support/story.js';
import { startTestServer } from './support/test-server.js';
import type { TestServer } from './support/test-server.js';
import type { TestClient } from './support/test-client.js';

/**
 * Who gets in, for every route: nobody, somebody who has nothing to do with the instance, somebody who has, and the
 * administrator. `ok` = the request reaches its handler and succeeds (or fails for another reason than rights).
 */
type Verdict = 'ok' | 401 | 403 | 404;
interface Row {
  readonly stranger: Verdict;
  readonly uninvolved: Verdict;
  readonly involved: Verdict;
  readonly admin: Verdict;
}

const everyone: Row = { stranger: 'ok', uninvolved: 'ok', involved: 'ok', admin: 'ok' };
const signedIn: Row = { ...everyone, stranger: 401 };
const thing: Row = { ...signedIn, uninvolved: 404 };
const adminOnly: Row = { stranger: 401, uninvolved: 403, involved: 403, admin: 'ok' };

/** A thing only designers and administrators know of. */
const designersOnly: Row = { stranger: 401, uninvolved: 404, involved: 404, admin: 'ok' };

/** Let in by a token of their own, never by a session. */
const workersOnly: Row = { stranger: 401, uninvolved: 401, involved: 401, admin: 401 };

const expected: { readonly [id in OperationId]: Row } = {
  readSession: everyone,
  signIn: everyone,
  health: everyone,
  ready: everyone,
  openApi: everyone,
  signOut: signedIn,
  changePassword: signedIn,
  readCatalogue: signedIn,
  readForm: signedIn,
  readFormValidator: signedIn,
  listPeople: signedIn,
  listDepartments: signedIn,
  listPickerLists: signedIn,
  listNotices: signedIn,
  readAllNotices: signedIn,
  readNotice: { stranger: 401, uninvolved: 404, involved: 'ok', admin: 404 },
  liveEvents: signedIn,
  startInstance: { ...signedIn, uninvolved: 403 },
  searchInstances: signedIn,
  readInstance: thing,
  cancelInstance: thing,
  addComment: thing,
  uploadAttachment: thing,
  sendMessage: { stranger: 401, uninvolved: 404, involved: 403, admin: 'ok' },
  downloadAttachment: thing,
  printForm: { ...thing, involved: 403 },
  listTasks: signedIn,
  countTasks: signedIn,
  readTask: thing,
  checkTask: thing,
  claimTask: thing, // reaches the engine, which says it is claimed already
  unclaimTask: thing,
  completeTask: { ...thing, admin: 403 },
  saveDraft: { ...thing, admin: 403 },
  transferTask: thing,
  // the engine judges what comes near it: who may do what is in the rules of its operations
  delegateTask: { ...thing, admin: 403 },
  resolveTask: { ...thing, admin: 403 },
  recallDelegation: thing,
  addSigners: { ...thing, involved: 403, admin: 403 },
  removeSigners: thing,
  returnTask: { ...thing, involved: 403, admin: 403 },
  urgeTask: thing,
  completeTasks: signedIn,
  recallInstance: { ...thing, admin: 403 },
  takeBack: thing,
  copyPeople: thing,
  readCopy: thing,
  jumpTo: { ...thing, involved: 403 },
  terminateInstance: { ...thing, involved: 403 },
  suspendInstance: { ...thing, involved: 403 },
  activateInstance: { ...thing, involved: 403 },
  reopenInstance: { ...thing, involved: 403 },
  explainInstance: thing,
  explainTask: thing,
  previewStart: { ...signedIn, uninvolved: 403 },
  previewInstance: thing,
  listSubstitutions: { ...signedIn, uninvolved: 403 }, // asked for rita's
  putSubstitution: { ...signedIn, uninvolved: 404 }, // the id is of another’s
  stopSubstitution: { ...signedIn, uninvolved: 404 },
  previewSubstitution: { ...signedIn, uninvolved: 403 },
  listConditionFields: signedIn,
  skipIncident: { ...adminOnly, admin: 404 }, // it is no open incident any more
  correctVariables: adminOnly,
  listVersions: adminOnly,
  compareVersions: adminOnly,
  exportBpmn: adminOnly,
  planMigration: adminOnly,
  dryRunMigration: adminOnly,
  startMigration: adminOnly,
  resumeMigration: adminOnly,
  listMigrations: adminOnly,
  getMigration: adminOnly,
  fetchJobs: workersOnly,
  completeJob: workersOnly,
  failJob: workersOnly,
  extendJob: workersOnly,
  unlockJob: workersOnly,
  listWorkerTokens: adminOnly,
  createWorkerToken: adminOnly,
  revokeWorkerToken: { ...adminOnly, admin: 404 }, // there is no such token
  previewHandOver: adminOnly,
  handOver: adminOnly,
  readBatch: { ...adminOnly, admin: 404 }, // there is no such batch
  listSuspensions: adminOnly,
  suspendDefinition: adminOnly,
  activateDefinition: adminOnly,
  suspendProduct: adminOnly,
  activateProduct: adminOnly,
  listUsers: adminOnly,
  createUser: adminOnly,
  updateUser: adminOnly,
  resetPassword: adminOnly,
  putDepartment: adminOnly,
  deleteDepartment: adminOnly,
  listRoles: adminOnly,
  putRole: adminOnly,
  deleteRole: adminOnly,
  listDefinitions: adminOnly,
  publishDefinitions: adminOnly,
  setDefinitionStatus: adminOnly,
  // promised times: the engine judges by the agreement who may do what; the ticket here has no clock
  ticketClocks: thing,
  explainClock: { ...thing, involved: 404, admin: 404 },
  pauseClock: { ...thing, involved: 404, admin: 404 },
  resumeClock: { ...thing, involved: 404, admin: 404 },
  requestExtension: { ...thing, involved: 404, admin: 404 },
  decideExtension: { ...signedIn, uninvolved: 404, involved: 404, admin: 404 },
  appealBreach: { ...thing, involved: 404, admin: 404 },
  ruleAppeal: { ...signedIn, uninvolved: 404, involved: 404, admin: 404 },
  changePriority: thing, // under no agreement: 422
  changeAgreement: { ...thing, involved: 403 },
  decideEntry: { ...signedIn, uninvolved: 404, involved: 404, admin: 404 },
  previewPriority: thing,
  listClockDecisions: signedIn,
  readStartChoices: signedIn,
  // this installation has no calendars
  listCalendars: { ...signedIn, uninvolved: 404, involved: 404, admin: 404 },
  readCalendarMonth: { ...signedIn, uninvolved: 404, involved: 404, admin: 404 },
  listCalendarChanges: { ...adminOnly, admin: 404 },
  checkCalendar: { ...adminOnly, admin: 404 },
  changeCalendar: { ...adminOnly, admin: 404 },
  listOpenClocks: adminOnly,
  listClockVerdicts: adminOnly,
  listReportScopes: adminOnly,
  previewCompliance: { ...adminOnly, admin: 404 },
  listReports: adminOnly,
  freezeReport: { ...adminOnly, admin: 404 },
  readReport: { stranger: 401, uninvolved: 404, involved: 404, admin: 404 },
  readReportLines: { stranger: 401, uninvolved: 404, involved: 404, admin: 404 },
  recomputeReport: { ...adminOnly, admin: 404 },
  printReport: { stranger: 401, uninvolved: 404, involved: 404, admin: 404 },
  reportSpreadsheet: { stranger: 401, uninvolved: 404, involved: 404, admin: 404 },
  readSlaBoard: adminOnly,
  listSlaTickets: adminOnly,
  readHotlineStatistics: adminOnly,
  printHotlineStatistics: { ...adminOnly, admin: 'ok' },
  startHotlineReview: { ...adminOnly, admin: 404 },
  listAgreements: adminOnly,
  readAgreement: { ...adminOnly, admin: 404 },
  listClientSystems: signedIn,
  putClientSystem: adminOnly, // no such agreement: 422
  listDowntimes: signedIn,
  declareDowntime: signedIn, // no such system: 422
  approveDowntime: { ...signedIn, uninvolved: 404, involved: 404, admin: 404 },
  finishDowntime: { ...signedIn, uninvolved: 404, involved: 404, admin: 404 },
  listSchedules: adminOnly,
  listScheduleRuns: { ...adminOnly, admin: 404 }, // there is no such schedule
  runSchedule: { ...adminOnly, admin: 404 },
  pauseSchedule: { ...adminOnly, admin: 404 },
  resumeSchedule: { ...adminOnly, admin: 404 },
  putScheduleDates: adminOnly, // no such date set: 422
  listIncidents: adminOnly,
  retryIncident: { ...adminOnly, admin: 404 }, // there is no such incident
  correlateMessage: adminOnly,
  broadcastSignal: adminOnly,
  // drafts: designers and administrators; what one may not design does not exist
  listDesigns: adminOnly,
  listDesignTemplates: adminOnly,
  createDesign: adminOnly,
  importDesign: adminOnly,
  readDesignWorld: adminOnly,
  readDesign: designersOnly,
  saveDesign: designersOnly,
  deleteDesign: designersOnly,
  keepDesign: designersOnly,
  publishDesign: designersOnly,
  approveDesign: designersOnly, // nobody asked for it: 409
  rejectDesign: designersOnly,
  withdrawDesign: designersOnly,
  readDesignAudit: designersOnly,
  exportDesign: designersOnly,
  readDesignImpact: designersOnly,
  printDesign: designersOnly,
  listDesignTickets: designersOnly,
  readDesignTicket: designersOnly,
  listDesignVersions: designersOnly,
  readDesignVersion: designersOnly,
  exportDesignVersion: designersOnly,
  readDesignSettings: adminOnly,
  putDesignSettings: adminOnly,
};

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.dispose());

describe('who may do what', () => {
  it('[W20] holds for every route of the table', async () => {
    const problems: string[] = [];
    for (const [id, route] of operations) {
      for (const who of ['stranger', 'uninvolved', 'involved', 'admin'] as const) {
        const scene = await setTheScene(id);
        const client = id === 'signIn' ? server.anonymous() : await scene.clients[who]();
        if (who !== 'stranger' && id === 'liveEvents') continue; // endless answer; has its own test
        const { path, body, upload, fields } = scene.request(id, who);
        const answer =
          upload === true
            ? await client.upload<{ code?: string }>(
                path,
                { commandId: randomUUID(), ...fields },
                { name: 'a.txt', type: 'text/plain', bytes: 'a' },
              )
            : await client.send<{ code?: string }>(route.method.toUpperCase(), path, body);
        const want: Verdict | undefined = expected[id]?.[who];
        const isRefused = [401, 403, 404].includes(answer.status);
        const verdict = isRefused ? answer.status : answer.status < 500 ? 'ok' : 'broken';
        if (verdict !== want)
          problems.push(`${id} by ${who}: ${answer.status} ${answer.body?.code ?? ''}, wanted ${want}`);
      }
    }
    expect(problems).toEqual([]);
  }, 300_000);

  it('[W21] a refused request leaves no trace in the history', async () => {
    const rita = await server.as('rita');
    const bob = await server.as('bob');
    const olive = await server.as('olive');
    const { instanceId, taskId } = await submitPurchase(rita, bob);
    const before = await server.opened.parts.store.history(instanceId);
    for (const client of [olive, server.anonymous(), rita]) {
      const answer = await client.post(`/api/tasks/${taskId}/complete`, { commandId: randomUUID(), outcome: 'bought' });
      expect([401, 403, 404]).toContain(answer.status);
    }
    expect(await server.opened.parts.store.history(instanceId)).toEqual(before);
  });
});

interface Scene {
  readonly clients: { readonly [who in keyof Row]: () => Promise<TestClient> };
  request(
    id: OperationId,
    who: keyof Row,
  ): {
    readonly path: string;
    readonly body?: unknown;
    readonly upload?: boolean;
    readonly fields?: Record<string, string>;
  };
}

const cached = new Map<string, TestClient>();

/** One fresh instance per request, so that no request finds what another has changed. */
async function setTheScene(id?: OperationId): Promise<Scene> {
  const as = async (account: string): Promise<TestClient> => {
    const known = cached.get(account);
    if (known !== undefined && (await known.get<{ user: unknown }>('/api/session')).body.user !== null) return known;
    const client = await server.as(account);
    cached.set(account, client);
    return client;
  };
  const rita = await as('rita');
  const { instanceId, taskId } = await startPurchase(rita);
  const uploaded = await rita.upload<{ attachment: { id: string } }>(
    `/api/instances/${instanceId}/attachments`,
    { commandId: randomUUID() },
    { name: '报价.txt', type: 'text/plain', bytes: '三份报价' },
  );
  await server.opened.parts.notices.notify({
    key: `n-${instanceId}`,
    to: ['user:rita'],
    title: 't',
    text: 't',
    instanceId,
  });
  await server.opened.parts.directory.putSubstitution({ id: 'ritas', ...ritasLeave });
  const commandId = randomUUID();
  const design = id !== undefined && designRoute.test(id) ? await makeDesign(await as('admin')) : undefined;
  return {
    clients: {
      stranger: () => Promise.resolve(server.anonymous()),
      uninvolved: () => as('olive'),
      involved: () => as('rita'),
      admin: () => as('admin'),
    },
    request(id, who) {
      const upload = id === 'uploadAttachment' || id === 'importDesign';
      const route = operations.find(([name]) => name === id)?.[1];
      const parameters: Record<string, string> = {
        id: design?.id ?? idFor(id, instanceId, taskId, uploaded.body.attachment.id),
        instance: instanceId,
        instanceId,
        template: 'purchase-form',
        month: '2026-10',
        key: id.includes('Role') ? 'temporary' : id.includes('Form') ? 'purchase-form' : 'purchase',
        version: id.endsWith('Definition') ? '99' : '1',
        jobId: 'job',
        batchId: 'none',
        // a code of its own: suspending the real one would bar the starts of the other rows
        code: 'P00',
      };
      const path = (route?.path ?? '').replace(/:(\w+)/g, (_whole, name: string) => parameters[name] ?? 'x');
      const queries: { readonly [id in OperationId]?: string } = {
        compareVersions: '?from=1&to=1',
        listClockVerdicts: '?from=2026-09-01T00:00:00Z&to=2026-10-01T00:00:00Z',
        listTasks: '?view=todo',
        previewCompliance: '?agreement=none&version=1&period=2026-09',
        previewPriority: '?priority=high',
        readStartChoices: '?process=purchase',
        previewHandOver: '?user=bob',
        listSubstitutions: '?user=rita',
      };
      const query = queries[id] ?? '';
      const fields = id === 'importDesign' ? { fields: { id: randomUUID() } } : {};
      const body = bodyFor(id, commandId, who) ?? designBody(id, commandId, design?.files);
      return { path: path + query, body, upload, ...fields };
    },
  };
}

const designRoute = /^(?!list|create|import).*Design$|^(readDesign|listDesign)(Audit|Impact|Ticket|Tickets)$/;

async function makeDesign(admin: TestClient): Promise<{ readonly id: string; readonly files: unknown }> {
  const from = { kind: 'version', process: 'purchase', version: 1 };
  const { body } = await admin.post<{ id: string; files: unknown }>('/api/designs', {
    id: randomUUID(),
    commandId: randomUUID(),
    from,
  });
  return body;
}

function designBody(id: OperationId, commandId: string, files: unknown): unknown {
  const decide = { revision: 1, commandId };
  const bodies: { readonly [id in OperationId]?: unknown } = {
    createDesign: {
      id: randomUUID(),
      commandId,
      from: { kind: 'empty', key: `n${commandId.slice(0, 8)}`, title: '新' },
    },
    saveDesign: { ...decide, files },
    deleteDesign: decide,
    keepDesign: { window: commandId, intent: 'edit' },
    // no approval is asked for, and the form is unsound: 409, 422
    publishDesign: { ...decide, revision: 9, comment: '发布' },
    approveDesign: decide,
    rejectDesign: { ...decide, comment: '退回' },
    withdrawDesign: decide,
    readDesignImpact: { files },
    printDesign: { form: {}, print: '' },
    putDesignSettings: { secondPair: 'off', rules: [] },
  };
  return bodies[id];
}

function omitReason(leave: typeof ritasLeave) {
  return Object.fromEntries(Object.entries(leave).filter(([name]) => name !== 'reason'));
}

const ritasLeave = {
  from: 'rita',
  to: 'bob',
  start: '2126-01-01T00:00:00.000Z',
  end: '2126-01-08T00:00:00.000Z',
  reason: '休假',
};

function idFor(id: OperationId, instanceId: string, taskId: string, attachmentId: string): string {
  if (id === 'putSubstitution' || id === 'stopSubstitution') return 'ritas';
  if (id === 'readNotice') return `n-${instanceId}`;
  if (id === 'downloadAttachment') return attachmentId;
  if (id === 'putDepartment' || id === 'deleteDepartment') return 'temporary';
  if (id === 'updateUser' || id === 'resetPassword') return 'wanda';
  return /Task|saveDraft|Signers|recallDelegation/.test(id) ? taskId : instanceId;
}

function bodyFor(id: OperationId, commandId: string, who: string): unknown {
  const bodies: { readonly [id in OperationId]?: unknown } = {
    signIn: { account: 'wanda-nobody', password: 'x' },
    startHotlineReview: { commandId },
    freezeReport: { commandId, agreement: 'none', version: 1, period: '2026-08' },
    changePassword: { current: 'wrong', next: 'long enough 123' },
    startInstance: { commandId, process: 'purchase' },
    cancelInstance: { commandId, reason: '不再需要' },
    addComment: { commandId, text: '好的' },
    sendMessage: { commandId, name: 'delivered' },
    checkTask: { values: {} },
    claimTask: { commandId },
    unclaimTask: { commandId },
    completeTask: { commandId, outcome: 'drop' },
    saveDraft: { commandId, values: { goods: '键盘' } },
    transferTask: { commandId, to: 'bob' },
    delegateTask: { commandId, to: 'bob' },
    resolveTask: { commandId },
    recallDelegation: { commandId },
    addSigners: { commandId, mode: 'before', users: ['bob'], reason: '请一同审批' },
    removeSigners: { commandId },
    returnTask: { commandId, comment: '请补充' },
    urgeTask: { commandId },
    completeTasks: { batchId: commandId, tasks: ['x'], outcome: 'submit' },
    recallInstance: { commandId },
    takeBack: { commandId },
    copyPeople: { commandId, users: ['bob'] },
    jumpTo: { commandId, to: 'nowhere', reason: '调整' },
    terminateInstance: { commandId, as: 'voided', reason: '作废' },
    suspendInstance: { commandId, reason: '整顿' },
    activateInstance: { commandId },
    reopenInstance: { commandId, to: 'nowhere', reason: '补办' },
    explainTask: { outcome: 'submit' },
    previewStart: { process: 'purchase' },
    previewInstance: {},
    putSubstitution: ritasLeave,
    previewSubstitution: omitReason(ritasLeave),
    handOver: { batchId: commandId, from: 'nobody-here', to: 'bob', reason: '离职' },
    suspendDefinition: { batchId: commandId, reason: '整顿' },
    activateDefinition: { batchId: commandId },
    suspendProduct: { batchId: commandId, reason: '整顿' },
    activateProduct: { batchId: commandId },
    pauseClock: { commandId, reason: 'waiting-client' },
    resumeClock: { commandId },
    requestExtension: { commandId, amount: 30, reason: '备件在途' },
    decideExtension: { commandId, decision: 'refuse' },
    appealBreach: { commandId, cause: 'client', reason: '等待' },
    ruleAppeal: { commandId, decision: 'uphold', reason: '不属实' },
    changePriority: { commandId, priority: 'high', reason: '升级' },
    changeAgreement: { commandId, agreement: { key: 'none', version: 1 }, mode: 'retro', reason: '续签' },
    decideEntry: { commandId, approve: true },
    checkCalendar: { calendar: 'workday', rows: [] },
    changeCalendar: { calendar: 'workday', rows: [], expectedVersion: 'x' },
    putClientSystem: {
      key: 'oa',
      title: { 'zh-CN': 'OA' },
      customer: { 'zh-CN': '集团' },
      agreement: { key: 'none', version: 1 },
      validFrom: '2026-01-01T00:00:00Z',
    },
    declareDowntime: { system: 'oa', from: '2026-10-01T00:00:00Z', to: '2026-10-01T01:00:00Z', reason: '升级' },
    finishDowntime: {},
    createUser: { id: `new-${commandId.slice(0, 8)}`, name: '新人', roles: [] },
    updateUser: { name: '王知会' },
    putDepartment: { name: '临时' },
    putRole: { title: '临时' },
    publishDefinitions: {},
    setDefinitionStatus: { status: 'published' },
    retryIncident: { commandId },
    skipIncident: { commandId, reason: '已线下处理' },
    correctVariables: { commandId, reason: '更正', values: {} },
    planMigration: { process: 'purchase', from: 1, to: 1 },
    dryRunMigration: { process: 'purchase', from: 1, to: 1 },
    startMigration: { process: 'purchase', from: 1, to: 1 },
    createWorkerToken: { name: `w-${commandId}`, topics: ['sms'] },
    runSchedule: { commandId },
    pauseSchedule: { reason: '停机' },
    putScheduleDates: { dates: [] },
    correlateMessage: { messageId: commandId, name: 'delivered', ttl: 'PT1H' },
    broadcastSignal: { signalId: commandId, name: 'stop' },
  };
  // signing in with a wrong password is 401 too; that is no question of rights
  return id === 'signIn' ? { account: who === 'stranger' ? 'rita' : 'bob', password: 'yunliu-demo' } : bodies[id];
}

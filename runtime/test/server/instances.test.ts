import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  ApiError,
  Catalogue,
  CheckTaskAnswer,
  InstanceDetail,
  InstancePage,
  TaskCounts,
  TaskList,
  TaskPage,
  UploadAnswer,
} from '../../src/api/index.js';
import { startPurchase, submitPurchase } from './support/story.js';
import { startTestServer } from './support/test-server.js';
import type { TestServer } from './support/test-server.js';
import type { TestClient } from './support/test-client.js';

let server: TestServer;
let rita: TestClient;
let bob: TestClient;

beforeAll(async () => {
  server = await startTestServer();
  rita = await server.as('rita');
  bob = await server.as('bob');
});
afterAll(() => server?.dispose());

describe('the catalogue', () => {
  it('[W40] shows what can be asked for, and whether this user may start it; child processes are not offered', async () => {
    const cards = async (client: TestClient, language = 'zh-CN'): Promise<Catalogue> =>
      (await client.get<Catalogue>('/api/catalogue', { 'accept-language': language })).body;
    const seen = await cards(rita);
    expect(seen.categories.map((category) => category.title)).toEqual(['综合性运维服务', 'governance']);
    expect(seen.categories[0]?.cards).toEqual([
      {
        process: 'purchase',
        version: 1,
        title: '采购申请',
        mayStart: true,
        code: 'T1',
        purpose: '申请采购。',
        answeredBy: '采购员',
        howFast: '1 个工作日',
      },
    ]);
    expect((await cards(bob)).categories[0]?.cards[0]?.mayStart).toBe(false);
    expect((await cards(rita, 'en-GB,en;q=0.8')).categories[0]).toMatchObject({
      title: 'Comprehensive services',
      cards: [{ title: 'Purchase request' }],
    });
    expect(JSON.stringify(seen)).not.toContain('inner');
  });
});

describe('the task page', () => {
  it('[W41] has form, effective rights, values, outcomes and instance in one answer', async () => {
    const { taskId, instanceId } = await startPurchase(rita);
    const { body: page } = await rita.get<TaskPage>(`/api/tasks/${taskId}`);
    expect(page.task).toMatchObject({
      id: taskId,
      state: { key: 'filling', title: '填写' },
      status: 'open',
      assignee: { name: '李雨桐' },
    });
    expect(page.form?.template.key).toBe('purchase-form');
    expect(page.form?.rights).toMatchObject({
      goods: 'required',
      amount: 'edit',
      floorPrice: 'hidden',
      lines: 'edit',
      'lines.part': 'edit',
      'lines.cost': 'hidden',
    });
    expect(page.outcomes.map(({ key, title, style, offered }) => [key, title, style, offered])).toEqual([
      ['submit', '提交', 'primary', true],
      ['drop', '放弃', 'danger', true],
    ]);
    expect(page.may).toEqual({ claim: false, unclaim: false, complete: true, saveDraft: true, transfer: true });
    expect(page.instance).toMatchObject({
      id: instanceId,
      activeStates: ['filling'],
      doneStates: [],
      status: 'running',
      businessKey: expect.stringMatching(/^PR-\d{4}-\d{4}$/),
    });
    expect(page.instance.definition.key).toBe('purchase');
    const validator = await rita.get(page.form?.validator ?? '');
    expect(validator.headers.get('content-type')).toMatch(/^text\/javascript/);
    expect(validator.headers.get('cache-control')).toContain('immutable');
    expect(validator.text).toContain('export default function check(values)');
  });

  it('[W41] keeps a draft for its author and gives it to nobody else', async () => {
    const { taskId, instanceId } = await startPurchase(rita);
    const saved = await rita.post(`/api/tasks/${taskId}/draft`, {
      commandId: randomUUID(),
      values: { goods: '草稿中的键盘', amount: 3 },
    });
    expect(saved.status).toBe(200);
    expect((await rita.get<TaskPage>(`/api/tasks/${taskId}`)).body.draft).toEqual({ goods: '草稿中的键盘', amount: 3 });
    const audrey = await server.as('audrey');
    expect((await audrey.get<TaskPage>(`/api/tasks/${taskId}`)).text).not.toContain('草稿中的键盘');
    expect((await audrey.get(`/api/instances/${instanceId}`)).text).not.toContain('草稿中的键盘');
  });

  it('[W42] offers outcomes by the values being typed, half-typed ones included', async () => {
    const { taskId } = await submitPurchase(rita, bob, { goods: '交换机', amount: 800 });
    const offered = async (values: object): Promise<string[]> => {
      const answer = await bob.post<CheckTaskAnswer>(`/api/tasks/${taskId}/check`, { values });
      return answer.body.outcomes.filter((outcome) => outcome.offered).map((outcome) => outcome.key);
    };
    expect(await offered({})).toEqual(['bought']);
    expect(await offered({ floorPrice: 'not a number' })).toEqual(['bought']);
    const dear = await submitPurchase(rita, bob, { goods: '机柜', amount: 8000 });
    const answer = await bob.post<CheckTaskAnswer>(`/api/tasks/${dear.taskId}/check`, { values: {} });
    expect(answer.body.outcomes).toEqual([
      expect.objectContaining({ key: 'bought', offered: false }),
      expect.objectContaining({ key: 'expensive', offered: true, commentRequired: true }),
    ]);
  });

  it('[W43] claim, give back, transfer, complete', async () => {
    const { taskId, instanceId } = await submitPurchase(rita, bob);
    const bella = await server.as('bella');
    expect((await bob.get<TaskPage>(`/api/tasks/${taskId}`)).body.may).toMatchObject({
      claim: true,
      unclaim: false,
      complete: true,
    });
    expect((await bob.post(`/api/tasks/${taskId}/claim`, { commandId: randomUUID() })).status).toBe(200);
    expect((await bella.post<ApiError>(`/api/tasks/${taskId}/claim`, { commandId: randomUUID() })).status).toBe(404);
    expect((await bob.post(`/api/tasks/${taskId}/unclaim`, { commandId: randomUUID() })).status).toBe(200);
    expect((await bella.post(`/api/tasks/${taskId}/claim`, { commandId: randomUUID() })).status).toBe(200);
    const handed = await bella.post(`/api/tasks/${taskId}/transfer`, {
      commandId: randomUUID(),
      to: 'bob',
      comment: '我休假',
    });
    expect(handed.status).toBe(200);
    const done = await bob.post(`/api/tasks/${taskId}/complete`, {
      commandId: randomUUID(),
      outcome: 'bought',
      values: { floorPrice: 500 },
    });
    expect(done.status).toBe(200);
    const { body } = await bob.get<InstanceDetail>(`/api/instances/${instanceId}`);
    expect(body.activeStates).toEqual(['delivery']);
    expect(body.doneStates.toSorted()).toEqual(['buying', 'filling']);
    expect(body.timeline.find((event) => event.type === 'task.transferred')).toMatchObject({
      actor: { id: 'bella', name: '白丽娜' },
      details: { to: 'bob', comment: '我休假' },
    });
    expect(body.names).toMatchObject({ bob: '鲍立新', rita: '李雨桐' });
    const afterwards = await bob.get<TaskPage>(`/api/tasks/${taskId}`);
    expect(afterwards.body).toMatchObject({
      task: { status: 'completed', outcome: '已采购' },
      outcomes: [],
      may: { complete: false },
    });
    expect(Object.values(afterwards.body.form?.rights ?? {})).not.toContain('edit');
    const admin = await server.as('admin');
    expect(
      (await admin.post(`/api/instances/${instanceId}/messages`, { commandId: randomUUID(), name: 'delivered' }))
        .status,
    ).toBe(200);
    expect((await rita.get<InstanceDetail>(`/api/instances/${instanceId}`)).body).toMatchObject({
      status: 'completed',
      outcome: 'done',
    });
  });
});

describe('what is hidden', () => {
  it('[W44] fields hidden from a person never leave the server, in values, history, files or print', async () => {
    const { taskId, instanceId } = await submitPurchase(rita, bob, {
      goods: '服务器',
      amount: 900,
      lines: [{ part: '主板' }],
    });
    const secret = await bob.upload<UploadAnswer>(
      `/api/instances/${instanceId}/attachments`,
      { commandId: randomUUID() },
      { name: '比价.txt', type: 'text/plain', bytes: '内部' },
    );
    const file = secret.body.attachment.id;
    const done = await bob.post<ApiError>(`/api/tasks/${taskId}/complete`, {
      commandId: randomUUID(),
      outcome: 'bought',
      values: { floorPrice: 77777, secretFile: [{ file, name: '比价.txt' }], lines: [{ part: '主板', cost: 66666 }] },
    });
    expect(done.status, done.text).toBe(200);
    const seenBy = async (client: TestClient) => client.get<InstanceDetail>(`/api/instances/${instanceId}`);

    const buyer = await seenBy(bob);
    expect(buyer.body.values).toMatchObject({ floorPrice: 77777, lines: [{ part: '主板', cost: 66666 }] });
    expect(buyer.body.printable).toMatchObject([{ template: 'purchase-form', code: 'T01' }]);
    expect((await bob.get(secret.body.attachment.url)).status).toBe(200);
    const pdf = await bob.get(buyer.body.printable[0]?.url ?? '');
    expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(pdf.headers.get('content-disposition')).toMatch(/^inline; filename="PR-/);

    const wanda = await server.as('wanda');
    for (const client of [rita, wanda]) {
      const detail = await seenBy(client);
      expect(detail.status).toBe(200);
      expect(detail.body.values).toEqual({ goods: '服务器', amount: 900, lines: [{ part: '主板' }] });
      expect(detail.text).not.toMatch(/77777|66666|比价/);
      expect(detail.body.printable).toEqual([]);
      expect((await client.get(secret.body.attachment.url)).status).toBe(404);
      const print = await client.get<ApiError>(`/api/instances/${instanceId}/print/purchase-form.pdf`);
      expect([print.status, print.body.code]).toEqual([403, 'access/may-not-print']);
      expect(detail.body.timeline.some((event) => event.type === 'variables.changed')).toBe(true);
    }
    const audrey = await seenBy(await server.as('audrey'));
    expect(audrey.body.values).toMatchObject({ floorPrice: 77777 });
  });

  it('[W45] who has nothing to do with an instance does not learn that it exists', async () => {
    const { instanceId, taskId } = await startPurchase(rita);
    const olive = await server.as('olive');
    const hidden = await olive.get<ApiError>(`/api/instances/${instanceId}`);
    const missing = await olive.get<ApiError>('/api/instances/none');
    expect([hidden.status, hidden.body.message]).toEqual([404, missing.body.message]);
    expect((await olive.get(`/api/tasks/${taskId}`)).status).toBe(404);
    const found = await olive.get<InstancePage>('/api/instances');
    expect(found.body.rows).toEqual([]);
  });
});

describe('lists', () => {
  it('[W46] to do, done, started and copies, with counts', async () => {
    const { instanceId, taskId } = await submitPurchase(rita, bob, { goods: '显示器', amount: 10 });
    const list = async (client: TestClient, view: string, more = ''): Promise<TaskList> =>
      (await client.get<TaskList>(`/api/tasks?view=${view}&limit=100${more}`)).body;
    expect((await list(bob, 'todo')).rows.find((row) => row.task?.id === taskId)).toMatchObject({
      task: { state: { title: '采购' }, status: 'open' },
      instance: {
        id: instanceId,
        subject: '显示器',
        process: { title: '采购申请' },
        startedBy: { name: '李雨桐' },
        states: [{ title: '采购' }],
      },
    });
    expect((await list(rita, 'done')).rows.map((row) => row.instance.id)).toContain(instanceId);
    expect((await list(rita, 'started')).rows.map((row) => row.instance.id)).toContain(instanceId);
    const wanda = await server.as('wanda');
    expect((await list(wanda, 'copies')).rows.map((row) => row.instance.id)).toContain(instanceId);
    expect((await list(rita, 'started', '&text=显示器')).rows.map((row) => row.instance.id)).toEqual([instanceId]);
    expect((await list(bob, 'todo', '&process=inner')).rows).toEqual([]);
    const { body: counts } = await bob.get<TaskCounts>('/api/tasks/counts');
    expect(counts.todo).toBeGreaterThan(0);
    await server.opened.parts.engine.workers.runDue();
    expect((await bob.get<TaskCounts>('/api/tasks/counts')).body.unreadNotices).toBeGreaterThan(0);
  });

  it('[W47] pages by cursor: every row once, none missing, while new ones arrive', async () => {
    const pager = await startTestServer();
    try {
      const starter = await pager.as('rita');
      const ids: string[] = [];
      for (let index = 0; index < 25; index++) ids.push((await startPurchase(starter)).instanceId);
      for (const path of ['/api/tasks?view=todo', '/api/tasks?view=started', '/api/instances?']) {
        const seen: string[] = [];
        let cursor: string | undefined;
        let pages = 0;
        do {
          const page = await starter.get<{ rows: { id?: string; instance?: { id: string } }[]; cursor?: string }>(
            `${path}&limit=10${cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
          );
          expect(page.status).toBe(200);
          seen.push(...page.body.rows.map((row) => row.instance?.id ?? row.id ?? ''));
          if (pages++ === 0 && path.includes('instances')) await startPurchase(starter);
          cursor = page.body.cursor;
        } while (cursor !== undefined);
        expect(pages).toBe(3);
        expect(new Set(seen).size).toBe(seen.length);
        for (const id of ids) expect(seen).toContain(id);
      }
      const counts = await starter.get<TaskCounts>('/api/tasks/counts');
      expect(counts.body).toMatchObject({ todo: 26, todoIsMore: false });
    } finally {
      await pager.dispose();
    }
  });

  it('[W48] search finds by text, process, status and time within what one may see', async () => {
    const { instanceId } = await submitPurchase(rita, bob, { goods: '防火墙设备', amount: 1 });
    const search = async (client: TestClient, query: string): Promise<string[]> =>
      (await client.get<InstancePage>(`/api/instances?limit=100&${query}`)).body.rows.map((row) => row.id);
    expect(await search(rita, `text=${encodeURIComponent('防火墙')}`)).toEqual([instanceId]);
    expect(await search(await server.as('audrey'), `text=${encodeURIComponent('防火墙')}`)).toEqual([instanceId]);
    expect(
      await search(await server.as('admin'), `text=${encodeURIComponent('防火墙')}&process=purchase&status=running`),
    ).toEqual([instanceId]);
    expect(await search(await server.as('olive'), `text=${encodeURIComponent('防火墙')}`)).toEqual([]);
    expect(await search(rita, 'status=cancelled')).toEqual([]);
    expect(await search(rita, 'to=2020-01-01T00:00:00.000Z')).toEqual([]);
    const { body } = await rita.get<InstanceDetail>(`/api/instances/${instanceId}`);
    expect(await search(rita, `text=${body.businessKey ?? ''}`)).toEqual([instanceId]);
  });

  it('[W49] people and departments can be looked up, notices read', async () => {
    const people = await rita.get<{ people: { id: string }[] }>(`/api/people?q=${encodeURIComponent('立')}`);
    expect(people.body.people.map((person) => person.id).toSorted()).toEqual(['bob', 'olive']);
    expect((await rita.get<{ people: unknown[] }>('/api/people?role=buyer')).body.people).toHaveLength(2);
    expect((await rita.get<{ departments: unknown[] }>('/api/departments')).body.departments).toHaveLength(2);
    await submitPurchase(rita, bob);
    await server.opened.parts.engine.workers.runDue();
    const { body } = await bob.get<{ notices: { id: string; read: boolean }[]; unread: number }>('/api/notices');
    expect(body.unread).toBeGreaterThan(0);
    expect((await bob.post(`/api/notices/${body.notices[0]?.id ?? ''}/read`)).status).toBe(204);
    expect((await bob.get<{ unread: number }>('/api/notices')).body.unread).toBe(body.unread - 1);
    expect((await bob.post('/api/notices/read')).status).toBe(204);
    expect((await bob.get<{ unread: number }>('/api/notices')).body.unread).toBe(0);
  });
});

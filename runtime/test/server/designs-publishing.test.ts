import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import type {
  ApiDesign,
  ApiError,
  DesignAudit,
  DesignPublished,
  Designs,
  DesignSaved,
  DesignSettings,
  DesignVersion,
  DesignVersions,
  InstanceDetail,
} from '../../src/api/index.js';
import { startTestServer } from './support/test-server.js';
import type { TestServer } from './support/test-server.js';
import type { TestClient } from './support/test-client.js';

let server: TestServer | undefined;
afterEach(async () => {
  await server?.dispose();
  server = undefined;
});

interface People {
  readonly on: TestServer;
  readonly admin: TestClient;
  /** A designer: may draw, not publish. */
  readonly wanda: TestClient;
}

async function people(): Promise<People> {
  const on = await startTestServer({ options: { logger: pino({ level: 'silent' }) } });
  server = on;
  const admin = await on.as('admin');
  const made = await admin.send('PATCH', '/api/admin/users/wanda', { roles: ['watcher', 'process-designer'] });
  expect(made.status).toBe(200);
  return { on, admin, wanda: await on.as('wanda') };
}

async function begin(client: TestClient, from: unknown = { kind: 'version', process: 'purchase', version: 1 }) {
  const ids = { id: randomUUID(), commandId: randomUUID() };
  const answer = await client.post<ApiDesign>('/api/designs', { ...ids, from });
  expect([answer.status, answer.body]).toMatchObject([201, { revision: 1 }]);
  return answer.body;
}

type Definition = Record<string, any>;
function changed(files: ApiDesign['files'], change: (definition: Definition) => void): ApiDesign['files'] {
  const definition = JSON.parse(files.definition) as Definition;
  change(definition);
  return { ...files, definition: JSON.stringify(definition) };
}

/** Saves it with another title and maybe more. */
async function save(client: TestClient, draft: ApiDesign, files: ApiDesign['files'], revision = 1): Promise<number> {
  const answer = await client.send<DesignSaved>('PUT', `/api/designs/${draft.id}`, {
    revision,
    commandId: randomUUID(),
    files,
  });
  expect(answer.status).toBe(200);
  return answer.body.revision;
}

const publish = (client: TestClient, id: string, revision: number, commandId: string = randomUUID()) =>
  client.post<DesignPublished & ApiError>(`/api/designs/${id}/publish`, { revision, commandId, comment: '改标题' });

describe('publishing a draft', () => {
  it('[DE20] gives the process its next version; forms that did not change keep theirs', async () => {
    const { on, admin, wanda } = await people();
    const draft = await begin(wanda);
    const files = changed(draft.files, (definition) => (definition['title'] = { 'zh-CN': '采购申请（新）' }));
    const stories = {
      ...files,
      scenarios: { 'try-it': '{"process":"purchase","clock":"2026-10-01T00:00:00Z","steps":[]}\n' },
    };
    const revision = await save(wanda, draft, stories);
    const answer = await publish(admin, draft.id, revision);
    expect(answer.body).toMatchObject({
      status: 'published',
      version: 2,
      published: [{ kind: 'definition', key: 'purchase', version: 2 }],
    });
    const latest = await on.opened.parts.engine.latestDefinition('purchase');
    expect(latest).toMatchObject({ version: 2, title: { 'zh-CN': '采购申请（新）' } });
    const { versions } = (await wanda.get<DesignVersions>('/api/processes/purchase/versions')).body;
    expect(versions[0]).toMatchObject({ version: 2, comment: '改标题', scenarios: 1, design: draft.id });
    const back = (await wanda.get<DesignVersion>('/api/processes/purchase/versions/2')).body;
    expect(back.files.scenarios).toEqual(stories.scenarios);
    expect(back.files.forms).toEqual(draft.files.forms);
    const now = (await wanda.get<ApiDesign>(`/api/designs/${draft.id}`)).body;
    expect(now).toMatchObject({ status: 'published', publication: { version: 2, by: { id: 'admin' } } });
    const late = await wanda.send<ApiError>('PUT', `/api/designs/${draft.id}`, {
      revision: now.revision,
      commandId: randomUUID(),
      files,
    });
    expect([late.status, late.body.code]).toEqual([409, 'design/published']);
  });

  it('[DE20] a form that changed gets the next version of its own, and the process shows that one', async () => {
    const { on, admin } = await people();
    const draft = await begin(admin);
    const [first] = draft.files.forms ?? [];
    const form = JSON.parse(first?.form ?? '{}') as { title: unknown };
    form.title = { 'zh-CN': '采购单（新）' };
    const files = { ...draft.files, forms: [{ ...first, form: JSON.stringify(form) }] };
    const answer = await publish(admin, draft.id, await save(admin, draft, files));
    expect(answer.body.published).toEqual([
      { kind: 'form', key: 'purchase-form', version: 2 },
      { kind: 'definition', key: 'purchase', version: 2 },
    ]);
    const latest = await on.opened.parts.engine.latestDefinition('purchase');
    expect(JSON.stringify(latest)).toContain('"template":"purchase-form","version":2');
    expect(JSON.stringify(latest)).not.toContain('"template":"purchase-form","version":1');
    const start = await (await on.as('rita')).post('/api/instances', { commandId: randomUUID(), process: 'purchase' });
    expect(start.status).toBe(201);
    // a change of a print alone is a change of the form
    const second = await begin(admin, { kind: 'version', process: 'purchase', version: 2 });
    const printed = (second.files.forms ?? []).map((each) => ({
      ...each,
      prints: { ...each.prints, receipt: '<p>收据</p>' },
    }));
    const again = await publish(admin, second.id, await save(admin, second, { ...second.files, forms: printed }));
    expect(again.body.published.map(({ key, version }) => `${key}@${version}`)).toEqual([
      'purchase-form@3',
      'purchase@3',
    ]);
    const files3 = (await admin.get<DesignVersion>('/api/processes/purchase/versions/3')).body.files;
    expect(Object.keys(files3.forms?.[0]?.prints ?? {}).toSorted()).toEqual(['print', 'receipt']);
    // the further template is printed too, and a draft of what is published is the same form
    const rita = await on.as('rita');
    const begun = await rita.post<{ instanceId: string }>('/api/instances', {
      commandId: randomUUID(),
      process: 'purchase',
    });
    const audrey = await on.as('audrey');
    const { printable } = (await audrey.get<InstanceDetail>(`/api/instances/${begun.body.instanceId}`)).body;
    expect(printable.map(({ title, print }) => [title, print])).toEqual([
      ['采购单（新）', undefined],
      ['receipt', 'receipt'],
    ]);
    const paper = await audrey.get(printable[1]?.url ?? '');
    expect([paper.status, paper.text.includes('<p>收据</p>')]).toEqual([200, true]);
    expect(paper.headers.get('content-disposition')).toContain('receipt.pdf');
    expect((await audrey.get(printable[0]?.url ?? '')).text).not.toContain('收据');
    const unknown = await audrey.get<ApiError>(`${printable[0]?.url ?? ''}?template=constructor`);
    expect([unknown.status, unknown.body.code]).toEqual([422, 'form/unknown-print']);
    const third = await begin(admin, { kind: 'version', process: 'purchase', version: 3 });
    const same = await publish(admin, third.id, await save(admin, third, third.files));
    expect(same.body.published.map(({ kind }) => kind)).toEqual(['definition']);
  });

  it('[DE21] an unsound draft is refused with every fault at its place, and nothing is published', async () => {
    const { on, admin } = await people();
    const draft = await begin(admin);
    const files = changed(draft.files, (definition) => {
      definition['initial'] = 'nowhere';
      definition['states']['filling']['form']['rights']['ghost'] = 'edit';
    });
    const answer = await publish(admin, draft.id, await save(admin, draft, files));
    expect([answer.status, answer.body.code]).toEqual([422, 'design/unsound']);
    const pointers = (answer.body.issues ?? []).map(({ pointer }) => pointer);
    expect(pointers).toContain('/definition/initial');
    expect(pointers.some((pointer) => pointer.startsWith('/definition/states/filling'))).toBe(true);
    expect((await on.opened.parts.engine.latestDefinition('purchase'))?.version).toBe(1);
    expect((await admin.get<ApiDesign>(`/api/designs/${draft.id}`)).body.status).toBe('draft');
  });

  it('[DE22] with the second pair of eyes nothing is published before another person agrees', async () => {
    const { on, admin, wanda } = await people();
    const settings = await admin.send('PUT', '/api/admin/design-settings', { secondPair: 'required', rules: [] });
    expect(settings.status).toBe(200);
    const draft = await begin(wanda);
    const revision = await save(
      wanda,
      draft,
      changed(draft.files, (definition) => (definition['title'] = { 'zh-CN': '新' })),
    );
    const asked = await publish(wanda, draft.id, revision);
    expect(asked.body).toMatchObject({ status: 'awaiting-approval', published: [] });
    expect((await on.opened.parts.engine.latestDefinition('purchase'))?.version).toBe(1);
    const path = `/api/designs/${draft.id}`;
    const blocked = await wanda.send<ApiError>('PUT', path, {
      revision: asked.body.revision,
      commandId: randomUUID(),
      files: draft.files,
    });
    expect(blocked.body.code).toBe('design/awaiting-approval');
    const decide = (client: TestClient, what: string, at: number, comment?: string) =>
      client.post<DesignPublished & ApiError>(`${path}/${what}`, {
        revision: at,
        commandId: randomUUID(),
        ...(comment === undefined ? {} : { comment }),
      });
    expect((await decide(wanda, 'approve', asked.body.revision)).status).toBe(403);
    const rejected = await decide(admin, 'reject', asked.body.revision, '标题太短');
    expect(rejected.body.status).toBe('draft');
    const listed = (await wanda.get<Designs>('/api/designs')).body.designs[0];
    expect(listed).toMatchObject({ status: 'draft', rejection: { by: { id: 'admin' }, comment: '标题太短' } });
    const again = await publish(wanda, draft.id, rejected.body.revision);
    const withdrawn = await decide(wanda, 'withdraw', again.body.revision);
    expect(withdrawn.body.status).toBe('draft');
    const third = await publish(wanda, draft.id, withdrawn.body.revision);
    const commandId = randomUUID();
    const approve = () =>
      admin.post<DesignPublished>(`${path}/approve`, { revision: third.body.revision, commandId, comment: '同意' });
    const approved = await approve();
    expect(approved.body).toMatchObject({ status: 'published', version: 2 });
    expect((await approve()).body).toMatchObject({
      status: 'published',
      version: 2,
      published: approved.body.published,
    });
    const { entries } = (await wanda.get<DesignAudit>(`${path}/audit`)).body;
    expect(entries.map(({ what, by }) => `${what} ${by.id}`)).toEqual([
      'created wanda',
      'saved wanda',
      'publish-requested wanda',
      'rejected admin',
      'publish-requested wanda',
      'withdrawn wanda',
      'publish-requested wanda',
      'approved admin',
      'published wanda',
    ]);
    const { versions } = (await admin.get<DesignVersions>('/api/processes/purchase/versions')).body;
    expect(versions[0]).toMatchObject({ version: 2, publishedBy: { id: 'wanda' }, approvedBy: { id: 'admin' } });
    // an administrator who asked does not agree with themselves
    const own = await begin(admin, { kind: 'version', process: 'purchase', version: 2 });
    const mine = await publish(admin, own.id, 1);
    const self = await admin.post<ApiError>(`/api/designs/${own.id}/approve`, {
      revision: mine.body.revision,
      commandId: randomUUID(),
    });
    expect([self.status, self.body.code]).toEqual([403, 'access/own-design-request']);
  });

  it.each(['before anything is frozen', 'after the versions are frozen', 'before the texts are kept'])(
    '[DE23] dying %s leaves one version, made good by the same command',
    async (when) => {
      const { on, admin } = await people();
      const draft = await begin(admin);
      const files = changed(draft.files, (definition) => (definition['title'] = { 'zh-CN': '断电' }));
      const revision = await save(admin, draft, files);
      const restore = breakAt(on, when);
      const commandId = randomUUID();
      expect((await publish(admin, draft.id, revision, commandId)).status).toBe(500);
      const locked = await admin.send<ApiError>('PUT', `/api/designs/${draft.id}`, {
        revision: revision + 1,
        commandId: randomUUID(),
        files,
      });
      expect(locked.body.code).toBe('design/publishing');
      restore();
      const again = await publish(admin, draft.id, revision, commandId);
      expect(again.body).toMatchObject({ status: 'published', version: 2 });
      expect((await publish(admin, draft.id, revision, commandId)).body).toMatchObject({ version: 2 });
      const { versions } = (await admin.get<DesignVersions>('/api/processes/purchase/versions')).body;
      expect(versions.map(({ version, comment }) => [version, comment])).toEqual([
        [2, '改标题'],
        [1, undefined],
      ]);
    },
  );

  it('[DE23] the next start of the server finishes what broke off', async () => {
    const { on, admin } = await people();
    const draft = await begin(admin);
    const revision = await save(
      admin,
      draft,
      changed(draft.files, (definition) => (definition['title'] = { 'zh-CN': '断电' })),
    );
    breakAt(on, 'after the versions are frozen');
    expect((await publish(admin, draft.id, revision)).status).toBe(500);
    await on.stop();
    server = await startTestServer({ dataDir: on.dataDir });
    const later = await server.as('admin');
    const now = (await later.get<ApiDesign>(`/api/designs/${draft.id}`)).body;
    expect(now).toMatchObject({ status: 'published', publication: { version: 2 } });
  });

  it('[DE25] a delivery that brings a version people have made themselves does not keep the server from starting', async () => {
    const { on, admin } = await people();
    const draft = await begin(admin);
    const files = changed(draft.files, (definition) => (definition['title'] = { 'zh-CN': '自己的第二版' }));
    await publish(admin, draft.id, await save(admin, draft, files));
    await on.stop();
    const delivered = await mkdtemp(join(tmpdir(), 'yunliu-delivery-'));
    await cp(on.opened.parts.config.definitionsDir, delivered, { recursive: true });
    const second = { ...(JSON.parse(draft.files.definition) as object), version: 2 };
    await writeFile(join(delivered, 'purchase', '2.json'), JSON.stringify(second));
    server = await startTestServer({ dataDir: on.dataDir, config: { definitionsDir: delivered } });
    const latest = await server.opened.parts.engine.latestDefinition('purchase');
    expect(latest).toMatchObject({ version: 2, title: { 'zh-CN': '自己的第二版' } });
    const later = await server.as('admin');
    const kept = (await later.get<DesignVersion>('/api/processes/purchase/versions/2')).body.files;
    expect(kept.definition).toContain('自己的第二版');
    await server.stop();
    // what is broken in itself still stops it
    await writeFile(
      join(delivered, 'purchase', '3.json'),
      JSON.stringify({ ...second, version: 3, initial: 'nowhere' }),
    );
    await expect(startTestServer({ dataDir: on.dataDir, config: { definitionsDir: delivered } })).rejects.toThrow(
      'nowhere',
    );
    server = undefined;
    await rm(delivered, { recursive: true, force: true });
    await rm(on.dataDir, { recursive: true, force: true });
  });

  it('[DE24] drafts published at once get one version each', async () => {
    const { admin } = await people();
    const drafts = await Promise.all([1, 2, 3].map(() => begin(admin)));
    const answers = await Promise.all(
      drafts.map(async (draft, index) => {
        const files = changed(draft.files, (definition) => (definition['title'] = { 'zh-CN': `第 ${index} 份` }));
        return publish(admin, draft.id, await save(admin, draft, files));
      }),
    );
    expect(answers.map(({ body }) => body.version ?? 0).toSorted((a, b) => a - b)).toEqual([2, 3, 4]);
    const stale = await publish(admin, drafts[0]!.id, 1);
    expect([stale.status, stale.body.code]).toEqual([409, 'design/published']);
  });
});

describe('who may design what', () => {
  it('[DE30] designers draw, do not publish, and see nothing they have no right to', async () => {
    const { on, admin, wanda } = await people();
    const draft = await begin(wanda);
    expect((await publish(wanda, draft.id, 1)).body.code).toBe('access/may-not-publish-design');
    await admin.send('PUT', '/api/admin/design-settings', {
      secondPair: 'off',
      rules: [
        { process: 'purchase', edit: ['user:bob'], publish: ['role:buyer'] },
        { category: 'comprehensive', publish: ['user:wanda'] },
      ],
    });
    const bob = await on.as('bob');
    const bella = await on.as('bella');
    expect((await wanda.get(`/api/designs/${draft.id}`)).status).toBe(404);
    expect((await wanda.get<Designs>('/api/designs')).body.designs).toEqual([]);
    expect((await wanda.get('/api/processes/purchase/versions')).status).toBe(404);
    expect((await bob.get<ApiDesign>(`/api/designs/${draft.id}`)).body).toMatchObject({
      mayEdit: true,
      mayPublish: true,
    });
    const seen = (await bella.get<ApiDesign>(`/api/designs/${draft.id}`)).body;
    expect(seen).toMatchObject({ mayEdit: false, mayPublish: true });
    const put = await bella.send<ApiError>('PUT', `/api/designs/${draft.id}`, {
      revision: 1,
      commandId: randomUUID(),
      files: draft.files,
    });
    expect([put.status, put.body.code]).toEqual([403, 'access/may-not-edit-design']);
    expect((await publish(bella, draft.id, 1)).status).toBe(200);
  });

  it('[DE31] a draft cannot be turned into a process, or moved to a category, that one may not design', async () => {
    const { admin, wanda } = await people();
    await admin.send('PUT', '/api/admin/design-settings', {
      secondPair: 'off',
      rules: [
        { process: 'purchase', edit: [] },
        { category: 'locked', edit: [] },
      ],
    });
    const empty = (key: string) => ({ kind: 'empty', key, title: '新' });
    const draft = await begin(wanda, empty('harmless'));
    for (const change of [(d: Definition) => (d['key'] = 'purchase'), (d: Definition) => (d['category'] = 'locked')]) {
      const body = { revision: 1, commandId: randomUUID(), files: changed(draft.files, change) };
      const put = await wanda.send<ApiError>('PUT', `/api/designs/${draft.id}`, body);
      expect([put.status, put.body.code]).toEqual([403, 'access/may-not-edit-design']);
      const impact = await wanda.post<ApiError>(`/api/designs/${draft.id}/impact`, { files: body.files });
      expect(impact.status).toBe(403);
      const made = await wanda.post<ApiError>('/api/designs', {
        id: randomUUID(),
        commandId: randomUUID(),
        from: { kind: 'files', files: body.files },
      });
      expect(made.status).toBe(403);
    }
    const copied = await wanda.post<ApiError>('/api/designs', {
      id: randomUUID(),
      commandId: randomUUID(),
      from: { kind: 'version', process: 'purchase', version: 1 },
    });
    expect(copied.status).toBe(404);
  });

  it('[DE32] a rule for nobody, or about two things, is refused', async () => {
    const { admin } = await people();
    const put = (rules: unknown) =>
      admin.send<ApiError & DesignSettings>('PUT', '/api/admin/design-settings', { secondPair: 'off', rules });
    for (const rules of [
      [{ edit: ['user:nobody'] }],
      [{ publish: ['buyer'] }],
      [{ process: 'purchase', category: 'x', edit: [] }],
    ])
      expect((await put(rules)).body.code).toBe('design/wrong-rule');
    const answer = await put([{ process: 'purchase', edit: ['role:buyer'] }]);
    expect(answer.body).toMatchObject({ secondPair: 'off', updatedBy: { id: 'admin' } });
    expect((await admin.get<DesignSettings>('/api/admin/design-settings')).body).toEqual(answer.body);
  });
});

/** Makes the server fail once at the point named; gives what mends it. */
function breakAt({ opened }: TestServer, when: string): () => void {
  const { engine, store } = opened.parts as {
    engine: { publish: (...args: never[]) => Promise<unknown> };
    store: { commitDesign: (commit: never) => Promise<unknown>; putRecord: (...args: never[]) => Promise<void> };
  };
  const whole = { publish: engine.publish, commitDesign: store.commitDesign, putRecord: store.putRecord };
  const die = (): never => {
    throw new Error('the lights went out');
  };
  if (when === 'before anything is frozen') engine.publish = async () => die();
  else if (when === 'before the texts are kept') store.putRecord = async () => die();
  else
    store.commitDesign = async (commit) =>
      (commit as { command: { id: string } }).command.id.endsWith('/published') ? die() : whole.commitDesign(commit);
  return () => {
    engine.publish = whole.publish;
    store.commitDesign = whole.commitDesign;
    store.putRecord = whole.putRecord;
  };
}

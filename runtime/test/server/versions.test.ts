import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  ApiError,
  MigrationBatchView,
  MigrationDryRun,
  MigrationPlan,
  ProcessVersions,
  PublishAnswer,
  VersionChanges,
} from '../../src/api/index.js';
import { startPurchase } from './support/story.js';
import { startTestServer } from './support/test-server.js';
import type { TestClient } from './support/test-client.js';
import type { TestServer } from './support/test-server.js';

let server: TestServer;
let admin: TestClient;
beforeAll(async () => {
  server = await startTestServer();
  admin = await server.as('admin');
});
afterAll(() => server?.dispose());

describe('versions and migration', () => {
  it('[W90] shows versions, compares, plans, rehearses, migrates with progress, and exports BPMN', async () => {
    await startPurchase(await server.as('rita'));
    const before = await admin.get<ProcessVersions>('/api/admin/processes/purchase/versions');
    expect(before.body.versions).toMatchObject([{ version: 1, running: 1 }]);
    const file = new URL('fixtures/definitions/purchase/1.json', import.meta.url);
    const first = JSON.parse(await readFile(file, 'utf8')) as object;
    const published = await admin.post<PublishAnswer>('/api/admin/definitions', {
      definitions: [{ ...first, version: 2, title: '采购申请（新）' }],
      forms: [],
    });
    expect(published.body.published).toHaveLength(1);
    const changes = await admin.get<VersionChanges>('/api/admin/processes/purchase/compare?from=1&to=2');
    expect(changes.body.changes).toHaveLength(1);
    const file2 = await admin.get('/api/admin/definitions/purchase/2/bpmn');
    expect([file2.status, file2.text.includes('<bpmn:process id="purchase"')]).toEqual([200, true]);
    const order = { process: 'purchase', from: 1, to: 2, mapping: {} };
    const plan = await admin.post<MigrationPlan>('/api/admin/migrations/plan', order);
    expect(plan.body).toMatchObject({ total: 1, safe: 1 });
    const dry = await admin.post<MigrationDryRun>('/api/admin/migrations/dry-run', order);
    expect(dry.body.items[0]?.after).toEqual(dry.body.items[0]?.before);
    const wrong = await admin.post<ApiError>('/api/admin/migrations/plan', {
      ...order,
      mapping: { states: { nix: { to: 'nix' } } },
    });
    expect([wrong.status >= 400, wrong.body.code]).toEqual([true, 'migration/wrong-mapping']);
    const batch = await admin.post<MigrationBatchView>('/api/admin/migrations', order);
    expect(batch.status).toBe(201);
    await expect
      .poll(
        async () =>
          (await admin.get<{ batch: MigrationBatchView }>(`/api/admin/migrations/${batch.body.id}`)).body.batch,
      )
      .toMatchObject({ status: 'finished', done: 1, failed: 0 });
    const after = await admin.get<ProcessVersions>('/api/admin/processes/purchase/versions');
    expect(after.body.versions).toMatchObject([
      { version: 2, running: 1 },
      { version: 1, running: 0 },
    ]);
  });

  it('[W90] offers the promised times of the new version for one that was renamed', async () => {
    const file = new URL('fixtures/definitions/purchase/1.json', import.meta.url);
    const first = JSON.parse(await readFile(file, 'utf8')) as object;
    const clock = { within: 'P1D', calendar: 'always' };
    const published = await admin.post<PublishAnswer>('/api/admin/definitions', {
      definitions: [
        {
          ...first,
          version: 3,
          clocks: [
            { ...clock, metric: 'asking', title: '询价' },
            { ...clock, metric: 'all' },
          ],
        },
        {
          ...first,
          version: 4,
          clocks: [
            { ...clock, metric: 'all' },
            { ...clock, metric: 'pricing', title: '报价' },
          ],
        },
      ],
      forms: [],
    });
    expect(published.body.published).toHaveLength(2);
    const set = (status: string) => admin.send('PUT', '/api/admin/definitions/purchase/4/status', { status });
    await set('retired');
    await startPurchase(await server.as('rita'));
    await set('published');
    const changes = await admin.get<VersionChanges>('/api/admin/processes/purchase/compare?from=3&to=4');
    expect(changes.body.clocks).toEqual([
      { metric: 'pricing', title: '报价' },
      { metric: 'all', title: 'all' },
    ]);
    const planned = async (clocks: object) => {
      const order = { process: 'purchase', from: 3, to: 4, mapping: { clocks } };
      const { body } = await admin.post<MigrationPlan>('/api/admin/migrations/plan', order);
      return body.reasons
        .filter(({ code }) => code.includes('clock'))
        .map(({ code, name, text }) => [code, name, text]);
    };
    expect(await planned({})).toMatchObject([['migration/clock-gone', 'asking', expect.stringContaining('询价')]]);
    expect(await planned({ asking: 'pricing' })).toMatchObject([
      ['migration/clock-renamed', 'asking', '时限“询价”将按“报价”继续计时。'],
    ]);
    expect(await planned({ asking: null })).toMatchObject([['migration/clock-void', 'asking', '时限“询价”将作废。']]);
  });

  it('[W90] only administrators', async () => {
    const desk = await server.as('rita');
    expect((await desk.get('/api/admin/processes/purchase/versions')).status).toBe(403);
  });
});

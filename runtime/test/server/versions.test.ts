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

  it('[W90] only administrators', async () => {
    const desk = await server.as('rita');
    expect((await desk.get('/api/admin/processes/purchase/versions')).status).toBe(403);
  });
});

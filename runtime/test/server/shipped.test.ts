import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultConfig } from '@yunliu/runtime';
import type { Catalogue, CommandAnswer, Definitions, InstanceDetail, TaskPage } from '../../src/api/index.js';
import { startTestServer } from './support/test-server.js';
import type { TestServer } from './support/test-server.js';
import type { TestClient } from './support/test-client.js';

let server: TestServer;
let admin: TestClient;
beforeAll(async () => {
  const { definitionsDir, formsDir } = defaultConfig;
  server = await startTestServer({ config: { definitionsDir, formsDir } });
  admin = await server.as('admin');
});
afterAll(() => server?.dispose());

describe('the shipped service catalogue', () => {
  it('[W80] is offered with purpose, people and times; the six products among it', async () => {
    const { body } = await (await server.as('hotline-1')).get<Catalogue>('/api/catalogue');
    const cards = body.categories.flatMap((category) => category.cards);
    for (const code of ['P11', 'P12', 'P05', 'P06', 'P10']) expect(cards.map((card) => card.code)).toContain(code);
    expect(body.categories.filter(({ title }) => !/\p{Script=Han}/u.test(title))).toEqual([]);
    expect(cards.filter((card) => card.purpose === undefined || card.howFast === undefined)).toEqual([]);
    expect(cards.find((card) => card.process === 'hotline')?.mayStart).toBe(true);
  });

  it('[W81] every process starts, and its first task page and every form come complete', async () => {
    const { body } = await admin.get<Definitions>('/api/admin/definitions');
    expect(body.definitions.length).toBeGreaterThanOrEqual(10);
    const problems: string[] = [];
    for (const { key } of body.definitions) {
      const started = await admin.post<CommandAnswer>('/api/instances', { commandId: randomUUID(), process: key });
      if (started.status !== 201) {
        problems.push(`${key}: ${started.text}`);
        continue;
      }
      const detail = await admin.get<InstanceDetail>(`/api/instances/${started.body.instanceId}`);
      if (detail.status !== 200) problems.push(`${key}: ${detail.text}`);
      for (const task of detail.body.tasks) {
        const page = await admin.get<TaskPage>(`/api/tasks/${task.id}`);
        if (page.status !== 200) problems.push(`${key}/${task.state.key}: ${page.text}`);
      }
    }
    for (const { key, version } of body.forms) {
      const validator = await admin.get(`/api/forms/${key}/${version}/validator.js`);
      if (validator.status !== 200) problems.push(`${key}: ${validator.text}`);
    }
    expect(problems).toEqual([]);
  });

  it('[W82] a call is taken, handed over, handled by the desk, with the history in words’ reach', async () => {
    const hotline = await server.as('hotline-1');
    const started = await hotline.post<CommandAnswer>('/api/instances', {
      commandId: randomUUID(),
      process: 'hotline',
    });
    const page = await hotline.get<TaskPage>(`/api/tasks/${started.body.nextTask ?? ''}`);
    expect(page.body.form?.template.code).toBe('F14');
    expect(page.body.outcomes.length).toBeGreaterThan(1);
    expect(page.body.instance.businessKey).toMatch(/\d{4}/);
    const stranger = await server.as('user-9').catch(() => server.as('tester-1'));
    expect((await stranger.get(`/api/instances/${started.body.instanceId}`)).status).toBe(404);
  });
});

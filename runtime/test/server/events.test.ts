import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPurchase, submitPurchase } from './support/story.js';
import { startTestServer } from './support/test-server.js';
import type { TestServer } from './support/test-server.js';
import type { TestClient } from './support/test-client.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.dispose());

interface Listening {
  readonly events: { readonly event: string; readonly data: Record<string, unknown> }[];
  readonly status: number;
  until(check: () => boolean): Promise<void>;
  close(): void;
}

async function listen(client: TestClient): Promise<Listening> {
  const abort = new AbortController();
  const response = await fetch(`${client.url}/api/events`, {
    headers: { cookie: client.cookie },
    signal: abort.signal,
  });
  const events: Listening['events'] = [];
  const read = async (): Promise<void> => {
    let rest = '';
    for await (const chunk of response.body ?? []) {
      rest += new TextDecoder().decode(chunk);
      const blocks = rest.split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const event = /^event: (.*)$/m.exec(block)?.[1];
        const data = /^data: (.*)$/m.exec(block)?.[1];
        if (event !== undefined && data !== undefined)
          events.push({ event, data: JSON.parse(data) as Record<string, unknown> });
      }
    }
  };
  read().catch(() => {});
  return {
    events,
    status: response.status,
    async until(check) {
      for (let waited = 0; waited < 5000 && !check(); waited += 20)
        await new Promise((resolve) => setTimeout(resolve, 20));
      expect(check(), JSON.stringify(events)).toBe(true);
    },
    close: () => abort.abort(),
  };
}

describe('live updates', () => {
  it('[W50] tell those who may see an instance that it moved, and nobody else', async () => {
    const [rita, bob, olive, admin] = await Promise.all(
      ['rita', 'bob', 'olive', 'admin'].map((account) => server.as(account)),
    );
    if (!rita || !bob || !olive || !admin) throw new Error('no clients');
    const streams = await Promise.all([rita, bob, olive, admin].map((client) => listen(client)));
    const [ritaSees, bobSees, oliveSees, adminSees] = streams;
    const { instanceId } = await startPurchase(rita);
    await ritaSees?.until(() => ritaSees.events.some(({ data }) => data['instanceId'] === instanceId));
    await adminSees?.until(() => adminSees.events.some(({ data }) => data['instanceId'] === instanceId));
    expect(bobSees?.events).toEqual([]);
    const story = await submitPurchase(rita, bob, { goods: '秘密物品', amount: 1 });
    await bobSees?.until(() =>
      bobSees.events.some(({ event, data }) => event === 'instance' && data['instanceId'] === story.instanceId),
    );
    await bobSees?.until(() => bobSees.events.some(({ event }) => event === 'notice'));
    expect(oliveSees?.events).toEqual([]);
    expect(JSON.stringify(bobSees?.events)).not.toContain('秘密物品');
    for (const stream of streams) stream.close();
  });

  it('[W51] a colleague’s claim reaches the other candidates, without saying more than the id', async () => {
    const [rita, bob, bella] = await Promise.all(['rita', 'bob', 'bella'].map((account) => server.as(account)));
    if (!rita || !bob || !bella) throw new Error('no clients');
    const bellaSees = await listen(bella);
    const { taskId, instanceId } = await submitPurchase(rita, bob);
    await bellaSees.until(() => bellaSees.events.some(({ data }) => data['instanceId'] === instanceId));
    const before = bellaSees.events.length;
    await bob.post(`/api/tasks/${taskId}/claim`, { commandId: randomUUID() });
    await bellaSees.until(() => bellaSees.events.slice(before).some(({ data }) => data['instanceId'] === instanceId));
    expect(bellaSees.events.at(-1)?.data['types']).toEqual([]);
    bellaSees.close();
  });

  it('[W52] needs a session, ends with it, and has a limit per person', async () => {
    expect((await listen(server.anonymous())).status).toBe(401);
    const wanda = await server.as('wanda');
    const streams: Listening[] = [];
    for (let index = 0; index < 13; index++) streams.push(await listen(wanda));
    expect(streams.map((stream) => stream.status)).toEqual([...Array<number>(12).fill(200), 429]);
    const admin = await server.as('admin');
    await admin.send('PATCH', '/api/admin/users/wanda', { active: false });
    await streams[0]?.until(
      () => streams[0]?.events.some(({ event, data }) => event === 'session' && data['reason'] === 'ended') === true,
    );
    expect(server.opened.parts.live.size).toBe(0);
    await admin.send('PATCH', '/api/admin/users/wanda', { active: true });
    for (const stream of streams) stream.close();
  });
});

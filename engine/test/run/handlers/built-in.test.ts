import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProcessDefinition } from '@yunliu/engine';
import type { Mail } from '../../../src/run/ports/mailer.js';
import { calling, HandlerWorld, LocalServer } from './handler-world.js';

let server: LocalServer;
let world: HandlerWorld;
const mails: Mail[] = [];
const SECRET = 'sixteen-characters-or-more';

beforeEach(async () => {
  mails.length = 0;
  server = await LocalServer.open();
  world = await HandlerWorld.open({
    webhooks: { crm: { url: `${server.origin}/hook`, secret: SECRET, privateHosts: ['127.0.0.1'] } },
    mailer: { send: async (mail) => void mails.push(mail) },
  });
});
afterEach(async () => {
  await world.close();
  await server.close();
});

const issuesOf = async (definition: ProcessDefinition) =>
  (await world.engine.publish({ definitions: [definition], forms: [] }, 'admin')).issues.map(({ code, pointer }) => [
    code,
    pointer,
  ]);

describe('built-in handlers', () => {
  it('[J50] webhook: signed with the shared secret, the same body and delivery for every try', async () => {
    let calls = 0;
    server.answer = (_heard, response) => {
      response.statusCode = ++calls === 1 ? 503 : 204;
      response.end();
    };
    const instance = await world.run(calling('webhook', { target: '"crm"', event: '"done"', data: '{ t: title }' }), {
      title: '甲',
    });
    world.clock.advance(60_000);
    expect((await world.again(instance.id)).status).toBe('completed');
    const [first, second] = server.heard;
    expect(second!.body).toBe(first!.body);
    expect(JSON.parse(first!.body)).toMatchObject({ event: 'done', instanceId: instance.id, data: { t: '甲' } });
    for (const { headers, body } of server.heard) {
      const [, time = '', mac] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['yunliu-signature'])) ?? [];
      expect(mac).toBe(createHmac('sha256', SECRET).update(`${time}.${body}`).digest('hex'));
    }
    expect(first!.headers['yunliu-delivery']).toBe(second!.headers['yunliu-delivery']);
  });

  it('[J51] webhook: only targets the engine knows', async () => {
    const instance = await world.run(calling('webhook', { target: '"other"' }));
    expect(instance.jobs[0]!.attempts![0]!.message).toContain('builtIn.webhooks.other');
  });

  it('[J52] email: people by user id and by address, each once, with the key; who has no address is named', async () => {
    const input = { to: '["tech-1", "a@example.com", "tech-1"]', subject: '"关于\n" + title', text: '"正文"' };
    const instance = await world.run(calling('email', input), { title: '打印机' });
    expect(instance.status).toBe('completed');
    expect(mails).toMatchObject([
      { to: ['tech-1@example.com', 'a@example.com'], subject: '关于 打印机', text: '正文' },
    ]);
    const nobody = await world.run({
      ...calling('email', { ...input, to: '"tech-2"' }, { onFailure: 'failed' }),
      key: 'nobody',
    });
    expect(nobody.outcome).toBe('failed');
    const forged = await world.run({
      ...calling('email', { ...input, to: '"a@x.cn, b@x.cn"' }, { onFailure: 'failed' }),
      key: 'forged',
    });
    expect(forged.outcome).toBe('failed');
  });

  it('[J53] email without a mailer is an incident that says what to do', async () => {
    await world.close();
    world = await HandlerWorld.open({});
    const instance = await world.run(calling('email', { to: '"tech-1"', subject: '"a"', text: '"b"' }));
    world.clock.advance(60_000);
    expect((await world.again(instance.id)).jobs[0]!.incident!.message).toContain('没有配置邮件服务');
  });

  it('[J54] document: prints the form with the data of now and lists it with the files', async () => {
    const instance = await world.run(calling('document', { template: '"fault-form"', title: '"故障单"' }), {
      title: '甲',
    });
    expect(instance.attachments).toMatchObject([
      { name: '故障单.pdf', kind: 'document', mediaType: 'application/pdf' },
    ]);
    expect(instance.variables['result']).toEqual({ attachment: instance.attachments[0]!.id });
  });

  it('[J55] start-process: one instance, in the name of the starter', async () => {
    const instance = await world.run(calling('start-process', { process: '"repair"', variables: '{ what: title }' }), {
      title: '硬盘',
    });
    const { instanceId } = instance.variables['result'] as { instanceId: string };
    expect(await world.engine.instance(instanceId)).toMatchObject({
      startedBy: 'tech-1',
      variables: { what: '硬盘' },
      definition: { key: 'repair' },
    });
  });

  it('[J56] set-data: every input is a variable it sets', async () => {
    const instance = await world.run(calling('set-data', { count: '1 + 2', next: '"现" + title' }, { output: {} }), {
      title: '在',
    });
    expect([instance.variables['count'], instance.variables['next']]).toEqual([3, '现在']);
  });

  it('[J57] publishing checks the inputs: unknown, missing, of the wrong kind; an unknown handler unless external', async () => {
    const at = '/states/calling/input';
    expect(await issuesOf(calling('http-request', { uri: '"x"' }))).toEqual([
      ['service/input-missing', at],
      ['service/unknown-input', `${at}/uri`],
    ]);
    expect(await issuesOf(calling('http-request', { url: '5' }))).toContainEqual(['service/input-type', `${at}/url`]);
    expect(await issuesOf(calling('http-request', { url: '"x"', method: '"FETCH"' }))).toContainEqual([
      'service/input-value',
      `${at}/method`,
    ]);
    expect((await issuesOf(calling('set-data', { unheardOf: '1' }, { output: {} })))[0]?.[1]).toBe(`${at}/unheardOf`);
    expect(await issuesOf(calling('no-such', {}))).toContainEqual([
      'service/unknown-handler',
      '/states/calling/handler',
    ]);
    expect(await issuesOf(calling('no-such', {}, { external: true }))).toEqual([]);
  });

  it('[J58] options that could only fail later are refused at once', async () => {
    const open = (builtIn: object) =>
      HandlerWorld.open(builtIn).then(
        async (opened) => {
          await opened.close();
          return 'opened';
        },
        (error: { code: string; pointer: string }) => [error.code, error.pointer],
      );
    expect(await open({ http: { allow: ['example.com'] } })).toEqual([
      'engine/invalid-option',
      '/builtIn/http/allow/0',
    ]);
    expect(await open({ webhooks: { a: { url: 'https://a.example/', secret: 'short' } } })).toEqual([
      'engine/invalid-option',
      '/builtIn/webhooks/a/secret',
    ]);
  });
});

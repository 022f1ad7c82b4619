import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiError, CommandAnswer, UploadAnswer } from '../../src/api/index.js';
import { startPurchase, submitPurchase } from './support/story.js';
import { startTestServer } from './support/test-server.js';
import type { TestServer } from './support/test-server.js';
import type { Answer, TestClient } from './support/test-client.js';

let server: TestServer;
let rita: TestClient;
let bob: TestClient;
let instanceId: string;
let taskId: string;

beforeAll(async () => {
  server = await startTestServer({ config: { uploadBytes: 2 * 1024 * 1024 } });
  rita = await server.as('rita');
  bob = await server.as('bob');
  ({ instanceId, taskId } = await startPurchase(rita));
});
afterAll(() => server?.dispose());

interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly pointer?: string;
  /** Codes of the single faults. */
  readonly issues?: readonly string[];
}

/** Both languages say what is wrong and what to do, and nothing has changed. */
async function expectRefused(
  request: (language: string) => Promise<Answer<ApiError>>,
  wanted: Refusal,
  instance = instanceId,
): Promise<void> {
  const { store } = server.opened.parts;
  const before = await store.instance(instance);
  const history = await store.history(instance);
  const zh = await request('zh-CN');
  const en = await request('en');
  for (const answer of [zh, en]) {
    expect({ status: answer.status, code: answer.body?.code, text: answer.text }).toMatchObject({
      status: wanted.status,
      code: wanted.code,
    });
    expect(answer.body.requestId).toMatch(/^[\w-]{36}$/);
    expect(answer.body.pointer).toBe(wanted.pointer ?? answer.body.pointer);
    const issues = answer.body.issues?.map((issue) => issue.code);
    expect(issues).toEqual(wanted.issues ?? issues);
  }
  for (const [answer, script] of [
    [zh, /\p{Script=Han}/u],
    [en, /^[^\p{Script=Han}]*$/u],
  ] as const) {
    const told = [answer.body, ...(answer.body.issues ?? [])];
    for (const { message, hint } of told) {
      expect(message.length).toBeGreaterThan(4);
      expect(hint.length).toBeGreaterThan(4);
      expect(withoutQuotes(message)).toMatch(script);
      expect(withoutQuotes(hint)).toMatch(script);
    }
  }
  expect(await store.instance(instance)).toEqual(before);
  expect(await store.history(instance)).toEqual(history);
}

/** What users typed may stand in a message in their own script. */
function withoutQuotes(text: string): string {
  return text.replace(/[“"][^”"]*[”"]/g, '');
}

const post = (client: TestClient, path: string, body: unknown) => (language: string) =>
  client.post<ApiError>(path, typeof body === 'function' ? (body as () => unknown)() : body, {
    headers: { 'accept-language': language },
  });

const complete = (client: TestClient, task: string, body: object) =>
  post(client, `/api/tasks/${task}/complete`, () => ({ commandId: randomUUID(), outcome: 'submit', ...body }));

describe('[W30] requests that are not as described', () => {
  const raw =
    (path: string, text: string | Uint8Array, type = 'application/json') =>
    (language: string) =>
      rita.send<ApiError>('POST', path, undefined, {
        raw: text,
        headers: { 'content-type': type, 'accept-language': language },
      });

  it('broken JSON', async () => {
    for (const text of ['{"commandId": ', '{"a":1,}', "{'a':1}", '"only a string"', '\u0000{}', '{} trailing']) {
      await expectRefused(raw(`/api/instances/${instanceId}/comments`, text), {
        status: 400,
        code: 'request/broken-json',
        pointer: '',
      });
    }
  });

  it('no body, wrong content type, wrong charset', async () => {
    const path = `/api/instances/${instanceId}/comments`;
    await expectRefused(
      (language) => rita.send('POST', path, undefined, { headers: { 'accept-language': language } }),
      {
        status: 415,
        code: 'request/wrong-content-type',
      },
    );
    await expectRefused(raw(path, 'commandId=1', 'application/x-www-form-urlencoded'), {
      status: 415,
      code: 'request/wrong-content-type',
    });
    await expectRefused(raw(path, '{}', 'application/json; charset=gbk'), {
      status: 415,
      code: 'request/wrong-content-type',
    });
  });

  it('unknown keys, missing keys and wrong types, all at once with their places', async () => {
    await expectRefused(
      post(rita, `/api/instances/${instanceId}/comments`, { commandId: 'not-a-uuid', texte: 'x', 'a/b': 1 }),
      {
        status: 400,
        code: 'request/invalid',
      },
    );
    const { body } = await rita.post<ApiError>(`/api/instances/${instanceId}/comments`, {
      commandId: 7,
      texte: 'x',
      'a/b': 1,
    });
    expect(body.issues?.map(({ code, pointer }) => [code, pointer]).toSorted()).toEqual([
      ['request/missing-key', '/text'],
      ['request/unknown-key', '/a~1b'],
      ['request/unknown-key', '/texte'],
      ['request/wrong-type', '/commandId'],
    ]);
  });

  it('numbers and flags are not taken from text', async () => {
    await expectRefused(complete(rita, taskId, { expectedRevision: '1' }), {
      status: 400,
      code: 'request/invalid',
      pointer: '/expectedRevision',
    });
  });

  it('query faults', async () => {
    for (const [query, pointer] of [
      ['?view=everything', '/query/view'],
      ['?view=todo&limit=1000', '/query/limit'],
      ['?view=todo&limit=-1', '/query/limit'],
      ['?view=todo&nonsense=1', '/query/nonsense'],
      ['?view=todo&view=done', '/query/view'],
    ] as const) {
      await expectRefused((language) => rita.get(`/api/tasks${query}`, { 'accept-language': language }), {
        status: 400,
        code: 'request/invalid',
        pointer,
      });
    }
    await expectRefused(
      (language) => rita.get('/api/tasks?view=todo&cursor=garbage', { 'accept-language': language }),
      {
        status: 400,
        code: 'query/invalid-cursor',
      },
    );
    await expectRefused((language) => rita.get('/api/instances?from=yesterday', { 'accept-language': language }), {
      status: 400,
      code: 'request/invalid',
      pointer: '/query/from',
    });
    await expectRefused((language) => rita.get('/api/instances/%E0%A4%A', { 'accept-language': language }), {
      status: 400,
      code: 'request/invalid',
    });
  });

  it('huge bodies, deep nesting, names that reach for prototypes', async () => {
    const path = `/api/tasks/${taskId}/draft`;
    await expectRefused(post(rita, path, { commandId: randomUUID(), values: { reason: 'x'.repeat(1_100_000) } }), {
      status: 413,
      code: 'request/too-large',
    });
    const deep = `${'{"a":'.repeat(40)}1${'}'.repeat(40)}`;
    await expectRefused(raw(path, `{"commandId":"${randomUUID()}","values":${deep}}`), {
      status: 400,
      code: 'request/too-deep',
    });
    for (const name of ['__proto__', 'constructor', 'prototype']) {
      await expectRefused(raw(path, `{"commandId":"${randomUUID()}","values":{"${name}":{"polluted":true}}}`), {
        status: 400,
        code: 'request/forbidden-key',
        pointer: `/values/${name}`,
      });
    }
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe('[W31] commands that cannot be', () => {
  it('unknown process, instance, task, user', async () => {
    await expectRefused(post(rita, '/api/instances', { commandId: randomUUID(), process: 'no-such' }), {
      status: 404,
      code: 'definition/not-found',
      pointer: '/process',
    });
    await expectRefused((language) => rita.get('/api/instances/no-such', { 'accept-language': language }), {
      status: 404,
      code: 'instance/not-found',
    });
    await expectRefused(complete(rita, 'no-such', {}), { status: 404, code: 'task/not-found' });
    await expectRefused(
      post(rita, `/api/tasks/${taskId}/transfer`, () => ({ commandId: randomUUID(), to: 'nobody' })),
      {
        status: 422,
        code: 'transfer/unknown-user',
        pointer: '/to',
      },
    );
  });

  it('a stale revision', async () => {
    await expectRefused(complete(rita, taskId, { values: { goods: '盘' }, expectedRevision: 0 }), {
      status: 409,
      code: 'instance/stale-revision',
    });
  });

  it('a command id with another body; with the same body it is answered again', async () => {
    const commandId = randomUUID();
    const path = `/api/instances/${instanceId}/comments`;
    const first = await rita.post<CommandAnswer>(path, { commandId, text: '第一次' });
    expect(first.status).toBe(200);
    await expectRefused(post(rita, path, { commandId, text: '第二次' }), { status: 409, code: 'command/id-reused' });
    const again = await rita.post<CommandAnswer>(path, { commandId, text: '第一次' });
    expect([again.status, again.body.revision]).toEqual([200, first.body.revision]);
    // another person cannot fetch the result by guessing the id
    const stolen = await bob.post<ApiError>('/api/instances', { commandId, process: 'blocked' });
    expect([stolen.status, stolen.body.code]).toEqual([409, 'command/id-reused']);
  });

  it('a doubled start makes one instance', async () => {
    const body = { commandId: randomUUID(), process: 'purchase' };
    const answers = await Promise.all([1, 2, 3].map(() => rita.post<CommandAnswer>('/api/instances', body)));
    expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map((answer) => answer.body.instanceId)).size).toBe(1);
  });

  it('the task of somebody else', async () => {
    const story = await submitPurchase(rita, bob);
    await expectRefused(
      complete(rita, story.taskId, { outcome: 'bought' }),
      { status: 403, code: 'task/not-assigned' },
      story.instanceId,
    );
    const bella = await server.as('bella');
    await bob.post(`/api/tasks/${story.taskId}/claim`, { commandId: randomUUID() });
    await expectRefused(
      complete(bella, story.taskId, { outcome: 'bought' }),
      { status: 404, code: 'task/not-found' },
      story.instanceId,
    );
  });

  it('an ended task and a finished instance; repeating what ended it is fine', async () => {
    const story = await startPurchase(rita);
    const commandId = randomUUID();
    const drop = { commandId, outcome: 'drop' };
    const first = await rita.post<CommandAnswer>(`/api/tasks/${story.taskId}/complete`, drop);
    expect(first.status).toBe(200);
    const again = await rita.post<CommandAnswer>(`/api/tasks/${story.taskId}/complete`, drop);
    expect([again.status, again.body]).toEqual([200, first.body]);
    await expectRefused(
      complete(rita, story.taskId, { outcome: 'drop' }),
      { status: 409, code: 'instance/ended' },
      story.instanceId,
    );
    await expectRefused(
      post(rita, `/api/instances/${story.instanceId}/comments`, () => ({ commandId: randomUUID(), text: '晚了' })),
      { status: 409, code: 'instance/ended' },
      story.instanceId,
    );
    await expectRefused(
      post(rita, `/api/instances/${story.instanceId}/cancel`, () => ({ commandId: randomUUID(), reason: '晚了' })),
      { status: 409, code: 'instance/ended' },
      story.instanceId,
    );
    const later = await submitPurchase(rita, bob);
    await expectRefused(
      complete(rita, later.firstTaskId, { outcome: 'submit' }),
      { status: 409, code: 'task/ended' },
      later.instanceId,
    );
  });

  it('an outcome that does not exist, one that is not offered, a missing comment', async () => {
    await expectRefused(complete(rita, taskId, { outcome: 'nonsense' }), {
      status: 422,
      code: 'outcome/unknown',
      pointer: '/outcome',
    });
    const story = await submitPurchase(rita, bob, { goods: '机柜', amount: 5000 });
    await expectRefused(
      complete(bob, story.taskId, { outcome: 'bought' }),
      { status: 422, code: 'outcome/not-offered' },
      story.instanceId,
    );
    await expectRefused(
      complete(bob, story.taskId, { outcome: 'expensive' }),
      { status: 422, code: 'comment/required', pointer: '/comment' },
      story.instanceId,
    );
  });
});

describe('[W32] form values', () => {
  it('unknown, hidden, read-only, missing and wrong fields, all named', async () => {
    await expectRefused(complete(rita, taskId, { values: { amount: '很多', floorPrice: 1, nonsense: 1 } }), {
      status: 422,
      code: 'form/invalid',
    });
    const { body } = await rita.post<ApiError>(`/api/tasks/${taskId}/complete`, {
      commandId: randomUUID(),
      outcome: 'submit',
      values: { amount: '很多', floorPrice: 1, nonsense: 1, lines: [{ part: 'a', cost: 3 }] },
    });
    const found = new Map(body.issues?.map((issue) => [issue.pointer, issue.code]));
    expect(found.get('/values/floorPrice')).toBe('form/field-hidden');
    expect(found.get('/values/nonsense')).toBe('form/unknown-field');
    expect(found.get('/values/goods')).toBe('form/field-required');
    expect(found.get('/values/amount')).toBe('form/field-invalid');
    expect(found.get('/values/lines/0/cost')).toBe('form/field-hidden');
    const story = await submitPurchase(rita, bob);
    await expectRefused(
      complete(bob, story.taskId, { outcome: 'bought', values: { amount: 1 } }),
      { status: 422, code: 'form/invalid', issues: ['form/field-read-only'] },
      story.instanceId,
    );
  });

  it('markup, formulas and template text stay what they are: text', async () => {
    const texts = [
      '<img src=x onerror=alert(1)>',
      '=HYPERLINK("http://evil")',
      '{{constructor.constructor("x")()}}',
      '<script>alert(1)</script>',
      '${process.env}',
    ];
    for (const text of texts) {
      const story = await submitPurchase(rita, bob, { goods: text.slice(0, 100), amount: 1, reason: text });
      const page = await bob.get<{ values: { reason: string } }>(`/api/tasks/${story.taskId}`);
      expect(page.headers.get('content-type')).toMatch(/^application\/json/);
      expect(page.body.values.reason).toBe(text);
      await rita.post(`/api/instances/${story.instanceId}/comments`, { commandId: randomUUID(), text });
      const detail = await rita.get<{ subject: string; timeline: { type: string; details: { text?: string } }[] }>(
        `/api/instances/${story.instanceId}`,
      );
      expect(detail.body.subject).toBe(text.slice(0, 100));
      expect(detail.body.timeline.find((event) => event.type === 'comment.added')?.details.text).toBe(text);
    }
  });

  it('too long texts and empty comments', async () => {
    const path = `/api/instances/${instanceId}/comments`;
    await expectRefused(post(rita, path, { commandId: randomUUID(), text: '长'.repeat(4001) }), {
      status: 400,
      code: 'request/invalid',
      pointer: '/text',
    });
    await expectRefused(post(rita, path, { commandId: randomUUID(), text: '' }), {
      status: 400,
      code: 'request/invalid',
      pointer: '/text',
    });
    await expectRefused(post(rita, path, { commandId: randomUUID(), text: '   ' }), {
      status: 422,
      code: 'comment/empty',
    });
    await expectRefused(complete(rita, taskId, { values: { goods: 'x'.repeat(101) } }), {
      status: 422,
      code: 'form/invalid',
      issues: ['form/field-invalid'],
    });
  });
});

describe('[W33] uploads', () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  );
  const pdf = '%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF';
  const upload = (name: string, type: string, bytes: Uint8Array | string, fields: Record<string, string> = {}) => {
    const form = (): FormData => {
      const data = new FormData();
      data.set('commandId', fields['commandId'] ?? randomUUID());
      if (fields['kind'] !== undefined) data.set('kind', fields['kind']);
      data.set('file', new Blob([bytes as never], { type }), name);
      return data;
    };
    return (language: string) =>
      rita.send<ApiError>('POST', `/api/instances/${instanceId}/attachments`, undefined, {
        raw: form(),
        headers: { 'accept-language': language },
      });
  };

  it('refuses what is too large, empty, disguised or of a refused kind', async () => {
    await expectRefused(upload('大.txt', 'text/plain', 'x'.repeat(2 * 1024 * 1024 + 1)), {
      status: 413,
      code: 'attachment/too-large',
      pointer: '/file',
    });
    await expectRefused(upload('空.txt', 'text/plain', ''), { status: 422, code: 'attachment/empty' });
    const disguised: [string, string, Uint8Array | string][] = [
      ['报告.pdf', 'application/pdf', png],
      ['照片.png', 'image/png', pdf],
      ['照片.jpg', 'image/jpeg', '<html><script>alert(1)</script></html>'],
      ['笔记.txt', 'text/plain', png],
      ['笔记.txt', 'text/plain', '<!DOCTYPE html><html></html>'],
      ['笔记.txt', 'text/plain', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
      ['笔记.txt', 'text/html', 'plain'],
      ['照片.png', 'image/svg+xml', png],
      ['程序.txt', 'text/plain', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)])],
      ['报告.docx', 'application/octet-stream', 'not a zip'],
    ];
    for (const file of disguised)
      await expectRefused(upload(...file), { status: 415, code: 'attachment/disguised', pointer: '/file' });
    for (const name of [
      '页面.html',
      '图.svg',
      '脚本.js',
      '程序.exe',
      '命令.bat',
      '宏.docm',
      '无扩展名',
      '照片.png.exe',
      'a.xml',
      'b.mhtml',
    ]) {
      await expectRefused(upload(name, 'application/octet-stream', png), {
        status: 415,
        code: 'attachment/type-refused',
        pointer: '/file',
      });
    }
    await expectRefused(upload('签名.pdf', 'application/pdf', pdf, { kind: 'signature' }), {
      status: 415,
      code: 'attachment/type-refused',
    });
    await expectRefused(upload('a.txt', 'text/plain', 'a', { commandId: 'x' }), {
      status: 400,
      code: 'request/invalid',
      pointer: '/commandId',
    });
    await expectRefused(upload('a.txt', 'text/plain', 'a', { kind: 'document' }), {
      status: 400,
      code: 'request/invalid',
      pointer: '/kind',
    });
  });

  it('refuses no file, two files, unknown fields and a broken body', async () => {
    const path = `/api/instances/${instanceId}/attachments`;
    const send = (build: (data: FormData) => void) => (language: string) => {
      const data = new FormData();
      data.set('commandId', randomUUID());
      build(data);
      return rita.send<ApiError>('POST', path, undefined, { raw: data, headers: { 'accept-language': language } });
    };
    const file = new Blob(['a'], { type: 'text/plain' });
    await expectRefused(
      send(() => {}),
      { status: 400, code: 'request/missing-key', pointer: '/file' },
    );
    await expectRefused(
      send((data) => {
        data.append('file', file, 'a.txt');
        data.append('file', file, 'b.txt');
      }),
      { status: 400, code: 'request/invalid' },
    );
    await expectRefused(
      send((data) => {
        data.set('file', file, 'a.txt');
        data.set('role', 'admin');
      }),
      { status: 400, code: 'request/invalid', pointer: '/role' },
    );
    await expectRefused(
      (language) =>
        rita.send('POST', path, undefined, {
          raw: '--x\r\nContent-Disp',
          headers: { 'content-type': 'multipart/form-data; boundary=x', 'accept-language': language },
        }),
      { status: 400, code: 'request/broken-body' },
    );
    await expectRefused(
      (language) =>
        rita.send('POST', path, undefined, {
          raw: '{}',
          headers: { 'content-type': 'application/json', 'accept-language': language },
        }),
      { status: 415, code: 'request/wrong-content-type' },
    );
  });

  it('keeps a Chinese name, drops paths, and answers with headers under which nothing can run', async () => {
    const commandId = randomUUID();
    const answer = await rita.upload<UploadAnswer>(
      `/api/instances/${instanceId}/attachments`,
      { commandId },
      { name: '../../检验 "报告"\u202e.txt', type: 'text/plain', bytes: '<script>alert(1)</script> 不是脚本' },
    );
    expect(answer.status).toBe(415);
    const good = await rita.upload<UploadAnswer>(
      `/api/instances/${instanceId}/attachments`,
      { commandId },
      { name: '../../检验 报告\u202e.txt', type: 'text/plain', bytes: '合格' },
    );
    expect(good.status).toBe(201);
    expect(good.body.attachment).toMatchObject({
      name: '检验 报告.txt',
      size: 6,
      mediaType: 'text/plain',
      kind: 'upload',
      by: { name: '李雨桐' },
    });
    const repeated = await rita.upload<UploadAnswer>(
      `/api/instances/${instanceId}/attachments`,
      { commandId },
      { name: '../../检验 报告\u202e.txt', type: 'text/plain', bytes: '合格' },
    );
    expect([repeated.status, repeated.body]).toEqual([201, good.body]);
    const download = await rita.get(good.body.attachment.url);
    expect(download.text).toBe('合格');
    expect(download.headers.get('content-disposition')).toBe(
      `attachment; filename="__ __.txt"; filename*=UTF-8''${encodeURIComponent('检验 报告.txt')}`,
    );
    expect(download.headers.get('x-content-type-options')).toBe('nosniff');
    expect(download.headers.get('content-security-policy')).toContain('sandbox');
    const image = await rita.upload<UploadAnswer>(
      `/api/instances/${instanceId}/attachments`,
      { commandId: randomUUID(), kind: 'signature' },
      { name: '签名.png', type: 'image/png', bytes: png },
    );
    expect(image.body.attachment).toMatchObject({ kind: 'signature', mediaType: 'image/png' });
    expect((await rita.get(`${image.body.attachment.url}?inline=1`)).headers.get('content-disposition')).toMatch(
      /^inline;/,
    );
    expect((await rita.get(`/api/attachments/${instanceId}/file-unknown`)).status).toBe(404);
  });
});

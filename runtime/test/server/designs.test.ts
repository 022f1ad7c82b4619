import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesign, packDesign, saveDesign, unpackDesign } from '@yunliu/designer/model';
import type {
  ApiDesign,
  ApiError,
  DesignAudit,
  DesignPresent,
  DesignSaved,
  Designs,
  DesignTemplates,
  DesignVersion,
  DesignVersions,
} from '../../src/api/index.js';
import { startTestServer } from './support/test-server.js';
import type { TestServer } from './support/test-server.js';
import type { TestClient } from './support/test-client.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
let server: TestServer;
let admin: TestClient;

beforeAll(async () => {
  server = await startTestServer({
    config: { definitionsDir: `${root}process-definitions`, formsDir: `${root}form-templates`, demo: true },
  });
  admin = await server.as('admin');
});
afterAll(() => server?.dispose());

const edited = (
  files: ApiDesign['files'],
  change: (definition: Record<string, unknown>) => void,
): ApiDesign['files'] => {
  const definition = JSON.parse(files.definition) as Record<string, unknown>;
  change(definition);
  return { ...files, definition: JSON.stringify(definition, undefined, 2) };
};

async function begin(client: TestClient, from: unknown, id: string = randomUUID()): Promise<ApiDesign> {
  const answer = await client.post<ApiDesign>('/api/designs', { id, commandId: randomUUID(), from });
  expect([answer.status, answer.text.slice(0, 300)]).toEqual([201, expect.anything()]);
  return answer.body;
}

describe('drafts', () => {
  it('[DE1] begin empty, from a version, as a copy of a template, of a draft, of files', async () => {
    const empty = await begin(admin, { kind: 'empty', key: 'fresh-one', title: '新流程' });
    expect(empty).toMatchObject({ process: 'fresh-one', title: '新流程', status: 'draft', revision: 1, mayEdit: true });
    const hotline = await begin(admin, { kind: 'version', process: 'hotline', version: 2 });
    expect(hotline).toMatchObject({ process: 'hotline', basedOn: 2, newestVersion: 2 });
    expect(Object.keys(hotline.files.scenarios ?? {}).length).toBeGreaterThan(3);
    expect(hotline.files.forms?.length).toBeGreaterThan(1);
    const copy = await begin(admin, {
      kind: 'template',
      process: 'hotline',
      newKey: 'campus-line',
      newTitle: '校园热线',
    });
    expect(copy).toMatchObject({ process: 'campus-line', title: '校园热线' });
    const forms = (copy.files.forms ?? []).map(({ form }) => JSON.parse(form) as { key: string; version: number });
    expect(forms.every(({ key, version }) => key.startsWith('campus-line-') && version === 1)).toBe(true);
    expect(copy.files.definition).not.toContain('"phone-record"');
    const other = await begin(admin, { kind: 'design', id: hotline.id });
    expect(other.files).toEqual(hotline.files);
    const files = await begin(admin, { kind: 'files', files: empty.files });
    expect(files.files.definition).toBe(empty.files.definition);
  });

  it('[DE2] every shipped version opens with its very files and goes out as a package of them', async () => {
    const { templates } = (await admin.get<DesignTemplates>('/api/design-templates')).body;
    expect(templates.length).toBeGreaterThanOrEqual(21);
    for (const { process, version } of templates) {
      const path = `/api/processes/${process}/versions/${version}`;
      const opened = await admin.get<DesignVersion>(path);
      expect(opened.status).toBe(200);
      const { files } = opened.body;
      expect(saveDesign(openDesign(files))).toEqual(files);
      const zip = await fetch(`${server.url}${path}/package`, { headers: { cookie: admin.cookie } });
      expect(zip.headers.get('content-type')).toBe('application/zip');
      const bytes = new Uint8Array(await zip.arrayBuffer());
      expect(unpackDesign(bytes)).toEqual(files);
      expect(packDesign(files)).toEqual(bytes);
    }
  });

  it('[DE3] a save is one write under a revision check; the slower of two is told who was faster and loses nothing', async () => {
    const designer = await server.as('designer-1');
    const draft = await begin(admin, { kind: 'version', process: 'hotline', version: 2 });
    const mine = edited(draft.files, (definition) => (definition['title'] = '热线甲'));
    const theirs = edited(draft.files, (definition) => (definition['title'] = '热线乙'));
    const save = (client: TestClient, revision: number, files: unknown, commandId: string = randomUUID()) =>
      client.send<DesignSaved & ApiError>('PUT', `/api/designs/${draft.id}`, {
        revision,
        commandId,
        files,
        changes: [{ label: '修改标题', at: '2026-10-01T00:00:00Z' }],
      });
    const [a, b] = await Promise.all([save(admin, 1, mine), save(designer, 1, theirs)]);
    expect([a.status, b.status].toSorted((x, y) => x - y)).toEqual([200, 409]);
    const lost = a.status === 409 ? a : b;
    const fresh = (await admin.get<ApiDesign>(`/api/designs/${draft.id}`)).body;
    expect(lost.body.code).toBe('design/changed-meanwhile');
    expect(lost.body.details).toMatchObject({ revision: 2, by: fresh.updatedBy.id, byName: fresh.updatedBy.name });
    expect(fresh.revision).toBe(2);
    const again = await save(lost === a ? admin : designer, fresh.revision, lost === a ? mine : theirs);
    expect([again.status, again.body.revision]).toEqual([200, 3]);
    const audit = (await admin.get<DesignAudit>(`/api/designs/${draft.id}/audit`)).body.entries;
    expect(audit.map(({ what, revision }) => [what, revision])).toEqual([
      ['created', 1],
      ['saved', 2],
      ['saved', 3],
    ]);
    expect(audit[1]?.changes).toEqual([{ label: '修改标题', at: '2026-10-01T00:00:00Z' }]);
  });

  it('[DE4] a command sent again changes nothing and is answered alike; with another body it is refused', async () => {
    const id = randomUUID();
    const make = { id, commandId: randomUUID(), from: { kind: 'empty', key: 'again', title: '重复' } };
    const first = await admin.post<ApiDesign>('/api/designs', make);
    const second = await admin.post<ApiDesign>('/api/designs', make);
    expect([first.status, second.status, second.body]).toEqual([201, 201, first.body]);
    const save = { revision: 1, commandId: randomUUID(), files: first.body.files };
    const put = (body: unknown) => admin.send<DesignSaved & ApiError>('PUT', `/api/designs/${id}`, body);
    const [one, two] = [await put(save), await put(save)];
    expect([one.body, two.body]).toEqual([one.body, one.body]);
    expect(one.body.revision).toBe(2);
    expect((await put({ ...save, revision: 2 })).body.code).toBe('command/id-reused');
    expect((await admin.post<ApiError>('/api/designs', { ...make, commandId: randomUUID() })).body.code).toBe(
      'design/exists',
    );
    expect((await admin.get<DesignAudit>(`/api/designs/${id}/audit`)).body.entries.length).toBe(2);
  });

  it('[DE5] half-drawn is saved, what nobody could open is not', async () => {
    const draft = await begin(admin, { kind: 'empty', key: 'half', title: '半成品' });
    const put = (files: unknown) =>
      admin.send<ApiError>('PUT', `/api/designs/${draft.id}`, { revision: 1, commandId: randomUUID(), files });
    const definition = (more: object) => JSON.stringify({ key: 'half', version: 1, ...more });
    const refusals: [unknown, string][] = [
      [{ definition: '{' }, 'design/not-json'],
      [{ definition: '[]' }, 'design/not-json'],
      [{ definition: '{"key":"../x","version":1}' }, 'design/unusable-key'],
      [{ definition: '{"key":"half","version":"1"}' }, 'design/unusable-version'],
      [{ definition: '{"key":"half","version":1,"__proto__":{}}' }, 'request/forbidden-key'],
      [{ definition: definition({}), forms: [{ form: 'null' }] }, 'design/not-json'],
      [
        { definition: definition({}), forms: [1, 2].map(() => ({ form: '{"key":"f","version":1}' })) },
        'design/doubled-form',
      ],
      [{ definition: definition({}), scenarios: { '../x': '{}' } }, 'design/unusable-name'],
      [{ definition: definition({}), scenarios: { x: '{' } }, 'design/not-json'],
      [
        { definition: definition({}), forms: [{ form: '{"key":"f","version":1}', prints: { 'a/b': '' } }] },
        'design/unusable-name',
      ],
      [
        {
          definition: definition({}),
          scenarios: Object.fromEntries([1, 2, 3, 4].map((n) => [`s${n}`, `"${'x'.repeat(1_900_000)}"`])),
        },
        'design/too-large',
      ],
    ];
    for (const [files, code] of refusals) {
      const { status, body } = await put(files);
      expect([code, body.code, status < 500]).toEqual([code, code, true]);
    }
    const half = await put({ definition: definition({ states: {}, initial: 'nowhere', title: '半成品' }) });
    expect(half.status).toBe(200);
  });

  it('[DE6] somebody who comes second is told, may take over, and it is on record', async () => {
    const designer = await server.as('designer-1');
    const draft = await begin(admin, { kind: 'empty', key: 'two-hands', title: '两人' });
    const [w1, w2] = [randomUUID(), randomUUID()];
    const beat = async (client: TestClient, window: string, intent: string) =>
      (await client.post<DesignPresent>(`/api/designs/${draft.id}/presence`, { window, intent })).body;
    expect(await beat(admin, w1, 'edit')).toMatchObject({ holds: true, others: [] });
    const second = await beat(designer, w2, 'edit');
    expect(second).toMatchObject({ holds: false, holder: { person: { id: 'admin' }, self: false } });
    const listed = (await designer.get<Designs>('/api/designs')).body.designs.find(({ id }) => id === draft.id);
    expect(listed?.editor?.person.id).toBe('admin');
    expect(await beat(designer, w2, 'take-over')).toMatchObject({ holds: true, holder: { self: true } });
    expect(await beat(admin, w1, 'edit')).toMatchObject({ holds: false, takenOverBy: { id: 'designer-1' } });
    await beat(designer, w2, 'leave');
    expect(await beat(admin, w1, 'edit')).toMatchObject({ holds: true });
    const audit = (await admin.get<DesignAudit>(`/api/designs/${draft.id}/audit`)).body.entries;
    expect(audit.at(-1)).toMatchObject({ what: 'taken-over', by: { id: 'designer-1' }, of: { id: 'admin' } });
  });

  it('[DE7] a deleted draft is gone, its audit stays, and deleting again is no fault', async () => {
    const draft = await begin(admin, { kind: 'empty', key: 'short-lived', title: '短命' });
    const remove = { revision: 1, commandId: randomUUID() };
    const path = `/api/designs/${draft.id}`;
    expect(
      (await admin.post<ApiError>(`${path}/delete`, { ...remove, revision: 2, commandId: randomUUID() })).status,
    ).toBe(409);
    expect((await admin.post(`${path}/delete`, remove)).status).toBe(204);
    expect((await admin.post(`${path}/delete`, remove)).status).toBe(204);
    expect((await admin.get(path)).status).toBe(404);
    const notes = await server.opened.parts.store.designNotes(draft.id);
    expect(notes.map(({ value }) => value['what'])).toEqual(['created', 'deleted']);
    const { designs } = (await admin.get<Designs>('/api/designs')).body;
    expect(designs.some(({ id }) => id === draft.id)).toBe(false);
  });

  it('[DE8] a package comes in as a draft; a hostile one does not', async () => {
    const hotline = (await admin.get<DesignVersion>('/api/processes/hotline/versions/2')).body;
    const id = randomUUID();
    const send = (bytes: Uint8Array, draft = id) =>
      admin.upload<ApiDesign & ApiError>(
        '/api/designs/import',
        { id: draft, commandId: randomUUID() },
        { name: 'hotline.zip', type: 'application/zip', bytes },
      );
    const answer = await send(packDesign(hotline.files));
    expect([answer.status, answer.body.files]).toEqual([201, hotline.files]);
    const back = await fetch(`${server.url}/api/designs/${id}/package`, { headers: { cookie: admin.cookie } });
    expect(unpackDesign(new Uint8Array(await back.arrayBuffer()))).toEqual(hotline.files);
    const bad = await send(new TextEncoder().encode('PK no zip'), randomUUID());
    expect([bad.status, bad.body.code]).toEqual([422, 'package/not-a-zip']);
    expect((await admin.get<DesignAudit>(`/api/designs/${id}/audit`)).body.entries[0]?.what).toBe('imported');
  });

  it('[DE9] old versions are restored as drafts; what is taken is not begun anew', async () => {
    const { versions } = (await admin.get<DesignVersions>('/api/processes/hotline/versions')).body;
    expect(versions.map(({ version }) => version)).toEqual([2, 1]);
    const old = await begin(admin, { kind: 'version', process: 'hotline', version: 1 });
    const audit = (await admin.get<DesignAudit>(`/api/designs/${old.id}/audit`)).body.entries;
    expect(audit[0]).toMatchObject({ what: 'restored', version: 1 });
    const refusal = await admin.post<ApiError>('/api/designs', {
      id: randomUUID(),
      commandId: randomUUID(),
      from: { kind: 'empty', key: 'hotline', title: '热线' },
    });
    expect([refusal.status, refusal.body.code]).toEqual([409, 'design/key-taken']);
  });
});

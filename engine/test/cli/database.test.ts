import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDirectory, createEngine, type ProcessDefinition } from '@yunliu/engine';
import type { FormTemplate } from '@yunliu/engine/forms';
import { openSqliteStore } from '@yunliu/engine/store/sqlite';
import { folderWith, run } from './cli-run.js';

const form: FormTemplate = {
  format: 1,
  key: 'slip',
  version: 1,
  title: '报修单',
  schema: { type: 'object', properties: { unit: { type: 'string', title: '单位' } } },
  ui: { type: 'VerticalLayout', elements: [{ type: 'Control', scope: '#/properties/unit' }] },
};
const definition: ProcessDefinition = {
  format: 1,
  key: 'repair',
  version: 1,
  title: '报修',
  category: 'service',
  roles: {},
  start: { by: ['*'] },
  serials: { R: { title: '单号', pattern: 'R-{n:4}', reset: 'never' } },
  businessKey: 'R',
  initial: 'register',
  states: {
    register: {
      type: 'task',
      title: '登记',
      assign: { by: 'starter' },
      form: { template: 'slip', version: 1, rights: { '*': 'edit' } },
      outcomes: { submit: { title: '提交', to: 'closed' } },
    },
    closed: { type: 'final', title: '结束' },
  },
};

let folder: ReturnType<typeof folderWith>;

beforeAll(async () => {
  folder = folderWith({ 'form.json': form, 'print.hbs': '<p>{{field "unit"}}</p>', 'data.json': { unit: '某某单位' } });
  const store = await openSqliteStore({ path: join(folder.path, 'yunliu.db') });
  const directory = createDirectory({
    departments: [],
    roles: [],
    users: [{ id: 'u1', name: '张三', roles: [], active: true }],
  });
  const engine = createEngine({ store, directory: () => directory });
  const published = await engine.publish(
    { definitions: [definition], forms: [{ template: form, print: '<p>{{field "unit"}}</p>' }] },
    'u1',
  );
  if (published.issues.length > 0) throw new Error(JSON.stringify(published.issues));
  await engine.execute({
    type: 'start',
    commandId: 'c1',
    actor: { userId: 'u1' },
    process: 'repair',
    instanceId: 'i1',
  });
  const taskId = (await engine.instance('i1'))?.tasks[0]?.id ?? '';
  await engine.execute({
    type: 'complete',
    commandId: 'c2',
    actor: { userId: 'u1' },
    instanceId: 'i1',
    taskId,
    outcome: 'submit',
    values: { unit: '某某单位' },
  });
  await engine.close();
});

afterAll(() => folder.remove());

describe('yunliu export-history and verify', () => {
  it('[C11] exports an instance by id or business key, and the bundle verifies', async () => {
    const exported = await run(
      ['export-history', 'yunliu.db', 'R-0001', '--out', 'bundle.json', '--lang', 'en'],
      folder.path,
    );
    expect(exported).toMatchObject({ code: 0, err: '' });
    expect(exported.out).toMatch(/Wrote \d+ events to bundle\.json/);
    const verified = await run(['verify', 'bundle.json', '--lang', 'en'], folder.path);
    expect(verified.code).toBe(0);
    expect(verified.out).toContain('instance i1');
    expect(verified.out).toContain('2 commands decided again');
    const printed = await run(['export-history', 'yunliu.db', 'i1'], folder.path);
    expect((JSON.parse(printed.out) as { instance: { id: string } }).instance.id).toBe('i1');
  });

  it('[C12] a changed, a shortened and a foreign bundle are findings', async () => {
    await run(['export-history', 'yunliu.db', 'i1', '--out', 'bundle.json'], folder.path);
    const text = readFileSync(join(folder.path, 'bundle.json'), 'utf8');
    const bundle = JSON.parse(text) as { events: unknown[] };
    writeFileSync(join(folder.path, 'changed.json'), text.replaceAll('某某单位', '另一单位'));
    writeFileSync(join(folder.path, 'short.json'), JSON.stringify({ ...bundle, events: bundle.events.slice(0, -1) }));
    writeFileSync(join(folder.path, 'foreign.json'), '{"format":"yunliu-history/1"}');
    for (const name of ['changed.json', 'short.json', 'foreign.json', 'data.json']) {
      const { code, out } = await run(['verify', name, '--json'], folder.path);
      expect([name, code]).toEqual([name, 1]);
      expect((JSON.parse(out) as { ok: boolean; issues: unknown[] }).issues.length).toBeGreaterThan(0);
    }
  });

  it('[C11] an unknown instance and a missing database are typed, and no database is made', async () => {
    const unknown = await run(['export-history', 'yunliu.db', 'nobody', '--lang', 'en'], folder.path);
    expect(unknown.code).toBe(1);
    expect(unknown.err).toContain('instance/not-found');
    const missing = await run(['export-history', 'other.db', 'i1', '--lang', 'en'], folder.path);
    expect(missing.err).toContain('store/not-found');
    expect((await run(['validate', 'other.db'], folder.path)).code).toBe(1);
  });
});

describe('yunliu doctor', () => {
  it('[C14] says how many instances were rebuilt, in text and as JSON', async () => {
    const { code, out } = await run(['doctor', 'yunliu.db', '--lang', 'en'], folder.path);
    expect([code, out]).toEqual([0, expect.stringContaining('1 instances, 2 commands') as string]);
    const json = await run(['doctor', 'yunliu.db', '--json', '--instance', 'R-0001'], folder.path);
    expect(JSON.parse(json.out)).toMatchObject({ instances: 1, rebuilt: 1, faulty: 0, findings: [] });
  });

  it('[C14] a difference is exit code 1 and is shown with both values; unknown things are typed', async () => {
    writeFileSync(join(folder.path, 'bad.db'), readFileSync(join(folder.path, 'yunliu.db')));
    const db = new Database(join(folder.path, 'bad.db'));
    db.exec("UPDATE instance SET document = replace(document, '某某单位', '另一单位')");
    db.close();
    const { code, out } = await run(['doctor', 'bad.db'], folder.path);
    expect(code).toBe(1);
    expect(out).toContain('/instance/variables/unit');
    expect(out).toContain('应为: "某某单位"');
    expect((await run(['doctor', 'yunliu.db', '--instance', 'x', '--lang', 'en'], folder.path)).err).toContain(
      'instance/not-found',
    );
    expect((await run(['doctor', 'nothing.db'], folder.path)).err).toContain('store/not-found');
  });
});

describe('yunliu print', () => {
  it('[C13] prints a template with data, and a form of an instance from the database', async () => {
    const template = await run(['print', 'form.json', 'data.json', '--out', 'slip.pdf'], folder.path);
    expect(template).toMatchObject({ code: 0, err: '' });
    expect(readFileSync(join(folder.path, 'slip.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    const instance = await run(
      ['print', '--database', 'yunliu.db', '--instance', 'R-0001', '--form', 'slip', '--out', 'instance.pdf'],
      folder.path,
    );
    expect(instance).toMatchObject({ code: 0, err: '' });
    expect(readFileSync(join(folder.path, 'instance.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('[C13] another print template is chosen by name; an unknown one is refused with those there are', async () => {
    writeFileSync(join(folder.path, '三联单.hbs'), '<p>三联</p>');
    const given = ['print', 'form.json', '--template', '三联单', '--out', 'triple.pdf'];
    expect(await run(given, folder.path)).toMatchObject({ code: 0, err: '' });
    expect(readFileSync(join(folder.path, 'triple.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    const unknown = await run(['print', 'form.json', '--template', '两联单', '--out', 'x.pdf'], folder.path);
    expect(unknown.code).toBe(1);
    expect(unknown.err).toContain('form/unknown-print');
    expect(unknown.err).toContain('三联单');
    const stored = ['--database', 'yunliu.db', '--instance', 'R-0001', '--form', 'slip', '--template', '三联单'];
    expect((await run(['print', ...stored, '--out', 'x.pdf'], folder.path)).err).toContain('form/unknown-print');
  });

  it('[C13] a faulty form is refused with its issues', async () => {
    writeFileSync(
      join(folder.path, 'faulty.json'),
      JSON.stringify({ ...form, ui: { type: 'Control', scope: '#/properties/nothing' } }),
    );
    const { code, err } = await run(['print', 'faulty.json', '--out', 'x.pdf', '--lang', 'en'], folder.path);
    expect(code).toBe(1);
    expect(err).toContain('form/unknown-scope');
  });

  it('[C13] data with a misspelt field is refused by name, and so is a place that cannot be written', async () => {
    writeFileSync(join(folder.path, 'misspelt.json'), JSON.stringify({ nothing: 'x' }));
    const misspelt = await run(['print', 'form.json', 'misspelt.json', '--out', 'x.pdf', '--lang', 'en'], folder.path);
    expect(misspelt.code).toBe(1);
    expect(misspelt.err).toMatch(/form\/unknown-field.*\/nothing/);
    const nowhere = await run(['export-history', 'yunliu.db', 'R-0001', '--out', 'no/x.json'], folder.path);
    expect(nowhere.code).toBe(1);
    expect(nowhere.err).toContain('file/unwritable');
  });
});

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createEngine } from '@yunliu/engine';
import { openSqliteStore } from '@yunliu/engine/store/sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { definitionOf, final, task } from '../decide/definitions.js';
import { directoryOf } from '../decide/world.js';
import { folderWith, run } from './cli-run.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const v1 = {
  ...definitionOf('apply', { apply: task({ ok: 'end' }, { title: '填写', assign: { by: 'starter' } }), end: final() }),
  key: 'leave',
};
const v2 = {
  ...v1,
  version: 2,
  states: { fill: { ...v1.states['apply'], title: '填写申请' }, end: final() },
  initial: 'fill',
} as typeof v1;

let folder: string;
let id: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yunliu-cli-'));
  const user = { id: 'u1', name: '张三', roles: [], active: true };
  const store = await openSqliteStore({ path: join(folder, 'a.db') });
  const engine = createEngine({ store, directory: () => directoryOf([user]) });
  const { issues } = await engine.publish({ definitions: [v1, v2], forms: [] }, 'admin');
  if (issues.some(({ severity }) => severity === 'error')) throw new Error(JSON.stringify(issues));
  id = (
    await engine.execute({
      type: 'start',
      commandId: 's1',
      actor: { userId: 'u1' },
      process: 'leave',
      version: 1,
      instanceId: crypto.randomUUID(),
    })
  ).instanceId;
  await engine.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('yunliu compare, migrate, export-bpmn, import-bpmn', () => {
  it('[C20] compare says the differences in sentences', async () => {
    const files = folderWith({ 'a.json': v1, 'b.json': v2 });
    try {
      const { code, out } = await run(['compare', 'a.json', 'b.json'], files.path);
      expect(code).toBe(1);
      expect(out).toContain('新增任务“填写申请”。');
      expect((await run(['compare', 'a.json', 'a.json', '--lang', 'en'], files.path)).out).toContain('0 differences.');
      expect((await run(['compare', 'a.json'], files.path)).code).toBe(2);
    } finally {
      files.remove();
    }
  });

  it('[C21] migrate lists, plans, rehearses and runs', async () => {
    expect((await run(['migrate', 'a.db', 'leave'], folder)).out).toContain('第 1 版：运行中 1  填写 1');
    const range = ['--from', '1', '--to', '2'];
    const plan = await run(['migrate', 'a.db', 'leave', ...range], folder);
    expect(plan.code).toBe(1);
    expect(plan.out).toContain('migration/state-gone');
    expect(plan.out).toContain('→ fill');
    const files = folderWith({ 'mapping.json': { states: { apply: { to: 'fill' } } } });
    try {
      const mapped = [...range, '--mapping', join(files.path, 'mapping.json')];
      expect((await run(['migrate', 'a.db', 'leave', ...mapped, '--dry-run'], folder)).out).toContain('apply → fill');
      expect((await run(['migrate', 'a.db', 'leave'], folder)).out).toContain('第 1 版：运行中 1');
      const { code, out } = await run(['migrate', 'a.db', 'leave', ...mapped, '--run'], folder);
      expect([code, out.trim().split('\n').at(-1)]).toEqual([0, '完成 1，跳过 0，失败 0。']);
      expect((await run(['migrate', 'a.db', 'leave'], folder)).out).toContain('第 2 版：运行中 1  填写申请 1');
      // The log of commands tells the same story.
      expect((await run(['doctor', 'a.db', '--instance', id], folder)).code).toBe(0);
    } finally {
      files.remove();
    }
  });

  it('[C22] export-bpmn and import-bpmn give back the same definition', async () => {
    const out = join(folder, 'hotline.bpmn');
    expect((await run(['export-bpmn', 'process-definitions/hotline/1.json', '--out', out], root)).code).toBe(0);
    const { code, out: json } = await run(['import-bpmn', out], folder);
    expect(code).toBe(0);
    expect(JSON.parse(json)).toStrictEqual(
      JSON.parse(readFileSync(join(root, 'process-definitions/hotline/1.json'), 'utf8')),
    );
    const foreign = await run(['import-bpmn', 'engine/test/bpmn/files/camunda-leave.bpmn', '--json'], root);
    expect(foreign.code).toBe(1);
    expect(
      (JSON.parse(foreign.out) as { findings: readonly { element: string }[] }).findings.map(({ element }) => element),
    ).toContain('Timer_remind');
  });
});

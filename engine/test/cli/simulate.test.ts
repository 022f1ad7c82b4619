import { describe, expect, it } from 'vitest';
import { folderWith, run } from './cli-run.js';

const definition = {
  format: 1,
  key: 'repair',
  version: 1,
  title: '报修',
  category: 'service',
  roles: { desk: { title: '服务台' } },
  start: { by: ['*'] },
  initial: 'register',
  states: {
    register: {
      type: 'task',
      title: '登记',
      assign: { by: 'starter' },
      outcomes: { submit: { title: '提交', to: 'approve' }, withdraw: { title: '撤回', to: 'closed' } },
    },
    approve: {
      type: 'task',
      title: '审批',
      assign: { by: 'role', role: 'desk' },
      outcomes: { agree: { title: '同意', to: 'closed' } },
    },
    closed: { type: 'final', title: '结束' },
  },
};
const organisation = {
  departments: [],
  roles: [{ key: 'desk', title: '服务台' }],
  users: [
    { id: 'u1', name: '张三', roles: [], active: true },
    { id: 'd1', name: '李四', roles: ['desk'], active: true },
  ],
};
const submitted = {
  process: 'repair',
  title: '提交并同意',
  clock: '2026-09-30T09:00:00+08:00',
  data: {},
  steps: [
    { start: { by: 'u1' } },
    { complete: { state: 'register', by: 'u1', outcome: 'submit' } },
    { complete: { state: 'approve', by: 'u1', outcome: 'agree' }, refused: 'task/not-assigned' },
    { complete: { state: 'approve', by: 'd1', outcome: 'agree' } },
    { expect: { status: 'completed', outcome: 'closed' } },
  ],
};
const files = {
  'process-definitions/repair/1.json': definition,
  'process-definitions/demo-organisation.json': organisation,
  'process-definitions/calendars/always.json': { key: 'always', title: '全天', counts: 'elapsed' },
  'process-definitions/repair/scenarios/submitted.scenario.json': submitted,
};

async function inFolder<Result>(
  more: Record<string, unknown>,
  work: (path: string) => Promise<Result>,
): Promise<Result> {
  const folder = folderWith({ ...files, ...more });
  try {
    return await work(folder.path);
  } finally {
    folder.remove();
  }
}

describe('yunliu simulate', () => {
  it('[C8] plays a story step by step and tells the coverage', async () => {
    const { code, out, err } = await inFolder({}, (path) =>
      run(['simulate', 'process-definitions', '--lang', 'en'], path),
    );
    expect(err).toBe('');
    expect(out).toContain('complete register submit u1  → approve');
    expect(out).toContain('refused task/');
    expect(out).toContain('coverage repair@1: transitions 2/3 (66 %), states');
    expect(out).toContain('register —withdraw→ closed');
    expect(out).toContain('1 scenarios, 1 passed.');
    expect(code).toBe(0);
  });

  it('[C9] --coverage demands every transition', async () => {
    expect((await inFolder({}, (path) => run(['simulate', 'process-definitions', '--coverage'], path))).code).toBe(1);
    const rest = {
      ...submitted,
      steps: [{ start: { by: 'u1' } }, { complete: { state: 'register', by: 'u1', outcome: 'withdraw' } }],
    };
    const { code, out } = await inFolder(
      { 'process-definitions/repair/scenarios/withdrawn.scenario.json': rest },
      (path) => run(['simulate', 'process-definitions', '--coverage'], path),
    );
    expect(out).toContain('覆盖 repair@1：去向 3/3（100%），步骤 3/3');
    expect(code).toBe(0);
  });

  it('[C8] a failed expectation is named with file, line and pointer', async () => {
    const wrong = { ...submitted, steps: [{ start: { by: 'u1' } }, { expect: { states: ['approve'] } }] };
    const { code, out } = await inFolder({ 'wrong.scenario.json': wrong }, (path) =>
      run(['simulate', 'wrong.scenario.json'], path),
    );
    expect(code).toBe(1);
    expect(out).toMatch(/wrong\.scenario\.json:\d+:\d+ {2}\/steps\/1\/expect\/states/);
  });

  it('[C8] a broken scenario, and one for nobody, are findings', async () => {
    const { code, err } = await inFolder({ 'bad.scenario.json': { ...submitted, steps: [{ begin: {} }] } }, (path) =>
      run(['simulate', 'bad.scenario.json'], path),
    );
    expect(code).toBe(1);
    expect(err).toContain('bad.scenario.json');
    expect(err).toContain('/steps/0');
  });

  it('[C10] --json prints one object per step', async () => {
    const { code, out } = await inFolder({}, (path) =>
      run(['simulate', 'process-definitions/repair', '--json', '--coverage'], path),
    );
    const lines = out.split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toHaveLength(submitted.steps.length + 1);
    expect(lines[1]).toMatchObject({ step: 2, states: ['approve'], at: '2026-09-30T01:00:00.000Z' });
    expect(lines[2]).toHaveProperty('refusal.code');
    expect(lines.at(-1)).toMatchObject({ coverage: [{ process: 'repair', covered: 2, total: 3 }] });
    expect(code).toBe(1);
  });
});

import { afterEach, beforeEach, expect, it } from 'vitest';
import { contentHash, type ProcessDefinition } from '@yunliu/engine';
import { EngineWorld, refusalOf } from './engine-world.js';
import { bundle, faultForm, faultProcess, repairProcess } from './sample-process.js';

let world: EngineWorld;
beforeEach(async () => {
  world = await EngineWorld.open();
});
afterEach(() => world.close());

const definition = (changes: Partial<ProcessDefinition>): ProcessDefinition => ({ ...repairProcess, ...changes });
const publish = (...definitions: ProcessDefinition[]) => world.engine.publish({ definitions, forms: [] }, 'admin');

it('[R30] publishing the same content again changes nothing, also with keys in another order', async () => {
  const { initial, states, ...rest } = faultProcess;
  const again = await world.engine.publish(
    { ...bundle, definitions: [{ states, initial, ...rest }, repairProcess] },
    'someone',
  );
  expect(again).toMatchObject({ published: [], unchanged: 3 });
  expect((await world.engine.store.definition('fault', 1))?.publishedBy).toBe('admin');
});

it('[R31] a published version is frozen', async () => {
  const report = await publish(definition({ title: '另一个标题' }));
  expect(report.issues).toMatchObject([{ code: 'definition/version-frozen', file: 'repair@1' }]);
  expect(report.published).toEqual([]);
  const form = { template: faultForm, print: '<p>另一种打印</p>' };
  const forms = await world.engine.publish({ definitions: [], forms: [form] }, 'admin');
  expect(forms.issues).toMatchObject([{ code: 'form/version-frozen', file: 'fault-form@1' }]);
});

it('[R37] further print templates belong to the version; without them a form hashes as before there were any', async () => {
  const { engine } = world;
  const stored = await engine.store.form('fault-form', 1);
  expect(stored?.hash).toBe(contentHash({ template: faultForm, print: bundle.forms[0]?.print }));
  expect(stored).not.toHaveProperty('prints');
  const form = { template: { ...faultForm, version: 2 }, print: '<p/>', prints: { 三联单: '<h1>三联</h1>' } };
  const forms = (prints: { readonly [name: string]: string }) =>
    engine.publish({ definitions: [], forms: [{ ...form, prints }] }, 'admin');
  expect((await forms(form.prints)).published).toEqual([{ kind: 'form', key: 'fault-form', version: 2 }]);
  expect((await engine.store.form('fault-form', 2))?.prints).toEqual(form.prints);
  expect((await forms(form.prints)).unchanged).toBe(1);
  const others: readonly { readonly [name: string]: string }[] = [
    {},
    { 三联单: '<h1>四联</h1>' },
    { ...form.prints, more: '' },
  ];
  for (const prints of others)
    expect((await forms(prints)).issues).toMatchObject([{ code: 'form/version-frozen', file: 'fault-form@2' }]);
  const third = { ...form, template: { ...faultForm, version: 3 }, prints: { '../x': '' } };
  expect((await engine.publish({ definitions: [], forms: [third] }, 'admin')).issues).toMatchObject([
    { code: 'print/unusable-name', pointer: '/prints/..~1x', file: 'fault-form@3' },
  ]);
});

it('[R37] a document effect names a print template that the form has', async () => {
  const printing = (print: string, version: number) =>
    world.engine.publish(
      {
        definitions: [
          definition({
            version,
            states: {
              ...repairProcess.states,
              [repairProcess.initial]: {
                ...repairProcess.states[repairProcess.initial]!,
                onEntry: [{ type: 'document', template: 'fault-form', version: 2, print }],
              } as ProcessDefinition['states'][string],
            },
          }),
        ],
        forms: [{ template: { ...faultForm, version: 2 }, print: '<p/>', prints: { 三联单: '<h1>三联</h1>' } }],
      },
      'admin',
    );
  const refused = await printing('两联单', 2);
  expect(refused.issues.filter(({ severity }) => severity === 'error')).toMatchObject([
    { code: 'form/unknown-print', file: 'repair@2' },
  ]);
  expect((await printing('三联单', 2)).published).toHaveLength(2);
  expect((await printing('print', 3)).published).toHaveLength(1);
});

it('[R32] one faulty document keeps the whole bundle unpublished, and every fault is named', async () => {
  const report = await publish(
    definition({ version: 2 }),
    definition({
      key: 'broken',
      initial: 'nowhere',
      roles: { ghost: { title: '无此角色' } },
      start: { by: ['ghost'] },
    }),
  );
  expect(report.published).toEqual([]);
  const faults = report.issues.filter(({ severity }) => severity === 'error');
  expect(new Set(faults.map(({ file }) => file))).toEqual(new Set(['broken@1']));
  expect(faults.map(({ code }) => code)).toEqual(expect.arrayContaining(['role/unknown']));
  expect(await world.engine.store.definition('repair', 2)).toBeUndefined();
});

it('[R33] instances start on the highest published version and stay on theirs', async () => {
  const old = await world.send('admin', { type: 'start', process: 'repair', instanceId: 'old' });
  expect((await publish(definition({ version: 2, title: '维修二版' }))).published).toEqual([
    { kind: 'definition', key: 'repair', version: 2 },
  ]);
  await world.send('admin', { type: 'start', process: 'repair', instanceId: 'new' });
  expect((await world.engine.instance('new'))?.definition.version).toBe(2);
  await world.complete('tech-1', old.instanceId, 'repair', 'done');
  expect((await world.engine.instance('old'))?.definition.version).toBe(1);
  expect((await world.engine.latestDefinition('repair'))?.title).toBe('维修二版');
});

it('[R34] a retired version starts nothing; what runs on it goes on', async () => {
  await world.send('admin', { type: 'start', process: 'repair', instanceId: 'running' });
  await world.engine.setDefinitionStatus('repair', 1, 'retired');
  const start = (version?: number) =>
    refusalOf(world.send('admin', { type: 'start', process: 'repair', instanceId: 'x', version }));
  expect(await start()).toBe('definition/not-found');
  expect(await start(1)).toBe('definition/retired');
  await world.complete('tech-1', 'running', 'repair', 'done');
  expect((await world.engine.instance('running'))?.status).toBe('completed');
});

it('[R35] a service handler and a calendar that this engine does not have are faults', async () => {
  const states: ProcessDefinition['states'] = {
    work: { type: 'service', title: '调用', handler: 'nobody', to: 'wait' },
    wait: { type: 'wait', title: '等待', timers: [{ id: 't', after: 'P1D', calendar: 'workday', to: 'end' }] },
    end: { type: 'final', title: '结束' },
  };
  const report = await publish(definition({ key: 'other', initial: 'work', states, roles: {}, start: { by: ['*'] } }));
  expect(report.issues.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['service/unknown-handler', 'calendar/unknown']),
  );
});

it('[R36] what is nested too deeply, or is no JSON, is a fault like any other', async () => {
  let states: ProcessDefinition['states'] = repairProcess.states;
  const [initial = ''] = Object.keys(states);
  for (let depth = 0; depth < 60; depth += 1)
    states = { [initial]: { type: 'phase', title: '层', initial, states, onDone: {} } };
  const deep = await publish(definition({ version: 7, states }));
  expect(deep.issues.map(({ code, file }) => [code, file])).toContainEqual(['schema/too-deep', 'repair@7']);
  const odd = await publish(definition({ version: 8, subject: Number.NaN as unknown as string }));
  expect(odd.issues).toMatchObject([{ code: 'json/not-json', pointer: '/subject', file: 'repair@8' }]);
  expect(await world.engine.store.definition('repair', 7)).toBeUndefined();
});

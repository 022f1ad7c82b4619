import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { examineStore } from '../../../src/run/doctor/examine-store.js';
import { EngineWorld, refusalOf } from '../engine-world.js';

let world: EngineWorld;
let id: string;
let jobId: string;
const inputs: unknown[] = [];
const keys: string[] = [];

beforeEach(async () => {
  inputs.length = 0;
  keys.length = 0;
  world = await EngineWorld.open();
  world.handlers['check'] = async ({ input, key }) => {
    inputs.push(input);
    keys.push(key);
    if (input['title'] !== '对的') throw new Error(`不认识“${input['title'] as string}”`);
    return { ok: true };
  };
  id = await world.start();
  await world.complete('desk-1', id, 'registering', 'submit', { title: '错的' });
  await world.complete('tech-1', id, 'handling', 'done');
  await world.engine.workers.runDue();
  world.clock.advance(3_600_000);
  await world.engine.workers.runDue();
  jobId = (await world.engine.store.incidents(1))[0]!.id;
});
afterEach(() => world.close());

const skip = (more: object = {}, by = 'admin') =>
  world.send(by, { type: 'skip-incident', instanceId: id, jobId, reason: '对方系统已停用', ...more });
const correct = (values: { [name: string]: never }, by = 'admin', reason = '登记时写错') =>
  world.send(by, { type: 'correct-variables', instanceId: id, values, reason });
const any = (values: object) => values as { [name: string]: never };

describe('mending what failed', () => {
  it('[J20] an incident has input, every attempt with time and words, and when it was raised', async () => {
    const [incident] = await world.engine.store.incidents(1);
    expect(incident).toMatchObject({
      request: { kind: 'service', handler: 'check', input: { title: '错的' } },
      createdAt: '2026-09-30T01:00:00.000Z',
      attempts: [
        { at: '2026-09-30T01:00:00.000Z', message: '不认识“错的”' },
        { at: '2026-09-30T02:00:00.000Z', message: '不认识“错的”' },
      ],
      incident: { message: '不认识“错的”', at: '2026-09-30T02:00:00.000Z' },
    });
  });

  it('[J21] skipping goes on as if the handler had answered with the output, with reason and output on record', async () => {
    await skip({ output: { ok: false } });
    const instance = (await world.engine.instance(id))!;
    expect([instance.status, instance.variables['checked']]).toEqual(['completed', false]);
    const skipped = (await world.engine.history(id)).find(({ type }) => type === 'incident.skipped');
    expect(skipped).toMatchObject({
      actor: 'admin',
      state: 'checking',
      details: { reason: '对方系统已停用', output: { ok: false } },
    });
    expect((await examineStore(world.engine.store)).findings).toEqual([]);
  });

  it('[J22] only administrators skip and correct, with a reason, and only what is there', async () => {
    expect(await refusalOf(skip({}, 'tech-1'))).toBe('incident/not-allowed');
    expect(await refusalOf(skip({ reason: '  ' }))).toBe('reason/required');
    expect(await refusalOf(skip({ jobId: 'nothing' }))).toBe('incident/not-found');
    expect(await refusalOf(correct(any({ title: '对的' }), 'tech-1'))).toBe('incident/not-allowed');
    expect(await refusalOf(correct(any({ title: '对的' }), 'admin', ''))).toBe('reason/required');
    expect(await refusalOf(correct(any({})))).toBe('variables/none-given');
  });

  it('[J23] data put right is checked by form and declaration, and on record down to the field', async () => {
    expect(await refusalOf(correct(any({ title: 'x'.repeat(101) })))).toBe('variables/invalid');
    expect(await refusalOf(correct(any({ title: 5 })))).toBe('variables/invalid');
    expect(await refusalOf(correct(any({ checked: 'yes' })))).toBe('variables/invalid');
    expect(await refusalOf(correct(any({ unheardOf: 1 })))).toBe('variables/invalid');
    expect(await refusalOf(correct(any({ photo: [{ file: 'nowhere', name: 'x' }] })))).toBe('variables/invalid');
    expect((await world.engine.instance(id))!.variables['title']).toBe('错的');
    await correct(any({ title: '对的', checked: false }));
    const events = (await world.engine.history(id)).slice(-2);
    expect(events.map(({ type, actor }) => [type, actor])).toEqual([
      ['variables.corrected', 'admin'],
      ['variables.changed', 'admin'],
    ]);
    expect(events[0]!.details).toEqual({ reason: '登记时写错', names: ['title', 'checked'] });
    expect(events[1]!.details['changes']).toEqual([
      { name: 'title', from: '错的', to: '对的' },
      { name: 'checked', from: null, to: false },
    ]);
    expect((await world.engine.store.incidents(1)).length).toBe(1);
  });

  it('[J24] a retry takes the data of now, under a new key because it is another request; without a change the key stays', async () => {
    await world.send('admin', { type: 'retry-incident', instanceId: id, jobId });
    await world.engine.workers.runDue();
    expect(new Set(keys).size).toBe(1);
    world.clock.advance(3_600_000);
    await world.engine.workers.runDue();
    await correct(any({ title: '对的' }));
    await world.send('admin', { type: 'retry-incident', instanceId: id, jobId });
    await world.engine.workers.runDue();
    expect(inputs.at(-1)).toEqual({ title: '对的' });
    expect(new Set(keys).size).toBe(2);
    expect((await world.engine.instance(id))!.status).toBe('completed');
    expect((await examineStore(world.engine.store)).findings).toEqual([]);
  });
});

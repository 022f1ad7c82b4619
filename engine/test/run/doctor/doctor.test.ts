import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { examineStore } from '../../../src/run/doctor/examine-store.js';
import { EngineWorld } from '../engine-world.js';

let world: EngineWorld;
let id: string;

beforeEach(async () => {
  world = await EngineWorld.open();
  id = await world.start('打印机');
  await world.complete('desk-1', id, 'registering', 'submit', { title: '打印机卡纸' });
  const other = await world.start('网络');
  await world.complete('desk-1', other, 'registering', 'submit', { title: '网络中断' });
  await world.complete('tech-1', other, 'handling', 'repair');
});
afterEach(() => world.close());

const examine = () => examineStore(world.engine.store);

/** Somebody changes the file behind our back. */
async function tamper(sql: string, ...values: readonly string[]): Promise<void> {
  await world.engine.close();
  const db = new Database(join(world.folder, 'engine.db'));
  const { changes } = db.prepare(sql).run(...values);
  db.exec('PRAGMA journal_mode = DELETE');
  db.close();
  expect(changes, sql).toBeGreaterThan(0);
  await world.restart({ isClosed: true });
}

async function codesAfter(sql: string, ...values: readonly string[]): Promise<readonly string[]> {
  await tamper(sql, ...values);
  const { findings } = await examine();
  return [...new Set(findings.map(({ issue }) => issue.code))];
}

describe('doctor', () => {
  it('[L10] a sound store: every instance is rebuilt and equal, and the work is reported', async () => {
    const progress: string[] = [];
    const report = await examineStore(world.engine.store, {
      onProgress: (done, total) => progress.push(`${done}/${total}`),
    });
    expect(report).toMatchObject({ instances: 2, rebuilt: 2, withoutLog: 0, faulty: 0, commands: 5, findings: [] });
    expect(report.events).toBeGreaterThan(10);
    expect(progress).toEqual(['1/2', '2/2']);
    await world.engine.workers.runDue();
    expect((await examine()).findings).toEqual([]);
  });

  it('[L11] an altered document is named down to the field, with both values', async () => {
    await tamper("UPDATE instance SET document = json_set(document, '$.variables.title', '改过') WHERE id = ?", id);
    const { findings, faulty, rebuilt } = await examine();
    expect(findings.filter(({ issue }) => issue.code === 'doctor/state-differs')).toMatchObject([
      { instanceId: id, issue: { pointer: '/instance/variables/title' }, expected: '打印机卡纸', found: '改过' },
    ]);
    expect([faulty, rebuilt]).toEqual([1, 1]);
  });

  it('[L11] an altered event is found by its hash and by the log', async () => {
    const codes = await codesAfter("UPDATE history SET events = replace(events, '打印机卡纸', '打印机很好')");
    expect(codes).toEqual(['history/hash-mismatch', 'doctor/history-differs']);
  });

  it('[L11] a deleted event row is found', async () => {
    expect(await codesAfter('DELETE FROM history WHERE id = (SELECT max(id) FROM history)')).toContain(
      'history/head-mismatch',
    );
  });

  it('[L11] an altered command in the log is found by the hash recorded when it was sent', async () => {
    const codes = await codesAfter("UPDATE command_log SET entry = replace(entry, '打印机卡纸', '打印机很好')");
    expect(codes).toContain('log/command-altered');
    expect(codes).toContain('doctor/state-differs');
  });

  it('[L11] a log entry that was taken out is found', async () => {
    const codes = await codesAfter('DELETE FROM command_log WHERE n = (SELECT log_n FROM instance WHERE id = ?)', id);
    expect(codes).toEqual(['log/entry-missing']);
    expect((await examineStore(world.engine.store, { instance: id })).faulty).toBe(1);
  });

  it('[L11] a document or row that is no JSON any more does not keep the others from being examined', async () => {
    await tamper("UPDATE instance SET document = '{' WHERE id = ?", id);
    expect(await examine()).toMatchObject({ instances: 2, rebuilt: 1, faulty: 1 });
    await tamper("UPDATE instance SET states = 'x' WHERE id <> ?", id);
    expect(await examine()).toMatchObject({ instances: 2, rebuilt: 0, faulty: 2 });
  });

  it('[L11] a log cut off at its end is found', async () => {
    const sql = `UPDATE instance SET log_n = (SELECT previous FROM command_log WHERE n = log_n) WHERE id = ?`;
    expect(await codesAfter(sql, id)).toEqual(expect.arrayContaining(['doctor/state-differs', 'doctor/orphan-rows']));
  });

  it('[L11] an altered or missing fact is found', async () => {
    const codes = await codesAfter(`UPDATE fact SET value = replace(value, '"roles":["desk"]', '"roles":[]')`);
    expect(codes).toEqual(expect.arrayContaining(['log/fact-altered', 'log/refused']));
    expect(await codesAfter('DELETE FROM fact')).toContain('log/fact-missing');
  });

  it('[L11] an altered definition is found', async () => {
    const sql = `UPDATE definition SET document = replace(document, '"to":"handling"', '"to":"checking"') WHERE key = 'fault'`;
    expect(await codesAfter(sql)).toContain('doctor/state-differs');
  });

  it.each([
    ['row', "UPDATE instance SET status = 'completed' WHERE id = ?"],
    ['row', "UPDATE instance SET states = '[]' WHERE id = ?"],
    ['task', "UPDATE task SET assignee = 'tech-2' WHERE status = 'open' AND state = 'handling' AND id <> ?"],
    ['inbox', 'DELETE FROM task_principal WHERE principal <> ?'],
    ['timer', 'DELETE FROM timer WHERE id <> ?'],
    ['job', "UPDATE job SET run_at = '2030-01-01' WHERE id <> ?"],
    ['search', "UPDATE text_pending SET text = 'nothing of this' WHERE text <> ?"],
  ])('[L12] a %s that does not agree with its instance is found: %s', async (what, sql) => {
    expect(await codesAfter(sql, id)).toContain(`doctor/${what}-differs`);
  });

  it('[L12] an index of the search that lost an instance is found', async () => {
    await world.engine.store.searchInstances({ limit: 1, text: '打印机' });
    expect((await examine()).findings).toEqual([]);
    await world.engine.close();
    await world.restart({ isClosed: true });
    expect(await codesAfter('DELETE FROM instance_text WHERE rowid > 0')).toEqual(['doctor/search-differs']);
  });

  it('[L12] the row of an ended task that was altered is found', async () => {
    const codes = await codesAfter("UPDATE task SET completed_by = 'tech-2' WHERE status = 'completed'");
    expect(codes).toEqual(['doctor/ended-task-differs']);
  });

  it('[L12] rows that belong to no instance are found by their number', async () => {
    const codes = await codesAfter(
      "INSERT INTO timer (due_at, id, instance_id, visit_id, rule) VALUES ('2026-01-01', 'x', 'gone', NULL, 'r')",
    );
    expect(codes).toEqual(['doctor/orphan-rows']);
  });

  it('[L13] an instance from before the log is checked as far as it can be', async () => {
    await tamper('UPDATE instance SET log_n = NULL WHERE id = ?', id);
    const report = await examineStore(world.engine.store, { instance: id });
    expect(report).toMatchObject({ instances: 1, rebuilt: 0, withoutLog: 1, faulty: 0 });
    expect(report.findings.map(({ issue }) => [issue.code, issue.severity])).toEqual([['log/incomplete', 'warning']]);
    await tamper("UPDATE history SET events = replace(events, '打印机卡纸', '打印机很好')");
    expect((await examine()).findings.map(({ issue }) => issue.code)).toContain('history/hash-mismatch');
  });

  it('[L13] it goes on being logged, and stays without a complete log', async () => {
    await tamper('UPDATE instance SET log_n = NULL WHERE id = ?', id);
    await world.complete('tech-1', id, 'handling', 'repair');
    const report = await examineStore(world.engine.store, { instance: id });
    expect(report.findings.map(({ issue }) => issue.message.en)).toEqual([
      'No complete command log (1 of 3 changes), so it cannot be rebuilt from the start.',
    ]);
  });
});

// An inbox page of 20 over a million open tasks, four principals, beside the same SQL without any layer; then what a task
// completion costs with a million waiting instances in the store, beside ten thousand. `inbox` or `growth` as first option
// runs one part alone, a number after it sets the million.
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { openSqliteStore } from '@yunliu/engine/store/sqlite';
import { compare, cpuRatio, printTable } from './measure.js';
import { completions, makeDatabase, makeInboxes, openEngine, temporaryFolder } from './world.js';

const OPEN_TASKS = 1_000_000;

const FEW = 10_000;

export async function run([part, size]) {
  const count = Number(size ?? OPEN_TASKS);
  if (part !== 'growth') await inboxes(count);
  if (part !== 'inbox') await growth(count);
}

/** One engine on a small store, one on a large one, taking turns. */
async function growth(count) {
  const folder = temporaryFolder();
  const engines = [];
  const completers = [];
  for (const [index, instances] of [FEW, count].entries()) {
    const path = join(folder, `growth-${index}.db`);
    const { tasks } = await makeDatabase(path, instances, false);
    const engine = openEngine(await openSqliteStore({ path }));
    engines.push(engine);
    completers.push(completions(engine, tasks));
  }
  const [few, many] = completers;
  const fifty = (complete) => () => Promise.all(Array.from({ length: 50 }, () => complete()));
  for (let round = 0; round < 200; round++) await fifty(round % 2 === 0 ? few : many)();
  const names = [FEW, count].map((instances) => instances.toLocaleString('en'));
  const results = await compare([
    { name: `${names[0]}, 1 caller`, work: few },
    { name: `${names[1]}, 1 caller`, work: many },
    { name: `${names[0]}, 50 callers`, work: fifty(few), size: 50 },
    { name: `${names[1]}, 50 callers`, work: fifty(many), size: 50 },
  ]);
  const against = [1, 50].map((callers) => `${names[0]}, ${callers} caller${callers === 1 ? '' : 's'}`);
  printTable('Durable task completions by waiting instances, random ones', results, against);
  for (const [index, callers] of ['1 caller', '50 callers'].entries()) {
    const share = cpuRatio(results, `${names[1]}, ${callers}`, against[index]);
    console.log(`CPU of a completion at ${names[1]} beside ${names[0]}, ${callers}: ${(1 / share).toFixed(2)}x`);
  }
  for (const engine of engines) await engine.close();
}

async function inboxes(count) {
  const folder = temporaryFolder();
  const path = join(folder, 'store.db');
  await makeInboxes(path, count);

  const principals = () => [
    `user:u${Math.floor(Math.random() * 500)}`,
    `role:r${Math.floor(Math.random() * 20)}`,
    `role:r${Math.floor(Math.random() * 20)}`,
    `department:d${Math.floor(Math.random() * 50)}`,
  ];

  // Rounds cannot take turns on one file (it belongs to one process and one connection), so raw SQL has a copy.
  const rawPath = join(folder, 'raw.db');
  copyFileSync(path, rawPath);
  const db = new Database(rawPath);
  db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -65536;');
  const walk =
    'SELECT * FROM (SELECT due, task_n FROM task_principal WHERE principal = ? ORDER BY due, task_n LIMIT 21)';
  const page = db
    .prepare(
      `SELECT t.id, t.state, t.due_at, t.assignee, t.candidates, i.id, i.subject, i.process, i.started_at FROM (${Array(4).fill(walk).join(' UNION ')} ORDER BY 1, 2 LIMIT 21) p CROSS JOIN task t ON t.n = p.task_n CROSS JOIN instance i ON i.n = t.instance_n ORDER BY p.due, p.task_n`,
    )
    .raw();

  const store = await openSqliteStore({ path });
  const cursors = [];
  const results = await compare([
    { name: 'raw SQL, page', work: () => page.all(...principals()) },
    {
      name: 'inbox, first page',
      async work() {
        const asked = principals();
        const { cursor } = await store.inbox({ principals: asked, limit: 20 });
        if (cursors.length < 1000) cursors.push({ asked, cursor });
      },
    },
    {
      name: 'inbox, later page',
      async work() {
        const { asked, cursor } = cursors[Math.floor(Math.random() * cursors.length)];
        await store.inbox({ principals: asked, limit: 20, cursor });
      },
    },
    {
      name: 'inbox, one process only',
      work: () => store.inbox({ principals: principals(), limit: 20, process: 'p3' }),
    },
    { name: 'count, capped at 100', work: () => store.inboxCount(principals(), 100) },
  ]);
  printTable(`Inbox of 20 over ${count.toLocaleString('en')} open tasks, 4 principals`, results, ['raw SQL, page']);
  await store.close();
  db.close();
}

// An inbox page of 20 over a million open tasks, four principals, beside the same SQL without any layer.
import { join } from 'node:path';
import Database from 'libsql';
import { openSqliteStore } from '@yunliu/engine/store/sqlite';
import { compare, printTable } from './measure.js';
import { makeInboxes, temporaryFolder } from './world.js';

const OPEN_TASKS = 1_000_000;

export async function run([size]) {
  const count = Number(size ?? OPEN_TASKS);
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
  const { copyFileSync } = await import('node:fs');
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

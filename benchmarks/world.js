// A store with many open tasks: one instance made by the engine, the others copied from it by SQL.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { createDirectory, createEngine, timeOrderedId } from '@yunliu/engine';
import { openSqliteStore } from '@yunliu/engine/store/sqlite';

/** Two task states that lead to each other, three candidate roles, a promised time, a form of three fields. */
const form = {
  format: 1,
  key: 'bench-form',
  version: 1,
  title: '登记表',
  schema: {
    type: 'object',
    properties: { title: { type: 'string', maxLength: 100 }, amount: { type: 'number' }, note: { type: 'string' } },
  },
  ui: {
    type: 'VerticalLayout',
    elements: ['title', 'amount', 'note'].map((name) => ({
      type: 'Control',
      scope: `#/properties/${name}`,
      label: name,
    })),
  },
};
const formAndClock = {
  form: { template: 'bench-form', version: 1, rights: { '*': 'edit' } },
  clocks: [{ metric: 'm', within: 'PT4H' }],
};
const task = (title, next, more) => ({
  type: 'task',
  title,
  assign: { by: 'expression', users: '["tech-1", "tech-2", "tech-3"]' },
  ...more,
  outcomes: { next: { title: '下一步', to: next }, end: { title: '结束', to: 'ended' } },
});
/** Two tasks that lead to each other; `rich`: with a form and a promised time. */
const definitionOf = (rich) => ({
  format: 1,
  key: 'bench',
  version: 1,
  title: '基准流程',
  category: 'bench',
  roles: { tech: { title: '工程师' } },
  start: { by: ['tech'] },
  subject: 'title',
  initial: 'first',
  data: { type: 'object', properties: { title: { type: 'string' } } },
  states: {
    first: task('第一步', 'second', rich ? formAndClock : {}),
    second: task('第二步', 'first', rich ? formAndClock : {}),
    ended: { type: 'final', title: '结束' },
  },
});

export const directory = createDirectory({
  departments: [],
  roles: [{ key: 'tech', title: '工程师' }],
  users: ['tech-1', 'tech-2', 'tech-3'].map((id) => ({ id, name: id, roles: ['tech'], active: true })),
});

export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'yunliu-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function openEngine(store) {
  return createEngine({ store, directory: () => directory });
}

/** Completes open tasks at random, each time going on with the task that follows. */
export function completions(engine, tasks) {
  const open = [...tasks];
  return async (values) => {
    // Taken out while it is completed, so that no two callers choose the same task.
    const at = Math.floor(Math.random() * open.length);
    const { instanceId, taskId } = open[at];
    open[at] = open.at(-1);
    open.pop();
    const command = { type: 'complete', commandId: timeOrderedId(), actor: { userId: 'tech-1' }, instanceId, taskId };
    const { createdTasks } = await engine.execute({
      ...command,
      outcome: 'next',
      ...(values === undefined ? {} : { values }),
    });
    open.push({ instanceId, taskId: createdTasks[0] });
  };
}

/**
 * Makes the file with `count` running instances, each with one open task. Gives the tasks, and as `sample` the texts the
 * engine wrote when it completed the one task of an instance more: what a hand-written loop has to write, too.
 */
export async function makeDatabase(path, count, rich = true) {
  const engine = openEngine(await openSqliteStore({ path }));
  const report = await engine.publish(
    { definitions: [definitionOf(rich)], forms: [{ template: form, print: '<h1>表</h1>' }] },
    'tech-1',
  );
  if (report.issues.some(({ severity }) => severity === 'error')) throw new Error(JSON.stringify(report.issues));
  const variables = rich
    ? { title: '三楼会议室打印机卡纸', amount: 12.5, note: '用户催办，请尽快处理并回电。' }
    : undefined;
  const actor = { userId: 'tech-1' };
  const start = async (instanceId) => {
    const command = { type: 'start', commandId: timeOrderedId(), actor, process: 'bench', instanceId, variables };
    const { createdTasks } = await engine.execute(command);
    return createdTasks[0];
  };
  const sampleId = timeOrderedId();
  const { createdTasks: sampleTask } = await engine.execute({
    type: 'complete',
    commandId: timeOrderedId(),
    actor,
    instanceId: sampleId,
    taskId: await start(sampleId),
    outcome: 'next',
  });
  const instanceId = timeOrderedId();
  const taskId = await start(instanceId);
  await engine.close();

  const db = new Database(path);
  db.exec('PRAGMA synchronous = OFF; PRAGMA journal_mode = WAL;');
  const sample = sampleOf(db, sampleId, sampleTask[0]);
  const [{ n, task_n: taskN }] = db
    .prepare('SELECT i.n, t.n AS task_n FROM instance i JOIN task t ON t.instance_n = i.n WHERE i.id = ?')
    .all(instanceId);
  const copy = (id) => `substr('${id}', 1, 24) || printf('%012d', k)`;
  const numbers = `WITH RECURSIVE many(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM many WHERE k < ${count - 1})`;
  // Due times are spread over a year, as in a store that has lived.
  const due = rich ? `strftime('%Y-%m-%dT%H:%M:%fZ', 1790000000 + abs(random()) % 31536000, 'unixepoch')` : 'NULL';
  const dueInDocument = rich ? [`replace(`, `, json_extract(document, '$.tasks[0].dueAt'), due_at)`] : ['', ''];
  db.exec('BEGIN');
  db.exec(`${numbers} INSERT INTO instance (n, id, revision, process, version, subject, status, started_by, started_at, states, due_at, text_hash, document)
    SELECT ${n} + k, ${copy(instanceId)}, revision, process, version, subject, status, started_by, started_at, states, ${due}, text_hash, document FROM instance, many WHERE n = ${n}`);
  db.exec(
    `UPDATE instance SET document = ${dueInDocument[0]}replace(replace(document, '${instanceId}', id), '${taskId}', substr('${taskId}', 1, 24) || printf('%012d', n - ${n}))${dueInDocument[1]} WHERE n > ${n}`,
  );
  db.exec(`${numbers} INSERT INTO task (n, id, instance_n, visit_id, state, created_at, due_at, assignee, candidates, has_draft, status)
    SELECT ${taskN} + k, ${copy(taskId)}, ${n} + k, visit_id, state, created_at, (SELECT due_at FROM instance WHERE n = ${n} + k), assignee, candidates, 0, 'open' FROM task, many WHERE n = ${taskN}`);
  db.exec(`INSERT INTO task_principal (principal, due, task_n, process)
    SELECT value, coalesce(due_at, '~'), task.n, 'bench' FROM task, json_each(task.candidates) WHERE task.n > ${taskN} ORDER BY 1, 2, 3`);
  db.exec(
    `${numbers} INSERT INTO history (id, command_id, at, actor, events) SELECT id + k * 1048576, command_id, at, actor, events FROM history, many WHERE id / 1048576 = ${n}`,
  );
  db.exec(`${numbers} INSERT INTO clock (instance_n, id, instance_id, process, metric, started_at, due, state, excluded)
    SELECT ${n} + k, id, (SELECT i.id FROM instance i WHERE i.n = ${n} + k), process, metric, started_at, (SELECT due_at FROM instance WHERE n = ${n} + k), state, excluded FROM clock, many WHERE instance_n = ${n}`);
  db.exec('COMMIT');
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  const tasks = db
    .prepare(
      "SELECT i.id, t.id, t.due_at FROM task t JOIN instance i ON i.n = t.instance_n WHERE t.status = 'open' AND i.n >= ?",
    )
    .raw()
    .all(n)
    .map(([id, openTask, dueAt]) => ({ instanceId: id, taskId: openTask, dueAt }));
  db.exec('PRAGMA journal_mode = DELETE');
  db.close();
  return { tasks, sample };
}

/** What the engine wrote about the completion of the one task of an instance. */
function sampleOf(db, instanceId, taskId) {
  const [[document, candidates, entry, events, result]] = db
    .prepare(
      `SELECT i.document, t.candidates, l.entry, h.events, c.result FROM instance i
      JOIN task t ON t.instance_n = i.n AND t.status = 'open' JOIN command_log l ON l.n = i.log_n
      JOIN history h ON h.id = (SELECT max(id) FROM history WHERE id / 1048576 = i.n)
      JOIN command c ON c.id = h.command_id WHERE i.id = ?`,
    )
    .raw()
    .all(instanceId);
  return { instanceId, taskId, candidates: JSON.parse(candidates), document, entry, events, result };
}

/** Makes the file with `count` open tasks spread over 500 users, 20 roles, 50 departments and 10 processes. */
export async function makeInboxes(path, count) {
  await (await openSqliteStore({ path })).close();
  const db = new Database(path);
  db.exec('PRAGMA synchronous = OFF; PRAGMA journal_mode = WAL; PRAGMA cache_size = -400000; BEGIN;');
  const numbers = `WITH RECURSIVE many(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM many WHERE k < ${count})`;
  const id = (prefix) => `printf('${prefix}-%08d-0000-7000-8000-%012d', k, k)`;
  const filler = "substr(printf('%.*c', 700, 'x'), 1)";
  db.exec(`${numbers} INSERT INTO instance (n, id, revision, process, version, subject, status, started_by, started_at, states, text_hash, document)
    SELECT k, ${id('i')}, 1, 'p' || (k % 10), 1, '第 ' || k || ' 号报障：三楼打印机', 'running', 'u' || (k % 500), strftime('%Y-%m-%dT%H:%M:%fZ', 1780000000 + k, 'unixepoch'), '["work"]', 'x', ${filler} FROM many`);
  db.exec(`${numbers} INSERT INTO task (n, id, instance_n, visit_id, state, created_at, due_at, candidates, has_draft, status)
    SELECT k, ${id('t')}, k, 'v1', 'work', '2026-01-01T00:00:00.000Z',
      CASE WHEN k % 10 = 0 THEN NULL ELSE strftime('%Y-%m-%dT%H:%M:%fZ', 1790000000 + abs(random()) % 31536000, 'unixepoch') END,
      CASE k % 4 WHEN 0 THEN json_array('user:u' || (abs(random()) % 500))
        WHEN 1 THEN json_array('role:r' || (k % 20), 'role:r' || ((k / 20) % 20 + 0))
        WHEN 2 THEN json_array('role:r' || (abs(random()) % 20))
        ELSE json_array('department:d' || (abs(random()) % 50), 'role:r' || (abs(random()) % 20)) END,
      0, 'open' FROM many`);
  db.exec(`INSERT OR IGNORE INTO task_principal (principal, due, task_n, process)
    SELECT value, coalesce(due_at, '~'), task.n, 'p' || (task.n % 10) FROM task, json_each(task.candidates) ORDER BY 1, 2, 3`);
  db.exec('COMMIT; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE;');
  db.close();
}

// The core in memory beside bpmn-engine; then a durable task completion: one caller, and 50 at once (group commit), beside
// the raw store and the disk. `memory` or a number of open tasks as option runs one part alone.
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteStore } from '@yunliu/engine/store/sqlite';
import { inMemory } from './in-memory.js';
import { compare, cpuRatio, printTable } from './measure.js';
import { fsyncProbe, rawStore } from './probes.js';
import { completions, makeDatabase, openEngine, temporaryFolder } from './world.js';

/** Open tasks in the store; a small store flatters group commit. */
const OPEN_TASKS = 200_000;

export async function run([option]) {
  if (option === undefined || option === 'memory') await inMemory();
  if (option !== 'memory') await durable(option);
}

async function durable(size) {
  const count = Number(size ?? OPEN_TASKS);
  await durableCompletions('Durable task completions', count, false);
  await durableCompletions('Durable task completions with a form and a promised time', count, true);
}

async function durableCompletions(title, count, rich) {
  const folder = temporaryFolder();
  const { tasks, sample } = await makeDatabase(join(folder, 'engine.db'), count, rich);
  for (const name of ['raw-1', 'raw-50']) copyFileSync(join(folder, 'engine.db'), join(folder, `${name}.db`));

  const probe = fsyncProbe(folder);
  const rawOne = rawStore(join(folder, 'raw-1.db'), { tasks: [...tasks], sample }, 1);
  const rawMany = rawStore(join(folder, 'raw-50.db'), { tasks: [...tasks], sample }, 50);
  const engine = openEngine(await openSqliteStore({ path: join(folder, 'engine.db') }));
  const complete = completions(engine, tasks);
  const fifty = (values) => () => Promise.all(Array.from({ length: 50 }, () => complete(values?.())));
  const filled = () => ({ title: `三楼打印机 ${Math.random()}`, amount: Math.round(Math.random() * 1000) });

  // Until V8 has compiled what a server runs all day; at 300 rounds of fifty the figures stand still.
  for (let index = 0; index < 300; index++) await fifty(rich && index % 2 === 0 ? filled : undefined)();
  const results = await compare([
    { name: 'fdatasync', work: () => probe.work() },
    { name: 'raw, 1', work: () => rawOne.work() },
    { name: 'engine, 1', work: () => complete() },
    { name: 'raw, 50', work: () => rawMany.work(), size: 50 },
    { name: 'engine, 50', work: fifty(), size: 50 },
    ...(rich
      ? [
          { name: 'engine, 1, form filled', work: () => complete(filled()) },
          { name: 'engine, 50, form filled', work: fifty(filled), size: 50 },
        ]
      : []),
  ]);
  printTable(`${title}, ${count.toLocaleString('en')} open tasks, random instances`, results, [
    'fdatasync',
    'raw, 1',
    'raw, 50',
  ]);
  const cpu = (name, against) =>
    console.log(`CPU of ${against} as a share of ${name}: ${cpuRatio(results, name, against).toFixed(2)}`);
  cpu('engine, 1', 'raw, 1');
  cpu('engine, 50', 'raw, 50');
  await engine.close();
  for (const part of [probe, rawOne, rawMany]) part.close();
}

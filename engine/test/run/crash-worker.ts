/**
 * Runs in a process of its own that the crash test kills: an engine on the given folder with its workers, and eight
 * clients who start processes and work on them without pause. Every command is written down before it is sent
 * (`intent`) and after it was answered (`ack`), with a write of its own, so that the test knows what was promised.
 */
import { readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createEngine, createLocalFileStore, timeOrderedId } from '@yunliu/engine';
import type { Command, CommandResult, DocumentRenderer, Engine } from '@yunliu/engine';
import { openSqliteStore } from '@yunliu/engine/store/sqlite';
import { armCrashPoints } from '@yunliu/engine/testing';
import { directory } from './sample-process.js';

const [folder = '', pendingFile = '', crashAt = '', crashOnPass = '1'] = process.argv.slice(2);
const CLIENTS = 8;

function say(line: string): void {
  writeSync(1, `${line}\n`);
}

if (crashAt !== '') {
  let passes = Number(crashOnPass);
  armCrashPoints((point) => {
    if (point === crashAt && --passes === 0) process.kill(process.pid, 'SIGKILL');
  });
}

const renderer: DocumentRenderer = {
  renderForm: async ({ values }) => new TextEncoder().encode(`PDF ${JSON.stringify(values)} ${timeOrderedId()}`),
  close: async () => {},
};
const engine: Engine = createEngine({
  store: await openSqliteStore({ path: join(folder, 'engine.db') }),
  directory: () => directory,
  files: createLocalFileStore(join(folder, 'files')),
  renderer,
  handlers: { check: async () => ({ ok: true }) },
});

async function send(command: Command): Promise<CommandResult> {
  say(`intent ${JSON.stringify(command)}`);
  const result = await engine.execute(command);
  say(`ack ${command.commandId} ${result.instanceId} ${result.revision}`);
  return result;
}

const as = (userId: string) => ({ commandId: timeOrderedId(), actor: { userId } });

async function taskOf(instanceId: string, state: string): Promise<string | undefined> {
  return (await engine.instance(instanceId))?.tasks.find((task) => task.state === state)?.id;
}

/** Starts one process and works on it as far as its people can. */
async function story(): Promise<void> {
  const { instanceId } = await send({ type: 'start', process: 'fault', instanceId: timeOrderedId(), ...as('desk-1') });
  const first = await taskOf(instanceId, 'registering');
  if (first === undefined) return;
  const values = { title: `打印机 ${instanceId.slice(-4)}` };
  await send({ type: 'complete', instanceId, taskId: first, outcome: 'submit', values, ...as('desk-1') });
  const taskId = await taskOf(instanceId, 'handling');
  if (taskId === undefined) return;
  await send({ type: 'claim', instanceId, taskId, ...as('tech-1') });
  await send({ type: 'complete', instanceId, taskId, outcome: 'repair', ...as('tech-1') });
}

// What was sent and not answered when the last process died is sent again, with the same ids.
for (const line of readFileSync(pendingFile, 'utf8').split('\n')) {
  if (line !== '') await send(JSON.parse(line) as Command);
}

// Children are started by the outbox; their task is done as soon as it appears.
engine.onCommit(({ process: key, instanceId, events }) => {
  const created = events.find(({ type }) => type === 'task.created');
  if (key !== 'repair' || created?.taskId === undefined) return;
  send({ type: 'complete', instanceId, taskId: created.taskId, outcome: 'done', ...as('tech-2') }).catch(fail);
});

function fail(error: unknown): void {
  say(`error ${error instanceof Error ? error.stack : String(error)}`.replaceAll('\n', ' | '));
}

say('ready');
engine.workers.start();
for (let client = 0; client < CLIENTS; client++) {
  void (async () => {
    for (;;) await story();
  })().catch(fail);
}

// The same process in memory: our core, and bpmn-engine, side by side.
import { EventEmitter } from 'node:events';
import { createDirectory, decide } from '@yunliu/engine';
import { Engine } from 'bpmn-engine';
import { compileProcess } from '../engine/dist/compile/compile-process.js';
import { chainDecision } from '../engine/dist/run/log/chain-decision.js';
import { bpmn, COMPLETIONS, definition } from './approval.js';
import { compare, printTable } from './measure.js';

const WAITING = 10_000;
/** bpmn-engine keeps about 1 MiB an instance; some hundreds show what ten thousand would. */
const PEER_WAITING = 300;
const AMOUNT = 2500;

export async function inMemory() {
  const [own, other] = [ours(), await peer()];
  const results = await compare([
    { name: 'yunliu, whole instances', size: COMPLETIONS, work: () => playOurs(own) },
    { name: 'bpmn-engine, whole instances', size: COMPLETIONS, work: () => playPeer(other) },
    { name: 'yunliu, load + complete + save', work: loadCompleteSave(own) },
    { name: 'bpmn-engine, load + complete + save', work: await peerLoadCompleteSave(other) },
    { name: 'yunliu, load', work: load(own) },
  ]);
  printTable('In memory: task completions (CPU us and rates are per completion; load alone per load)', results, [
    'bpmn-engine, whole instances',
    'bpmn-engine, load + complete + save',
  ]);
  const cpu = (name) => results.find((result) => result.name === name).cpuUs;
  const ratio = cpu('bpmn-engine, whole instances') / cpu('yunliu, whole instances');
  console.log(`Task completions per CPU second: yunliu ${ratio.toFixed(0)} x bpmn-engine.`);
  console.log(`Saved state of a waiting instance: ${JSON.stringify(own.start(AMOUNT)).length} B.`);
  await heap(own, other);
}

/** Our core with nothing around it: every command is decided and its events are chained, as the shell does. */
function ours() {
  const process = compileProcess(definition, 'bench');
  const directory = createDirectory({
    departments: [],
    roles: [{ key: 'clerk', title: '经办' }],
    users: [{ id: 'clerk', name: '经办', roles: ['clerk'], active: true }],
  });
  let ids = 0;
  const context = {
    now: '2026-09-30T01:00:00.000Z',
    newId: (kind) => `${kind}-${++ids}`,
    directory,
    calendars: { has: () => true, due: (from) => from },
    form: () => undefined,
    serials: {},
  };
  const step = (instance, command) => {
    const decided = decide(process, instance, { commandId: `c${++ids}`, ...command }, context);
    if (decided.kind !== 'accepted') throw new Error(JSON.stringify(decided));
    return chainDecision(instance, decided).instance;
  };
  const start = (amount) =>
    step(undefined, {
      type: 'start',
      actor: { userId: 'system', system: true },
      onBehalfOf: 'clerk',
      process: 'approval',
      instanceId: `i${++ids}`,
      variables: { amount },
    });
  const complete = (instance) =>
    step(instance, {
      type: 'complete',
      actor: { userId: 'clerk' },
      instanceId: instance.id,
      taskId: instance.tasks[0].id,
      outcome: 'done',
    });
  return { start, complete };
}

function playOurs({ start, complete }) {
  let instance = start(AMOUNT);
  while (instance.status === 'running') instance = complete(instance);
}

function loadCompleteSave({ start, complete }) {
  const saved = JSON.stringify(start(AMOUNT));
  return () => JSON.stringify(complete(JSON.parse(saved)));
}

function load({ start }) {
  const saved = JSON.stringify(start(AMOUNT));
  return () => JSON.parse(saved);
}

/** bpmn-engine, its XML parsed once. */
async function peer() {
  const sourceContext = await new Engine({ name: 'parse' })._serializeSource(bpmn);
  const begin = (listener) => {
    const engine = new Engine({ name: 'approval', sourceContext, variables: { amount: AMOUNT } });
    return { engine, started: engine.execute({ listener }) };
  };
  return { begin, sourceContext };
}

function playPeer({ begin }) {
  return new Promise((resolve, reject) => {
    const listener = new EventEmitter();
    listener.on('activity.wait', (task) => setImmediate(() => task.signal()));
    const { engine, started } = begin(listener);
    engine.once('end', resolve);
    engine.once('error', reject);
    started.catch(reject);
  });
}

async function waitingPeer({ begin }) {
  const { engine, started } = begin(new EventEmitter());
  await started;
  return engine;
}

async function peerLoadCompleteSave(other) {
  const engine = await waitingPeer(other);
  const saved = JSON.stringify(await engine.getState());
  console.log(`bpmn-engine's saved state of the same waiting instance: ${saved.length} B.`);
  await engine.stop();
  return async () => {
    const restored = new Engine({ name: 'approval' }).recover(JSON.parse(saved));
    const execution = await restored.resume();
    execution
      .getPostponed()
      .find(({ type }) => type === 'bpmn:UserTask')
      .signal();
    JSON.stringify(await restored.getState());
    await restored.stop();
  };
}

/** Heap of instances that wait at the first task, as parsed documents and as live engines. */
async function heap(own, other) {
  if (globalThis.gc === undefined) {
    console.log('Heap per waiting instance: run with NODE_OPTIONS=--expose-gc to measure it.');
    return;
  }
  const measure = async (count, make) => {
    globalThis.gc();
    const before = process.memoryUsage().heapUsed;
    const kept = [];
    for (let at = 0; at < count; at += 1) kept.push(await make());
    globalThis.gc();
    const bytes = (process.memoryUsage().heapUsed - before) / count;
    if (kept.length !== count) throw new Error('kept alive until here');
    return Math.round(bytes);
  };
  const mine = await measure(WAITING, () => own.start(AMOUNT));
  const theirs = await measure(PEER_WAITING, () => waitingPeer(other));
  console.log(`Heap per waiting instance: yunliu ${mine} B at ${WAITING}, bpmn-engine ${theirs} B at ${PEER_WAITING}.`);
}

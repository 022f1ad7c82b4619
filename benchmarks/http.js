// Over HTTP, server in a process of its own: a durable task completion by one client and by 32 at once, and an inbox
// page over a million open tasks. Options: [open tasks for completions] [open tasks for the inbox].
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compare, printTable } from './measure.js';
import { fsyncProbe } from './probes.js';
import { makeDatabase, makeInboxes, temporaryFolder } from './world.js';

const PASSWORD = 'yunliu-demo';

export async function run([completions = '200000', inbox = '1000000']) {
  const folder = temporaryFolder();
  await measureCompletions(join(folder, 'completions'), Number(completions));
  await measureInbox(join(folder, 'inbox'), Number(inbox));
}

async function measureCompletions(folder, count) {
  mkdirSync(folder, { recursive: true });
  const { tasks: open } = await makeDatabase(join(folder, 'yunliu.db'), count);
  const server = await startServer(folder, [{ id: 'tech-1', roles: ['tech'] }]);
  const disk = fsyncProbe(folder);
  try {
    const client = await signIn(server.url, 'tech-1');
    const complete = async () => {
      const at = Math.floor(Math.random() * open.length);
      const { taskId } = open[at];
      open[at] = open.at(-1);
      open.pop();
      const { nextTask } = await client('POST', `/api/tasks/${taskId}/complete`, {
        commandId: randomUUID(),
        outcome: 'next',
        values: { title: `三楼打印机 ${Math.random()}`, amount: 12.5 },
      });
      open.push({ taskId: nextTask });
    };
    const results = await compare([
      { name: 'fdatasync', work: () => disk.work() },
      { name: 'health (no work at all)', work: () => client('GET', '/health') },
      { name: 'complete, 1 client', work: complete },
      { name: 'complete, 32 clients', work: () => Promise.all(Array.from({ length: 32 }, complete)), size: 32 },
    ]);
    printTable(`Task completions over HTTP, durable, form filled, ${count.toLocaleString('en')} open tasks`, results, [
      'fdatasync',
    ]);
    await printCpu(server, [
      ['health', () => client('GET', '/health')],
      ['complete', complete],
    ]);
  } finally {
    disk.close();
    await server.stop();
  }
}

async function measureInbox(folder, count) {
  mkdirSync(folder, { recursive: true });
  await makeInboxes(join(folder, 'yunliu.db'), count);
  // one role is an ordinary engineer; six roles and a department reach about a third of all tasks
  const busy = { id: 'u7', roles: ['r1', 'r2', 'r3', 'r4', 'r5', 'r6'], departmentId: 'd3' };
  const server = await startServer(folder, [{ id: 'u5', roles: ['r1'] }, busy]);
  try {
    const ordinary = await signIn(server.url, 'u5');
    const reached = await signIn(server.url, 'u7');
    const page = (client) => async () => {
      const { rows } = await client('GET', '/api/tasks?view=todo&limit=20');
      if (rows.length !== 20) throw new Error(`expected 20 rows, got ${rows.length}`);
    };
    const results = await compare([
      { name: 'health (no work at all)', work: () => ordinary('GET', '/health') },
      { name: 'inbox page, 1 role', work: page(ordinary) },
      { name: 'inbox page, 6 roles', work: page(reached) },
      { name: 'counts (99+), 6 roles', work: () => reached('GET', '/api/tasks/counts') },
      { name: 'inbox page, 32 clients', work: () => Promise.all(Array.from({ length: 32 }, page(reached))), size: 32 },
    ]);
    printTable(`Inbox over HTTP, 20 rows, ${count.toLocaleString('en')} open tasks`, results, []);
    await printCpu(server, [
      ['inbox page, 1 role', page(ordinary)],
      ['inbox page, 6 roles', page(reached)],
    ]);
  } finally {
    await server.stop();
  }
}

/** What a request costs the server process; the columns above show the client's. Linux only. */
async function printCpu(server, subjects, requests = 1000) {
  if (process.platform !== 'linux') return;
  for (const [name, work] of subjects) {
    const before = server.cpuMs();
    for (let index = 0; index < requests; index++) await work();
    console.log(`server CPU, ${name}: ${((server.cpuMs() - before) / requests).toFixed(2)} ms`);
  }
}

/** The real command on the prepared data folder, with the people the measurement needs. */
async function startServer(folder, people) {
  const definitions = join(folder, 'definitions');
  mkdirSync(definitions, { recursive: true });
  const roles = [...new Set(people.flatMap((person) => person.roles))].map((key) => ({ key, title: key }));
  const users = people.map((person) => ({ name: person.id, active: true, ...person }));
  const departments = users.flatMap(({ departmentId }) =>
    departmentId === undefined ? [] : [{ id: departmentId, name: departmentId }],
  );
  writeFileSync(join(definitions, 'demo-organisation.json'), JSON.stringify({ departments, roles, users }));
  const child = spawn(
    process.execPath,
    [
      fileURLToPath(new URL('../runtime/bin/yunliu-serve.js', import.meta.url)),
      '--port',
      '0',
      '--data',
      folder,
      '--definitions',
      definitions,
      '--forms',
      join(folder, 'none'),
    ],
    // the log is written as in service, and thrown away
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const url = await new Promise((resolve, reject) => {
    let printed = '';
    child.stdout.on('data', (chunk) => {
      printed += chunk;
      const found = /http:\/\/[\d.]+:\d+/.exec(printed);
      if (found !== null) resolve(found[0]);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  return {
    url,
    /** User and system time so far; the kernel counts in ticks of 10 ms. */
    cpuMs() {
      const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1].split(' ');
      return (Number(fields[11]) + Number(fields[12])) * 10;
    },
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** A client with connections kept open, as a browser or a proxy has them. */
async function signIn(url, account) {
  const agent = new Agent({ keepAlive: true, maxSockets: 32 });
  const headers = { accept: 'application/json' };
  const send = (method, path, body) =>
    new Promise((resolve, reject) => {
      const text = body === undefined ? undefined : JSON.stringify(body);
      const own =
        text === undefined
          ? headers
          : { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
      const sent = request(url + path, { method, agent, headers: own }, (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('end', () => {
          const answer = Buffer.concat(chunks).toString();
          if (response.statusCode >= 300) reject(new Error(`${method} ${path}: ${response.statusCode} ${answer}`));
          else resolve({ answer: JSON.parse(answer), cookie: response.headers['set-cookie'] });
        });
      });
      sent.on('error', reject);
      sent.end(text);
    });
  const { answer, cookie } = await send('POST', '/api/session', { account, password: PASSWORD });
  headers.cookie = cookie[0].split(';', 1)[0];
  headers['x-csrf-token'] = answer.csrfToken;
  return async (method, path, body) => (await send(method, path, body)).answer;
}

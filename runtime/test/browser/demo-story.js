// Plays scenario files through the HTTP interface of a running demo server, so that pages have something to show.
import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';

const PASSWORD = 'yunliu-demo';

/** People signed in at the server; each request goes out in somebody's name. */
export class DemoPeople {
  #base;
  #sessions = new Map();

  constructor(base) {
    this.#base = base;
  }

  async send(who, method, path, body) {
    const { cookie, token } = await this.#session(who);
    const response = await fetch(this.#base + path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        cookie,
        'x-csrf-token': token,
        'accept-language': 'zh-CN',
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = response.status === 204 ? undefined : await response.json();
    if (!response.ok) throw new Error(`${method} ${path} as ${who}: ${JSON.stringify(answer)}`);
    return answer;
  }

  async #session(who) {
    const known = this.#sessions.get(who);
    if (known !== undefined) return known;
    const response = await fetch(`${this.#base}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ account: who, password: PASSWORD }),
    });
    const { csrfToken } = await response.json();
    const cookie = response.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    const session = { cookie, token: csrfToken };
    this.#sessions.set(who, session);
    return session;
  }
}

/**
 * Plays the commands of a scenario file until `stopAt` of them are done; clock steps, refused steps and expectations are
 * left out. Answers the ids of the instance and of its open tasks.
 */
export async function playScenario(people, file, stopAt = Infinity) {
  const { process, steps } = JSON.parse(readFileSync(file, 'utf8'));
  let instanceId;
  let done = 0;
  for (const step of steps) {
    if (step.refused !== undefined || done >= stopAt) continue;
    const [verb] = ['start', 'claim', 'complete', 'comment', 'saveDraft', 'transfer'].filter((one) => one in step);
    const command = step[verb];
    if (command === undefined || (command.process ?? process) !== process) continue;
    if (verb === 'start') {
      if (instanceId !== undefined) continue;
      const body = {
        commandId: randomUUID(),
        process,
        ...(command.data === undefined ? {} : { variables: command.data }),
      };
      ({ instanceId } = await people.send(command.by, 'POST', '/api/instances', body));
    } else if (verb === 'comment') {
      await people.send(command.by, 'POST', `/api/instances/${instanceId}/comments`, {
        commandId: randomUUID(),
        text: command.text,
      });
    } else if (!(await playTask(people, instanceId, verb, command))) {
      break;
    }
    done += 1;
  }
  const detail = await people.send('admin', 'GET', `/api/instances/${instanceId}`);
  return { instanceId, tasks: detail.tasks };
}

async function playTask(people, instanceId, verb, { state, by, outcome, data, comment, to }) {
  const { tasks } = await people.send('admin', 'GET', `/api/instances/${instanceId}`);
  const task = tasks.find((one) => one.state.key === state);
  if (task === undefined) return false;
  const commandId = randomUUID();
  const paths = { claim: 'claim', complete: 'complete', saveDraft: 'draft', transfer: 'transfer' };
  const bodies = {
    claim: { commandId },
    complete: { commandId, outcome, values: data ?? {}, ...(comment === undefined ? {} : { comment }) },
    saveDraft: { commandId, values: data ?? {} },
    transfer: { commandId, to },
  };
  await people.send(by, 'POST', `/api/tasks/${task.id}/${paths[verb]}`, bodies[verb]);
  return true;
}

/** A fault under agreement A03, paused once, with a window of planned downtime ahead; answers its id. */
export async function openPromisedTicket(people) {
  const { instanceId } = await people.send('desk-1', 'POST', '/api/instances', {
    commandId: randomUUID(),
    process: 'fault-handling',
    variables: { system: '企业管理系统', priority: 'high' },
  });
  const at = (hours) => new Date(Date.now() + hours * 3_600_000).toISOString();
  await playTask(people, instanceId, 'complete', {
    state: 'reported',
    by: 'desk-1',
    outcome: 'submit',
    data: { unit: '江州市数据资源管理局', contact: '丁文斌', phone: '0571-87650012', problem: '报销单无法提交。' },
  });
  await playTask(people, instanceId, 'complete', {
    state: 'registered',
    by: 'desk-1',
    outcome: 'register',
    data: {
      agreement: 'A03',
      level: 'general',
      system: '企业管理系统',
      occurredAt: at(-0.2),
      knowledgeSearched: true,
    },
  });
  const clock = await runningClock(people, instanceId);
  const path = `/api/instances/${instanceId}/clocks/${clock}`;
  const evidence = ['客户函件 2026-0930'];
  await people.send('tech-1', 'POST', `${path}/pause`, { commandId: randomUUID(), reason: 'waiting-client', evidence });
  await people.send('tech-1', 'POST', `${path}/resume`, { commandId: randomUUID() });
  const erp = { system: 'erp', from: at(2), to: at(3), reason: '数据库升级' };
  const window = await people.send('pm-1', 'POST', '/api/downtimes', erp);
  await people.send('custadmin-1', 'POST', `/api/downtimes/${window.id}/approve`);
  await people.send('pm-1', 'POST', '/api/downtimes', {
    system: 'office',
    from: at(30),
    to: at(32),
    reason: '季度维护',
  });
  return instanceId;
}

/** Asks for an hour more on the running promise of a ticket. */
export async function askForMoreTime(people, instanceId) {
  const clock = await runningClock(people, instanceId);
  await people.send('tech-1', 'POST', `/api/instances/${instanceId}/clocks/${clock}/extension`, {
    commandId: randomUUID(),
    amount: 60,
    reason: '备件在途，预计一小时后送达',
  });
}

async function runningClock(people, instanceId) {
  const { clocks } = await people.send('admin', 'GET', `/api/instances/${instanceId}/clocks`);
  const running = clocks.find(({ state }) => state === 'running');
  if (running === undefined) throw new Error(`no promise runs for ${instanceId}`);
  return running.id;
}

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
      headers: { 'content-type': 'application/json', cookie, 'x-csrf-token': token, 'accept-language': 'zh-CN' },
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

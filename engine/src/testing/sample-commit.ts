import type { ProcessInstance, Task } from '../instance/instance.js';
import type { Commit } from '../store/store.js';

let lastCommand = 0;

/** Instants of the samples: `at(5)` is five minutes after the first. */
export function at(minutes: number): string {
  return new Date(Date.UTC(2026, 8, 30, 1) + minutes * 60_000).toISOString();
}

/** A running instance of process `sample` with nothing open. */
export function sampleInstance(id: string, changes: Partial<ProcessInstance> = {}): ProcessInstance {
  return {
    id,
    definition: { key: 'sample', version: 1, hash: 'hash-of-sample' },
    subject: `Subject of ${id}`,
    revision: 1,
    status: 'running',
    startedBy: 'user-1',
    startedAt: at(0),
    visits: [{ id: 'v1', state: 'work', enteredAt: at(0) }],
    entered: { work: 1 },
    handlers: {},
    variables: {},
    tasks: [],
    timers: [],
    jobs: [],
    children: [],
    attachments: [],
    counters: { visit: 2, history: 1 },
    ...changes,
  };
}

export function sampleTask(id: string, instanceId: string, changes: Partial<Task> = {}): Task {
  return { id, instanceId, visitId: 'v1', state: 'work', createdAt: at(0), candidates: [], ...changes };
}

/** The next revision of an instance with `changes`. */
export function nextRevision(instance: ProcessInstance, changes: Partial<ProcessInstance> = {}): ProcessInstance {
  return { ...instance, ...changes, revision: instance.revision + 1 };
}

/** A commit of `instance` on top of `previous`, with one history event and a command id of its own. */
export function sampleCommit(
  previous: ProcessInstance | undefined,
  instance: ProcessInstance,
  changes: Partial<Commit> = {},
): Commit {
  const commandId = changes.command?.commandId ?? `command-${++lastCommand}`;
  const seq = previous?.counters.history ?? 1;
  return {
    previous,
    instance: { ...instance, counters: { ...instance.counters, history: seq + 1 } },
    events: [
      {
        instanceId: instance.id,
        seq,
        at: at(seq),
        type: previous === undefined ? 'instance.started' : 'comment.added',
        actor: 'user-1',
        details: { text: `event ${seq}` },
        commandId,
        hash: `hash-${seq}`,
      },
    ],
    endedTasks: [],
    serials: [],
    copies: [],
    command: {
      commandId,
      bodyHash: `body-of-${commandId}`,
      instanceId: instance.id,
      result: { instanceId: instance.id, revision: instance.revision, createdTasks: [] },
    },
    searchText: instance.subject,
    ...changes,
  };
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { createDirectory, createEngine, loadFolder } from '@yunliu/engine';
import type { Engine, LoadedFolder, Organisation, ProcessInstance, Store } from '@yunliu/engine';
import type { Json } from '@yunliu/engine/definition';
import type { CompiledForm } from '@yunliu/engine/forms';
import { compileServerForm } from '@yunliu/engine/forms/server';
import { createCalendars } from '@yunliu/engine/service-time';
import { checkScenario, runScenario, scenarioOfLog, walkedPath } from '@yunliu/engine/simulate';
import type { Scenario, ScenarioStep, TicketLog } from '@yunliu/engine/simulate';
import { openSqliteStore } from '@yunliu/engine/store/sqlite';
import { SimulatedClock } from '@yunliu/engine/testing';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const definitions = join(root, 'process-definitions');
const organisation = JSON.parse(readFileSync(join(definitions, 'demo-organisation.json'), 'utf8')) as Organisation;
const read = (name: string): Scenario => JSON.parse(readFileSync(join(definitions, name), 'utf8')) as Scenario;
/** The whole hotline, and of every other process its first story. */
const stories = readdirSync(definitions, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.scenario.json'))
  .sort()
  .filter((name, index, all) => name.startsWith('hotline/') || all[index - 1]?.split('/')[0] !== name.split('/')[0])
  .filter((name) => read(name).directory === undefined && read(name).systems === undefined);

let folder: LoadedFolder;
let published: Pick<Store, 'definitions' | 'forms'>;
let forms: readonly CompiledForm[];
beforeAll(async () => {
  folder = await loadFolder({ definitions, forms: join(root, 'form-templates') });
  forms = folder.forms.map(({ template }) => compileServerForm(template));
  const store = await openSqliteStore({ path: ':memory:' });
  const calendars = createCalendars(folder.calendars);
  const engine = createEngine({ store, directory: () => createDirectory(organisation), calendars });
  const { issues } = await engine.publish(folder, 'system');
  if (issues.some(({ severity }) => severity === 'error')) throw new Error(JSON.stringify(issues));
  published = store;
});

/** Everything that was started while a story was played on a real engine. */
interface Played {
  readonly engine: Engine;
  readonly instances: readonly ProcessInstance[];
}

async function playForReal(scenario: Scenario): Promise<Played> {
  const clock = new SimulatedClock(scenario.clock);
  const store = await openSqliteStore({ path: ':memory:' });
  const engine = createEngine({
    store,
    directory: () => createDirectory(organisation),
    clock,
    calendars: createCalendars(folder.calendars),
    renderer: { renderForm: async () => new TextEncoder().encode('%PDF'), close: async () => {} },
    files: { put: async (bytes) => ({ sha256: '0'.repeat(64), size: bytes.length }), get: async () => undefined },
    notifier: { notify: async () => {} },
  });
  for (const form of await published.forms()) await store.saveForm(form);
  for (const definition of await published.definitions()) await store.saveDefinition(definition);
  const order: string[] = [];
  engine.onCommit(({ instanceId }) => void (order.includes(instanceId) || order.push(instanceId)));
  const current = async (process: string): Promise<ProcessInstance> => {
    const all = (await Promise.all(order.map((id) => engine.instance(id)))).filter(
      (one) => one?.definition.key === process,
    );
    const found = all.findLast((one) => one?.status === 'running') ?? all.at(-1);
    if (found === undefined) throw new Error(`no ${process}`);
    return found;
  };
  let commands = 0;
  const send = async (command: object, refused: string | undefined): Promise<void> => {
    const whole = { commandId: `c${(commands += 1)}`, ...command };
    const code = await engine.execute(whole as never).then(
      () => undefined,
      (error: unknown) => (error as { code?: string }).code ?? String(error),
    );
    expect(code).toBe(refused);
    await engine.workers.runDue();
  };
  const advance = async (to: string): Promise<void> => {
    for (;;) {
      const due = await store.nextTimerDueAt();
      if (due === undefined || due > to) break;
      if (due > clock.now()) clock.advanceTo(due);
      await engine.workers.runDue();
    }
    clock.advanceTo(to);
    await engine.workers.runDue();
  };
  for (const step of scenario.steps) await play(step);

  async function play(step: ScenarioStep): Promise<void> {
    if ('expect' in step) return;
    if ('advance' in step)
      return advance(new Date(Date.parse(clock.now()) + minutesOf(step.advance) * 60_000).toISOString());
    if ('advanceTo' in step) return advance(new Date(step.advanceTo).toISOString());
    if ('start' in step) {
      const { by, data, process = scenario.process, choices } = step.start;
      const own = scenario.data === undefined || process !== scenario.process;
      const actor = own
        ? { userId: by, ...(by === 'system' ? { system: true } : {}) }
        : { userId: 'system', system: true };
      const given = own ? { variables: data } : { variables: { ...scenario.data, ...data }, onBehalfOf: by };
      const start = { type: 'start', actor, process, instanceId: `i${order.length}-${commands}`, choices, ...given };
      return send(start, step.refused);
    }
    if ('cancel' in step) {
      const { by, reason, process = scenario.process } = step.cancel;
      const { id: instanceId } = await current(process);
      return send({ type: 'cancel', actor: { userId: by }, instanceId, reason }, step.refused);
    }
    if ('complete' in step) {
      const { by, state, outcome, data: values, comment, choices, process = scenario.process } = step.complete;
      const instance = await current(process);
      const open = instance.tasks.filter((task) => task.state === state);
      const task =
        open.find(({ assignee }) => assignee === by) ?? open.find(({ assignee }) => assignee === undefined) ?? open[0];
      if (task === undefined) return expect(step.refused).toBe('simulation/no-open-task');
      const actor = { userId: by };
      const instanceId = instance.id;
      for (const file of filesIn(values ?? {}))
        if (!instance.attachments.some(({ id }) => id === file.file))
          await engine
            .execute({
              type: 'attach',
              commandId: `c${(commands += 1)}`,
              actor,
              instanceId,
              attachment: {
                id: file.file,
                name: file.name ?? file.file,
                size: 0,
                mediaType: 'text/plain',
                sha256: '',
                kind: 'upload',
              },
            })
            .catch(() => undefined);
      return send(
        { type: 'complete', actor, instanceId, taskId: task.id, outcome, values, comment, choices },
        step.refused,
      );
    }
    throw new Error(`the player does not know ${JSON.stringify(step)}`);
  }
  const instances = await Promise.all(order.map(async (id) => (await engine.instance(id))!));
  return { engine, instances };
}

function filesIn(value: Json): { readonly file: string; readonly name?: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = !Array.isArray(value) && typeof (value as { file?: unknown }).file === 'string';
  return [...(own ? [value as never] : []), ...Object.values(value).flatMap((item) => filesIn(item))];
}

function minutesOf(duration: string): number {
  const [, days = '0', hours = '0', minutes = '0'] = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(duration) ?? [];
  return Number(days) * 1440 + Number(hours) * 60 + Number(minutes);
}

async function logOf({ engine }: Played, instance: ProcessInstance): Promise<TicketLog> {
  return { instance, log: await engine.store.commandLog(instance.id), history: await engine.history(instance.id) };
}

describe('a ticket as a story', () => {
  it.each(stories)(
    '[M60] what really happened in %s is played again the same way',
    async (name) => {
      const played = await playForReal(read(name));
      const byId = new Map(played.instances.map((instance) => [instance.id, instance]));
      const below = (instance: ProcessInstance): ProcessInstance[] =>
        instance.children.flatMap(({ instanceId }) => {
          const child = byId.get(instanceId);
          return child === undefined ? [] : [child, ...below(child)];
        });
      for (const ticket of played.instances.filter(({ parent }) => parent === undefined)) {
        const children = await Promise.all(below(ticket).map((child) => logOf(played, child)));
        const log = await logOf(played, ticket);
        const story = JSON.parse(JSON.stringify(scenarioOfLog(log, children))) as Scenario;
        expect(checkScenario(story).issues).toEqual([]);
        const run = runScenario(story, {
          definitions: folder.definitions,
          forms,
          calendars: createCalendars(folder.calendars),
          directory: createDirectory(organisation),
        });
        expect([run.failures, run.skipped]).toEqual([[], 0]);
        const definition = folder.definitions.findLast(({ key }) => key === ticket.definition.key)!;
        const events = run.trace.flatMap((step) => step.events);
        const first = events.find(({ type }) => type === 'instance.started')?.instance;
        const again = walkedPath(
          events.filter(({ instance }) => instance === first),
          definition,
        );
        expect(again).toEqual(walkedPath(log.history, definition));
        expect(again.length).toBeGreaterThan(0);
      }
      await played.engine.close();
    },
    60_000,
  );
});

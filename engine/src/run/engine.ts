import type { DocumentRenderer } from './ports/document-renderer.js';
import { YunliuError } from '../definition/yunliu-error.js';
import { instanceNotFound } from '../history/instance-not-found.js';
import { createRecordNotifier } from './record-notifier.js';
import { createAgreementRegistry } from './agreements/create-agreement-registry.js';
import { agreementContext } from './agreements/agreement-context.js';
import { createBatches } from './batch/create-batches.js';
import { DefinitionCache } from './definition-cache.js';
import type { CommitNotice, Engine, EngineOptions } from './engine-api.js';
import { errorText } from './error-text.js';
import { checkBuiltIn } from './handlers/check-built-in.js';
import { createExternalJobs } from './external/create-external-jobs.js';
import { defaultCalendars } from './default-calendars.js';
import { InstanceQueue } from './instance-queue.js';
import { broadcast } from './messages/broadcast.js';
import { correlate } from './messages/correlate.js';
import { MessageWorker } from './messages/message-worker.js';
import { offersFor } from './offers.js';
import { OutboxWorker } from './outbox-worker.js';
import { silentLogger } from './ports/logger.js';
import { systemClock } from './ports/clock.js';
import { printDraft, printInstance } from './print-instance.js';
import { checkPublish, publishBundle } from './publish.js';
import { createMigrations } from './migration/migrations.js';
import { createCommandRunner } from './run-command.js';
import { createSchedules } from './scheduler/create-schedules.js';
import { createInProcessScheduler } from './scheduler/in-process-scheduler.js';
import type { CalendarSource } from '../schedules/working-days.js';
import type { Shell } from './shell.js';
import { createSubstitutionDuty } from './substitution-duty.js';
import { timeOrderedId } from './time-ordered-id.js';
import { TimerSweep } from './timer-sweep.js';

/**
 * The engine on the parts it is given. It runs no timers and jobs by itself until `workers.start()`.
 *
 * @example
 * const store = await openSqliteStore({ path: 'data/yunliu.db' });
 * const engine = createEngine({ store, directory: () => directory });
 * await engine.publish(await loadFolder({ definitions: 'process-definitions', forms: 'form-templates' }), 'admin');
 */
export function createEngine(options: EngineOptions): Engine {
  const { store } = options;
  const clock = options.clock ?? systemClock;
  const logger = options.logger ?? silentLogger;
  const listeners = new Set<(change: CommitNotice) => void>();
  const renderer: DocumentRenderer | undefined = options.renderer;
  const given = options.calendars ?? defaultCalendars();
  const presentCalendars = typeof given === 'function' ? given : () => given;

  const shell: Shell = {
    store,
    directory: options.directory,
    get calendars() {
      return presentCalendars();
    },
    agreements: () => agreements.port(),
    clock,
    newId: options.newId ?? timeOrderedId,
    files: options.files,
    renderer,
    notifier: options.notifier ?? createRecordNotifier(store, options.directory, clock),
    logger,
    handlers: new Map(Object.entries(options.handlers ?? {})),
    handlerTimeLimitMs: options.handlerTimeLimitMs ?? 60_000,
    builtIn: checkBuiltIn(options.builtIn ?? {}),
    definitions: new DefinitionCache(store),
    messageQueue: new InstanceQueue(),
    onCommitted(notice, previous, instance) {
      const goesOn = instance.suspended !== previous?.suspended;
      if (goesOn || instance.timers !== previous?.timers) sweep.kick();
      if (goesOn || instance.jobs !== previous?.jobs) {
        outbox.kick();
        externalJobs.kick();
      }
      if (instance.waits !== previous?.waits) messages.notice(previous, instance);
      schedules.instanceChanged(notice.process);
      for (const listener of listeners) {
        try {
          listener(notice);
        } catch (error) {
          logger.error({ error: errorText(error) }, 'commit listener failed');
        }
      }
    },
  };
  const runner = createCommandRunner(shell);
  const agreements = createAgreementRegistry(shell, runner.execute, () => agreementContext(shell));
  const sweep = new TimerSweep(shell, runner.execute);
  const outbox = new OutboxWorker(shell, runner.execute);
  const externalJobs = createExternalJobs(shell, runner.execute);
  const messages = new MessageWorker(shell, runner.execute);
  const scheduler = options.scheduler ?? createInProcessScheduler(clock, logger);
  const schedules = createSchedules(
    shell,
    runner.execute,
    options.schedules ?? { files: [], calendars: () => emptyCalendars },
    scheduler,
  );
  const substitutions =
    options.substitutions &&
    createSubstitutionDuty({ store, clock, execute: runner.execute, substitutions: options.substitutions });
  if (substitutions !== undefined) scheduler.schedule(substitutions);

  const workers: Engine['workers'] = {
    start() {
      sweep.start();
      outbox.start();
      messages.start();
      schedules.start();
      agreements
        .resume()
        .catch((error: unknown) => logger.error({ error: errorText(error) }, 'planned downtime not told'));
    },
    async stop() {
      await Promise.all([sweep.stop(), outbox.stop(), messages.stop(), schedules.stop()]);
    },
    async runDue() {
      const failedTimers = new Set<string>();
      const failedMessages = new Set<string>();
      for (let count = 0; ;) {
        const done =
          (await sweep.fireDue(failedTimers)) +
          (await schedules.runDue()) +
          (await outbox.runDue()) +
          (await messages.runDue(failedMessages));
        if (done === 0) return count;
        count += done;
      }
    },
  };

  return {
    store,
    agreements,
    execute: runner.execute,
    check: runner.check,
    batches: createBatches(shell, runner.execute),
    offers: (request) => offersFor(shell, request),
    correlate: (request) => correlate(shell, runner.execute, request),
    broadcast: (request) => broadcast(shell, runner.execute, request),
    checkPublish: (bundle) => checkPublish(shell, bundle),
    async publish(bundle, by) {
      const report = await publishBundle(shell, bundle, by);
      if (report.published.length > 0) await schedules.definitionsChanged();
      return report;
    },
    migrations: createMigrations(shell, runner.execute),
    async setDefinitionStatus(key, version, status) {
      await store.setDefinitionStatus(key, version, status);
      shell.definitions.forgetLatest();
      await schedules.definitionsChanged();
    },
    latestDefinition: async (key) => (await shell.definitions.latest(key))?.definition,
    instance: (id) => store.instance(id),
    history: (id) => store.history(id),
    async printForm({ instanceId, template, print, by, locale = 'zh-CN' }) {
      const instance = await store.instance(instanceId);
      if (instance === undefined) throw new YunliuError(instanceNotFound(instanceId));
      const prepared = await shell.definitions.prepared(instance.definition.key, instance.definition.version);
      return printInstance(shell, {
        instance,
        template,
        version: prepared?.process.templateVersions.get(template) ?? 1,
        ...(print === undefined ? {} : { print }),
        values: instance.variables,
        locale,
        printedBy: by,
        printedAt: clock.now(),
      });
    },
    printDraft: (request) => printDraft(shell, request),
    applySubstitutions: async () => (substitutions === undefined ? 0 : scheduler.runNow(substitutions.key)),
    workers,
    schedules,
    onCommit(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    externalJobs,
    async close() {
      externalJobs.stop();
      await workers.stop();
      await renderer?.close();
      await store.close();
    },
  };
}

/** For an engine without schedules, which asks it nothing. */
const emptyCalendars: CalendarSource = {
  has: () => false,
  calendar(key) {
    throw new TypeError(`no calendar ${key}`);
  },
};

import type { Engine } from '@yunliu/engine';
import {
  createEngine,
  createLocalFileStore,
  createWorkerTokens,
  loadFolder,
  openStoredDirectory,
  systemClock,
  timeOrderedId,
} from '@yunliu/engine';
import type { Clock, Directory, DocumentRenderer, LoadedFolder, ServiceHandler } from '@yunliu/engine';
import { builtInHandlers } from '@yunliu/engine/definition';
import { createPdfRenderer } from '@yunliu/engine/documents';
import { createSmtpMailer } from '@yunliu/engine/mail';
import type { ServiceCalendars } from '@yunliu/engine/service-time';
import { openSqliteStore } from '@yunliu/engine/store/sqlite';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { createCredentials } from './accounts/credentials.js';
import { createSessions } from './accounts/sessions.js';
import { createSignIn } from './accounts/sign-in.js';
import { openCalendarBook } from './calendars/calendar-book.js';
import { tellTickets } from './calendars/recount.js';
import type { ServerConfig } from './config.js';
import { createDesignDesk } from './designs/design-desk.js';
import { finishPublishing } from './designs/publish-draft.js';
import { keepDelivered } from './designs/version-files.js';
import { ensurePeople, ensureRoles } from './first-start.js';
import type { FirstStart } from './first-start.js';
import { createLibrary } from './library.js';
import { createLiveUpdates } from './live-updates.js';
import { createNoticeBoard } from './notice-board.js';
import { publishFolder } from './publish-folder.js';
import type { ServerParts } from './server-parts.js';

export interface OpenOptions {
  readonly config: ServerConfig;
  readonly logger: Logger;
  /** Replaceable in tests. */
  readonly clock?: Clock;
  readonly renderer?: DocumentRenderer;
  readonly checkAnswers?: boolean;
  /** Host code behind `service` states, by name. */
  readonly handlers?: { readonly [handler: string]: ServiceHandler };
}

export interface OpenedParts {
  readonly parts: ServerParts;
  readonly firstStart: FirstStart;
  readonly published: readonly { readonly key: string; readonly version: number }[];
  /** Stops workers, ends streams, closes renderer and store. */
  close(): Promise<void>;
}

/** Opens everything a server needs on its data folder: store, files, engine, people, definitions. */
export async function openParts(options: OpenOptions): Promise<OpenedParts> {
  const { config, logger } = options;
  const clock = options.clock ?? systemClock;
  const folder = await loadFolder({ definitions: config.definitionsDir, forms: config.formsDir });
  const store = await openSqliteStore({ path: join(config.dataDir, 'yunliu.db') });
  try {
    const { smtp, ...outbound } = config.outbound;
    const mailer = smtp && createSmtpMailer(smtp);
    const directory = await openStoredDirectory(store);
    const files = createLocalFileStore(join(config.dataDir, 'files'));
    const view = (): Directory => directory.view();
    const notices = createNoticeBoard(store, view, clock);
    const calendarBook = await openCalendarBook(folder.calendars, store);
    const calendars = calendarBook && ((): ServiceCalendars => calendarBook.current());
    const renderer = options.renderer ?? createPdfRenderer();
    const engine = createEngine({
      store,
      directory: view,
      clock,
      files,
      ...(calendars === undefined ? {} : { calendars, schedules: { files: folder.schedules, calendars } }),
      renderer,
      notifier: notices,
      handlers: options.handlers,
      builtIn: { ...outbound, ...(mailer === undefined ? {} : { mailer }) },
      substitutions: () => directory.substitutions(),
      logger,
    });
    const credentials = createCredentials(store, directory);
    const sessions = createSessions(store, { idleMs: config.sessionIdleMs, absoluteMs: config.sessionAbsoluteMs });
    const firstStart = await ensurePeople({ directory, credentials }, config.definitionsDir, config.demo);
    await ensureRoles(directory, folder);
    const published = await publishFolder(engine, folder, logger);
    await keepDelivered(store, folder);
    await publishAgreements(engine, folder, config.demo);
    const live = createLiveUpdates(engine, notices);
    const parts: ServerParts = {
      config,
      engine,
      store,
      files,
      clock,
      get calendars() {
        return calendars?.();
      },
      calendarBook,
      ...(renderer.renderPage === undefined ? {} : { printPage: renderer.renderPage.bind(renderer) }),
      renderer,
      designs: createDesignDesk(store, clock),
      handlers: [...new Set([...Object.keys(options.handlers ?? {}), ...Object.keys(builtInHandlers)])],
      logger,
      directory,
      credentials,
      sessions,
      workerTokens: createWorkerTokens(store),
      signIn: createSignIn({ directory: view, credentials }),
      library: createLibrary(store),
      notices,
      live,
      newInstanceId: timeOrderedId,
      categories: await readCategories(config.definitionsDir),
      checkAnswers: options.checkAnswers ?? false,
    };
    await finishRecounts(parts);
    await finishPublishing(parts);
    const stopSweep = sweepHourly(parts);
    return {
      parts,
      firstStart,
      published,
      async close() {
        stopSweep();
        live.closeAll();
        await engine.close();
        mailer?.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Agreements of the folder; a new demo installation gets their systems too. */
async function publishAgreements(engine: Engine, folder: LoadedFolder, isDemo: boolean): Promise<void> {
  await engine.agreements.publish(folder.agreements, 'system');
  if (!isDemo || (await engine.agreements.systems()).length > 0) return;
  for (const system of folder.clientSystems) await engine.agreements.putSystem(system);
}

/** Clocks that a crash left uncounted after a change of calendars. */
async function finishRecounts({ engine, logger, calendarBook }: ServerParts): Promise<void> {
  for (const change of (await calendarBook?.changes()) ?? []) {
    if (calendarBook !== undefined && change.pending.length > 0)
      await tellTickets({ engine, logger }, calendarBook, change);
  }
}

/** Titles and order of the categories of the catalogue; a missing file leaves the keys. */
async function readCategories(definitionsDir: string): Promise<ServerParts['categories']> {
  try {
    const titles = JSON.parse(await readFile(join(definitionsDir, 'categories.json'), 'utf8')) as {
      readonly [key: string]: { readonly 'zh-CN': string; readonly en?: string };
    };
    return new Map(Object.entries(titles));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Map();
    throw error;
  }
}

function sweepHourly({ sessions, credentials, clock, logger }: ServerParts): () => void {
  const sweep = async (): Promise<void> => {
    const now = Date.parse(clock.now());
    await sessions.sweep(now);
    await credentials.sweep(now);
  };
  const timer = setInterval(() => {
    sweep().catch((error: unknown) => logger.error({ err: error }, 'sweep of sessions failed'));
  }, 3_600_000);
  timer.unref();
  return () => clearInterval(timer);
}

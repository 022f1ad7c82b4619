import type { ServiceCalendars } from '@yunliu/engine/service-time';
import type { Clock, DocumentRenderer, Engine, FileStore, Store, StoredDirectory, WorkerTokens } from '@yunliu/engine';
import type { Logger } from 'pino';
import type { Credentials } from './accounts/credentials.js';
import type { Sessions } from './accounts/sessions.js';
import type { SignIn } from './accounts/sign-in.js';
import type { CalendarBook } from './calendars/calendar-book.js';
import type { ServerConfig } from './config.js';
import type { DesignDesk } from './designs/design-desk.js';
import type { LiveUpdates } from './live-updates.js';
import type { Library } from './library.js';
import type { NoticeBoard } from './notice-board.js';

/** What the server is built from; nothing is global, a test hands in its own. */
export interface ServerParts {
  readonly config: ServerConfig;
  readonly engine: Engine;
  readonly store: Store;
  readonly files: FileStore;
  /** Service calendars of this installation as they are now; absent = it has none. */
  readonly calendars?: ServiceCalendars | undefined;
  readonly calendarBook?: CalendarBook | undefined;
  /** Prints a finished HTML page to PDF; absent = the renderer of this installation prints forms only. */
  readonly printPage?: (html: string) => Promise<Uint8Array>;
  readonly renderer: DocumentRenderer;
  /** Drafts of processes: who may what, who has which open. */
  readonly designs: DesignDesk;
  /** Handlers that service states may name. */
  readonly handlers: readonly string[];
  readonly clock: Clock;
  readonly logger: Logger;
  /** Users, departments and roles of this installation. */
  readonly directory: StoredDirectory;
  readonly credentials: Credentials;
  readonly sessions: Sessions;
  readonly workerTokens: WorkerTokens;
  readonly signIn: SignIn;
  readonly library: Library;
  readonly notices: NoticeBoard;
  readonly live: LiveUpdates;
  /** Ids of instances started over HTTP; time-ordered, so that neighbours in time are neighbours in the index. */
  readonly newInstanceId: () => string;
  /** Titles of the categories of the service catalogue, by key. */
  readonly categories: ReadonlyMap<string, { readonly 'zh-CN': string; readonly en?: string }>;
  /** Tests: every JSON answer must fit the schema of its route. */
  readonly checkAnswers?: boolean;
}

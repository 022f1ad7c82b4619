import type { Agreements } from '../agreements/agreements.js';
import type { Command } from '../decide/command.js';
import type { CommandResult } from '../decide/decision.js';
import type { ProcessInstance } from '../instance/instance.js';
import type { Calendars } from '../service-time/calendar.js';
import type { Directory } from '../identity/directory.js';
import type { Store } from '../store/store.js';
import type { DefinitionCache } from './definition-cache.js';
import type { CommitNotice, ServiceHandler } from './engine-api.js';
import type { InstanceQueue } from './instance-queue.js';
import type { BuiltInOptions } from './handlers/built-in-options.js';
import type { Clock } from './ports/clock.js';
import type { DocumentRenderer } from './ports/document-renderer.js';
import type { FileStore } from './ports/file-store.js';
import type { Logger } from './ports/logger.js';
import type { Notifier } from './ports/notifier.js';

/** `EngineOptions` with every default filled in: what the parts of the shell share. */
export interface Shell {
  readonly store: Store;
  readonly directory: () => Directory;
  readonly calendars: Calendars;
  /** Agreements as `decide` sees them, fresh enough; none while no system is under one. */
  readonly agreements: () => Promise<Agreements | undefined>;
  readonly clock: Clock;
  readonly newId: (kind: string) => string;
  readonly files: FileStore | undefined;
  readonly renderer: DocumentRenderer | undefined;
  readonly notifier: Notifier;
  readonly logger: Logger;
  readonly handlers: ReadonlyMap<string, ServiceHandler>;
  readonly handlerTimeLimitMs: number;
  readonly builtIn: BuiltInOptions;
  readonly definitions: DefinitionCache;
  /** One worker at a time for each message. */
  readonly messageQueue: InstanceQueue;
  /** Tells the listeners and wakes the workers; called after each commit. */
  readonly onCommitted: (
    notice: CommitNotice,
    previous: ProcessInstance | undefined,
    instance: ProcessInstance,
  ) => void;
}

export type Execute = (command: Command) => Promise<CommandResult>;

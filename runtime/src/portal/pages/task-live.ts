import { onLive } from '../contexts/live-updates.js';

const PAUSE_MS = 600;

export interface TaskLiveHost {
  readonly instanceId: () => string | undefined;
  /** Not now: a command is on its way. */
  readonly isBusy: () => boolean;
  readonly refresh: () => void;
}

/** Knows how far the page has seen its instance, and has it look again when somebody else wrote. */
export class TaskLive {
  revision = 0;
  private readonly host: TaskLiveHost;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private stopLive: (() => void) | undefined;

  constructor(host: TaskLiveHost) {
    this.host = host;
  }

  start(): void {
    this.stopLive = onLive((news) => {
      if (news.event === 'resync') this.refreshSoon();
      if (news.event === 'instance' && news.data.instanceId === this.host.instanceId()) this.refreshSoon();
    });
  }

  stop(): void {
    this.stopLive?.();
    clearTimeout(this.timer);
  }

  saw(revision: number): void {
    this.revision = Math.max(this.revision, revision);
  }

  /** A write of our own. When it is not the next one, somebody wrote in between and the page has to look. */
  wrote(revision: number): void {
    if (revision === this.revision + 1) this.revision = revision;
    else if (revision > this.revision) this.refreshSoon();
  }

  private refreshSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (this.host.isBusy()) this.refreshSoon();
      else this.host.refresh();
    }, PAUSE_MS);
  }
}

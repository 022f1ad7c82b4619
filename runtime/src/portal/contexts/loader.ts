import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { PortalError } from '../portal-error.js';

/** Loads something for a page: what is shown while, after and when it fails. A newer load wins over an older one. */
export class Loader<T> implements ReactiveController {
  value: T | undefined;
  error: PortalError | undefined;
  loading = false;
  private readonly host: ReactiveControllerHost;
  private run = 0;
  private last: (() => Promise<T>) | undefined;

  constructor(host: ReactiveControllerHost) {
    this.host = host;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('online', this.onOnline);
  }

  hostDisconnected(): void {
    removeEventListener('online', this.onOnline);
    this.run += 1;
  }

  /**
   * `keep`: what is shown stays while the fresh value comes (no flicker on refresh). `until-answered`: it answers another
   * question, so a failure takes its place.
   */
  async load(task: () => Promise<T>, options: { keep?: boolean | 'until-answered' } = {}): Promise<void> {
    this.run += 1;
    const mine = this.run;
    this.last = task;
    this.loading = true;
    if (options.keep === undefined || options.keep === false) this.value = undefined;
    this.host.requestUpdate();
    try {
      const value = await task();
      if (mine !== this.run) return;
      this.value = value;
      this.error = undefined;
    } catch (error) {
      if (mine !== this.run) return;
      this.error = PortalError.from(error);
      if (options.keep === 'until-answered') this.value = undefined;
    }
    this.loading = false;
    this.host.requestUpdate();
  }

  set(value: T): void {
    this.value = value;
    this.host.requestUpdate();
  }

  readonly retry = (): void => {
    if (this.last !== undefined) void this.load(this.last, { keep: this.value !== undefined });
  };

  private readonly onOnline = (): void => {
    if (this.error !== undefined) this.retry();
  };
}

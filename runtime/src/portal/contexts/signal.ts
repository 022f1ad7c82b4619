import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** One shared value; pages watch it and are rendered again when it changes. */
export class Signal<T> {
  private current: T;
  private readonly listeners = new Set<() => void>();

  constructor(initial: T) {
    this.current = initial;
  }

  get value(): T {
    return this.current;
  }

  set(next: T): void {
    if (Object.is(next, this.current)) return;
    this.current = next;
    for (const listener of this.listeners) listener();
  }

  /** Returns the unsubscriber. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}

/** Renders its host again whenever one of the signals changes, as long as the host is in the page. */
export class Watch implements ReactiveController {
  private readonly host: ReactiveControllerHost;
  private readonly signals: readonly Pick<Signal<unknown>, 'subscribe'>[];
  private stops: (() => void)[] = [];

  constructor(host: ReactiveControllerHost, ...signals: Pick<Signal<unknown>, 'subscribe'>[]) {
    this.host = host;
    this.signals = signals;
    host.addController(this);
  }

  hostConnected(): void {
    this.stops = this.signals.map((signal) => signal.subscribe(() => this.host.requestUpdate()));
  }

  hostDisconnected(): void {
    for (const stop of this.stops) stop();
  }
}

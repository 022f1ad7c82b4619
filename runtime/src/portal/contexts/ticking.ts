import type { ReactiveController, ReactiveControllerHost } from 'lit';

const hosts = new Set<ReactiveControllerHost>();
let timer: ReturnType<typeof setInterval> | undefined;

/** How far this computer's clock is behind the server's, in milliseconds; set by what the server says of the time. */
let behind = 0;

/** Now, as the server sees it: dues are its, and a computer may go wrong by minutes. */
export function serverNow(): number {
  return Date.now() + behind;
}

export function noteServerTime(now: string): void {
  const at = Date.parse(now);
  if (!Number.isNaN(at)) behind = at - Date.now();
}

/** Renders its host again each second: one timer for all countdowns of the page. */
export class Ticking implements ReactiveController {
  private readonly host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.host = host;
    host.addController(this);
  }

  hostConnected(): void {
    hosts.add(this.host);
    timer ??= setInterval(() => {
      for (const host of hosts) host.requestUpdate();
    }, 1000);
  }

  hostDisconnected(): void {
    hosts.delete(this.host);
    if (hosts.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  }
}

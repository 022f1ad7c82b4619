import type { LitElement, ReactiveController } from 'lit';

/** Width of an element in px, which is drawn anew when it changes; `before`: while it is not shown yet. */
export class OwnWidth implements ReactiveController {
  readonly #host: LitElement;
  readonly #sizes: ResizeObserver;
  width: number;

  constructor(host: LitElement, before: number) {
    this.#host = host;
    this.width = before;
    this.#sizes = new ResizeObserver(([entry]) => {
      const width = Math.round(entry?.contentRect.width ?? 0);
      if (width === 0 || width === this.width) return;
      this.width = width;
      host.requestUpdate();
    });
    host.addController(this);
  }

  hostConnected(): void {
    this.#sizes.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#sizes.disconnect();
  }
}

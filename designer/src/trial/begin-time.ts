import type { TemplateResult } from 'lit';
import type { Instant, Locale } from '@yunliu/engine/definition';
import type { DesignerElement } from '../session/designer-element.js';
import type { DesignWorld } from '../session/index.js';
import { beginTemplate, nowOf } from './begin-template.js';
import { readTypedTime } from './time-words.js';
import { worldCalendars } from './trial-world.js';

/** When the virtual clock of a trial begins, as chosen on the page of its host. */
export class BeginTime {
  readonly #host: DesignerElement & { readonly clock: (() => Instant) | undefined };
  #chosen: Instant | undefined;
  /** What is typed for it; absent once a time was taken from elsewhere. */
  #typed: string | undefined;
  #shown: Instant | undefined;

  constructor(host: DesignerElement & { readonly clock: (() => Instant) | undefined }) {
    this.#host = host;
  }

  /** Now, until somebody chooses: when the page was first shown, so that the time does not run while the rest is filled in. */
  get at(): Instant {
    return this.#chosen ?? (this.#shown ??= nowOf(this.#host.clock));
  }

  /** True when what is typed can be taken; else the input has the focus. */
  isSound(): boolean {
    const isWrong = this.#typed !== undefined && readTypedTime(this.#typed) === undefined;
    if (isWrong) this.#host.renderRoot.querySelector<HTMLElement>('#begins')?.focus();
    return !isWrong;
  }

  set(time: Instant): void {
    this.#chosen = time;
    this.#typed = undefined;
    this.#host.requestUpdate();
  }

  template(world: DesignWorld, locale: Locale): TemplateResult {
    return beginTemplate({
      at: this.at,
      typed: this.#typed,
      now: () => nowOf(this.#host.clock),
      calendars: worldCalendars(world),
      locale,
      onTyped: (text) => {
        this.#typed = text;
        this.#chosen = readTypedTime(text) ?? this.#chosen;
        this.#host.requestUpdate();
      },
      onTime: (time) => this.set(time),
    });
  }
}

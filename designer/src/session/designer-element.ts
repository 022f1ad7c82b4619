import { LitElement } from 'lit';
import type { PropertyValues } from 'lit';
import type { Locale } from '@yunliu/engine/definition';
import type { DesignSession, SessionChange } from './design-session.js';
import { FocusKeeper } from './focus-keeper.js';
import { goInHistory, historyKey } from './undo-keys.js';

/**
 * Base of every element that works on a session: renders anew after each change of it, and lets go when it is taken away.
 * The outermost of them takes Ctrl+Z and Ctrl+Y, so that undo works in any page, and once.
 */
export abstract class DesignerElement extends LitElement {
  static override properties = { session: { attribute: false } };

  declare session: DesignSession | undefined;
  #unsubscribe: (() => void) | undefined;

  constructor() {
    super();
    this.addController(new FocusKeeper(this));
    this.addEventListener('keydown', (event) => this.#historyKey(event));
  }

  protected get locale(): Locale {
    return this.session?.locale ?? 'zh-CN';
  }

  /** Override to do more, or less, than to render anew. */
  protected sessionChanged(change: SessionChange): void {
    if (change.what !== 'said' && change.what !== 'refusal') this.requestUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#listen();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('session')) this.#listen();
  }

  #historyKey(event: KeyboardEvent): void {
    const way = historyKey(event);
    const { session } = this;
    if (way === undefined || session === undefined || outermost(event) !== this) return;
    if (goInHistory(session, way)) event.preventDefault();
  }

  #listen(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = this.session?.subscribe((change) => this.sessionChanged(change));
  }
}

function outermost(event: Event): EventTarget | undefined {
  return event.composedPath().findLast((one) => one instanceof DesignerElement);
}

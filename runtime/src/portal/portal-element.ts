import { LitElement } from 'lit';
import { t } from './locales/index.js';
import type { Texts } from './locales/index.js';

/**
 * Base of every page and part. Rendered into the page itself, not a shadow root: one stylesheet, labels and ids that find each
 * other, and links the router sees.
 */
export abstract class PortalElement extends LitElement {
  protected get t(): Texts {
    return t();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}

/** A page of the router. */
export abstract class PortalPage extends PortalElement {
  static override properties = { params: { attribute: false }, query: { attribute: false } };

  declare params: Readonly<Record<string, string>>;
  declare query: Readonly<Record<string, string>>;

  constructor() {
    super();
    this.params = {};
    this.query = {};
  }

  /** Sets the title of the browser tab; a page that was left while it loaded has none to give. */
  protected setPageTitle(title: string): void {
    if (this.isConnected) document.title = `${title} · ${t().product}`;
  }
}

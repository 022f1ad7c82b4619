import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { call } from '../api-client.js';
import { lostSession, session } from '../contexts/session.js';
import { Watch } from '../contexts/signal.js';
import { PortalError } from '../portal-error.js';
import { avatar } from '../parts/chips.js';
import { icon } from '../parts/icon.js';
import { languageSwitch } from '../parts/language-switch.js';
import { PortalPage } from '../portal-element.js';
import { formText } from '../parts/form-text.js';

/** Sign-in; in a demo installation also the people one may sign in as. */
export class SignInPage extends PortalPage {
  static override properties = {
    ...PortalPage.properties,
    busy: { state: true },
    fault: { state: true },
    visible: { state: true },
    filter: { state: true },
  };

  declare private busy: boolean;
  declare private fault: PortalError | undefined;
  declare private visible: boolean;
  declare private filter: string;
  readonly watch = new Watch(this, session, lostSession);

  constructor() {
    super();
    this.busy = false;
    this.visible = false;
    this.filter = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.setPageTitle(this.t.signIn.title);
  }

  protected override render(): TemplateResult {
    const texts = this.t.signIn;
    const demo = session.value?.demo ?? null;
    return html`<div class=${demo === null ? 'sign-in' : 'sign-in with-demo'}>
      <main id="content" class="sign-in-box">
        <div class="sign-in-brand">
          <img src="/icon.svg" width="44" height="44" alt="" />
          <div>
            <p class="sign-in-name">${this.t.productLong}</p>
            <p class="faint">${texts.lead}</p>
          </div>
        </div>
        <h1 class="unseen" tabindex="-1">${texts.title}</h1>
        ${lostSession.value ? html`<p class="banner warn" role="status">${this.t.errors.sessionEnded}</p>` : nothing}
        <form class="sign-in-form" @submit=${this.onSubmit}>
          <label class="field"
            ><span class="field-label">${texts.account}</span
            ><input
              name="account"
              autocomplete="username"
              autocapitalize="none"
              spellcheck="false"
              required
              maxlength="120"
              data-testid="account"
          /></label>
          <div class="field password">
            <label class="field-label" for="password">${texts.password}</label>
            <input
              id="password"
              name="password"
              type=${this.visible ? 'text' : 'password'}
              autocomplete="current-password"
              required
              maxlength="200"
              data-testid="password"
            />
            <button type="button" class="link password-eye" @click=${() => (this.visible = !this.visible)}>
              ${this.visible ? texts.hide : texts.show}
            </button>
          </div>
          ${
            this.fault === undefined
              ? nothing
              : html`<div class="banner danger" role="alert" data-testid="sign-in-fault">
                  ${icon('warn')}
                  <div class="banner-body">
                    <p class="banner-title">${this.fault.message}</p>
                    <p>${this.fault.hint}</p>
                  </div>
                </div>`
          }
          <button type="submit" class="button primary" ?disabled=${this.busy} data-testid="sign-in">
            ${this.busy ? texts.submitting : texts.submit}
          </button>
        </form>
        <div class="sign-in-foot">${languageSwitch()}</div>
      </main>
      ${demo === null ? nothing : this.renderDemo(demo)}
    </div>`;
  }

  private renderDemo(demo: NonNullable<NonNullable<typeof session.value>['demo']>): TemplateResult {
    const texts = this.t.signIn;
    const wanted = this.filter.trim().toLowerCase();
    const people = demo.people.filter((person) =>
      [person.name, person.id, person.department ?? '', ...person.roles].join(' ').toLowerCase().includes(wanted),
    );
    return html`<aside class="demo" aria-label=${texts.demoTitle}>
      <h2>${texts.demoTitle}</h2>
      <p class="faint">${texts.demoHint}</p>
      <div class="search">
        ${icon('search', 16)}<input
          class="input"
          type="search"
          placeholder=${texts.demoFilter}
          aria-label=${texts.demoFilter}
          @input=${(event: Event) => (this.filter = (event.target as HTMLInputElement).value)}
        />
      </div>
      <ul class="demo-people">
        ${people.map(
          (person) =>
            html`<li>
              <button
                type="button"
                ?disabled=${this.busy}
                data-testid=${`demo-${person.id}`}
                @click=${() => void this.signIn(person.id, demo.password)}
              >
                ${avatar(person.name, 32)}
                <span class="demo-text"
                  ><span><b>${person.name}</b> <span class="faint">${person.department ?? ''}</span></span
                  ><span class="faint clip">${person.roles.join(this.t.common.listSeparator)}</span></span
                >
              </button>
            </li>`,
        )}
        ${people.length === 0 ? html`<li class="faint">${texts.demoEmpty}</li>` : nothing}
      </ul>
    </aside>`;
  }

  private readonly onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    void this.signIn(formText(data, 'account').trim(), formText(data, 'password'));
  };

  private async signIn(account: string, password: string): Promise<void> {
    this.busy = true;
    this.fault = undefined;
    try {
      const answer = await call('signIn', { body: { account, password } });
      lostSession.set(false);
      session.set(answer);
    } catch (error) {
      this.fault = PortalError.from(error);
      this.querySelector<HTMLInputElement>('#password')?.select();
    }
    this.busy = false;
  }
}
customElements.define('yl-sign-in-page', SignInPage);

import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { call } from '../api-client.js';
import { currentUser, session } from '../contexts/session.js';
import { Watch } from '../contexts/signal.js';
import { toastOk } from '../contexts/toasts.js';
import { PortalError } from '../portal-error.js';
import { avatar } from '../parts/chips.js';
import { icon } from '../parts/icon.js';
import { languageSwitch } from '../parts/language-switch.js';
import { adminLinks, signOut } from '../parts/navigation.js';
import { showShortcuts } from '../parts/shortcuts.js';
import { PortalPage } from '../portal-element.js';
import { formText } from '../parts/form-text.js';

const SHORTEST = 10;

/** Who I am, my password, my preferences. */
export class AccountPage extends PortalPage {
  static override properties = {
    ...PortalPage.properties,
    busy: { state: true },
    fault: { state: true },
    wrong: { state: true },
  };

  declare private busy: boolean;
  declare private fault: PortalError | undefined;
  /** Field with a fault found here. */
  declare private wrong: { readonly field: 'next' | 'repeat'; readonly text: string } | undefined;
  readonly watch = new Watch(this, session);

  constructor() {
    super();
    this.busy = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.setPageTitle(this.t.account.title);
  }

  protected override render(): TemplateResult | typeof nothing {
    const user = currentUser();
    if (user === undefined) return nothing;
    const texts = this.t.account;
    return html`
      <header class="head">
        <div class="head-text"><h1 tabindex="-1">${texts.title}</h1></div>
        <button type="button" class="button" data-testid="sign-out-here" @click=${() => void signOut()}>
          ${icon('out', 16)}${this.t.nav.signOut}
        </button>
      </header>
      <div class="narrow">
        ${user.mustChangePassword ? html`<p class="banner warn" role="status">${texts.mustChange}</p>` : nothing}
        <section class="card">
          <div class="card-body person">
            ${avatar(user.name, 52)}
            <dl class="facts">
              <div>
                <dt>${texts.name}</dt>
                <dd>${user.name}</dd>
              </div>
              <div>
                <dt>${texts.id}</dt>
                <dd translate="no">${user.id}</dd>
              </div>
              ${
                user.department === undefined
                  ? nothing
                  : html`<div>
                      <dt>${texts.department}</dt>
                      <dd>${user.department.title}</dd>
                    </div>`
              }
              <div>
                <dt>${texts.roles}</dt>
                <dd class="chip-line">${user.roles.map((role) => html`<span class="chip">${role.title}</span>`)}</dd>
              </div>
            </dl>
          </div>
        </section>
        <section class="card" aria-labelledby="password-title">
          <header class="card-head"><h2 id="password-title">${texts.passwordTitle}</h2></header>
          <form class="card-body stack" novalidate @submit=${this.onSubmit}>
            ${this.passwordField('current', texts.current, 'current-password')}
            ${this.passwordField('next', texts.next, 'new-password')}
            ${this.passwordField('repeat', texts.repeat, 'new-password')}
            <p class="field-hint">${texts.rule}</p>
            ${
              this.fault === undefined
                ? nothing
                : html`<div class="banner danger" role="alert">
                    ${icon('warn')}
                    <div class="banner-body">
                      <p class="banner-title">${this.fault.message}</p>
                      <p>${this.fault.hint}</p>
                    </div>
                  </div>`
            }
            <div>
              <button type="submit" class="button primary" ?disabled=${this.busy} data-testid="change-password">
                ${texts.change}
              </button>
            </div>
          </form>
        </section>
        ${user.mustChangePassword ? nothing : adminLinks(user)}
        ${
          user.mustChangePassword
            ? nothing
            : html`<section class="card" aria-labelledby="preferences-title">
                <header class="card-head"><h2 id="preferences-title">${texts.preferences}</h2></header>
                <div class="card-body preferences">
                  <span>${this.t.operations.substitutions.title}</span
                  ><a class="button small" href="/substitutions">${this.t.common.edit}</a>
                  <span>${this.t.language.label}</span>${languageSwitch()}
                  <span>${texts.shortcuts}</span>
                  <button type="button" class="button small" @click=${() => void showShortcuts()}>
                    ${this.t.shortcuts.open}
                  </button>
                </div>
              </section>`
        }
      </div>
    `;
  }

  private passwordField(
    name: 'current' | 'next' | 'repeat',
    label: string,
    autocomplete: 'current-password' | 'new-password',
  ): TemplateResult {
    const fault = this.wrong?.field === name ? this.wrong.text : '';
    return html`<label class="field"
      ><span class="field-label">${label}</span
      ><input
        name=${name}
        type="password"
        required
        maxlength="200"
        autocomplete=${autocomplete}
        aria-invalid=${fault === '' ? 'false' : 'true'}
        data-testid=${`password-${name}`}
      />${fault === '' ? nothing : html`<span class="field-fault" role="alert">${fault}</span>`}</label
    >`;
  }

  private readonly onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const data = new FormData(form);
    const [current, next, repeat] = ['current', 'next', 'repeat'].map((name) => formText(data, name));
    const texts = this.t.account;
    this.fault = undefined;
    this.wrong = undefined;
    if ((next ?? '').length < SHORTEST) this.wrong = { field: 'next', text: texts.tooShort };
    else if (next !== repeat) this.wrong = { field: 'repeat', text: texts.mismatch };
    if (this.wrong !== undefined) {
      form.querySelector<HTMLElement>(`[name="${this.wrong.field}"]`)?.focus();
      return;
    }
    this.busy = true;
    try {
      session.set(await call('changePassword', { body: { current: current ?? '', next: next ?? '' } }));
      form.reset();
      toastOk(texts.changed);
    } catch (error) {
      this.fault = PortalError.from(error);
    }
    this.busy = false;
  };
}
customElements.define('yl-account-page', AccountPage);

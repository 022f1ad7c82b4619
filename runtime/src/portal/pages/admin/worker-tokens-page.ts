import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { WorkerToken, WorkerTokens } from '../../../api/index.js';
import { call } from '../../api-client.js';
import { Loader } from '../../contexts/loader.js';
import { toastError, toastOk } from '../../contexts/toasts.js';
import { t } from '../../locales/index.js';
import { ask, openDialog } from '../../parts/dialog.js';
import { formText } from '../../parts/form-text.js';
import { icon } from '../../parts/icon.js';
import { emptyState, errorState, skeleton } from '../../parts/states.js';
import { PortalPage } from '../../portal-element.js';
import { momentInWords } from '../../time-words.js';

/** Tokens of external workers: make one (shown once), look at them, revoke one. */
export class WorkerTokensPage extends PortalPage {
  private readonly tokens = new Loader<WorkerTokens>(this);

  override connectedCallback(): void {
    super.connectedCallback();
    this.setPageTitle(this.t.workers.title);
    this.read();
  }

  protected override render(): TemplateResult {
    const texts = this.t.workers;
    return html`
      <header class="head">
        <div class="head-text">
          <h1 tabindex="-1">${texts.title}</h1>
          <p>${texts.lead}</p>
        </div>
        <button type="button" class="button primary" data-testid="new-worker-token" @click=${() => void this.create()}>
          ${icon('plus', 16)}${texts.add}
        </button>
      </header>
      <section class="card">${this.renderList()}</section>
    `;
  }

  private renderList(): TemplateResult {
    const { value, error } = this.tokens;
    const texts = this.t.workers;
    if (error !== undefined && value === undefined)
      return html`<div class="card-body">${errorState(error, this.tokens.retry)}</div>`;
    if (value === undefined) return html`<div class="card-body">${skeleton(3, 50)}</div>`;
    if (value.tokens.length === 0) return emptyState(texts.empty, texts.emptyHint);
    return html`<div class="table-scroll">
      <table class="table" data-testid="worker-tokens">
        <thead>
          <tr>
            <th>${texts.name}</th>
            <th>${texts.topics}</th>
            <th>${texts.created}</th>
            <th><span class="unseen">${this.t.task.actions}</span></th>
          </tr>
        </thead>
        <tbody>
          ${value.tokens.map((token) => this.renderToken(token))}
        </tbody>
      </table>
    </div>`;
  }

  private renderToken(token: WorkerToken): TemplateResult {
    const texts = this.t.workers;
    const topics = token.topics.includes('*') ? texts.all : token.topics.join(this.t.common.listSeparator);
    return html`<tr>
      <td><b translate="no">${token.name}</b></td>
      <td data-label=${texts.topics} translate="no">${topics}</td>
      <td class="faint" data-label=${texts.created}>
        <span translate="no">${token.createdBy}</span> · ${momentInWords(token.createdAt, Date.now())}
      </td>
      <td class="end nowrap">
        <button
          type="button"
          class="button small ghost"
          aria-label=${`${texts.revoke}${this.t.common.colon}${token.name}`}
          translate="no"
          data-testid="revoke-worker-token"
          @click=${() => void this.revoke(token)}
        >
          ${texts.revoke}
        </button>
      </td>
    </tr>`;
  }

  private async create(): Promise<void> {
    const asked = await askToken();
    if (asked === undefined) return;
    try {
      const { token } = await call('createWorkerToken', { body: asked });
      this.read();
      await showToken(token);
    } catch (error) {
      toastError(error);
    }
  }

  private async revoke({ id, name }: WorkerToken): Promise<void> {
    const texts = this.t.workers;
    const sure = await ask({
      title: texts.revoke,
      text: texts.revokeText(name),
      confirm: texts.revoke,
      danger: true,
    });
    if (sure === undefined) return;
    try {
      await call('revokeWorkerToken', { params: { id } });
      toastOk(texts.revoked);
    } catch (error) {
      toastError(error);
    }
    this.read();
  }

  private readonly read = (): void => {
    void this.tokens.load(() => call('listWorkerTokens', {}), { keep: true });
  };
}
customElements.define('yl-worker-tokens-page', WorkerTokensPage);

interface Asked {
  readonly name: string;
  readonly topics: readonly string[];
}

function askToken(): Promise<Asked | undefined> {
  const { workers: texts, common } = t();
  return openDialog<Asked>(texts.add, (close) => {
    const submit = (event: Event): void => {
      event.preventDefault();
      const form = event.target as HTMLFormElement;
      if (!form.reportValidity()) return;
      const data = new FormData(form);
      const topics = formText(data, 'topics')
        .split(/[\s,，、]+/)
        .filter((topic) => topic !== '');
      close({ name: formText(data, 'name').trim(), topics });
    };
    return html`<form class="dialog-form" @submit=${submit}>
      <label class="field"
        ><span class="field-label">${texts.name}<span class="mark-required">${common.required}</span></span
        ><input
          name="name"
          required
          maxlength="60"
          pattern="[a-z0-9][a-z0-9._\\-]*"
          autocomplete="off"
          title=${texts.nameHint}
        /><span class="faint">${texts.nameHint}</span></label
      >
      <label class="field"
        ><span class="field-label">${texts.topics}<span class="mark-required">${common.required}</span></span
        ><input name="topics" required maxlength="2000" autocomplete="off" pattern=".*\\S.*" /><span class="faint"
          >${texts.topicsHint}</span
        ></label
      >
      <div class="dialog-actions">
        <button type="button" class="button" @click=${() => close(undefined)}>${common.cancel}</button>
        <button type="submit" class="button primary" data-testid="dialog-confirm">${common.save}</button>
      </div>
    </form>`;
  });
}

/** The only time the token is seen: it is neither kept in the page nor asked for again. */
async function showToken(token: string): Promise<void> {
  const { workers: texts } = t();
  await openDialog<true>(texts.token, (close) => {
    const copy = async (event: Event): Promise<void> => {
      const field = (event.target as HTMLElement).closest('form')?.querySelector('input');
      field?.select();
      try {
        await navigator.clipboard.writeText(token);
        toastOk(texts.copied);
      } catch {
        // Without access to the clipboard the text is selected, ready for the keyboard.
      }
    };
    const submit = (event: Event): void => {
      event.preventDefault();
      close(true);
    };
    return html`<form class="dialog-form" @submit=${submit}>
      <div class="dialog-text" role="status">${texts.shownOnce}</div>
      <label class="field"
        ><span class="field-label">${texts.token}</span
        ><input readonly data-testid="worker-token" translate="no" spellcheck="false" .value=${token}
      /></label>
      <div class="dialog-actions">
        <button type="button" class="button" @click=${(event: Event) => void copy(event)}>${texts.copy}</button>
        <button type="submit" class="button primary" data-testid="dialog-confirm">${texts.saved}</button>
      </div>
    </form>`;
  });
}

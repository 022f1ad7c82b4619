import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { ApiRole, Roles } from '../../../api/index.js';
import { call } from '../../api-client.js';
import { Loader } from '../../contexts/loader.js';
import { toastError, toastOk } from '../../contexts/toasts.js';
import { t } from '../../locales/index.js';
import { ask, openDialog } from '../../parts/dialog.js';
import { icon } from '../../parts/icon.js';
import { emptyState, errorState, skeleton } from '../../parts/states.js';
import { PortalPage } from '../../portal-element.js';
import { formText } from '../../parts/form-text.js';

const SIDES = ['provider', 'customer', 'both'] as const;
type Side = (typeof SIDES)[number];

/** The roles that process definitions name. */
export class RolesPage extends PortalPage {
  private readonly roles = new Loader<Roles>(this);

  override connectedCallback(): void {
    super.connectedCallback();
    this.setPageTitle(this.t.admin.roles.title);
    void this.roles.load(() => call('listRoles', {}));
  }

  protected override render(): TemplateResult {
    const texts = this.t.admin.roles;
    return html`
      <header class="head">
        <div class="head-text"><h1 tabindex="-1">${texts.title}</h1></div>
        <button type="button" class="button primary" @click=${() => void this.edit(undefined)}>
          ${icon('plus', 16)}${texts.add}
        </button>
      </header>
      <section class="card">${this.renderList()}</section>
    `;
  }

  private renderList(): TemplateResult {
    const { value, error } = this.roles;
    const texts = this.t.admin.roles;
    if (error !== undefined && value === undefined)
      return html`<div class="card-body">${errorState(error, this.roles.retry)}</div>`;
    if (value === undefined) return html`<div class="card-body">${skeleton(8, 40)}</div>`;
    if (value.roles.length === 0) return emptyState(texts.empty, '');
    return html`<div class="table-scroll">
      <table class="table" data-testid="roles">
        <thead>
          <tr>
            <th>${texts.name}</th>
            <th>${texts.key}</th>
            <th>${texts.side}</th>
            <th class="end">${texts.people}</th>
            <th><span class="unseen">${this.t.task.actions}</span></th>
          </tr>
        </thead>
        <tbody>
          ${value.roles.map(
            (role) =>
              html`<tr>
                <td><b>${role.title}</b></td>
                <td class="faint" data-label=${texts.key} translate="no">${role.key}</td>
                <td data-label=${texts.side}>${role.side === undefined ? '' : texts.sides[role.side]}</td>
                <td class="end number" data-label=${texts.people}>${role.people}</td>
                <td class="end nowrap">
                  <button
                    type="button"
                    class="button small ghost"
                    aria-label=${texts.edit(role.title)}
                    @click=${() => void this.edit(role)}
                  >
                    ${this.t.common.edit}
                  </button>
                  <button type="button" class="button small ghost" @click=${() => void this.askRemove(role)}>
                    ${this.t.common.delete}
                  </button>
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  private async edit(role: ApiRole | undefined): Promise<void> {
    const answer = await askRole(role);
    if (answer === undefined) return;
    const { key, title, side } = answer;
    await this.change(async () => {
      await call('putRole', { params: { key }, body: { title, ...(side === undefined ? {} : { side }) } });
      toastOk(this.t.admin.roles.saved);
    });
  }

  private async askRemove(role: ApiRole): Promise<void> {
    const texts = this.t.admin.roles;
    const sure = await ask({
      title: this.t.common.delete,
      text: texts.deleteText(role.title),
      confirm: this.t.common.delete,
      danger: true,
    });
    if (sure === undefined) return;
    await this.change(async () => {
      await call('deleteRole', { params: { key: role.key } });
      toastOk(texts.deleted);
    });
  }

  private async change(command: () => Promise<void>): Promise<void> {
    try {
      await command();
    } catch (error) {
      toastError(error);
    }
    void this.roles.load(() => call('listRoles', {}), { keep: true });
  }
}
customElements.define('yl-roles-page', RolesPage);

interface Answer {
  readonly key: string;
  readonly title: string;
  readonly side: Side | undefined;
}

async function askRole(role: ApiRole | undefined): Promise<Answer | undefined> {
  const { admin, common } = t();
  const texts = admin.roles;
  return openDialog<Answer>(role === undefined ? texts.add : texts.edit(role.title), (close) => {
    const submit = (event: Event): void => {
      event.preventDefault();
      const form = event.target as HTMLFormElement;
      if (!form.reportValidity()) return;
      const data = new FormData(form);
      const side = SIDES.find((one) => one === data.get('side'));
      close({ key: role?.key ?? formText(data, 'key').trim(), title: formText(data, 'title').trim(), side });
    };
    return html`<form class="dialog-form" @submit=${submit}>
      <div class="form-grid">
        <label class="field"
          ><span class="field-label">${texts.key}<span class="mark-required">${common.required}</span></span
          ><input
            name="key"
            required
            maxlength="60"
            pattern="[a-z0-9][a-z0-9._\\-]*"
            .value=${role?.key ?? ''}
            ?disabled=${role !== undefined}
        /></label>
        <label class="field"
          ><span class="field-label">${texts.name}<span class="mark-required">${common.required}</span></span
          ><input name="title" required maxlength="60" .value=${role?.title ?? ''}
        /></label>
        <label class="field"
          ><span class="field-label">${texts.side}</span
          ><select name="side">
            <option value="">${common.none}</option>
            ${SIDES.map((side) => html`<option value=${side} ?selected=${side === role?.side}>${texts.sides[side]}</option>`)}
          </select></label
        >
      </div>
      <div class="dialog-actions">
        <button type="button" class="button" @click=${() => close(undefined)}>${common.cancel}</button>
        <button type="submit" class="button primary" data-testid="dialog-confirm">${common.save}</button>
      </div>
    </form>`;
  });
}

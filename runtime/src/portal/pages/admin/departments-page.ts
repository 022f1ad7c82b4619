import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { AdminUser, ApiDepartment } from '../../../api/index.js';
import { call } from '../../api-client.js';
import { Loader } from '../../contexts/loader.js';
import { toastError, toastOk } from '../../contexts/toasts.js';
import { t } from '../../locales/index.js';
import { ask, openDialog } from '../../parts/dialog.js';
import { icon } from '../../parts/icon.js';
import { emptyState, errorState, skeleton } from '../../parts/states.js';
import { PortalPage } from '../../portal-element.js';
import { inTreeOrder } from './tree-order.js';
import { formText } from '../../parts/form-text.js';

interface Shown {
  readonly departments: readonly ApiDepartment[];
  readonly users: readonly AdminUser[];
}

interface Answer {
  readonly id: string;
  readonly name: string;
  readonly parentId: string;
  readonly leaderId: string;
}

/** The tree of departments. */
export class DepartmentsPage extends PortalPage {
  private readonly shown = new Loader<Shown>(this);

  override connectedCallback(): void {
    super.connectedCallback();
    this.setPageTitle(this.t.admin.departments.title);
    void this.shown.load(read);
  }

  protected override render(): TemplateResult {
    const texts = this.t.admin.departments;
    return html`
      <header class="head">
        <div class="head-text"><h1 tabindex="-1">${texts.title}</h1></div>
        <button
          type="button"
          class="button primary"
          ?disabled=${this.shown.value === undefined}
          @click=${() => void this.edit(undefined)}
        >
          ${icon('plus', 16)}${texts.add}
        </button>
      </header>
      <section class="card">${this.renderList()}</section>
    `;
  }

  private renderList(): TemplateResult {
    const { value, error } = this.shown;
    const texts = this.t.admin.departments;
    if (error !== undefined && value === undefined)
      return html`<div class="card-body">${errorState(error, this.shown.retry)}</div>`;
    if (value === undefined) return html`<div class="card-body">${skeleton(6, 40)}</div>`;
    if (value.departments.length === 0) return emptyState(texts.empty, '');
    return html`<div class="table-scroll">
      <table class="table" data-testid="departments">
        <thead>
          <tr>
            <th>${texts.name}</th>
            <th>${texts.id}</th>
            <th>${texts.leader}</th>
            <th><span class="unseen">${this.t.task.actions}</span></th>
          </tr>
        </thead>
        <tbody>
          ${inTreeOrder(value.departments).map(
            ({ department, depth }) =>
              html`<tr>
                <td>
                  <span style=${`padding-inline-start:${depth * 22}px`}
                    >${depth > 0 ? html`<span class="faint" aria-hidden="true">└ </span>` : nothing}${department.name}</span
                  >
                </td>
                <td class="faint" data-label=${texts.id} translate="no">${department.id}</td>
                <td data-label=${texts.leader}>
                  ${value.users.find((user) => user.id === department.leaderId)?.name ?? ''}
                </td>
                <td class="end nowrap">
                  <button
                    type="button"
                    class="button small ghost"
                    aria-label=${texts.edit(department.name)}
                    @click=${() => void this.edit(department)}
                  >
                    ${this.t.common.edit}
                  </button>
                  <button type="button" class="button small ghost" @click=${() => void this.askRemove(department)}>
                    ${this.t.common.delete}
                  </button>
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  private async edit(department: ApiDepartment | undefined): Promise<void> {
    const { value } = this.shown;
    if (value === undefined) return;
    const answer = await askDepartment(department, value);
    if (answer === undefined) return;
    const { id, name, parentId, leaderId } = answer;
    await this.change(async () => {
      await call('putDepartment', {
        params: { id },
        body: { name, ...(parentId === '' ? {} : { parentId }), ...(leaderId === '' ? {} : { leaderId }) },
      });
      toastOk(this.t.admin.departments.saved);
    });
  }

  private async askRemove(department: ApiDepartment): Promise<void> {
    const texts = this.t.admin.departments;
    const sure = await ask({
      title: this.t.common.delete,
      text: texts.deleteText(department.name),
      confirm: this.t.common.delete,
      danger: true,
    });
    if (sure === undefined) return;
    await this.change(async () => {
      await call('deleteDepartment', { params: { id: department.id } });
      toastOk(texts.deleted);
    });
  }

  private async change(command: () => Promise<void>): Promise<void> {
    try {
      await command();
    } catch (error) {
      toastError(error);
    }
    void this.shown.load(read, { keep: true });
  }
}
customElements.define('yl-departments-page', DepartmentsPage);

async function read(): Promise<Shown> {
  const [{ departments }, { users }] = await Promise.all([
    call('listDepartments', {}),
    call('listUsers', { query: {} }),
  ]);
  return { departments, users };
}

async function askDepartment(
  department: ApiDepartment | undefined,
  { departments, users }: Shown,
): Promise<Answer | undefined> {
  const { admin, common } = t();
  const texts = admin.departments;
  return openDialog<Answer>(department === undefined ? texts.add : texts.edit(department.name), (close) => {
    const submit = (event: Event): void => {
      event.preventDefault();
      const form = event.target as HTMLFormElement;
      if (!form.reportValidity()) return;
      const data = new FormData(form);
      const text = (name: string): string => formText(data, name).trim();
      close({
        id: department?.id ?? text('id'),
        name: text('name'),
        parentId: text('parentId'),
        leaderId: text('leaderId'),
      });
    };
    return html`<form class="dialog-form" @submit=${submit}>
      <div class="form-grid">
        <label class="field"
          ><span class="field-label">${texts.id}<span class="mark-required">${common.required}</span></span
          ><input
            name="id"
            required
            maxlength="60"
            pattern="[a-z0-9][a-z0-9._\\-]*"
            .value=${department?.id ?? ''}
            ?disabled=${department !== undefined}
        /></label>
        <label class="field"
          ><span class="field-label">${texts.name}<span class="mark-required">${common.required}</span></span
          ><input name="name" required maxlength="100" .value=${department?.name ?? ''}
        /></label>
        <label class="field"
          ><span class="field-label">${texts.parent}</span
          ><select name="parentId">
            <option value="">${texts.top}</option>
            ${departments.filter((one) => one.id !== department?.id).map((one) => html`<option value=${one.id} ?selected=${one.id === department?.parentId}>${one.name}</option>`)}
          </select></label
        >
        <label class="field"
          ><span class="field-label">${texts.leader}</span
          ><select name="leaderId">
            <option value="">${common.none}</option>
            ${users.map((user) => html`<option value=${user.id} ?selected=${user.id === department?.leaderId}>${user.name}</option>`)}
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

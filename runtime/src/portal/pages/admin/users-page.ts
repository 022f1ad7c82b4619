import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { AdminUser, ApiDepartment, ApiRole, OneTimePassword } from '../../../api/index.js';
import { call } from '../../api-client.js';
import { Loader } from '../../contexts/loader.js';
import { toastError, toastOk } from '../../contexts/toasts.js';
import { avatar } from '../../parts/chips.js';
import { ask, openDialog } from '../../parts/dialog.js';
import { icon } from '../../parts/icon.js';
import { emptyState, errorState, skeleton } from '../../parts/states.js';
import { PortalPage } from '../../portal-element.js';
import { momentInWords } from '../../time-words.js';
import { askUser } from './user-dialog.js';

interface Shown {
  readonly users: readonly AdminUser[];
  readonly departments: readonly ApiDepartment[];
  readonly roles: readonly ApiRole[];
}

/** People: who there is, what they may do, new passwords. */
export class UsersPage extends PortalPage {
  static override properties = { ...PortalPage.properties, filter: { state: true } };

  declare private filter: string;
  private readonly shown = new Loader<Shown>(this);

  constructor() {
    super();
    this.filter = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.setPageTitle(this.t.admin.users.title);
    void this.shown.load(read);
  }

  protected override render(): TemplateResult {
    const texts = this.t.admin.users;
    return html`
      <header class="head">
        <div class="head-text"><h1 tabindex="-1">${texts.title}</h1></div>
        <button
          type="button"
          class="button primary"
          ?disabled=${this.shown.value === undefined}
          data-testid="add-user"
          @click=${() => void this.add()}
        >
          ${icon('plus', 16)}${texts.add}
        </button>
      </header>
      <div class="toolbar">
        <div class="search">
          ${icon('search', 16)}<input
            class="input"
            type="search"
            data-search
            placeholder=${texts.search}
            aria-label=${texts.search}
            @input=${(event: Event) => (this.filter = (event.target as HTMLInputElement).value)}
          />
        </div>
      </div>
      <section class="card">${this.renderList()}</section>
    `;
  }

  private renderList(): TemplateResult {
    const { value, error } = this.shown;
    const texts = this.t.admin.users;
    if (error !== undefined && value === undefined)
      return html`<div class="card-body">${errorState(error, this.shown.retry)}</div>`;
    if (value === undefined) return html`<div class="card-body">${skeleton(8, 40)}</div>`;
    const wanted = this.filter.trim().toLowerCase();
    const users = value.users.filter((user) =>
      [user.name, user.id, user.department?.title ?? ''].join(' ').toLowerCase().includes(wanted),
    );
    if (users.length === 0) return emptyState(texts.empty, this.t.instances.emptyHint);
    const now = Date.now();
    return html`<div class="table-scroll">
      <table class="table" data-testid="users">
        <thead>
          <tr>
            <th>${texts.name}</th>
            <th>${texts.id}</th>
            <th>${texts.department}</th>
            <th>${texts.roles}</th>
            <th>${texts.state}</th>
            <th>${texts.lastSignIn}</th>
            <th><span class="unseen">${this.t.task.actions}</span></th>
          </tr>
        </thead>
        <tbody>
          ${users.map(
            (user) =>
              html`<tr>
                <td class="nowrap">
                  <span class="who">${avatar(user.name)}<b>${user.name}</b></span>
                </td>
                <td class="faint nowrap" data-label=${texts.id} translate="no">${user.id}</td>
                <td data-label=${texts.department}>${user.department?.title ?? ''}</td>
                <td data-label=${texts.roles}>
                  ${user.roles.map((role) => role.title).join(this.t.common.listSeparator)}
                </td>
                <td class="nowrap">
                  ${user.active ? html`<span class="chip ok">${texts.active}</span>` : html`<span class="chip off">${texts.inactive}</span>`}
                  ${user.locked ? html`<span class="chip warn">${texts.locked}</span>` : nothing}
                  ${user.mustChangePassword ? html`<span class="chip warn">${texts.mustChange}</span>` : nothing}
                </td>
                <td class="faint nowrap" data-label=${texts.lastSignIn}>
                  ${user.lastSignInAt === undefined ? texts.never : momentInWords(user.lastSignInAt, now)}
                </td>
                <td class="end nowrap">
                  <button
                    type="button"
                    class="button small ghost"
                    aria-label=${texts.edit(user.name)}
                    @click=${() => void this.edit(user)}
                  >
                    ${this.t.common.edit}
                  </button>
                  <button type="button" class="button small ghost" @click=${() => void this.reset(user)}>
                    ${texts.reset}
                  </button>
                  <button type="button" class="button small ghost" @click=${() => void this.toggle(user)}>
                    ${user.active ? texts.deactivate : texts.activate}
                  </button>
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  private async add(): Promise<void> {
    const { value } = this.shown;
    if (value === undefined) return;
    const answer = await askUser(undefined, value.departments, value.roles);
    if (answer === undefined) return;
    const { id, name, departmentId, roles, phone, email } = answer;
    await this.change(async () => {
      const created = await call('createUser', {
        body: {
          id,
          name,
          roles,
          ...(departmentId === '' ? {} : { departmentId }),
          ...(phone === '' ? {} : { phone }),
          ...(email === '' ? {} : { email }),
        },
      });
      toastOk(this.t.admin.users.created);
      await this.showPassword(created);
    });
  }

  private async edit(user: AdminUser): Promise<void> {
    const { value } = this.shown;
    if (value === undefined) return;
    const answer = await askUser(user, value.departments, value.roles);
    if (answer === undefined) return;
    const { name, departmentId, roles, phone, email } = answer;
    const orNull = (text: string): string | null => (text === '' ? null : text);
    await this.change(async () => {
      await call('updateUser', {
        params: { id: user.id },
        body: { name, roles, departmentId: orNull(departmentId), phone: orNull(phone), email: orNull(email) },
      });
      toastOk(this.t.admin.users.saved);
    });
  }

  private async toggle(user: AdminUser): Promise<void> {
    const texts = this.t.admin.users;
    if (user.active) {
      const sure = await ask({
        title: texts.deactivate,
        text: texts.deactivateText(user.name),
        confirm: texts.deactivate,
        danger: true,
      });
      if (sure === undefined) return;
    }
    await this.change(async () => {
      await call('updateUser', { params: { id: user.id }, body: { active: !user.active } });
      toastOk(texts.saved);
    });
  }

  private async reset(user: AdminUser): Promise<void> {
    const texts = this.t.admin.users;
    const sure = await ask({
      title: texts.reset,
      text: texts.resetText(user.name),
      confirm: texts.reset,
      danger: true,
    });
    if (sure === undefined) return;
    await this.change(async () => this.showPassword(await call('resetPassword', { params: { id: user.id } })));
  }

  private async showPassword({ user, password }: OneTimePassword): Promise<void> {
    const texts = this.t.admin.users;
    await openDialog(
      `${texts.oneTime}${this.t.common.colon}${user.name}`,
      (close) =>
        html`<div class="dialog-body">
          <p class="one-time" translate="no" data-testid="one-time-password">${password}</p>
          <p class="faint">${texts.oneTimeHint}</p>
          <div class="dialog-actions">
            <button
              type="button"
              class="button"
              @click=${() => void navigator.clipboard?.writeText(password).then(() => toastOk(this.t.common.copied))}
            >
              ${this.t.common.copy}
            </button>
            <button type="button" class="button primary" @click=${() => close(undefined)}>
              ${this.t.common.close}
            </button>
          </div>
        </div>`,
    );
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
customElements.define('yl-users-page', UsersPage);

async function read(): Promise<Shown> {
  const [{ users }, { departments }, { roles }] = await Promise.all([
    call('listUsers', { query: {} }),
    call('listDepartments', {}),
    call('listRoles', {}),
  ]);
  return { users, departments, roles };
}

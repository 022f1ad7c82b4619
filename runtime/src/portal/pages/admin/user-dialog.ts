import { html } from 'lit';
import type { AdminUser, ApiDepartment, ApiRole } from '../../../api/index.js';
import { t } from '../../locales/index.js';
import { openDialog } from '../../parts/dialog.js';
import { formText } from '../../parts/form-text.js';

export interface UserAnswer {
  readonly id: string;
  readonly name: string;
  readonly departmentId: string;
  readonly roles: readonly string[];
  readonly phone: string;
  readonly email: string;
}

/** Asks for everything about a user; the account only for a new one. */
export async function askUser(
  user: AdminUser | undefined,
  departments: readonly ApiDepartment[],
  roles: readonly ApiRole[],
): Promise<UserAnswer | undefined> {
  const { admin, common } = t();
  const texts = admin.users;
  return openDialog<UserAnswer>(
    user === undefined ? texts.add : texts.edit(user.name),
    (close) => {
      const submit = (event: Event): void => {
        event.preventDefault();
        const form = event.target as HTMLFormElement;
        if (!form.reportValidity()) return;
        const data = new FormData(form);
        const text = (name: string): string => formText(data, name).trim();
        close({
          id: user?.id ?? text('id'),
          name: text('name'),
          departmentId: text('departmentId'),
          roles: data.getAll('roles').map(String),
          phone: text('phone'),
          email: text('email'),
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
              autocapitalize="none"
              .value=${user?.id ?? ''}
              ?disabled=${user !== undefined}
            /><span class="field-hint">${texts.idHint}</span></label
          >
          <label class="field"
            ><span class="field-label">${texts.name}<span class="mark-required">${common.required}</span></span
            ><input name="name" required maxlength="60" .value=${user?.name ?? ''}
          /></label>
          <label class="field"
            ><span class="field-label">${texts.department}</span
            ><select name="departmentId">
              <option value="">${common.none}</option>
              ${departments.map((one) => html`<option value=${one.id} ?selected=${one.id === user?.department?.key}>${one.name}</option>`)}
            </select></label
          >
          <label class="field"
            ><span class="field-label">${texts.phone}</span
            ><input name="phone" maxlength="40" .value=${user?.phone ?? ''}
          /></label>
          <label class="field wide"
            ><span class="field-label">${texts.email}</span
            ><input name="email" type="email" maxlength="200" .value=${user?.email ?? ''}
          /></label>
          <fieldset class="field wide choices">
            <legend class="field-label">${texts.roles}</legend>
            ${roles.map(
              (role) =>
                html`<label class="check"
                  ><input
                    type="checkbox"
                    name="roles"
                    value=${role.key}
                    ?checked=${user?.roles.some((one) => one.key === role.key) === true}
                  />${role.title}</label
                >`,
            )}
          </fieldset>
        </div>
        <div class="dialog-actions">
          <button type="button" class="button" @click=${() => close(undefined)}>${common.cancel}</button>
          <button type="submit" class="button primary" data-testid="dialog-confirm">${common.save}</button>
        </div>
      </form>`;
    },
    { wide: true },
  );
}

import { html, nothing, type TemplateResult } from 'lit';
import { t } from '../../locales/index.js';
import { openDialog } from '../../parts/dialog.js';
import { proposedKey } from './proposed-key.js';

const KEY = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

export interface NamedProcess {
  readonly key: string;
  readonly title: string;
}

/** Key and name of a process to be; `undefined` = not after all. */
export async function askForNewProcess(heading: string, proposed = ''): Promise<NamedProcess | undefined> {
  const texts = t().designs;
  let isOwnKey = false;
  let faults: { readonly key?: string; readonly title?: string } = {};
  return openDialog<NamedProcess>(heading, (close, redraw) => {
    const submit = (event: Event): void => {
      event.preventDefault();
      const form = event.currentTarget as HTMLFormElement;
      const typed = (name: string): string =>
        form.querySelector<HTMLInputElement>(`[name=${name}]`)?.value.trim() ?? '';
      const [key, title] = [typed('key'), typed('title')];
      faults = {
        ...(KEY.test(key) && key.length <= 80 ? {} : { key: texts.keyFault }),
        ...(title === '' ? { title: texts.nameFault } : {}),
      };
      if (faults.key === undefined && faults.title === undefined) return close({ key, title });
      redraw();
      form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
    };
    // Who has never written code need not find a key: it follows the name until somebody types one.
    const followTitle = ({ target }: Event): void => {
      const { form, value } = target as HTMLInputElement;
      const key = form?.querySelector<HTMLInputElement>('[name=key]');
      if (!isOwnKey && key !== null && key !== undefined) key.value = proposedKey(value);
    };
    const keepKey = ({ target }: Event): void => {
      isOwnKey = (target as HTMLInputElement).value !== '';
    };
    const field = (name: 'key' | 'title', label: string, value: string, hint: string): TemplateResult =>
      html`<div class="field">
        <label class="field-label" for=${`process-${name}`}>${label}</label>
        <input
          class="input"
          id=${`process-${name}`}
          name=${name}
          value=${value}
          maxlength=${name === 'key' ? 80 : 200}
          autocomplete="off"
          aria-invalid=${faults[name] === undefined ? 'false' : 'true'}
          aria-describedby=${`process-${name}-hint`}
          data-testid=${`process-${name}`}
          @input=${name === 'title' ? followTitle : keepKey}
        />
        <span class="field-hint" id=${`process-${name}-hint`}>${hint}</span>
        ${faults[name] === undefined ? nothing : html`<span class="field-fault" role="alert">${faults[name]}</span>`}
      </div>`;
    return html`<form class="dialog-form" novalidate @submit=${submit}>
      ${field('title', texts.name, proposed, '')} ${field('key', texts.key, proposedKey(proposed), texts.keyHint)}
      <div class="dialog-actions">
        <button type="button" class="button" @click=${() => close(undefined)}>${t().common.cancel}</button>
        <button type="submit" class="button primary" data-testid="create-process">${texts.createGo}</button>
      </div>
    </form>`;
  });
}

import { html } from 'lit';
import type { Person } from '../../api/index.js';
import { t } from '../locales/index.js';
import { openDialog } from './dialog.js';
import './person-picker.js';

export interface TransferAnswer {
  readonly to: Person;
  readonly comment: string;
}

/** Asks to whom a task goes, and why. */
export async function askTransfer(exclude: readonly string[]): Promise<TransferAnswer | undefined> {
  const { task, common } = t();
  let to: Person | undefined;
  let comment = '';
  let fault = '';
  return openDialog<TransferAnswer>(task.transferTitle, (close, redraw) => {
    const submit = (event: Event): void => {
      event.preventDefault();
      if (to === undefined) {
        fault = t().picker.search;
        redraw();
        document.querySelector<HTMLElement>('#person-input')?.focus();
        return;
      }
      close({ to, comment: comment.trim() });
    };
    return html`<form class="dialog-form" novalidate @submit=${submit}>
      <yl-person-picker
        .label=${task.transferTo}
        .exclude=${exclude}
        .fault=${fault}
        @yl-person-picked=${(event: CustomEvent<{ person: Person | null }>) => {
          to = event.detail.person ?? undefined;
          if (to !== undefined && fault !== '') {
            fault = '';
            redraw();
          }
        }}
      ></yl-person-picker>
      <label class="field"
        ><span class="field-label">${task.transferReason}<span class="faint">${common.optional}</span></span
        ><textarea
          rows="3"
          maxlength="2000"
          data-testid="dialog-text"
          @input=${(event: Event) => (comment = (event.target as HTMLTextAreaElement).value)}
        ></textarea>
      </label>
      <div class="dialog-actions">
        <button type="button" class="button" @click=${() => close(undefined)}>${common.cancel}</button>
        <button type="submit" class="button primary" data-testid="dialog-confirm">${task.transfer}</button>
      </div>
    </form>`;
  });
}

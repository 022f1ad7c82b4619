import { html, nothing, render } from 'lit';
import type { TemplateResult } from 'lit';
import { currentUser, session } from '../contexts/session.js';
import { t } from '../locales/index.js';
import { place } from '../router.js';
import { icon } from './icon.js';

export interface Question {
  readonly title: string;
  readonly text?: string | TemplateResult;
  readonly confirm?: string;
  readonly cancel?: string;
  readonly danger?: boolean;
  /** A text the person writes along. */
  readonly field?: { readonly label: string; readonly required: boolean; readonly missing?: string };
}

/** Asks before something happens; `undefined` = no. The answer carries the text of `field`. */
export async function ask(question: Question): Promise<{ readonly text: string } | undefined> {
  const { common, task } = t();
  let text = '';
  let fault = '';
  return openDialog<{ text: string }>(question.title, (close, redraw) => {
    const submit = (event: Event): void => {
      event.preventDefault();
      if (question.field?.required === true && text.trim() === '') {
        fault = question.field.missing ?? task.commentRequired;
        redraw();
        (event.target as HTMLElement).querySelector('textarea')?.focus();
        return;
      }
      close({ text: text.trim() });
    };
    const { field } = question;
    return html`<form class="dialog-form" novalidate @submit=${submit}>
      ${question.text === undefined ? nothing : html`<div class="dialog-text">${question.text}</div>`}
      ${
        field === undefined
          ? nothing
          : html`<label class="field"
              ><span class="field-label"
                >${field.label}<span class=${field.required ? 'mark-required' : 'faint'}
                  >${field.required ? common.required : common.optional}</span
                ></span
              ><textarea
                rows="3"
                maxlength="2000"
                data-testid="dialog-text"
                aria-invalid=${fault === '' ? 'false' : 'true'}
                @input=${(event: Event) => {
                  text = (event.target as HTMLTextAreaElement).value;
                }}
              ></textarea>
              ${fault === '' ? nothing : html`<span class="field-fault" role="alert">${fault}</span>`}</label
            >`
      }
      <div class="dialog-actions">
        <button type="button" class="button" data-testid="dialog-cancel" @click=${() => close(undefined)}>
          ${question.cancel ?? common.cancel}
        </button>
        <button
          type="submit"
          class=${question.danger === true ? 'button danger' : 'button primary'}
          data-testid="dialog-confirm"
        >
          ${question.confirm ?? common.confirm}
        </button>
      </div>
    </form>`;
  });
}

type Body<T> = (close: (answer: T | undefined) => void, redraw: () => void) => TemplateResult;

/** Dialogs so far: one may open above another, so their ids differ. */
let opened = 0;

/** A modal dialog of the browser: focus stays inside, Esc closes, focus returns to where it was. */
export async function openDialog<T>(
  title: string,
  body: Body<T>,
  options: { wide?: boolean } = {},
): Promise<T | undefined> {
  return new Promise<T | undefined>((resolve) => {
    const dialog = document.createElement('dialog');
    dialog.className = options.wide === true ? 'dialog wide' : 'dialog';
    opened += 1;
    const titleId = `dialog-title-${opened}`;
    dialog.setAttribute('aria-labelledby', titleId);
    const before = document.activeElement;
    let answer: T | undefined;
    const close = (given: T | undefined): void => {
      answer = given;
      dialog.close();
    };
    // Its question was about the page below: it goes with that page, by the back button too, and with the session.
    const { path } = place.value;
    const stops = [
      place.subscribe(() => {
        if (place.value.path !== path) close(undefined);
      }),
      session.subscribe(() => {
        if (currentUser() === undefined) close(undefined);
      }),
    ];
    const redraw = (): void => {
      render(
        html`<header class="dialog-head">
            <h2 id=${titleId}>${title}</h2>
            <button
              type="button"
              class="button ghost square"
              aria-label=${t().common.close}
              @click=${() => close(undefined)}
            >
              ${icon('close', 16)}
            </button>
          </header>
          ${body(close, redraw)}`,
        dialog,
      );
    };
    dialog.addEventListener('close', () => {
      for (const stop of stops) stop();
      dialog.remove();
      if (before instanceof HTMLElement) before.focus();
      resolve(answer);
    });
    redraw();
    document.body.append(dialog);
    dialog.showModal();
    const atFirst = document.activeElement;
    // Elements inside draw themselves a moment later; who has gone on by then stays there.
    requestAnimationFrame(() => {
      if (document.activeElement !== atFirst) return;
      dialog
        .querySelector<HTMLElement>('textarea, input:not(:disabled), select, .button.primary, .button.danger')
        ?.focus();
    });
  });
}

import { html, nothing, type TemplateResult } from 'lit';
import { icon } from './workbench-icons.js';

interface Modal {
  readonly title: string;
  readonly body: TemplateResult;
  readonly buttons?: TemplateResult;
  readonly closeLabel: string;
  readonly testId: string;
  readonly isWide?: boolean;
  readonly onClose: () => void;
}

/** A modal dialog; the element opens every `dialog[data-modal]` it has rendered. */
export function modal({ title, body, buttons, closeLabel, testId, isWide = false, onClose }: Modal): TemplateResult {
  return html`<dialog
    data-modal
    data-testid=${testId}
    class=${isWide ? 'wide' : ''}
    aria-label=${title}
    @cancel=${(event: Event) => {
      if (event.target !== event.currentTarget) return;
      event.preventDefault();
      onClose();
    }}
  >
    <div class="line">
      <h3 class="grow">${title}</h3>
      <button class="icon plain" type="button" aria-label=${closeLabel} @click=${onClose}>${icon('close', 13)}</button>
    </div>
    ${body} ${buttons === undefined ? nothing : html`<div class="buttons">${buttons}</div>`}
  </dialog>`;
}

/** Opens what has just been rendered, and gives the focus back to where it was when the last one is gone. */
export class ModalFocus {
  #before: HTMLElement | undefined;

  update(root: ShadowRoot): void {
    const dialog = root.querySelector<HTMLDialogElement>('dialog[data-modal]');
    if (dialog !== null && !dialog.open) {
      this.#before ??= (root.activeElement as HTMLElement | null) ?? undefined;
      dialog.showModal();
      // What is asked for, not the cross in the corner.
      dialog.querySelector<HTMLElement>('input, select, textarea')?.focus();
    } else if (dialog === null && this.#before !== undefined) {
      this.#before.focus();
      this.#before = undefined;
    }
  }
}

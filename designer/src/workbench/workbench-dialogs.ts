import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '@yunliu/engine/definition';
import type { BpmnFinding, BpmnImport } from '@yunliu/engine/bpmn';
import { walkStates } from '@yunliu/engine/definition';
import { colon } from '../view/locales/colon.js';
import type { HostFailure } from './host-failure.js';
import { modal } from './modal.js';
import { momentWords } from './moment-words.js';
import type { AuditEntry } from './workbench-host.js';
import type { WorkbenchTexts } from './workbench-texts.js';

interface Reader {
  readonly texts: WorkbenchTexts;
  readonly locale: Locale;
  readonly close: () => void;
}

export function questionDialog(
  { texts, close }: Reader,
  question: { readonly title: string; readonly text: string; readonly confirm: string; readonly act: () => void },
): TemplateResult {
  return modal({
    title: question.title,
    closeLabel: texts.close,
    testId: 'question',
    onClose: close,
    body: html`<p>${question.text}</p>`,
    buttons: html`<button type="button" @click=${close}>${texts.cancel}</button>
      <button type="button" class="primary" data-testid="question-confirm" @click=${question.act}>
        ${question.confirm}
      </button>`,
  });
}

export function shortcutsDialog({ texts, close }: Reader): TemplateResult {
  const words = texts.shortcut;
  const rows = [
    ['Ctrl+S', words.save],
    ['Ctrl+Z', words.undo],
    ['Ctrl+Y', words.redo],
    ['F6', words.regions],
    ['Shift+F6', words.regionsBack],
    ['Ctrl+Shift+M', words.problems],
    ['?', words.help],
  ] as const;
  return modal({
    title: words.title,
    closeLabel: texts.close,
    testId: 'shortcuts',
    onClose: close,
    body: html`<dl class="keys">
      ${rows.map(
        ([key, text]) =>
          html`<dt><kbd>${key}</kbd></dt>
            <dd>${text}</dd>`,
      )}
    </dl>`,
  });
}

export function auditDialog(
  { texts, locale, close }: Reader,
  entries: readonly AuditEntry[] | undefined,
  failure: HostFailure | undefined,
): TemplateResult {
  return modal({
    title: texts.auditTitle,
    closeLabel: texts.close,
    testId: 'audit',
    onClose: close,
    body: html`<div class="scroll" tabindex="0" role="region" aria-label=${texts.auditTitle}>
      ${failure === undefined ? nothing : html`<p class="fault" role="alert">${failure.message} ${failure.hint}</p>`}
      ${entries === undefined && failure === undefined ? html`<p role="status">${texts.loading}</p>` : nothing}
      ${entries?.length === 0 ? html`<p class="empty">${texts.auditEmpty}</p>` : nothing}
      <ul class="audit">
        ${entries?.map(
          (entry) =>
            html`<li>
              <div class="line">
                <b class="grow">${entry.what}</b
                ><span class="hint">${entry.by.name} · ${momentWords(entry.at, locale)}</span>
              </div>
              ${entry.comment === undefined ? nothing : html`<div>${entry.comment}</div>`}
              ${entry.changes.length === 0 ? nothing : html`<div class="hint">${entry.changes.join(locale === 'en' ? ', ' : '、')}</div>`}
            </li>`,
        )}
      </ul>
    </div>`,
  });
}

export function bpmnDialog(
  { texts, locale, close }: Reader,
  read: BpmnImport | undefined,
  failure: HostFailure | undefined,
  apply: () => void,
): TemplateResult {
  const words = texts.bpmn;
  const list = (title: string, severity: BpmnFinding['severity']): TemplateResult | typeof nothing => {
    const some = read?.findings.filter((finding) => finding.severity === severity) ?? [];
    if (some.length === 0) return nothing;
    return html`<p><b>${title}</b></p>
      <ul data-testid=${`bpmn-${severity}`}>
        ${some.map(({ message, name, element }) => {
          // What the reader of the file stumbled over may have neither.
          const called = name === '' ? element : name;
          return html`<li>
            ${called === '' ? nothing : html`<span translate="no">${called}</span>${colon(locale)}`}${message[locale]}
          </li>`;
        })}
      </ul>`;
  };
  return modal({
    title: words.title,
    closeLabel: texts.close,
    testId: 'bpmn',
    onClose: close,
    body: html`${failure === undefined ? nothing : html`<p class="fault" role="alert">${failure.message} ${failure.hint}</p>`}
    ${read === undefined && failure === undefined ? html`<p role="status">${words.reading}</p>` : nothing}
    ${
      read === undefined
        ? nothing
        : html`<p>${words.states(walkStates(read.definition).length)}</p>
            <div class="scroll">
              ${read.findings.length === 0 ? html`<p>${words.clean}</p>` : nothing} ${list(words.lost, 'lost')}
              ${list(words.changed, 'changed')} ${list(words.note, 'note')}
            </div>
            <p>${words.replace}</p>`
    }`,
    buttons: html`<button type="button" @click=${close}>${texts.cancel}</button>
      <button type="button" class="primary" data-testid="bpmn-apply" ?disabled=${read === undefined} @click=${apply}>
        ${words.apply}
      </button>`,
  });
}

/** A text that goes along with a decision. */
export function commentDialog(
  { texts, close }: Reader,
  ask: {
    readonly title: string;
    readonly label: string;
    readonly isRequired: boolean;
    readonly confirm: string;
    readonly fault: string;
    readonly act: (text: string) => void;
  },
): TemplateResult {
  const submit = (event: Event): void => {
    event.preventDefault();
    const text = (event.currentTarget as HTMLElement).querySelector('textarea')?.value.trim() ?? '';
    ask.act(text);
  };
  return modal({
    title: ask.title,
    closeLabel: texts.close,
    testId: 'comment',
    onClose: close,
    body: html`<form @submit=${submit} novalidate>
      <div class="field">
        <label for="review-comment">${ask.label}</label>
        <textarea
          id="review-comment"
          maxlength="2000"
          aria-required=${ask.isRequired ? 'true' : 'false'}
          aria-invalid=${ask.fault === '' ? 'false' : 'true'}
          aria-describedby="review-fault"
        ></textarea>
        <span id="review-fault" class="fault" role="alert">${ask.fault}</span>
      </div>
      <div class="buttons">
        <button type="button" @click=${close}>${texts.cancel}</button>
        <button type="submit" class="primary" data-testid="comment-confirm">${ask.confirm}</button>
      </div>
    </form>`,
  });
}

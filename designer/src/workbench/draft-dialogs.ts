import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '@yunliu/engine/definition';
import { compareVersions } from '@yunliu/engine/versions';
import type { MergePlan } from './draft-keeper.js';
import type { HostFailure } from './host-failure.js';
import type { KeptJournal } from './journal-store.js';
import type { MergedEntry } from './merge.js';
import { modal } from './modal.js';
import { momentWords } from './moment-words.js';
import type { WorkbenchTexts } from './workbench-texts.js';

/** Where the reader stands in deciding what becomes of their changes. */
export interface ConflictView {
  readonly step: 'choose' | 'reading' | 'preview' | 'discard';
  readonly plan?: MergePlan;
  readonly failure?: HostFailure;
}

/** What a crash has left, and what would become of it. */
export interface LeftChanges {
  readonly journal: KeptJournal;
  readonly entries: readonly MergedEntry[];
  /** The draft has been saved since. */
  readonly isChanged: boolean;
}

export interface ConflictActions {
  readonly merge: () => void;
  readonly apply: () => void;
  readonly copy: (() => void) | undefined;
  readonly discard: () => void;
  readonly choose: () => void;
  readonly askDiscard: () => void;
  readonly close: () => void;
}

export function conflictDialog(
  view: ConflictView,
  conflict: HostFailure | undefined,
  own: number,
  {
    texts,
    locale,
    actions,
  }: { readonly texts: WorkbenchTexts; readonly locale: Locale; readonly actions: ConflictActions },
): TemplateResult {
  const words = texts.conflict;
  const by = conflict?.details['by'] as { readonly name?: string } | undefined;
  const at = conflict?.details['at'];
  const who = words.text(by?.name ?? words.somebody, typeof at === 'string' ? momentWords(at, locale) : '');
  const back = html`<button type="button" @click=${actions.choose}>${words.back}</button>`;
  const choice = (title: string, hint: string, testId: string, act: () => void): TemplateResult =>
    html`<button type="button" data-testid=${testId} @click=${act}>
      <b>${title}</b><span class="hint">${hint}</span>
    </button>`;
  const frame = { title: words.title, closeLabel: texts.close, testId: 'conflict', onClose: actions.close };
  switch (view.step) {
    case 'choose':
      return modal({
        ...frame,
        body: html`<p>${who}</p>
          ${view.failure === undefined ? nothing : html`<p class="fault" role="alert">${view.failure.message} ${view.failure.hint}</p>`}
          <div class="choices">
            ${choice(words.merge, words.mergeHint, 'conflict-merge', actions.merge)}
            ${actions.copy === undefined ? nothing : choice(words.copy, words.copyHint, 'conflict-copy', actions.copy)}
            ${choice(words.discard, words.discardHint, 'conflict-discard', actions.askDiscard)}
          </div>`,
      });
    case 'reading':
      return modal({ ...frame, body: html`<p role="status">${words.reading}</p>` });
    case 'discard':
      return modal({
        ...frame,
        body: html`<p>${words.discardSure(own)}</p>`,
        buttons: html`${back}<button
            type="button"
            class="danger"
            data-testid="conflict-discard-sure"
            @click=${actions.discard}
          >
            ${words.discard}
          </button>`,
      });
    case 'preview':
      return modal({
        ...frame,
        title: words.preview,
        body: view.plan === undefined ? html`` : planTemplate(view.plan, texts, locale),
        buttons: html`${back}<button type="button" class="primary" data-testid="conflict-apply" @click=${actions.apply}>
            ${words.apply}
          </button>`,
      });
  }
}

function planTemplate(plan: MergePlan, texts: WorkbenchTexts, locale: Locale): TemplateResult {
  const { changes } = compareVersions(plan.base.definition, plan.storedDocument.definition);
  const words = texts.conflict;
  return html`<div class="scroll">
    ${fates(plan.entries, texts, locale)}
    <p>${changes.length === 0 ? words.noTheirs : words.theirs}</p>
    <ul>
      ${changes.map(({ sentence }) => html`<li>${sentence[locale]}</li>`)}
    </ul>
  </div>`;
}

/** What becomes of the own changes, those to look at by name. */
function fates(entries: readonly MergedEntry[], texts: WorkbenchTexts, locale: Locale): TemplateResult {
  const words = texts.conflict;
  const of = (fate: MergedEntry['fate']): readonly MergedEntry[] => entries.filter((entry) => entry.fate === fate);
  const list = (title: string, some: readonly MergedEntry[], testId: string): TemplateResult | typeof nothing =>
    some.length === 0
      ? nothing
      : html`<p>${title}</p>
          <ul data-testid=${testId}>
            ${some.map(
              ({ words, fault }) =>
                html`<li>
                  ${words[locale]}
                  ${fault === undefined ? nothing : html`<span class="hint">${fault.message[locale]}</span>`}
                </li>`,
            )}
          </ul>`;
  return html`<p data-testid="merge-applied">${words.applied(of('applied').length)}</p>
    ${list(words.both, of('mine'), 'merge-both')} ${list(words.refused, of('refused'), 'merge-refused')}`;
}

export function recoveryDialog(
  journal: KeptJournal,
  {
    texts,
    locale,
    isChanged,
    entries,
    restore,
    discard,
    later,
  }: {
    readonly texts: WorkbenchTexts;
    readonly locale: Locale;
    readonly isChanged: boolean;
    readonly entries: readonly MergedEntry[];
    readonly restore: () => void;
    readonly discard: () => void;
    readonly later: () => void;
  },
): TemplateResult {
  const words = texts.recovery;
  return modal({
    title: words.title,
    closeLabel: texts.close,
    testId: 'recovery',
    onClose: later,
    body: html`<p>${words.text(journal.entries.length, momentWords(journal.at, locale))}</p>
      ${isChanged ? html`<p>${words.changed}</p>` : nothing}
      ${entries.some(({ fate }) => fate !== 'applied') ? fates(entries, texts, locale) : nothing}`,
    buttons: html`<button type="button" @click=${later}>${words.later}</button>
      <button type="button" class="danger" data-testid="recovery-discard" @click=${discard}>${words.discard}</button>
      <button type="button" class="primary" data-testid="recovery-restore" @click=${restore}>${words.restore}</button>`,
  });
}

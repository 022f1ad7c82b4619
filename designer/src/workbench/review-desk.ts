import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { DraftDesk } from './draft-desk.js';
import { failureOf, type HostFailure } from './host-failure.js';
import { momentWords } from './moment-words.js';
import { auditDialog, commentDialog } from './workbench-dialogs.js';
import type { AuditEntry, WorkbenchHost } from './workbench-host.js';
import { workbenchTexts, type WorkbenchTexts } from './workbench-texts.js';

interface ReviewPort {
  readonly desk: DraftDesk;
  readonly tell: (text: string, hint?: string, isBad?: boolean) => void;
  /** Shows what the draft changes. */
  readonly compare: () => void;
}

type Shown =
  | { readonly what: 'publish' }
  | { readonly what: 'decision'; readonly approve: boolean; readonly fault: string }
  | { readonly what: 'audit'; readonly entries?: readonly AuditEntry[]; readonly failure?: HostFailure };

/** Publishing, the second pair of eyes, and what was done. */
export class ReviewDesk {
  #shown: Shown | undefined;
  readonly #element: ReactiveControllerHost;
  readonly #port: ReviewPort;

  constructor(element: ReactiveControllerHost, port: ReviewPort) {
    this.#element = element;
    this.#port = port;
  }

  /** Opens the dialog; `undefined` where this reader cannot publish. */
  get publish(): (() => void) | undefined {
    const host = this.#host;
    if (host?.publish === undefined || host.mayPublish === false || host.review !== undefined) return undefined;
    if (this.#port.desk.keeper?.session.isReadonly !== false) return undefined;
    return () => {
      void import('../versions/define.js').then(
        () => this.#show({ what: 'publish' }),
        (error: unknown) => this.#fail(error),
      );
    };
  }

  banners(): TemplateResult | typeof nothing {
    const host = this.#host;
    const { texts, locale } = this;
    const { review, rejection } = host ?? {};
    const words = texts.review;
    if (review !== undefined)
      return html`<div class="banner info" role="status" data-testid="pending">
        <span
          >${words.pending(review.askedBy.name, momentWords(review.askedAt, locale))}${words.said(review.comment)}</span
        >
        ${
          host?.basedOn === undefined
            ? nothing
            : html`<button type="button" data-testid="review-changes" @click=${this.#port.compare}>
                ${words.changes}
              </button>`
        }
        ${
          review.mayDecide
            ? html`<button type="button" class="primary" data-testid="approve" @click=${() => this.#decision(true)}>
                  ${words.approve}
                </button>
                <button type="button" data-testid="reject" @click=${() => this.#decision(false)}>
                  ${words.reject}
                </button>`
            : nothing
        }
        ${review.mayWithdraw ? html`<button type="button" data-testid="withdraw" @click=${() => void this.#withdraw()}>${words.withdraw}</button>` : nothing}
      </div>`;
    if (rejection === undefined) return nothing;
    return html`<p class="banner" role="status" data-testid="rejected">
      <span>${words.wasRejected(rejection.by.name, momentWords(rejection.at, locale))}${rejection.comment}</span>
    </p>`;
  }

  dialogs(): TemplateResult | typeof nothing {
    const keeper = this.#port.desk.keeper;
    const { texts, locale } = this;
    const shown = this.#shown;
    if (shown === undefined || keeper === undefined) return nothing;
    const reader = { texts, locale, close: () => this.#show(undefined) };
    switch (shown.what) {
      case 'audit':
        return auditDialog(reader, shown.entries, shown.failure);
      case 'publish':
        return html`<yl-publish-dialog
          .session=${keeper.session}
          .versionsHost=${keeper.host}
          .save=${async () => ((await keeper.saveNow()) ? keeper.revision : undefined)}
          @yl-close=${reader.close}
        ></yl-publish-dialog>`;
      case 'decision': {
        const words = texts.review;
        return commentDialog(reader, {
          title: shown.approve ? words.approveTitle : words.rejectTitle,
          label: shown.approve ? words.comment : words.reason,
          isRequired: !shown.approve,
          confirm: shown.approve ? words.approve : words.reject,
          fault: shown.fault,
          act: (comment) => void this.#decide(shown.approve, comment),
        });
      }
    }
  }

  async showAudit(): Promise<void> {
    this.#show({ what: 'audit' });
    try {
      this.#show({ what: 'audit', entries: (await this.#host?.audit?.()) ?? [] });
    } catch (error) {
      this.#show({ what: 'audit', failure: failureOf(error, this.locale) });
    }
  }

  get #host(): WorkbenchHost | undefined {
    return this.#port.desk.keeper?.host;
  }

  private get locale(): 'zh-CN' | 'en' {
    return this.#port.desk.keeper?.session.locale ?? 'zh-CN';
  }

  private get texts(): WorkbenchTexts {
    return workbenchTexts(this.locale);
  }

  #decision(approve: boolean): void {
    this.#show({ what: 'decision', approve, fault: '' });
  }

  async #decide(approve: boolean, comment: string): Promise<void> {
    const words = this.texts.review;
    const keeper = this.#port.desk.keeper;
    if (!approve && comment === '') return this.#show({ what: 'decision', approve, fault: words.reasonMissing });
    try {
      const outcome = await keeper?.host.decide?.({ approve, comment, revision: keeper.revision });
      this.#show(undefined);
      this.#port.tell(outcome?.status === 'published' ? words.approved(outcome.version) : words.rejected);
    } catch (error) {
      const { message, hint } = failureOf(error, this.locale);
      this.#show({ what: 'decision', approve, fault: `${message} ${hint}` });
    }
  }

  async #withdraw(): Promise<void> {
    const keeper = this.#port.desk.keeper;
    try {
      await keeper?.host.withdraw?.(keeper.revision);
      this.#port.tell(this.texts.review.withdrawn);
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    const { message, hint } = failureOf(error, this.locale);
    this.#port.tell(message, hint, true);
  }

  #show(shown: Shown | undefined): void {
    this.#shown = shown;
    this.#element.requestUpdate();
  }
}

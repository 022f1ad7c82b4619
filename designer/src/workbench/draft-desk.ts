import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { saveDesign } from '../model/index.js';
import type { DesignSession } from '../session/index.js';
import { conflictDialog, recoveryDialog, type ConflictView, type LeftChanges } from './draft-dialogs.js';
import { DraftKeeper } from './draft-keeper.js';
import { DraftPresence } from './draft-presence.js';
import { failureOf } from './host-failure.js';
import { browserStore } from './journal-store.js';
import { isStored } from './merge.js';
import { presenceBanner } from './presence-banner.js';
import { questionDialog } from './workbench-dialogs.js';
import type { Presence, WorkbenchHost } from './workbench-host.js';
import { workbenchTexts, type WorkbenchTexts } from './workbench-texts.js';

interface DeskPort {
  readonly replaced: (session: DesignSession) => void;
  readonly tell: (text: string, hint?: string, isBad?: boolean) => void;
}

/** Everything between the screen and the stored draft: saving, who else is here, conflicts, what a crash has left. */
export class DraftDesk {
  keeper: DraftKeeper | undefined;
  #presence: DraftPresence | undefined;
  #conflict: ConflictView | undefined;
  #left: LeftChanges | undefined;
  #isAskingTakeOver = false;
  readonly #element: ReactiveControllerHost;
  readonly #port: DeskPort;

  constructor(element: ReactiveControllerHost, port: DeskPort) {
    this.#element = element;
    this.#port = port;
  }

  get hasDialog(): boolean {
    return this.#conflict !== undefined || this.#left !== undefined || this.#isAskingTakeOver;
  }

  open(session: DesignSession, host: WorkbenchHost): void {
    this.close();
    const keeper = new DraftKeeper(
      session,
      host,
      { changed: () => this.#saved(), replaced: (next) => this.#port.replaced(next) },
      browserStore(),
    );
    this.keeper = keeper;
    this.#presence = new DraftPresence(host, (now, before) => this.#present(now, before));
    void this.#begin(session.isReadonly);
  }

  close(): void {
    this.#presence?.leave();
    this.keeper?.close();
    this.keeper = undefined;
    this.#presence = undefined;
    this.#conflict = undefined;
    this.#left = undefined;
  }

  /** The page goes, or comes back out of the browser's memory. */
  hide(): void {
    this.keeper?.keepNow();
    this.#presence?.leave();
  }

  show(): void {
    this.#presence?.return();
  }

  /** Saves what is not saved; true when nothing would be lost by leaving. */
  async leave(): Promise<boolean> {
    return this.keeper === undefined || !this.keeper.isDirty || (await this.keeper.saveNow());
  }

  async saveNow(): Promise<void> {
    const { keeper, texts } = this;
    if (keeper === undefined || keeper.session.isReadonly) return;
    if (!keeper.isDirty) return this.#port.tell(texts.save.nothing);
    if (await keeper.saveNow()) this.#port.tell(texts.save.nowSaved);
  }

  decide(): void {
    this.#show({ step: 'choose' });
  }

  banners(): TemplateResult | typeof nothing {
    const { keeper, texts } = this;
    if (keeper === undefined) return nothing;
    const { locale } = keeper.session;
    const copy = this.#copy;
    return html`${presenceBanner(this.#presence?.current, {
      texts,
      locale,
      isUnderReview: keeper.host.review !== undefined,
      takeOver: keeper.host.mayEdit === false ? undefined : () => this.#ask(true),
      copy: copy === undefined ? undefined : () => void copy(),
    })}
    ${keeper.hasRoom ? nothing : html`<p class="banner" role="status"><span>${texts.save.noRoom}</span></p>`}`;
  }

  dialogs(): TemplateResult | typeof nothing {
    const { keeper, texts } = this;
    if (keeper === undefined) return nothing;
    const { locale } = keeper.session;
    const left = this.#left;
    if (left !== undefined)
      return recoveryDialog(left.journal, {
        texts,
        locale,
        ...left,
        restore: () => this.#restore(left),
        discard: () => this.#discardLeft(left),
        later: () => this.#setLeft(undefined),
      });
    if (this.#conflict !== undefined)
      return conflictDialog(this.#conflict, keeper.state.failure, keeper.own.length, {
        texts,
        locale,
        actions: {
          merge: () => void this.#plan(),
          apply: () => this.#apply(),
          copy: this.#copy === undefined ? undefined : () => void this.#copy?.(),
          discard: () => void this.#discard(),
          askDiscard: () => this.#show({ step: 'discard' }),
          choose: () => this.#show({ step: 'choose' }),
          close: () => this.#show(undefined),
        },
      });
    if (!this.#isAskingTakeOver) return nothing;
    const holder = this.#presence?.current?.holder?.person.name ?? texts.conflict.somebody;
    return questionDialog(
      { texts, locale, close: () => this.#ask(false) },
      {
        title: texts.presence.takeOverTitle,
        text: texts.presence.takeOverText(holder),
        confirm: texts.presence.takeOver,
        act: () => void this.#takeOver(),
      },
    );
  }

  private get texts(): WorkbenchTexts {
    return workbenchTexts(this.keeper?.session.locale ?? 'zh-CN');
  }

  async #begin(isReadonly: boolean): Promise<void> {
    await this.#presence?.say(isReadonly ? 'look' : 'edit').catch(() => undefined);
    if (!isReadonly) await this.#lookForLeft();
  }

  async #lookForLeft(): Promise<void> {
    const { keeper } = this;
    if (keeper === undefined || keeper.session.isReadonly) return;
    for (const journal of await keeper.left()) {
      const plan = keeper.planLeft(journal);
      const isChanged = journal.revision !== keeper.revision;
      if (!isStored(plan, keeper.session.document)) return this.#setLeft({ journal, entries: plan.entries, isChanged });
      keeper.forget(journal);
    }
  }

  #restore({ journal, entries }: LeftChanges): void {
    const { keeper, texts } = this;
    const refused = keeper?.play(entries) ?? [];
    keeper?.forget(journal);
    const { restored, someRefused } = texts.recovery;
    this.#port.tell(
      restored(entries.length - refused.length),
      refused.length === 0 ? '' : someRefused(refused.length),
      refused.length > 0,
    );
    this.#setLeft(undefined);
  }

  #discardLeft({ journal }: LeftChanges): void {
    this.keeper?.forget(journal);
    this.#setLeft(undefined);
    void this.#lookForLeft();
  }

  #saved(): void {
    if (this.keeper?.state.phase === 'conflict' && this.#conflict === undefined) this.#conflict = { step: 'choose' };
    this.#element.requestUpdate();
  }

  #present(now: Presence, before: Presence | undefined): void {
    const { keeper } = this;
    if (keeper === undefined) return;
    if (!now.holds && before?.holds === true) void this.#stepBack(keeper);
    else if (!now.holds && !keeper.session.isReadonly) keeper.replace(keeper.session.document, { readonly: true });
    else if (!now.holds && now.revision > keeper.revision) void this.#refresh(keeper);
    this.#element.requestUpdate();
  }

  /** Somebody has taken over: what is not saved is saved if that still goes, then nothing is changed here any more. */
  async #stepBack(keeper: DraftKeeper): Promise<void> {
    if (keeper.isDirty) await keeper.saveNow();
    keeper.keepNow();
    keeper.replace(keeper.session.document, { readonly: true });
  }

  async #refresh(keeper: DraftKeeper): Promise<void> {
    // When that fails the next sign of life tries again.
    if (await keeper.refresh().catch(() => false)) this.#port.tell(this.texts.presence.refreshed);
  }

  async #takeOver(): Promise<void> {
    const { keeper, texts } = this;
    this.#ask(false);
    if (keeper === undefined) return;
    await this.#attempt(async () => {
      await this.#presence?.say('take-over');
      if (this.#presence?.current?.holds !== true) return;
      await keeper.resume();
      this.#port.tell(texts.presence.tookOver);
      await this.#lookForLeft();
    });
  }

  async #plan(): Promise<void> {
    const { keeper } = this;
    if (keeper === undefined) return;
    this.#show({ step: 'reading' });
    try {
      this.#show({ step: 'preview', plan: await keeper.plan() });
    } catch (error) {
      this.#show({ step: 'choose', failure: failureOf(error, keeper.session.locale) });
    }
  }

  #apply(): void {
    const { keeper, texts } = this;
    const plan = this.#conflict?.plan;
    if (keeper === undefined || plan === undefined) return;
    keeper.adopt(plan.stored, { readonly: false });
    keeper.play(plan.entries);
    this.#show(undefined);
    this.#port.tell(texts.conflict.merged);
    void keeper.saveNow();
  }

  async #discard(): Promise<void> {
    const { keeper, texts } = this;
    if (keeper === undefined) return;
    this.#show({ step: 'reading' });
    try {
      keeper.adopt(await keeper.host.read(), { readonly: false });
      this.#show(undefined);
      this.#port.tell(texts.conflict.discarded);
    } catch (error) {
      this.#show({ step: 'choose', failure: failureOf(error, keeper.session.locale) });
    }
  }

  get #copy(): (() => Promise<void>) | undefined {
    const { keeper, texts } = this;
    const host = keeper?.host;
    if (keeper === undefined || host?.saveCopy === undefined) return undefined;
    return () =>
      this.#attempt(async () => {
        const copy = await host.saveCopy?.(saveDesign(keeper.session.document));
        // The own changes are safe in the copy; the draft itself is the other editor's.
        keeper.adopt(await host.read(), { readonly: keeper.session.isReadonly });
        this.#show(undefined);
        this.#port.tell(texts.conflict.copied);
        if (copy !== undefined) host.open?.(copy.id);
      });
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const { message, hint } = failureOf(error, this.keeper?.session.locale ?? 'zh-CN');
      this.#port.tell(message, hint, true);
    }
  }

  #ask(isAsking: boolean): void {
    // Nobody holds it any more: no need to ask.
    if (isAsking && this.#presence?.current?.holder === undefined) return void this.#takeOver();
    this.#isAskingTakeOver = isAsking;
    this.#element.requestUpdate();
  }

  #show(view: ConflictView | undefined): void {
    this.#conflict = view;
    this.#element.requestUpdate();
  }

  #setLeft(left: LeftChanges | undefined): void {
    this.#left = left;
    this.#element.requestUpdate();
  }
}

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { controlStyles } from '../controls/control-styles.js';
import { openDesign, type DesignDocument } from '../model/index.js';
import { DesignerElement } from '../session/designer-element.js';
import type { StateSelectDetail } from '../view/index.js';
import { themeTokens } from '../view/theme.css.js';
import { dayWords } from './day-words.js';
import { shownFailure } from './shown-failure.js';
import { versionActs } from './version-acts.js';
import type { VersionRow } from './version-row.js';
import { versionTexts, type VersionTexts } from './version-texts.js';
import type { VersionsHost } from './versions-host.js';
import { versionsStyles } from './versions-styles.js';

type Side = number | 'draft';

interface Question {
  readonly title: string;
  readonly text: string;
  readonly confirm: string;
  readonly act: () => Promise<void>;
}

/** All published versions: compare, restore, retire. */
export class VersionsTab extends DesignerElement {
  static override readonly styles = [themeTokens, controlStyles, versionsStyles];
  static override readonly properties = {
    ...DesignerElement.properties,
    versionsHost: { attribute: false },
    revision: { type: Number },
    from: { state: true },
    to: { state: true },
  };

  declare versionsHost: VersionsHost | undefined;
  /** Changes when the draft was saved; nothing else is taken from it. */
  declare revision: number;
  declare private from: Side | undefined;
  declare private to: Side;
  #rows: readonly VersionRow[] | undefined;
  #failure = '';
  #question: Question | undefined;
  #isBusy = false;
  readonly #files = new Map<number, DesignDocument>();

  constructor() {
    super();
    this.revision = 0;
    this.to = 'draft';
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('versionsHost')) void this.#read();
    const [newest] = this.#rows ?? [];
    if (this.from === undefined && newest !== undefined) this.from = this.versionsHost?.basedOn ?? newest.version;
    for (const side of [this.from, this.to]) if (typeof side === 'number') void this.#load(side);
  }

  protected override updated(): void {
    const dialog = this.renderRoot.querySelector('dialog');
    if (dialog !== null && !dialog.open) dialog.showModal();
  }

  protected override render(): TemplateResult {
    const texts = versionTexts(this.locale);
    if (this.versionsHost?.versions === undefined) return html`<p class="empty">${texts.notOffered}</p>`;
    if (this.#failure !== '' && this.#rows === undefined)
      return html`<div class="empty" role="alert">
        <p class="fault">${this.#failure}</p>
        <button type="button" @click=${() => void this.#read()}>${texts.retry}</button>
      </div>`;
    if (this.#rows === undefined) return html`<p class="empty" role="status">${texts.loading}</p>`;
    if (this.#rows.length === 0)
      return html`<div class="empty" data-testid="no-versions">
        <p>${texts.none}</p>
        <p class="hint">${texts.noneHint}</p>
      </div>`;
    return html`<h3>${texts.title}</h3>
      ${this.#table(this.#rows, texts)}
      ${this.#failure === '' ? nothing : html`<p class="fault" role="alert">${this.#failure}</p>`}
      ${this.#comparison(this.#rows, texts)} ${this.#dialog(texts)}`;
  }

  #table(rows: readonly VersionRow[], texts: VersionTexts): TemplateResult {
    const host = this.versionsHost;
    return html`<table data-testid="versions">
        <thead>
          <tr>
            <th>${texts.version}</th>
            <th>${texts.state}</th>
            <th>${texts.publishedBy}</th>
            <th>${texts.publishedAt}</th>
            <th>${texts.comment}</th>
            <th class="number">${texts.running}</th>
            <th><span class="sr">${texts.actions}</span></th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) =>
              html`<tr>
                <td data-label=${texts.version}>${texts.number(row.version)}</td>
                <td data-label=${texts.state}><span class="chip ${row.status}">${texts.status[row.status]}</span></td>
                <td data-label=${texts.publishedBy}>
                  ${row.publishedBy}${row.approvedBy === undefined ? nothing : html` <span class="hint">${texts.approvedBy(row.approvedBy)}</span>`}
                </td>
                <td data-label=${texts.publishedAt}>${dayWords(row.publishedAt, this.locale)}</td>
                <td data-label=${texts.comment}>
                  ${row.comment ?? html`<span class="hint">${texts.noComment}</span>`}
                </td>
                <td class="number" data-label=${texts.running}>${row.running}</td>
                <td class="acts">
                  ${versionActs(row, texts, host, {
                    compare: () => this.#compare(row.version),
                    restore: () => this.#askRestore(row, texts),
                    retire: () => this.#askRetire(row, texts),
                    reinstate: () => void this.#do(() => this.#setRetired(row, false, texts)),
                  })}
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
      ${host?.migrationAddress === undefined ? nothing : html`<p><a href=${host.migrationAddress}>${texts.migrate}</a></p>`}`;
  }

  #comparison(rows: readonly VersionRow[], texts: VersionTexts): TemplateResult {
    const name = (side: Side | undefined): string => (typeof side === 'number' ? texts.number(side) : texts.draft);
    const pick = (
      label: string,
      chosen: Side | undefined,
      choose: (side: Side) => void,
      testId: string,
    ): TemplateResult =>
      html`<label class="line"
        >${label}<select
          data-testid=${testId}
          @change=${(event: Event) => {
            const { value } = event.target as HTMLSelectElement;
            choose(value === 'draft' ? 'draft' : Number(value));
          }}
        >
          ${rows.map(({ version }) => html`<option value=${version} ?selected=${version === chosen}>${texts.number(version)}</option>`)}
          <option value="draft" ?selected=${chosen === 'draft'}>${texts.draft}</option>
        </select></label
      >`;
    const [before, after] = [this.#side(this.from), this.#side(this.to)];
    return html`<h3>${texts.compare}</h3>
      <div class="line pick">
        ${pick(texts.from, this.from, (side) => (this.from = side), 'compare-from')}
        ${pick(texts.to, this.to, (side) => (this.to = side), 'compare-to')}
      </div>
      ${
        before === undefined || after === undefined
          ? html`<p class="empty" role="status">${texts.loading}</p>`
          : html`<yl-version-compare
              .earlier=${before}
              .later=${after}
              .earlierName=${name(this.from)}
              .laterName=${name(this.to)}
              .locale=${this.locale}
              @yl-state-select=${this.#selected}
            ></yl-version-compare>`
      }`;
  }

  #dialog(texts: VersionTexts): TemplateResult | typeof nothing {
    const question = this.#question;
    if (question === undefined) return nothing;
    return html`<dialog
      aria-label=${question.title}
      data-testid="version-question"
      @cancel=${(event: Event) => {
        event.preventDefault();
        this.#ask(undefined);
      }}
    >
      <h3>${question.title}</h3>
      <p>${question.text}</p>
      <div class="buttons">
        <button type="button" @click=${() => this.#ask(undefined)}>${texts.cancel}</button>
        <button
          type="button"
          class="primary"
          data-testid="version-confirm"
          ?disabled=${this.#isBusy}
          @click=${() => void this.#do(question.act)}
        >
          ${question.confirm}
        </button>
      </div>
    </dialog>`;
  }

  #side(side: Side | undefined): DesignDocument | undefined {
    return side === 'draft' ? this.session?.document : side === undefined ? undefined : this.#files.get(side);
  }

  /** A step of the comparison is the step of the design, when it is still there. */
  readonly #selected = ({ detail }: CustomEvent<StateSelectDetail>): void => {
    if (this.to === 'draft') this.session?.select([{ part: 'state', state: detail.state }]);
  };

  #compare(version: number): void {
    this.from = version;
    this.to = 'draft';
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector('.pick')?.scrollIntoView({ block: 'start', behavior: 'instant' }),
    );
  }

  #askRestore({ version }: VersionRow, texts: VersionTexts): void {
    this.#ask({
      title: texts.restoreTitle(version),
      text: texts.restoreText,
      confirm: texts.restore,
      act: async () => {
        const made = await this.versionsHost?.restore?.(version);
        this.session?.say(texts.restored);
        if (made !== undefined) this.versionsHost?.open?.(made.id);
      },
    });
  }

  #askRetire(row: VersionRow, texts: VersionTexts): void {
    this.#ask({
      title: texts.retireTitle(row.version),
      text: texts.retireText(row.running),
      confirm: texts.retire,
      act: () => this.#setRetired(row, true, texts),
    });
  }

  async #setRetired({ version }: VersionRow, isRetired: boolean, texts: VersionTexts): Promise<void> {
    await this.versionsHost?.setRetired?.(version, isRetired);
    this.session?.say(isRetired ? texts.retired : texts.reinstated);
    await this.#read();
  }

  async #do(act: () => Promise<void>): Promise<void> {
    this.#isBusy = true;
    this.#failure = '';
    this.requestUpdate();
    try {
      await act();
    } catch (error) {
      this.#failure = shownFailure(error, this.locale);
    }
    this.#isBusy = false;
    this.#ask(undefined);
  }

  async #read(): Promise<void> {
    const host = this.versionsHost;
    this.#failure = '';
    try {
      this.#rows = await host?.versions?.();
    } catch (error) {
      this.#failure = shownFailure(error, this.locale);
    }
    this.requestUpdate();
  }

  async #load(version: number): Promise<void> {
    if (this.#files.has(version) || this.versionsHost?.versionFiles === undefined || this.#failure !== '') return;
    try {
      this.#files.set(version, openDesign(await this.versionsHost.versionFiles(version)));
    } catch (error) {
      this.#failure = shownFailure(error, this.locale);
    }
    this.requestUpdate();
  }

  #ask(question: Question | undefined): void {
    this.#question = question;
    this.requestUpdate();
  }
}

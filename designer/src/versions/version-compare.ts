import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Locale } from '@yunliu/engine/definition';
import { controlStyles } from '../controls/control-styles.js';
import type { DesignDocument } from '../model/index.js';
import type { StateSelectDetail } from '../view/index.js';
import { themeTokens } from '../view/theme.css.js';
import { compareDesigns, type ChangeGroup, type ChangeMark, type DesignComparison } from './compare-designs.js';
import { compareTexts } from './compare-texts.js';
import { withContext, type LineDifference } from './line-difference.js';
import { versionCompareStyles } from './version-compare-styles.js';

const SIGNS: { readonly [mark in ChangeMark]: string } = { added: '+', removed: '−', changed: '≠', moved: '↔' };
/** What became of a line. */
const PUT = { same: '', added: '+', removed: '−' } as const;

type View = 'both' | 'drawings' | 'sentences';

/**
 * Two designs of a process side by side: as drawings with marks and as sentences. A click on a step in either selects it in
 * both and fires `yl-state-select`.
 */
export class VersionCompare extends LitElement {
  static override readonly styles = [themeTokens, controlStyles, versionCompareStyles];
  static override readonly properties = {
    earlier: { attribute: false },
    later: { attribute: false },
    earlierName: { type: String },
    laterName: { type: String },
    locale: { type: String },
    view: { type: String },
    selected: { state: true },
  };

  declare earlier: DesignDocument | undefined;
  declare later: DesignDocument | undefined;
  /** What the two are called: `第 1 版`, `草稿`. */
  declare earlierName: string;
  declare laterName: string;
  declare locale: Locale;
  declare view: View;
  declare private selected: string | undefined;
  #comparison: DesignComparison | undefined;

  constructor() {
    super();
    this.earlierName = '';
    this.laterName = '';
    this.locale = 'zh-CN';
    this.view = 'both';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('earlier') && !changed.has('later') && !changed.has('locale')) return;
    const { earlier, later, locale } = this;
    this.#comparison =
      earlier === undefined || later === undefined ? undefined : compareDesigns(earlier, later, locale);
  }

  protected override render(): TemplateResult | typeof nothing {
    const comparison = this.#comparison;
    if (comparison === undefined) return nothing;
    const texts = compareTexts(this.locale);
    if (comparison.count === 0) return html`<p class="empty" data-testid="same">${texts.same}</p>`;
    const { view } = this;
    const option = (key: View, text: string): TemplateResult =>
      html`<button
        type="button"
        aria-pressed=${view === key ? 'true' : 'false'}
        data-testid=${`view-${key}`}
        @click=${() => (this.view = key)}
      >
        ${text}
      </button>`;
    return html`<div class="bar">
        <div class="switch" role="group" aria-label=${texts.view}>
          ${option('both', texts.asBoth)}${option('sentences', texts.asSentences)}${option('drawings', texts.asDrawing)}
        </div>
        <span data-testid="changes-count">${texts.changesCount(comparison.count)}</span>
        <ul class="legend" aria-label=${texts.legend}>
          ${(['added', 'changed', 'moved', 'removed'] as const).map(
            (mark) =>
              html`<li class="line">
                <span class="sign ${mark}" aria-hidden="true">${SIGNS[mark]}</span>${texts.mark[mark]}
              </li>`,
          )}
        </ul>
      </div>
      ${comparison.isDrawingOnly ? html`<p class="hint">${texts.drawingOnly}</p>` : nothing}
      <div class="columns ${view}">
        ${view === 'drawings' ? nothing : html`<div class="groups">${comparison.groups.map((group) => this.#group(group))}</div>`}
        ${view === 'sentences' ? nothing : this.#drawings(comparison)}
      </div>`;
  }

  #group(group: ChangeGroup): TemplateResult {
    const texts = compareTexts(this.locale);
    const { state } = group;
    return html`<section
      class="group ${state !== undefined && state === this.selected ? 'selected' : ''}"
      data-testid="change-group"
    >
      <h4>
        ${
          state === undefined
            ? group.title
            : html`<button type="button" data-state=${state} @click=${() => this.#select(state)}>
                ${group.title}
              </button>`
        }
      </h4>
      <ul>
        ${group.changes.map(
          ({ mark, text }) =>
            html`<li>
              <span class="sign ${mark}" role="img" aria-label=${texts.mark[mark]}>${SIGNS[mark]}</span
              ><span>${text}</span>
            </li>`,
        )}
      </ul>
      ${group.lines === undefined ? nothing : this.#lines(group.lines, group.title)}
    </section>`;
  }

  #lines(lines: readonly LineDifference[], title: string): TemplateResult {
    const texts = compareTexts(this.locale);
    return html`<div class="lines" tabindex="0" role="region" aria-label=${title}>
      ${withContext(lines).map((line) =>
        line === undefined
          ? html`<div class="left">${texts.skipped}</div>`
          : html`<div class=${line.kind}>
              ${
                line.kind === 'same'
                  ? nothing
                  : html`<span class="sr">${line.kind === 'added' ? texts.lineAdded : texts.lineRemoved}</span>`
              }
              <span class="put" aria-hidden="true">${PUT[line.kind]}</span>
              <span class="text" translate="no">${line.text}</span>
            </div>`,
      )}
    </div>`;
  }

  #drawings({ marks }: DesignComparison): TemplateResult {
    const texts = compareTexts(this.locale);
    const only = (wanted: (mark: ChangeMark) => boolean): { [state: string]: ChangeMark } =>
      Object.fromEntries(Object.entries(marks).filter(([, mark]) => wanted(mark)));
    const drawing = (title: string, design: DesignDocument | undefined, changes: object): TemplateResult =>
      html`<section aria-label=${texts.drawingOf(title)}>
        <h4>${title}</h4>
        <yl-flow-view
          .definition=${design?.definition}
          .changes=${changes}
          .locale=${this.locale}
          .selected=${this.selected}
          @yl-state-select=${({ detail }: CustomEvent<StateSelectDetail>) => (this.selected = detail.state)}
        ></yl-flow-view>
      </section>`;
    return html`<div class="drawings">
      ${drawing(
        this.laterName === '' ? texts.after : this.laterName,
        this.later,
        only((mark) => mark !== 'removed'),
      )}
      ${drawing(
        this.earlierName === '' ? texts.before : this.earlierName,
        this.earlier,
        only((mark) => mark !== 'added'),
      )}
    </div>`;
  }

  #select(state: string): void {
    this.selected = state;
    const detail: StateSelectDetail = { state };
    this.dispatchEvent(new CustomEvent('yl-state-select', { detail, bubbles: true, composed: true }));
  }
}

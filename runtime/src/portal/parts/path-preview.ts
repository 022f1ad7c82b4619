import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { PathPreview } from '../../api/index.js';
import { call } from '../api-client.js';
import { Loader } from '../contexts/loader.js';
import { PortalElement } from '../portal-element.js';
import { exactTime, momentInWords } from '../time-words.js';
import { errorState, skeleton } from './states.js';

type Step = PathPreview['steps'][number];

/** 后续路径 of an instance, or of a start: shown on demand, nothing is written by it. */
export class PathPreviewElement extends PortalElement {
  static override properties = { instance: { type: String }, process: { type: String }, asked: { state: true } };

  declare instance: string | undefined;
  declare process: string | undefined;
  declare private asked: boolean;
  private readonly preview = new Loader<PathPreview>(this);

  constructor() {
    super();
    this.asked = false;
  }

  protected override render(): TemplateResult {
    const texts = this.t.operations.preview;
    return html`<div class="preview">
      <button type="button" class="button small" data-testid="preview" @click=${this.show}>
        ${this.asked ? texts.again : texts.show}
      </button>
      ${this.asked ? this.renderPreview() : nothing}
    </div>`;
  }

  private renderPreview(): TemplateResult {
    const { value, error } = this.preview;
    const texts = this.t.operations.preview;
    if (error !== undefined && value === undefined) return errorState(error, this.preview.retry);
    if (value === undefined) return skeleton(3, 34);
    return html`<p class="faint">${texts.lead}</p>
      <ol
        class="path"
        data-testid="path"
        aria-label=${texts.title}
        aria-busy=${this.preview.loading ? 'true' : 'false'}
      >
        ${value.steps.map((step, index) => this.renderStep(step, value.steps[index - 1]))}
        <li class="path-end">
          ${value.end === 'completed' && value.outcome !== undefined ? texts.ending(value.outcome) : texts.ends[value.end]}
          ${value.end === 'waits' ? value.waits.slice(0, 3).map((wait) => html`<span class="faint">${wait}</span>`) : nothing}
          ${value.fault === undefined ? nothing : html`<span class="faint">${value.fault.message}</span>`}
        </li>
      </ol>`;
  }

  private renderStep(step: Step, before: Step | undefined): TemplateResult {
    const { preview, explain } = this.t.operations;
    const names = step.people.map(({ name }) => name).join(this.t.common.listSeparator);
    const all = step.more > 0 ? `${names} ${explain.more(step.people.length + step.more)}` : names;
    const isElsewhere = before !== undefined && before.process.key !== step.process.key;
    return html`<li>
      <p>
        <b>${step.state.title}</b>${isElsewhere ? html`<span class="faint">　${step.process.title}</span>` : nothing}
        ${step.outcome === undefined ? nothing : html`<span class="faint">→ ${step.outcome}</span>`}
        ${step.assumed ? html`<span class="chip warn">${preview.assumed}</span>` : nothing}
      </p>
      <p class="faint">
        ${
          step.assignee !== undefined
            ? step.assignee.name
            : step.people.length === 0
              ? preview.nobody
              : step.people.length === 1
                ? names
                : preview.anyOf(all)
        }
        ${
          step.dueAt === undefined
            ? nothing
            : html`<time datetime=${step.dueAt} title=${exactTime(step.dueAt)}
                >${preview.due(momentInWords(step.dueAt, Date.now()))}</time
              >`
        }
      </p>
    </li>`;
  }

  private readonly show = (): void => {
    const { instance, process } = this;
    this.asked = true;
    void this.preview.load(
      async () =>
        instance === undefined
          ? call('previewStart', { body: { process: process ?? '' } })
          : call('previewInstance', { params: { id: instance }, body: {} }),
      { keep: true },
    );
  };
}
customElements.define('yl-path-preview', PathPreviewElement);

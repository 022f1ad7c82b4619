import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ApiDecision, ApiWait, Explanation, InstanceDetail } from '../../api/index.js';
import { call } from '../api-client.js';
import { Loader } from '../contexts/loader.js';
import { PortalElement } from '../portal-element.js';
import { conditionParts } from './condition-parts.js';
import { errorState, skeleton } from './states.js';
import './path-preview.js';

/** 流转说明: what the instance waits for, why these people, why this way, and what comes next. */
export class ExplainCard extends PortalElement {
  static override properties = { detail: { attribute: false } };

  declare detail: InstanceDetail | undefined;
  private readonly explanation = new Loader<Explanation>(this);
  private loadedFor = '';

  protected override willUpdate(): void {
    const { detail } = this;
    if (detail === undefined) return;
    const wanted = `${detail.id}@${detail.revision}`;
    if (wanted === this.loadedFor) return;
    this.loadedFor = wanted;
    void this.explanation.load(() => call('explainInstance', { params: { id: detail.id } }), { keep: true });
  }

  protected override render(): TemplateResult | typeof nothing {
    const { detail } = this;
    if (detail === undefined) return nothing;
    const texts = this.t.operations.explain;
    return html`<section class="card" aria-labelledby="explain-title" data-testid="explain">
      <header class="card-head"><h2 id="explain-title">${texts.title}</h2></header>
      <div class="card-body explain">${this.renderBody(detail)}</div>
    </section>`;
  }

  private renderBody(detail: InstanceDetail): TemplateResult {
    const { value, error } = this.explanation;
    if (value === undefined) return error === undefined ? skeleton(2, 40) : errorState(error, this.explanation.retry);
    const texts = this.t.operations.explain;
    return html`<h3>${texts.waits}</h3>
      ${
        value.waits.length === 0
          ? html`<p class="faint">${texts.nothing}</p>`
          : html`<ul class="waits" data-testid="waits">
              ${value.waits.map((wait) => this.renderWait(wait, value))}
            </ul>`
      }
      ${
        value.decisions.length === 0
          ? nothing
          : html`<details class="explain-more" data-testid="decisions">
              <summary>${texts.whyThisWay}</summary>
              <ol>
                ${value.decisions.toReversed().map((decision) => this.renderDecision(decision))}
              </ol>
            </details>`
      }
      ${
        detail.status !== 'running' || detail.suspended !== undefined
          ? nothing
          : html`<yl-path-preview .instance=${detail.id}></yl-path-preview>`
      }`;
  }

  private renderWait(wait: ApiWait, { assignments }: Explanation): TemplateResult {
    const texts = this.t.operations.explain;
    const why = assignments.find(({ taskId }) => taskId === wait.taskId)?.text;
    const names = wait.people.map(({ name }) => name).join(this.t.common.listSeparator);
    return html`<li class=${`wait ${wait.kind}`}>
      <p>${wait.text}</p>
      ${
        wait.people.length < 2
          ? nothing
          : html`<p class="faint">
              ${texts.who}${names}${wait.more > 0 ? texts.more(wait.people.length + wait.more) : nothing}
            </p>`
      }
      ${
        why === undefined
          ? nothing
          : html`<details class="why">
              <summary data-testid="why-them">${texts.whyThem}</summary>
              <p>${why}</p>
            </details>`
      }
    </li>`;
  }

  private renderDecision({ state, to, tried, otherwise }: ApiDecision): TemplateResult {
    const texts = this.t.operations.explain;
    return html`<li>
      <p>${texts.went(state.title, to.title)}</p>
      ${tried.map(
        ({ title, to: branch, condition }) =>
          html`<div class="branch">
            <p class="faint">${title ?? branch.title}</p>
            ${condition === undefined ? nothing : conditionParts(condition.parts)}
          </div>`,
      )}
      ${otherwise ? html`<p class="faint">${texts.otherwise}</p>` : nothing}
    </li>`;
  }
}
customElements.define('yl-explain-card', ExplainCard);

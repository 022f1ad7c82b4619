import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ClockDecisions } from '../../api/index.js';
import { call } from '../api-client.js';
import { Loader } from '../contexts/loader.js';
import { decideEntry, decideExtension, ruleAppeal } from '../parts/clock-commands.js';
import { amountWords } from '../parts/clock-words.js';
import { emptyState, errorState, skeleton } from '../parts/states.js';
import { PortalPage } from '../portal-element.js';
import { exactTime, momentInWords } from '../time-words.js';

type Decision = ClockDecisions['decisions'][number];

/** What the agreement leaves to the person who looks: more time, appeals, late entries. */
export class ClockDecisionsPage extends PortalPage {
  static override properties = { ...PortalPage.properties, busy: { state: true } };

  declare private busy: boolean;
  private readonly shown = new Loader<ClockDecisions>(this);

  constructor() {
    super();
    this.busy = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.setPageTitle(this.t.clocks.decisions.title);
    void this.shown.load(() => call('listClockDecisions', {}));
  }

  protected override render(): TemplateResult {
    const texts = this.t.clocks.decisions;
    const { value, error } = this.shown;
    return html`
      <header class="head">
        <div class="head-text">
          <h1 tabindex="-1">${texts.title}</h1>
          <p>${texts.lead}</p>
        </div>
      </header>
      <section class="card">
        ${
          value === undefined
            ? html`<div class="card-body">
                ${error === undefined ? skeleton(4, 70) : errorState(error, this.shown.retry)}
              </div>`
            : value.decisions.length === 0
              ? emptyState(texts.empty, texts.emptyHint)
              : html`<ul class="clock-entries" data-testid="decisions">
                  ${value.decisions.map((decision) => this.renderDecision(decision))}
                </ul>`
        }
      </section>
    `;
  }

  private renderDecision(decision: Decision): TemplateResult {
    const { decisions, act, causes, page } = this.t.clocks;
    const { what, subject, businessKey, instanceId, maySee, title, due, reason, by, at, evidence = [] } = decision;
    const name = html`${businessKey === undefined ? nothing : html`<span class="number" translate="no">${businessKey}</span> · `}${subject}`;
    const asked =
      what === 'extension'
        ? act.extension(amountWords(decision.amount ?? 0, decision.unit), by.name)
        : what === 'appeal'
          ? act.appealBy(by.name, causes[decision.cause ?? 'engineer'])
          : act.entry(by.name);
    return html`<li data-testid=${`decision-${what}`}>
      <div>
        <p>
          <span class="chip state">${decisions.kinds[what]}</span>
          ${maySee ? html`<a href=${`/instances/${instanceId}/clocks?clock=${decision.clockId}`}>${name}</a>` : html`<b>${name}</b>`}
        </p>
        <p><b>${asked}</b>${this.t.common.colon}${reason}</p>
        <p class="faint">
          ${title} · ${page.due} ${due === null ? page.noDue : exactTime(due)} · ${momentInWords(at, Date.now())}
          ${decision.occurredAt === undefined ? nothing : html` · ${act.entryText(exactTime(decision.occurredAt), exactTime(at))}`}
          ${evidence.length === 0 ? nothing : html` · ${act.evidence}${this.t.common.colon}${evidence.join(this.t.common.listSeparator)}`}
        </p>
        ${decision.needs === 'consent' ? html`<p class="faint">${act.needsConsent}</p>` : nothing}
      </div>
      <p class="banner-actions">${this.renderButtons(decision)}</p>
    </li>`;
  }

  private renderButtons(decision: Decision): TemplateResult {
    const { act } = this.t.clocks;
    const { what, instanceId, clockId, entryId = '', amount = 0, unit } = decision;
    const asked = { instanceId, clockId, amount, unit };
    if (what === 'extension') {
      const isConsent = decision.needs === 'consent';
      return html`${this.button(isConsent ? act.consent : act.grant, 'grant', () => decideExtension(asked, 'grant'), 'primary')}
      ${this.button(isConsent ? act.refuseConsent : act.refuse, 'refuse', () => decideExtension(asked, 'refuse'))}`;
    }
    if (what === 'appeal') return this.button(act.rule, 'rule', () => ruleAppeal(decision), 'primary');
    return html`${this.button(act.approveEntry, 'approve-entry', () => decideEntry(instanceId, entryId, true), 'primary')}
    ${this.button(act.refuseEntry, 'refuse-entry', () => decideEntry(instanceId, entryId, false))}`;
  }

  private button(text: string, testid: string, action: () => Promise<boolean>, kind = ''): TemplateResult {
    return html`<button
      type="button"
      class=${`button small ${kind}`}
      data-testid=${testid}
      ?disabled=${this.busy}
      @click=${() => this.act(action)}
    >
      ${text}
    </button>`;
  }

  private async act(action: () => Promise<boolean>): Promise<void> {
    this.busy = true;
    const done = await action();
    this.busy = false;
    if (done) await this.shown.load(() => call('listClockDecisions', {}), { keep: true });
  }
}
customElements.define('yl-clock-decisions-page', ClockDecisionsPage);

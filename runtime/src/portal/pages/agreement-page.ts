import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { localize } from '@yunliu/engine/definition';
import type { LocalizedText } from '@yunliu/engine/definition';
import type { Agreement, Commitment } from '@yunliu/engine/agreements';
import type { Calendars } from '../../api/index.js';
import { call } from '../api-client.js';
import { Loader } from '../contexts/loader.js';
import { locale } from '../locales/index.js';
import { icon } from '../parts/icon.js';
import { errorState, skeleton } from '../parts/states.js';
import { PortalPage } from '../portal-element.js';
import { durationWords, figureWords } from './commitment-words.js';

const text = (title: LocalizedText): string => localize(title, locale());

interface Shown {
  readonly agreement: Agreement;
  readonly calendars: Calendars['calendars'];
}

/** One version of an agreement: parties, rules, and every commitment with its figure, calendar, target and source. */
export class AgreementPage extends PortalPage {
  private readonly shown = new Loader<Shown>(this);

  override connectedCallback(): void {
    super.connectedCallback();
    this.setPageTitle(this.t.clocks.agreements.title);
    void this.shown.load(() => this.read());
  }

  protected override render(): TemplateResult {
    const { value, error } = this.shown;
    const texts = this.t.clocks.agreements;
    return html`
      <header class="head">
        <div class="head-text">
          <nav class="crumbs" aria-label=${this.t.common.back}>
            <a href="/agreements">${texts.title}</a>${icon('chevron', 14)}<span
              >${value === undefined ? '' : texts.version(value.agreement.version)}</span
            >
          </nav>
          <h1 tabindex="-1">${value === undefined ? texts.title : text(value.agreement.title)}</h1>
          ${value?.agreement.description === undefined ? nothing : html`<p>${text(value.agreement.description)}</p>`}
        </div>
      </header>
      ${value === undefined ? (error === undefined ? skeleton(8, 50) : errorState(error, this.shown.retry)) : html`${this.renderRules(value.agreement)} ${this.renderRows(value)}`}
    `;
  }

  private renderRules(agreement: Agreement): TemplateResult {
    const texts = this.t.clocks.agreements;
    const { parties, priorities, extension, lateEntry, downtime, appeal, exclusions, source, term } = agreement;
    const separator = this.t.common.listSeparator;
    const fact = (title: string, value: unknown): TemplateResult =>
      html`<div>
        <dt>${title}</dt>
        <dd>${value}</dd>
      </div>`;
    const role = (key: string): string => this.t.clocks.agreements.roles[key] ?? key;
    const when = [
      downtime.notice === undefined ? '' : texts.downtimeNotice(durationWords(downtime.notice)),
      downtime.startsAfterWindow ? texts.startsAfter : '',
    ].filter((part) => part !== '');
    return html`<section class="card" aria-label=${texts.parties}>
      <dl class="facts wide agreement-facts">
        ${fact(texts.customer, text(parties.customer))} ${fact(texts.provider, text(parties.provider))}
        ${term === undefined ? nothing : fact(texts.term, [term.from, term.to].filter((day) => day !== undefined).join(' – ') || texts.months(term.months ?? 12))}
        ${fact(texts.priorities, priorities.map(({ title }) => text(title)).join(separator))}
        ${fact(
          texts.extension,
          html`<ul>
            ${priorities.map(
              ({ key, title }) =>
                html`<li>
                  ${text(title)}${this.t.common.colon}${texts.extensionNeeds[extension.byPriority[key] ?? 'agreement']}
                </li>`,
            )}
          </ul>`,
        )}
        ${fact(texts.lateEntry, texts.lateEntryRule(durationWords(lateEntry.within), role(lateEntry.approvedBy)))}
        ${fact(texts.downtime, [texts.downtimeRule(role(downtime.approvedBy)), ...when].join(separator))}
        ${fact(texts.appeal, texts.appealRule(durationWords(appeal.within), role(appeal.ruledBy)))}
        ${exclusions.length === 0 ? nothing : fact(texts.exclusions, exclusions.map(({ title }) => text(title)).join(separator))}
        ${source === undefined ? nothing : fact(texts.source, source)}
      </dl>
    </section>`;
  }

  private renderRows({ agreement, calendars }: Shown): TemplateResult {
    const texts = this.t.clocks.agreements;
    return html`<section class="card" aria-labelledby="commitments-title">
      <header class="card-head">
        <h2 id="commitments-title">${texts.table}</h2>
        <span class="faint">${texts.commitments(agreement.commitments.length)}</span>
      </header>
      <table class="table commitments" data-testid="commitments">
        <thead>
          <tr>
            <th>${texts.id}</th>
            <th>${texts.promise}</th>
            <th>${texts.figure}</th>
            <th>${texts.calendar}</th>
            <th>${texts.target}</th>
            <th>${texts.penalty}</th>
            <th>${texts.from}</th>
          </tr>
        </thead>
        <tbody>
          ${agreement.commitments.map((row) => this.renderRow(row, agreement, calendars))}
        </tbody>
      </table>
    </section>`;
  }

  private renderRow(row: Commitment, agreement: Agreement, calendars: Calendars['calendars']): TemplateResult {
    const texts = this.t.clocks.agreements;
    const calendar = calendars.find(({ key }) => key === row.calendar);
    const services = row.services.flatMap((key) => agreement.services.find((one) => one.key === key)?.title ?? []);
    const separator = this.t.common.listSeparator;
    return html`<tr>
      <td class="number">${row.id}</td>
      <td>
        <b>${text(row.title)}</b>
        <span class="faint"
          >${[texts.kinds[row.kind] ?? row.kind, texts.owedBy[row.owedBy], ...services.map(text)].join(' · ')}</span
        >
        ${
          row.kind === 'clock'
            ? html`<span class="faint"
                >${row.pauseReasons.length === 0 ? texts.noPause : `${texts.pauses}${this.t.common.colon}${row.pauseReasons.map(({ title }) => text(title)).join(separator)}`}</span
              >`
            : nothing
        }
      </td>
      <td data-label=${texts.figure}>${figureWords(row, agreement)}</td>
      <td data-label=${texts.calendar}>
        ${calendar === undefined ? (row.calendar ?? '') : html`<a href=${`/calendars?calendar=${calendar.key}`}>${calendar.title}</a>`}
      </td>
      <td data-label=${texts.target} class="number">${row.target === undefined ? '' : `${row.target}%`}</td>
      <td data-label=${texts.penalty}>${row.remark === undefined ? '' : text(row.remark)}</td>
      <td data-label=${texts.from}>
        <span class="faint">${row.source ?? ''}</span>
        ${(row.inferred ?? []).length === 0 ? nothing : html`<span class="faint">${texts.inferred}${this.t.common.colon}${(row.inferred ?? []).map((member) => texts.members[member] ?? member).join(separator)}</span>`}
      </td>
    </tr>`;
  }

  private async read(): Promise<Shown> {
    const { key = '', version = '1' } = this.params;
    const [{ agreement }, { calendars }] = await Promise.all([
      call('readAgreement', { params: { key, version } }),
      call('listCalendars', {}),
    ]);
    this.setPageTitle(text(agreement.title));
    return { agreement, calendars };
  }
}
customElements.define('yl-agreement-page', AgreementPage);

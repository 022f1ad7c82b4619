import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { Incidents } from '../../../api/index.js';
import { call } from '../../api-client.js';
import { Loader } from '../../contexts/loader.js';
import { incidentRow } from '../../parts/incident-list.js';
import { emptyState, errorState, skeleton } from '../../parts/states.js';
import { PortalPage } from '../../portal-element.js';

/** Jobs that failed every try. */
export class IncidentsPage extends PortalPage {
  private readonly incidents = new Loader<Incidents>(this);

  override connectedCallback(): void {
    super.connectedCallback();
    this.setPageTitle(this.t.admin.incidents.title);
    this.read();
  }

  protected override render(): TemplateResult {
    const texts = this.t.admin.incidents;
    return html`
      <header class="head">
        <div class="head-text">
          <h1 tabindex="-1">${texts.title}</h1>
          <p>${texts.lead}</p>
        </div>
      </header>
      <section class="card">${this.renderList()}</section>
    `;
  }

  private renderList(): TemplateResult {
    const { value, error } = this.incidents;
    const texts = this.t.admin.incidents;
    if (error !== undefined && value === undefined)
      return html`<div class="card-body">${errorState(error, this.incidents.retry)}</div>`;
    if (value === undefined) return html`<div class="card-body">${skeleton(4, 60)}</div>`;
    if (value.incidents.length === 0) return emptyState(texts.empty, texts.emptyHint);
    return html`<ul class="incidents">
      ${value.incidents.map((incident) =>
        incidentRow(
          incident,
          this.read,
          html`<p class="faint">
            <a href=${`/instances/${incident.instanceId}`}>${incident.subject ?? texts.open}</a>
            ${incident.process?.title ?? ''} ${incident.businessKey ?? ''}
          </p>`,
        ),
      )}
    </ul>`;
  }

  private readonly read = (): void => {
    void this.incidents.load(() => call('listIncidents', {}), { keep: true });
  };
}
customElements.define('yl-incidents-page', IncidentsPage);

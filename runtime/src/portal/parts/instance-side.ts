import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { InstanceDetail } from '../../api/index.js';
import { incidentList } from './incident-list.js';
import { instanceFacts } from './instance-facts.js';
import { relatedList } from './related-list.js';
import './attachment-list.js';
import './record-card.js';

/** The column beside form and flow: facts, incidents, files, relatives, record. */
export function instanceSide(detail: InstanceDetail, onChanged: () => void): TemplateResult {
  return html`${instanceFacts(detail)}
    ${detail.incidents.length === 0 ? nothing : incidentList(detail.incidents, onChanged)}
    ${
      detail.attachments.length === 0 && !detail.may.attach
        ? nothing
        : html`<yl-attachment-list .detail=${detail}></yl-attachment-list>`
    }
    ${relatedList(detail)} <yl-record-card .detail=${detail}></yl-record-card>`;
}

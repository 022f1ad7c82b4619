import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { InstanceDetail } from '../../api/index.js';
import { copiesCard } from './copies-card.js';
import { incidentList } from './incident-list.js';
import { instanceFacts } from './instance-facts.js';
import { relatedList } from './related-list.js';
import './attachment-list.js';
import './clock-panel.js';
import { otherVotes } from './vote-panel.js';
import './explain-card.js';
import './record-card.js';

/** The column beside form and flow: facts, votes, explanation, incidents, files, relatives, record. */
export function instanceSide(detail: InstanceDetail, onChanged: () => void, ownGroup?: string): TemplateResult {
  return html`${instanceFacts(detail)} ${otherVotes(detail, ownGroup)}
    <yl-clock-panel .detail=${detail}></yl-clock-panel>
    <yl-explain-card .detail=${detail}></yl-explain-card>
    ${detail.incidents.length === 0 ? nothing : incidentList(detail.incidents, onChanged)}
    ${
      detail.attachments.length === 0 && !detail.may.attach
        ? nothing
        : html`<yl-attachment-list .detail=${detail}></yl-attachment-list>`
    }
    ${copiesCard(detail)} ${relatedList(detail)} <yl-record-card .detail=${detail}></yl-record-card>`;
}

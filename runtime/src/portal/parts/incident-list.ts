import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Incident } from '../../api/index.js';
import { call } from '../api-client.js';
import { toastError, toastOk } from '../contexts/toasts.js';
import { t } from '../locales/index.js';
import { newId } from '../new-id.js';
import { momentInWords } from '../time-words.js';
import { askCorrection, askSkip } from './incident-dialogs.js';
import { incidentFacts } from './incident-facts.js';
import { variablesOf } from './incident-variables.js';
import { icon } from './icon.js';

/** Failed jobs of one instance, for administrators. */
export function incidentList(incidents: readonly Incident[], onChanged: () => void): TemplateResult {
  const { instance } = t();
  return html`<section class="card" aria-labelledby="incidents-title">
    <header class="card-head">
      <h2 id="incidents-title">${instance.incidents}</h2>
      <span class="chip due over">${incidents.length}</span>
    </header>
    <ul class="incidents" data-testid="incidents">
      ${incidents.map((incident) => incidentRow(incident, onChanged, nothing))}
    </ul>
  </section>`;
}

export function incidentRow(
  incident: Incident,
  onChanged: () => void,
  link: TemplateResult | typeof nothing,
): TemplateResult {
  const { admin } = t();
  const retry = async (): Promise<void> => {
    try {
      await call('retryIncident', {
        params: { instanceId: incident.instanceId, jobId: incident.jobId },
        body: { commandId: newId() },
      });
      toastOk(admin.incidents.retried);
    } catch (error) {
      toastError(error);
    }
    onChanged();
  };
  const skip = async (): Promise<void> => {
    const answer = await askSkip(incident);
    if (answer === undefined) return;
    try {
      await call('skipIncident', {
        params: { instanceId: incident.instanceId, jobId: incident.jobId },
        body: { commandId: newId(), ...answer },
      });
      toastOk(admin.incidents.skipped);
    } catch (error) {
      toastError(error);
    }
    onChanged();
  };
  const correct = async (): Promise<void> => {
    try {
      const answer = await askCorrection(await variablesOf(incident.instanceId));
      if (answer === undefined) return;
      await call('correctVariables', {
        params: { id: incident.instanceId },
        body: { commandId: newId(), ...answer },
      });
    } catch (error) {
      toastError(error);
      return;
    }
    await retry();
  };
  return html`<li>
    ${icon('warn')}
    <div class="incident-body">
      <p class="row-title">${incident.title}</p>
      <p class="incident-message">${incident.message}</p>
      <p class="faint">${momentInWords(incident.at, Date.now())} · ${admin.incidents.tries(incident.tries)}</p>
      ${link} ${incidentFacts(incident)}
    </div>
    <div class="incident-actions">
      <button type="button" class="button small" data-testid="retry-incident" @click=${() => void retry()}>
        ${admin.incidents.retry}
      </button>
      <button type="button" class="button small" data-testid="correct-incident" @click=${() => void correct()}>
        ${admin.incidents.correct}
      </button>
      ${
        incident.skippable === true
          ? html`<button type="button" class="button small" data-testid="skip-incident" @click=${() => void skip()}>
              ${admin.incidents.skip}…
            </button>`
          : nothing
      }
    </div>
  </li>`;
}

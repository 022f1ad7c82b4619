import { html, nothing, type TemplateResult } from 'lit';
import type { Impact, VersionImpact } from './version-row.js';
import type { VersionTexts } from './version-texts.js';

/** What runs now and what moving it to the draft would take. */
export function impactTemplate(
  { value, failure }: { readonly value?: Impact | undefined; readonly failure?: string },
  texts: VersionTexts,
  /** Title of a form by its key. */
  titleOf: (form: string) => string,
): TemplateResult {
  const words = texts.publish;
  const busy = value?.versions.filter(({ total }) => total > 0) ?? [];
  const forms = value?.forms.filter(({ changed }) => changed !== 'same') ?? [];
  return html`<section class="impact" data-testid="publish-impact">
      <h4>${words.impact}</h4>
      ${failure !== undefined ? html`<p class="fault">${failure}</p>` : value === undefined ? html`<p role="status">${texts.loading}</p>` : nothing}
      ${value !== undefined && busy.length === 0 ? html`<p>${words.noRunning}</p>` : nothing}
      ${busy.map((version) => versionTemplate(version, texts))}
      ${busy.length === 0 ? nothing : html`<p class="hint">${words.stay}</p>`}
    </section>
    ${
      forms.length === 0
        ? nothing
        : html`<section>
            <h4>${words.forms}</h4>
            <ul>
              ${forms.map(({ key, version, changed }) => html`<li>${changed === 'new' ? words.formNew(titleOf(key)) : words.formChanged(titleOf(key), version)}</li>`)}
            </ul>
          </section>`
    }
    ${
      value === undefined || value.uses.length === 0
        ? nothing
        : html`<section>
            <h4>${words.uses}</h4>
            <ul>
              ${value.uses.map(({ kind, title, detail }) => html`<li>${words.use(kind, title)} ${detail === undefined ? nothing : html`<span class="hint">${detail}</span>`}</li>`)}
            </ul>
          </section>`
    }`;
}

function versionTemplate(version: VersionImpact, texts: VersionTexts): TemplateResult {
  const words = texts.publish;
  return html`<p><b>${words.onVersion(version.version, version.total)}</b></p>
    <p class="verdicts">
      <span class="safe">${words.safe} <b>${version.safe}</b></span>
      <span class="mapping">${words.mapping} <b>${version.mapping}</b></span>
      <span class="blocked">${words.blocked} <b>${version.blocked}</b></span>
    </p>
    <table>
      <thead>
        <tr>
          <th>${words.step}</th>
          <th class="number">${words.total}</th>
          <th class="number">${words.safe}</th>
          <th class="number">${words.mapping}</th>
          <th class="number">${words.blocked}</th>
        </tr>
      </thead>
      <tbody>
        ${version.states.map(
          (state) =>
            html`<tr>
              <td data-label=${words.step}>${state.title}</td>
              <td class="number" data-label=${words.total}>${state.total}</td>
              <td class="number" data-label=${words.safe}>${state.safe}</td>
              <td class="number" data-label=${words.mapping}>${state.mapping}</td>
              <td class="number" data-label=${words.blocked}>${state.blocked}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    <ul>
      ${version.reasons.filter(({ level }) => level !== 'note').map(({ text, count }) => html`<li>${text} <span class="hint">×${count}</span></li>`)}
    </ul>`;
}

import { html, nothing, type TemplateResult } from 'lit';
import type { DesignTemplates } from '../../../api/index.js';
import { t } from '../../locales/index.js';
import { icon } from '../../parts/icon.js';
import { emptyState } from '../../parts/states.js';

type Template = DesignTemplates['templates'][number];

interface Gallery {
  readonly filter: string;
  readonly isBusy: boolean;
  /** Changes the process itself. */
  readonly edit: ((template: Template) => void) | undefined;
  /** Begins another one from it. */
  readonly copy: ((template: Template) => void) | undefined;
}

/** Published processes by category, each with its card of the service catalogue. */
export function templateGallery(templates: readonly Template[], gallery: Gallery): TemplateResult {
  const texts = t().designs;
  const wanted = gallery.filter.trim().toLowerCase();
  const found = templates.filter(
    (template) =>
      (gallery.edit === undefined || template.mayEdit) &&
      [template.title, template.code, template.purpose, template.description, template.category.title, template.process]
        .join(' ')
        .toLowerCase()
        .includes(wanted),
  );
  if (found.length === 0) return emptyState(texts.none, texts.noneHint);
  const categories = new Map(found.map(({ category }) => [category.key, category.title]));
  return html`${[...categories].map(
    ([key, title]) =>
      html`<section class="category" aria-labelledby=${`templates-${key}`}>
        <h2 id=${`templates-${key}`}>${title}</h2>
        <ul class="cards">
          ${found.filter(({ category }) => category.key === key).map((template) => card(template, gallery))}
        </ul>
      </section>`,
  )}`;
}

function card(template: Template, { isBusy, edit, copy }: Gallery): TemplateResult {
  const texts = t().designs;
  const { title, code, purpose, description, answeredBy, howFast, states, forms, scenarios, process, version } =
    template;
  return html`<li class="card service" data-testid=${`template-${process}`}>
    <div class="service-head">
      <h3>${title}</h3>
      <span class="faint number">${code ?? ''}</span>
    </div>
    <p class="service-purpose">${purpose ?? description ?? ''}</p>
    <dl class="service-facts">
      <div>
        <dt>${icon('flow', 15)}<span class="unseen">${texts.process}</span></dt>
        <dd>${texts.version(version)} · ${texts.facts(states, forms, scenarios)}</dd>
      </div>
      ${
        answeredBy === undefined
          ? nothing
          : html`<div>
              <dt>${icon('account', 15)}<span class="unseen">${t().catalogue.answeredBy}</span></dt>
              <dd>${answeredBy}</dd>
            </div>`
      }
      ${
        howFast === undefined
          ? nothing
          : html`<div>
              <dt>${icon('clock', 15)}<span class="unseen">${t().catalogue.howFast}</span></dt>
              <dd>${howFast}</dd>
            </div>`
      }
    </dl>
    <div class="service-act">
      ${edit === undefined ? nothing : html`<button type="button" class="button primary small" ?disabled=${isBusy} aria-label=${texts.editTitle(title)} data-testid=${`edit-${process}`} @click=${() => edit(template)}>${texts.edit}</button>`}
      ${copy === undefined ? nothing : html`<button type="button" class="button small" ?disabled=${isBusy} aria-label=${texts.copyTitle(title)} data-testid=${`copy-${process}`} @click=${() => copy(template)}>${texts.copy}</button>`}
    </div>
  </li>`;
}

import { css, html, nothing, type TemplateResult } from 'lit';
import { localize } from '@yunliu/engine/definition';
import { controlStyles } from '../controls/control-styles.js';
import { statesOf } from '../model/index.js';
import { DesignerElement } from '../session/designer-element.js';
import type { DesignSession, SessionChange } from '../session/index.js';
import { themeTokens } from '../view/theme.css.js';
import { colon } from '../view/locales/colon.js';
import { previewTexts } from './assignment-preview-texts.js';
import { vacanciesOf, type Vacancy } from './vacancies.js';

/** Steps of the whole process that nobody, or only the initiator, would get today; a press leads to the step. */
export class VacancyList extends DesignerElement {
  static override properties = { ...DesignerElement.properties, untitled: { type: Boolean } };
  static override styles = [
    themeTokens,
    controlStyles,
    css`
      :host {
        display: block;
      }
      ul {
        margin: 6px 0 0;
        padding: 0;
        list-style: none;
      }
      button {
        display: block;
        width: 100%;
        padding: 4px 8px;
        border-color: transparent;
        text-align: start;
        white-space: normal;
      }
      li {
        border-inline-start: 3px solid #9a6b00;
        margin-bottom: 4px;
        background: #fdf6e7;
      }
      li button {
        background: none;
      }
      li.error {
        border-color: var(--yl-danger);
        background: var(--yl-danger-soft);
      }
      p {
        margin: 6px 0 0;
      }
    `,
  ];

  /** What is around says the title. */
  declare untitled: boolean;
  #found: { readonly of: unknown; readonly vacancies: readonly Vacancy[] } | undefined;

  constructor() {
    super();
    this.untitled = false;
  }

  /** Everybody who may start it is tried, so it waits until the hand rests. */
  protected override sessionChanged(change: SessionChange): void {
    if (change.what === 'issues' || change.what === 'locale') this.requestUpdate();
  }

  protected override render(): TemplateResult {
    const { session, locale } = this;
    const texts = previewTexts(locale);
    if (session === undefined) return html``;
    const found = this.#vacancies(session);
    const states = statesOf(session.document);
    return html`${this.untitled ? nothing : html`<h4>${texts.vacancies}</h4>`}
    ${
      found.length === 0
        ? html`<p class="hint" role="status">${texts.noVacancies}</p>`
        : html`<ul>
            ${found.map(
              ({ state, severity, message }) =>
                html`<li class=${severity}>
                  <button type="button" title=${texts.goTo} @click=${() => session.select([{ part: 'state', state }])}>
                    <b>${localize(states.get(state)?.state.title, locale) || state}</b
                    >${colon(locale)}${message[locale]}
                  </button>
                </li>`,
            )}
          </ul>`
    }`;
  }

  #vacancies({ document, host }: DesignSession): readonly Vacancy[] {
    if (this.#found?.of !== document.definition)
      this.#found = { of: document.definition, vacancies: vacanciesOf(document, host.world) };
    return this.#found.vacancies;
  }
}

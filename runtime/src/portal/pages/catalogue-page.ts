import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Catalogue, CatalogueCard } from '../../api/index.js';
import { call } from '../api-client.js';
import { Loader } from '../contexts/loader.js';
import { toastError, toastOk } from '../contexts/toasts.js';
import { newId } from '../new-id.js';
import { ask } from '../parts/dialog.js';
import { icon } from '../parts/icon.js';
import '../parts/path-preview.js';
import '../parts/start-choice.js';
import type { StartChosen } from '../parts/start-choice.js';
import { emptyState, errorState, skeleton } from '../parts/states.js';
import { PortalPage } from '../portal-element.js';
import { go } from '../router.js';

/** What happens at a start, with the way ahead on demand. */
function startText(text: string, process: string, onChosen: (event: StartChosen) => void): TemplateResult {
  return html`<span>${text}</span>
    <yl-start-choice .process=${process} @yl-start-choice=${onChosen}></yl-start-choice>
    <yl-path-preview .process=${process}></yl-path-preview>`;
}

/** The services one can ask for: what for, who answers, how fast. */
export class CataloguePage extends PortalPage {
  static override properties = {
    ...PortalPage.properties,
    filter: { state: true },
    mine: { state: true },
    busy: { state: true },
  };

  declare private filter: string;
  declare private mine: boolean;
  declare private busy: string;
  private readonly catalogue = new Loader<Catalogue>(this);

  constructor() {
    super();
    this.filter = '';
    this.mine = false;
    this.busy = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.setPageTitle(this.t.catalogue.title);
    void this.catalogue.load(() => call('readCatalogue', {}));
  }

  protected override render(): TemplateResult {
    const texts = this.t.catalogue;
    return html`
      <header class="head">
        <div class="head-text">
          <h1 tabindex="-1">${texts.title}</h1>
          <p>${texts.lead}</p>
        </div>
      </header>
      <div class="toolbar">
        <div class="search">
          ${icon('search', 16)}<input
            class="input"
            type="search"
            data-search
            data-testid="catalogue-search"
            placeholder=${texts.search}
            aria-label=${texts.search}
            @input=${(event: Event) => (this.filter = (event.target as HTMLInputElement).value)}
          />
        </div>
        <label class="check"
          ><input
            type="checkbox"
            .checked=${this.mine}
            @change=${(event: Event) => (this.mine = (event.target as HTMLInputElement).checked)}
          />${texts.onlyMine}</label
        >
      </div>
      ${this.renderCategories()}
    `;
  }

  private renderCategories(): TemplateResult {
    const { value, error } = this.catalogue;
    if (error !== undefined && value === undefined) return errorState(error, this.catalogue.retry);
    if (value === undefined) return html`<div class="cards">${skeleton(3, 150)}</div>`;
    const wanted = this.filter.trim().toLowerCase();
    const categories = value.categories
      .map((category) => ({
        ...category,
        cards: category.cards.filter(
          (card) =>
            (!this.mine || card.mayStart) &&
            [card.title, card.code, card.purpose, card.answeredBy, card.description, category.title]
              .join(' ')
              .toLowerCase()
              .includes(wanted),
        ),
      }))
      .map((category) => ({
        ...category,
        cards: category.cards.toSorted((a, b) => Number(b.mayStart) - Number(a.mayStart)),
      }))
      .filter((category) => category.cards.length > 0);
    if (categories.length === 0) return emptyState(this.t.catalogue.empty, this.t.catalogue.emptyHint);
    return html`${categories.map(
      (category) =>
        html`<section class="category" aria-labelledby=${`category-${category.key}`}>
          <h2 id=${`category-${category.key}`}>${category.title}<span class="faint">${category.cards.length}</span></h2>
          <ul class="cards">
            ${category.cards.map((card) => this.renderCard(card))}
          </ul>
        </section>`,
    )}`;
  }

  private renderCard(card: CatalogueCard): TemplateResult {
    const texts = this.t.catalogue;
    return html`<li
      class=${card.mayStart ? 'card service' : 'card service closed'}
      data-testid=${`card-${card.process}`}
    >
      <div class="service-head">
        <h3>${card.title}</h3>
        ${card.code === undefined ? nothing : html`<span class="faint number">${card.code}</span>`}
      </div>
      <p class="service-purpose">${card.purpose ?? card.description ?? ''}</p>
      <dl class="service-facts">
        ${
          card.answeredBy === undefined
            ? nothing
            : html`<div>
                <dt>${icon('account', 15)}<span class="unseen">${texts.answeredBy}</span></dt>
                <dd>${card.answeredBy}</dd>
              </div>`
        }
        ${
          card.howFast === undefined
            ? nothing
            : html`<div>
                <dt>${icon('clock', 15)}<span class="unseen">${texts.howFast}</span></dt>
                <dd>${card.howFast}</dd>
              </div>`
        }
      </dl>
      <div class="service-act">
        ${
          card.mayStart
            ? html`<button
                type="button"
                class="button primary small"
                ?disabled=${this.busy !== ''}
                aria-label=${texts.startTitle(card.title)}
                data-testid=${`start-${card.process}`}
                @click=${() => void this.start(card)}
              >
                ${this.busy === card.process ? texts.starting : texts.start}
              </button>`
            : html`<span class="faint">${texts.mayNotStart}</span>`
        }
      </div>
    </li>`;
  }

  private async start(card: CatalogueCard): Promise<void> {
    const texts = this.t.catalogue;
    let variables: StartChosen['detail'] = {};
    const answer = await ask({
      title: texts.startTitle(card.title),
      text: startText(texts.startText, card.process, ({ detail }) => (variables = detail)),
      confirm: texts.start,
    });
    if (answer === undefined) return;
    this.busy = card.process;
    try {
      const started = await call('startInstance', { body: { commandId: newId(), process: card.process, variables } });
      toastOk(texts.started);
      if (this.isConnected)
        await go(started.nextTask === undefined ? `/instances/${started.instanceId}` : `/tasks/${started.nextTask}`);
    } catch (error) {
      toastError(error);
    }
    this.busy = '';
  }
}
customElements.define('yl-catalogue-page', CataloguePage);

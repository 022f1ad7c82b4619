import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type {
  ApiSubstitution,
  Person,
  PutSubstitution,
  SubstitutionEffect,
  Substitutions,
  Titled,
} from '../../api/index.js';
import { call } from '../api-client.js';
import { refreshCounts } from '../contexts/counts.js';
import { Loader } from '../contexts/loader.js';
import { currentUser } from '../contexts/session.js';
import { toastError, toastOk } from '../contexts/toasts.js';
import { newId } from '../new-id.js';
import { avatar } from '../parts/chips.js';
import { ask, openDialog } from '../parts/dialog.js';
import { icon } from '../parts/icon.js';
import { emptyState, errorState, skeleton } from '../parts/states.js';
import '../parts/substitution-form.js';
import type { SubstitutionForm } from '../parts/substitution-form.js';
import { PortalError } from '../portal-error.js';
import { PortalPage } from '../portal-element.js';
import { momentInWords } from '../time-words.js';

/** 我的代理: who does my work while I am away, and whose I do. Administrators see and set everybody's. */
export class SubstitutionsPage extends PortalPage {
  static override properties = { ...PortalPage.properties, everybody: { state: true } };

  /** An administrator looks at all of them instead of the own ones. */
  declare private everybody: boolean;
  private readonly list = new Loader<Substitutions>(this);
  private readonly processes = new Loader<readonly Titled[]>(this);

  constructor() {
    super();
    this.everybody = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.setPageTitle(this.t.operations.substitutions.title);
    this.read();
    void this.processes.load(async () => {
      const { categories } = await call('readCatalogue', {});
      return categories.flatMap(({ cards }) => cards.map(({ process, title }) => ({ key: process, title })));
    });
  }

  protected override render(): TemplateResult {
    const texts = this.t.operations.substitutions;
    const isAdmin = currentUser()?.isAdmin === true;
    return html`
      <header class="head">
        <div class="head-text">
          <h1 tabindex="-1">${this.everybody ? texts.adminTitle : texts.title}</h1>
          <p>${this.everybody ? texts.adminLead : texts.lead}</p>
        </div>
        ${
          isAdmin
            ? html`<label class="check"
                ><input
                  type="checkbox"
                  .checked=${this.everybody}
                  data-testid="everybody"
                  @change=${(event: Event) => {
                    this.everybody = (event.target as HTMLInputElement).checked;
                    this.read();
                  }}
                />${texts.all}</label
              >`
            : nothing
        }
        <button type="button" class="button primary" data-testid="add-substitution" @click=${() => void this.add()}>
          ${icon('plus', 16)}${texts.add}
        </button>
      </header>
      ${this.renderLists()}
    `;
  }

  private renderLists(): TemplateResult {
    const { value, error } = this.list;
    const texts = this.t.operations.substitutions;
    if (error !== undefined && value === undefined) return errorState(error, this.list.retry);
    if (value === undefined)
      return html`<section class="card"><div class="card-body">${skeleton(3, 60)}</div></section>`;
    return html`<section class="card" aria-labelledby="own-title">
        <header class="card-head"><h2 id="own-title">${this.everybody ? texts.ownAll : texts.own}</h2></header>
        ${
          value.own.length === 0
            ? emptyState(texts.empty, texts.emptyHint)
            : html`<ul class="plain-rows" data-testid="substitutions">
                ${value.own.map((one) => this.renderOne(one, true))}
              </ul>`
        }
      </section>
      ${
        value.asSubstitute.length === 0 || this.everybody
          ? nothing
          : html`<section class="card" aria-labelledby="for-title">
              <header class="card-head"><h2 id="for-title">${texts.asSubstitute}</h2></header>
              <ul class="plain-rows" data-testid="as-substitute">
                ${value.asSubstitute.map((one) => this.renderOne(one, false))}
              </ul>
            </section>`
      }`;
  }

  private renderOne(one: ApiSubstitution, isOwn: boolean): TemplateResult {
    const texts = this.t.operations.substitutions;
    const now = Date.now();
    const { from, to, start, end, processes, condition, conditionText, reason, status } = one;
    const scope = processes?.map(({ title }) => title).join(this.t.common.listSeparator) ?? texts.everything;
    return html`<li>
      <div>
        <p class="substitution-people">
          <span class="who">${avatar(from.name, 22)}${from.name}</span>${icon('chevron', 14)}<span class="who"
            >${avatar(to.name, 22)}<b>${to.name}</b></span
          >
          <span class=${status === 'running' ? 'chip ok' : status === 'planned' ? 'chip state' : 'chip off'}
            >${texts.status[status]}</span
          >
        </p>
        <p class="soft">${texts.period(momentInWords(start, now), momentInWords(end, now))}</p>
        <p class="faint">${scope}</p>
        ${condition === undefined ? nothing : html`<p class="faint" translate="no">${texts.when(conditionText ?? condition)}</p>`}
        <p class="faint">${reason}</p>
      </div>
      ${
        isOwn && status !== 'ended'
          ? html`<button
              type="button"
              class="button small"
              aria-label=${`${texts.stop}${this.t.common.colon}${to.name}`}
              data-testid="stop-substitution"
              @click=${() => void this.stop(one)}
            >
              ${texts.stop}
            </button>`
          : nothing
      }
    </li>`;
  }

  private async add(): Promise<void> {
    const texts = this.t.operations.substitutions;
    const me = currentUser();
    if (me === undefined) return;
    const owner: Person | undefined = this.everybody ? undefined : { id: me.id, name: me.name };
    await openDialog<true>(
      texts.add,
      (close) => {
        const submit = async (event: Event): Promise<void> => {
          event.preventDefault();
          const form = (event.target as HTMLElement).querySelector<SubstitutionForm>('yl-substitution-form');
          const body = form?.answer();
          if (form === null || form === undefined || body === undefined) return focusFault(form ?? undefined);
          if (await this.save(body, form)) close(true);
        };
        return html`<form class="dialog-form" novalidate @submit=${(event: Event) => void submit(event)}>
          <yl-substitution-form .owner=${owner} .processes=${this.processes.value ?? []}></yl-substitution-form>
          <div class="dialog-actions">
            <button type="button" class="button" data-testid="dialog-cancel" @click=${() => close(undefined)}>
              ${this.t.common.cancel}
            </button>
            <button type="submit" class="button primary" data-testid="substitution-effect">${texts.effect}</button>
          </div>
        </form>`;
      },
      { wide: true },
    );
  }

  /** Shows what it does to open tasks, then saves; true = saved. */
  private async save(body: PutSubstitution, form: SubstitutionForm): Promise<boolean> {
    const texts = this.t.operations.substitutions;
    try {
      const { reason: _, ...rule } = body;
      const effect = await call('previewSubstitution', { body: rule });
      const sure = await ask({
        title: texts.effectTitle,
        text: this.renderEffect(effect, form.to?.name ?? ''),
        confirm: this.t.common.save,
      });
      if (sure === undefined) return false;
      const { moved } = await call('putSubstitution', { params: { id: newId() }, body });
      toastOk(texts.saved(moved));
      this.read();
      void refreshCounts();
      return true;
    } catch (error) {
      const known = PortalError.from(error);
      if (!form.showFault(known.pointer ?? '', `${known.message} ${known.hint}`)) toastError(known);
      focusFault(form);
      return false;
    }
  }

  private renderEffect({ atOnce, tasks, count }: SubstitutionEffect, name: string): TemplateResult {
    const texts = this.t.operations.substitutions;
    return html`<p>${atOnce ? texts.effectNow(count, name) : texts.effectLater(count, name)}</p>
      ${
        tasks.length === 0
          ? nothing
          : html`<ul class="effect" data-testid="effect">
              ${tasks.map(({ subject, state, process }) => html`<li>${subject}<span class="faint">　${process.title} · ${state.title}</span></li>`)}
            </ul>`
      }
      <p class="faint">${texts.candidates}</p>`;
  }

  private async stop(one: ApiSubstitution): Promise<void> {
    const texts = this.t.operations.substitutions;
    if ((await ask({ title: texts.stop, text: texts.stopText, confirm: texts.stop, danger: true })) === undefined)
      return;
    try {
      const { moved } = await call('stopSubstitution', { params: { id: one.id } });
      toastOk(texts.stopped(moved));
    } catch (error) {
      toastError(error);
    }
    this.read();
    void refreshCounts();
  }

  private read(): void {
    const me = currentUser()?.id ?? '';
    const query = this.everybody ? {} : { user: me };
    void this.list.load(() => call('listSubstitutions', { query }), { keep: true });
  }
}
customElements.define('yl-substitutions-page', SubstitutionsPage);

/** Fields draw themselves a moment later. */
function focusFault(form: SubstitutionForm | undefined): void {
  requestAnimationFrame(() => {
    const first = form?.querySelector<HTMLElement>('[aria-invalid=true]');
    (first?.querySelector<HTMLElement>('input') ?? first)?.focus();
  });
}

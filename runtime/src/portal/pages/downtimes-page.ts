import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { localize } from '@yunliu/engine/definition';
import type { ApiClientSystem, ApiDowntime } from '../../api/index.js';
import { call } from '../api-client.js';
import { Loader } from '../contexts/loader.js';
import { currentUser } from '../contexts/session.js';
import { serverNow } from '../contexts/ticking.js';
import { locale } from '../locales/index.js';
import { send } from '../parts/send-command.js';
import { ask } from '../parts/dialog.js';
import { askForm } from '../parts/form-dialog.js';
import { icon } from '../parts/icon.js';
import { emptyState, errorState, skeleton } from '../parts/states.js';
import { PortalPage } from '../portal-element.js';
import { exactTime, fromLocalTime } from '../time-words.js';

interface Shown {
  readonly downtimes: readonly ApiDowntime[];
  readonly systems: readonly ApiClientSystem[];
}

type Stage = 'declared' | 'approved' | 'running' | 'finished';
const CHIPS = { declared: 'warn', approved: 'state', running: 'state', finished: 'off' } as const;

/** Planned downtime: declared by us, approved for the client, told to the open tickets, ended as it really was. */
export class DowntimesPage extends PortalPage {
  static override properties = { ...PortalPage.properties, busy: { state: true } };

  declare private busy: boolean;
  private readonly shown = new Loader<Shown>(this);

  constructor() {
    super();
    this.busy = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.setPageTitle(this.t.clocks.downtime.title);
    void this.shown.load(() => this.read());
  }

  protected override render(): TemplateResult {
    const texts = this.t.clocks.downtime;
    const { value, error } = this.shown;
    return html`
      <header class="head">
        <div class="head-text">
          <h1 tabindex="-1">${texts.title}</h1>
          <p>${texts.lead}</p>
        </div>
        <div class="head-actions">
          ${
            declares()
              ? html`<button
                  type="button"
                  class="button primary"
                  data-testid="declare-downtime"
                  ?disabled=${this.busy || value === undefined}
                  @click=${() => void this.act(() => this.declareWindow())}
                >
                  ${icon('plus', 16)}${texts.declare}
                </button>`
              : nothing
          }
        </div>
      </header>
      <section class="card">
        ${
          value === undefined
            ? html`<div class="card-body">
                ${error === undefined ? skeleton(4, 70) : errorState(error, this.shown.retry)}
              </div>`
            : value.downtimes.length === 0
              ? emptyState(texts.empty, texts.emptyHint)
              : html`<ul class="clock-entries" data-testid="downtimes">
                  ${value.downtimes.map((one) => this.renderOne(one))}
                </ul>`
        }
      </section>
    `;
  }

  private renderOne(one: ApiDowntime): TemplateResult {
    const texts = this.t.clocks.downtime;
    const stage = stageOf(one, serverNow());
    const failed = one.told.filter(({ ok }) => !ok).length;
    const told = one.told.length - failed;
    return html`<li data-testid=${`downtime-${stage}`}>
      <div>
        <p>
          <span class=${`chip ${CHIPS[stage]}`}>${texts.stages[stage]}</span>
          <b>${this.systemTitle(one.system)}</b>
          <span class="number">${span(one)}</span>
          ${one.shortNotice === true ? html`<span class="chip warn">${texts.shortNotice}</span>` : nothing}
        </p>
        <p>${one.reason}</p>
        <p class="faint">
          ${texts.by(one.declaredByName ?? one.declaredBy, exactTime(one.declaredAt))}
          ${one.approvedAt === undefined ? nothing : html` · ${texts.approved} ${exactTime(one.approvedAt)}`}
          ${one.finishedAt === undefined ? nothing : html` · ${texts.actual(exactTime(one.finishedAt))}`}
        </p>
        ${
          one.approvedAt === undefined
            ? nothing
            : html`<details>
                <summary data-testid="told">
                  ${one.told.length === 0 ? texts.toldNone : texts.told(told)}${failed > 0 ? html` <span class="chip warn">${texts.failed(failed)}</span>` : nothing}
                </summary>
                <ul class="told">
                  ${one.told.map(
                    ({ instanceId, ok, fault }) =>
                      html`<li>
                        <a href=${`/instances/${instanceId}/clocks`} translate="no">${instanceId}</a>
                        <span class=${ok ? 'chip ok' : 'chip warn'}>${ok ? texts.approved : (fault ?? '')}</span>
                      </li>`,
                  )}
                </ul>
              </details>`
        }
      </div>
      <p class="banner-actions">
        ${
          stage === 'declared' && approves()
            ? this.button(texts.approve, 'approve-downtime', () => this.approve(one), 'primary')
            : nothing
        }
        ${
          one.approvedAt !== undefined && one.finishedAt === undefined && declares()
            ? this.button(texts.finish, 'finish-downtime', () => this.finish(one))
            : nothing
        }
        ${failed > 0 && approves() ? this.button(texts.again, 'tell-again', () => this.tellAgain(one)) : nothing}
      </p>
    </li>`;
  }

  private button(text: string, testid: string, action: () => Promise<boolean>, kind = ''): TemplateResult {
    return html`<button
      type="button"
      class=${`button small ${kind}`}
      data-testid=${testid}
      ?disabled=${this.busy}
      @click=${() => void this.act(action)}
    >
      ${text}
    </button>`;
  }

  private systemTitle(key: string): string {
    const found = this.shown.value?.systems.find((system) => system.key === key);
    return found === undefined ? key : localize(found.title, locale());
  }

  private async declareWindow(): Promise<boolean> {
    const texts = this.t.clocks.downtime;
    const { missing } = texts;
    const keys = [...new Set((this.shown.value?.systems ?? []).map(({ key }) => key))];
    const values = await askForm({
      title: texts.declare,
      text: texts.lead,
      confirm: texts.declare,
      fields: [
        {
          name: 'system',
          label: texts.system,
          kind: 'choice',
          required: true,
          missing,
          value: keys[0] ?? '',
          options: keys.map((key) => ({ value: key, title: this.systemTitle(key) })),
        },
        { name: 'from', label: texts.from, kind: 'moment', required: true, missing },
        { name: 'to', label: texts.to, kind: 'moment', required: true, missing },
        { name: 'reason', label: texts.reason, kind: 'text', required: true, missing },
      ],
    });
    const from = fromLocalTime(values?.['from'] ?? '');
    const to = fromLocalTime(values?.['to'] ?? '');
    if (values === undefined || from === undefined || to === undefined) return false;
    const body = { system: values['system'] ?? '', from, to, reason: (values['reason'] ?? '').trim() };
    return send(() => call('declareDowntime', { body }), texts.declared);
  }

  private async approve(one: ApiDowntime): Promise<boolean> {
    const texts = this.t.clocks.downtime;
    const answer = await ask({
      title: texts.approveTitle,
      text: texts.approveText(this.systemTitle(one.system), span(one)),
      confirm: texts.approve,
    });
    return answer !== undefined && this.tellAgain(one);
  }

  private tellAgain({ id }: ApiDowntime): Promise<boolean> {
    return send(() => call('approveDowntime', { params: { id } }), this.t.clocks.downtime.approved);
  }

  private async finish({ id }: ApiDowntime): Promise<boolean> {
    const texts = this.t.clocks.downtime;
    const values = await askForm({
      title: texts.finishTitle,
      text: texts.finishText,
      confirm: texts.finish,
      fields: [{ name: 'at', label: texts.finishAt, kind: 'moment' }],
    });
    if (values === undefined) return false;
    const at = fromLocalTime(values['at'] ?? '');
    const body = at === undefined ? {} : { at };
    return send(() => call('finishDowntime', { params: { id }, body }), texts.finished);
  }

  private async act(action: () => Promise<boolean>): Promise<void> {
    this.busy = true;
    const done = await action();
    this.busy = false;
    if (done) await this.shown.load(() => this.read(), { keep: true });
  }

  private async read(): Promise<Shown> {
    const [{ downtimes }, { systems }] = await Promise.all([call('listDowntimes', {}), call('listClientSystems', {})]);
    return { downtimes, systems };
  }
}
customElements.define('yl-downtimes-page', DowntimesPage);

function hasRole(...roles: readonly string[]): boolean {
  const user = currentUser();
  return user?.isAdmin === true || user?.roles.some(({ key }) => roles.includes(key)) === true;
}

/** Only what is offered; the registry judges by the agreement. */
function declares(): boolean {
  return hasRole('project-manager', 'service-manager');
}

function approves(): boolean {
  return hasRole('customer-admin');
}

function span({ from, to }: ApiDowntime): string {
  return `${exactTime(from)} – ${exactTime(to)}`;
}

function stageOf({ approvedAt, finishedAt, from, to }: ApiDowntime, now: number): Stage {
  if (finishedAt !== undefined || (approvedAt !== undefined && Date.parse(to) < now)) return 'finished';
  if (approvedAt === undefined) return 'declared';
  return Date.parse(from) <= now ? 'running' : 'approved';
}

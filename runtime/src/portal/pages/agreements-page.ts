import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { localize } from '@yunliu/engine/definition';
import type { LocalizedText } from '@yunliu/engine/definition';
import type { Agreements, ApiClientSystem } from '../../api/index.js';
import { call } from '../api-client.js';
import { Loader } from '../contexts/loader.js';
import { currentUser } from '../contexts/session.js';
import { locale } from '../locales/index.js';
import { send } from '../parts/send-command.js';
import { askForm } from '../parts/form-dialog.js';
import { icon } from '../parts/icon.js';
import { emptyState, errorState, skeleton } from '../parts/states.js';
import { PortalPage } from '../portal-element.js';
import { exactTime, fromLocalTime } from '../time-words.js';

interface Shown {
  readonly agreements: Agreements['agreements'];
  readonly systems: readonly ApiClientSystem[];
}

/** The agreements with their versions, and which of them each system of a client is under. */
export class AgreementsPage extends PortalPage {
  private readonly shown = new Loader<Shown>(this);

  override connectedCallback(): void {
    super.connectedCallback();
    this.setPageTitle(this.t.clocks.agreements.title);
    void this.shown.load(() => this.read());
  }

  protected override render(): TemplateResult {
    const texts = this.t.clocks.agreements;
    const { value, error } = this.shown;
    return html`
      <header class="head">
        <div class="head-text">
          <h1 tabindex="-1">${texts.title}</h1>
          <p>${texts.lead}</p>
        </div>
      </header>
      ${
        value === undefined
          ? error === undefined
            ? skeleton(6, 60)
            : errorState(error, this.shown.retry)
          : html`${this.renderAgreements(value)} ${this.renderSystems(value)}`
      }
    `;
  }

  private renderAgreements({ agreements }: Shown): TemplateResult {
    const texts = this.t.clocks.agreements;
    return html`<section class="card" aria-label=${texts.title}>
      ${
        agreements.length === 0
          ? emptyState(texts.empty, texts.emptyHint)
          : html`<ul class="agreement-list" data-testid="agreements">
              ${agreements.map(
                ({ key, version, title, commitments, publishedAt }) =>
                  html`<li>
                    <div>
                      <a href=${`/agreements/${key}/${version}`} data-testid=${`agreement-${key}`}>${title}</a>
                      <p class="faint">${texts.version(version)} · ${texts.published(exactTime(publishedAt))}</p>
                    </div>
                    <span class="chip state">${texts.commitments(commitments)}</span>
                  </li>`,
              )}
            </ul>`
      }
    </section>`;
  }

  private renderSystems({ systems, agreements }: Shown): TemplateResult {
    const texts = this.t.clocks.agreements;
    const isAdmin = currentUser()?.isAdmin === true;
    const titleOf = (key: string, version: number): string =>
      agreements.find((one) => one.key === key && one.version === version)?.title ?? key;
    return html`<section class="card" aria-labelledby="systems-title">
      <header class="card-head">
        <h2 id="systems-title">${texts.systems}</h2>
        ${
          isAdmin
            ? html`<button
                type="button"
                class="button small"
                data-testid="add-system"
                @click=${() => void this.edit(undefined)}
              >
                ${icon('plus', 14)}${texts.add}
              </button>`
            : nothing
        }
      </header>
      <p class="card-body faint">${texts.systemsLead}</p>
      ${
        systems.length === 0
          ? emptyState(texts.noSystems, texts.noSystemsHint)
          : html`<table class="table" data-testid="systems">
              <thead>
                <tr>
                  <th>${texts.system}</th>
                  <th>${texts.client}</th>
                  <th>${texts.under}</th>
                  <th>${texts.since}</th>
                  <th>${texts.until2}</th>
                  ${isAdmin ? html`<th><span class="unseen">${this.t.task.actions}</span></th>` : nothing}
                </tr>
              </thead>
              <tbody>
                ${systems.map(
                  (system) =>
                    html`<tr data-testid=${`system-${system.key}`}>
                      <td><b>${text(system.title)}</b> <span class="faint" translate="no">${system.key}</span></td>
                      <td data-label=${texts.client}>${text(system.customer)}</td>
                      <td data-label=${texts.under}>
                        <a href=${`/agreements/${system.agreement.key}/${system.agreement.version}`}
                          >${titleOf(system.agreement.key, system.agreement.version)}</a
                        >
                        <span class="faint">${texts.version(system.agreement.version)}</span>
                      </td>
                      <td data-label=${texts.since} class="number">${exactTime(system.validFrom)}</td>
                      <td data-label=${texts.until2} class="number">
                        ${system.validTo === undefined ? texts.open2 : exactTime(system.validTo)}
                      </td>
                      ${
                        isAdmin
                          ? html`<td class="end">
                              ${
                                system.validTo === undefined
                                  ? html`<button
                                      type="button"
                                      class="button small ghost"
                                      aria-label=${`${texts.change} ${text(system.title)}`}
                                      data-testid="change-system"
                                      @click=${() => void this.edit(system)}
                                    >
                                      ${texts.change}
                                    </button>`
                                  : nothing
                              }
                            </td>`
                          : nothing
                      }
                    </tr>`,
                )}
              </tbody>
            </table>`
      }
    </section>`;
  }

  /** A new system, or another agreement for a known one from some time on. */
  private async edit(system: ApiClientSystem | undefined): Promise<void> {
    const texts = this.t.clocks.agreements;
    const agreements = this.shown.value?.agreements ?? [];
    const missing = texts.missing;
    const values = await askForm({
      title: system === undefined ? texts.add : `${texts.change}${this.t.common.colon}${text(system.title)}`,
      text: system === undefined ? texts.systemsLead : texts.confirmChange(text(system.title)),
      confirm: system === undefined ? texts.add : texts.change,
      fields: [
        ...(system === undefined
          ? ([
              { name: 'key', label: texts.key, kind: 'line', required: true, hint: texts.keyHint, missing },
              { name: 'name', label: texts.name, kind: 'line', required: true, missing },
              { name: 'nameEn', label: texts.nameEn, kind: 'line' },
              { name: 'customer', label: texts.client, kind: 'line', required: true, missing },
            ] as const)
          : []),
        {
          name: 'agreement',
          label: texts.under,
          kind: 'choice',
          required: true,
          missing: texts.choose,
          options: [
            { value: '', title: texts.choose },
            ...agreements.map(({ key, version, title }) => ({
              value: `${key}@${version}`,
              title: `${title} ${texts.version(version)}`,
            })),
          ],
        },
        { name: 'validFrom', label: texts.validFrom, kind: 'moment', required: true, missing },
      ],
    });
    const validFrom = fromLocalTime(values?.['validFrom'] ?? '');
    if (values === undefined || validFrom === undefined) return;
    const [key = '', version = '1'] = (values['agreement'] ?? '').split('@');
    const nameEn = (values['nameEn'] ?? '').trim();
    const row = {
      key: system?.key ?? (values['key'] ?? '').trim(),
      title: system?.title ?? { 'zh-CN': (values['name'] ?? '').trim(), ...(nameEn === '' ? {} : { en: nameEn }) },
      customer: system?.customer ?? { 'zh-CN': (values['customer'] ?? '').trim() },
      agreement: { key, version: Number(version) },
      validFrom,
    };
    if (await send(() => call('putClientSystem', { body: row }), texts.saved))
      await this.shown.load(() => this.read(), { keep: true });
  }

  private async read(): Promise<Shown> {
    const [{ agreements }, { systems }] = await Promise.all([
      call('listAgreements', {}),
      call('listClientSystems', {}),
    ]);
    return { agreements, systems };
  }
}
customElements.define('yl-agreements-page', AgreementsPage);

function text(title: LocalizedText): string {
  return localize(title, locale());
}

import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { Definitions, Suspensions } from '../../../api/index.js';
import { call } from '../../api-client.js';
import { Loader } from '../../contexts/loader.js';
import { toastError, toastOk } from '../../contexts/toasts.js';
import { newId } from '../../new-id.js';
import { ask } from '../../parts/dialog.js';
import { icon } from '../../parts/icon.js';
import { askOperation } from '../../parts/operation-dialog.js';
import { emptyState, errorState, skeleton } from '../../parts/states.js';
import { PortalPage } from '../../portal-element.js';
import { momentInWords } from '../../time-words.js';

type Suspension = Suspensions['suspensions'][number];

/** Versions and products that stand still: suspend one, let it go on. */
export class SuspensionsPage extends PortalPage {
  static override properties = { ...PortalPage.properties, busy: { state: true } };

  declare private busy: boolean;
  private readonly suspensions = new Loader<Suspensions>(this);
  private readonly definitions = new Loader<Definitions>(this);

  constructor() {
    super();
    this.busy = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.setPageTitle(this.t.operations.suspensions.title);
    this.read();
    void this.definitions.load(() => call('listDefinitions', {}));
  }

  protected override render(): TemplateResult {
    const texts = this.t.operations.suspensions;
    return html`
      <header class="head">
        <div class="head-text">
          <h1 tabindex="-1">${texts.title}</h1>
          <p>${texts.lead}</p>
        </div>
        <button
          type="button"
          class="button primary"
          ?disabled=${this.busy || this.definitions.value === undefined}
          data-testid="suspend-scope"
          @click=${() => void this.suspend()}
        >
          ${icon('plus', 16)}${texts.add}
        </button>
      </header>
      <section class="card">${this.renderList()}</section>
    `;
  }

  private renderList(): TemplateResult {
    const { value, error } = this.suspensions;
    const texts = this.t.operations.suspensions;
    if (error !== undefined && value === undefined)
      return html`<div class="card-body">${errorState(error, this.suspensions.retry)}</div>`;
    if (value === undefined) return html`<div class="card-body">${skeleton(3, 50)}</div>`;
    if (value.suspensions.length === 0) return emptyState(texts.empty, texts.emptyHint);
    return html`<ul class="plain-rows" data-testid="suspensions">
      ${value.suspensions.map(
        (one) =>
          html`<li>
            <div>
              <p><b>${this.nameOf(one)}</b></p>
              <p class="soft">${one.reason}</p>
              <p class="faint">${texts.by(one.by.name, momentInWords(one.at, Date.now()))}</p>
            </div>
            <button
              type="button"
              class="button small"
              ?disabled=${this.busy}
              aria-label=${`${texts.activate}${this.t.common.colon}${this.nameOf(one)}`}
              data-testid="activate-scope"
              @click=${() => void this.activate(one)}
            >
              ${texts.activate}
            </button>
          </li>`,
      )}
    </ul>`;
  }

  private nameOf({ process, version, product }: Suspension): string {
    const texts = this.t.operations.suspensions;
    if (product !== undefined) return texts.productOf(product);
    return texts.versionOf(process?.title ?? '', version ?? 0);
  }

  private async suspend(): Promise<void> {
    const { suspensions: texts, suspend, reason, names } = this.t.operations;
    const all = this.definitions.value?.definitions ?? [];
    const codes = [...new Set(all.flatMap(({ code }) => code ?? []))].toSorted((a, b) =>
      a.localeCompare(b, 'en', { numeric: true }),
    );
    const answer = await askOperation({
      title: texts.add,
      text: suspend.text,
      confirm: names.suspend,
      danger: true,
      fields: [
        {
          kind: 'select',
          key: 'what',
          label: texts.what,
          options: [
            ...all.map(({ key, version, title }) => ({
              value: `definition ${key} ${version}`,
              title: texts.versionOf(title, version),
            })),
            ...codes.map((code) => ({ value: `product ${code}`, title: texts.productOf(code) })),
          ],
        },
        {
          kind: 'choice',
          key: 'timers',
          label: suspend.timers,
          value: 'shift',
          options: [
            { value: 'shift', title: suspend.shift },
            { value: 'absolute', title: suspend.absolute },
          ],
        },
        { kind: 'text', key: 'reason', label: reason, required: true },
      ],
    });
    if (answer === undefined) return;
    const [kind, key = '', version = ''] = answer.text('what').split(' ');
    const timers = answer.text('timers') === 'absolute' ? ('absolute' as const) : ('shift' as const);
    const body = { batchId: newId(), reason: answer.text('reason'), timers };
    await this.send(async () => {
      const report =
        kind === 'product'
          ? await call('suspendProduct', { params: { code: key }, body })
          : await call('suspendDefinition', { params: { key, version }, body });
      toastOk(texts.suspended(report.done));
    });
  }

  private async activate(one: Suspension): Promise<void> {
    const texts = this.t.operations.suspensions;
    const sure = await ask({
      title: `${texts.activate}${this.t.common.colon}${this.nameOf(one)}`,
      text: texts.activateText,
      confirm: texts.activate,
    });
    if (sure === undefined) return;
    const body = { batchId: newId() };
    await this.send(async () => {
      const report =
        one.product === undefined
          ? await call('activateDefinition', {
              params: { key: one.process?.key ?? '', version: String(one.version ?? 0) },
              body,
            })
          : await call('activateProduct', { params: { code: one.product }, body });
      toastOk(texts.activated(report.done));
    });
  }

  private async send(command: () => Promise<void>): Promise<void> {
    this.busy = true;
    try {
      await command();
    } catch (error) {
      toastError(error);
    }
    this.busy = false;
    this.read();
  }

  private readonly read = (): void => {
    void this.suspensions.load(() => call('listSuspensions', {}), { keep: true });
  };
}
customElements.define('yl-suspensions-page', SuspensionsPage);

import { html, nothing, type TemplateResult } from 'lit';
import type { AnswerOf, DesignSettings, RouteTable } from '../../../api/index.js';
import { call } from '../../api-client.js';
import { Loader } from '../../contexts/loader.js';
import { toastError, toastOk } from '../../contexts/toasts.js';
import { errorState, skeleton } from '../../parts/states.js';
import { PortalPage } from '../../portal-element.js';

type Rule = DesignSettings['rules'][number];
type Right = 'edit' | 'publish' | 'approve';

const RIGHTS: readonly Right[] = ['edit', 'publish', 'approve'];

interface Choice {
  readonly value: string;
  readonly text: string;
}

/** What rules can name. */
interface Names {
  readonly people: readonly Choice[];
  readonly scopes: readonly Choice[];
}

type Answer<Op extends keyof RouteTable> = AnswerOf<RouteTable[Op]>;

/** 设计权限: the second pair of eyes, and who may change, publish and approve which processes. */
export class DesignRightsPage extends PortalPage {
  static override properties = { ...PortalPage.properties, draft: { state: true }, busy: { state: true } };
  declare private draft: Pick<DesignSettings, 'secondPair' | 'rules'> | undefined;
  declare private busy: boolean;
  private readonly settings = new Loader<Names>(this);

  constructor() {
    super();
    this.busy = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.setPageTitle(this.t.designs.setup.title);
    void this.settings.load(() => this.read());
  }

  protected override render(): TemplateResult {
    const texts = this.t.designs.setup;
    const { value, error } = this.settings;
    const { draft } = this;
    return html`<header class="head">
        <div class="head-text">
          <h1 tabindex="-1">${texts.title}</h1>
          <p>${texts.lead}</p>
        </div>
        <div class="head-actions"><a class="button" href="/designs">${this.t.designs.back}</a></div>
      </header>
      <section class="card">
        <div class="card-body">
          ${
            error !== undefined && value === undefined
              ? errorState(error, this.settings.retry)
              : value === undefined || draft === undefined
                ? skeleton(4, 48)
                : this.renderForm(value, draft)
          }
        </div>
      </section>`;
  }

  private renderForm(
    names: Names,
    { secondPair, rules }: Pick<DesignSettings, 'secondPair' | 'rules'>,
  ): TemplateResult {
    const texts = this.t.designs.setup;
    return html`<label class="check"
        ><input
          type="checkbox"
          data-testid="second-pair"
          .checked=${secondPair === 'required'}
          @change=${(event: Event) => this.change({ secondPair: (event.target as HTMLInputElement).checked ? 'required' : 'off' })}
        />${texts.secondPair}</label
      >
      <p class="faint">${texts.secondPairHint}</p>
      <h2>${texts.rules}</h2>
      ${rules.length === 0 ? html`<p class="faint">${texts.emptyRules}</p>` : nothing}
      ${rules.map((rule, index) => this.renderRule(names, rule, index))}
      <div class="row-wrap spaced">
        <button
          type="button"
          class="button"
          data-testid="add-rule"
          @click=${() => this.change({ rules: [...rules, { edit: [] }] })}
        >
          ${texts.add}
        </button>
        <button
          type="button"
          class="button primary"
          ?disabled=${this.busy}
          data-testid="save-rights"
          @click=${() => void this.save()}
        >
          ${texts.save}
        </button>
      </div>`;
  }

  private renderRule(names: Names, rule: Rule, index: number): TemplateResult {
    const texts = this.t.designs.setup;
    const scope =
      rule.process === undefined
        ? rule.category === undefined
          ? ''
          : `category:${rule.category}`
        : `process:${rule.process}`;
    return html`<div
      class="design-rule"
      role="group"
      aria-label=${`${texts.rules} ${index + 1}`}
      data-testid="design-rule"
    >
      <label class="field"
        ><span class="field-label">${texts.scope}</span
        ><select
          class="input"
          @change=${(event: Event) => this.setScope(index, (event.target as HTMLSelectElement).value)}
        >
          <option value="" ?selected=${scope === ''}>${texts.all}</option>
          ${names.scopes.map(({ value, text }) => html`<option value=${value} ?selected=${value === scope}>${text}</option>`)}
        </select></label
      >
      ${RIGHTS.map((right) => this.renderWho(names, rule, index, right))}
      <button
        type="button"
        class="button small ghost"
        @click=${() => this.change({ rules: (this.draft?.rules ?? []).filter((_, at) => at !== index) })}
      >
        ${texts.removeRule}
      </button>
    </div>`;
  }

  private renderWho({ people }: Names, rule: Rule, index: number, right: Right): TemplateResult {
    const texts = this.t.designs.setup;
    const who = rule[right];
    const name = (value: string): string => people.find((choice) => choice.value === value)?.text ?? value;
    const set = (next: readonly string[]): void => this.setRule(index, { ...rule, [right]: next });
    return html`<div class="field">
      <span class="field-label">${texts.may[right]}</span>
      ${
        who === undefined || who.length === 0
          ? html`<p class="faint">${texts.inherit}</p>`
          : html`<ul class="who-list">
              ${who.map(
                (one) =>
                  html`<li class="chip">
                    ${name(one)}<button
                      type="button"
                      aria-label=${`${texts.remove}${this.t.common.colon}${name(one)}`}
                      @click=${() => set(who.filter((other) => other !== one))}
                    >
                      ×
                    </button>
                  </li>`,
              )}
            </ul>`
      }
      <select
        class="input"
        aria-label=${`${texts.may[right]}${this.t.common.colon}${texts.addWho}`}
        data-testid=${`add-${right}`}
        @change=${(event: Event) => {
          const select = event.target as HTMLSelectElement;
          if (select.value !== '') set([...new Set([...(who ?? []), select.value])]);
          select.value = '';
        }}
      >
        <option value="">${texts.addWho}</option>
        ${people.filter(({ value }) => who?.includes(value) !== true).map(({ value, text }) => html`<option value=${value}>${text}</option>`)}
      </select>
    </div>`;
  }

  private setScope(index: number, scope: string): void {
    const { process: _process, category: _category, ...rule } = this.draft?.rules[index] ?? {};
    const [kind, ...name] = scope.split(':');
    this.setRule(index, { ...rule, ...(scope === '' ? {} : { [kind ?? '']: name.join(':') }) });
  }

  private setRule(index: number, rule: Rule): void {
    this.change({ rules: (this.draft?.rules ?? []).with(index, rule) });
  }

  private change(part: Partial<Pick<DesignSettings, 'secondPair' | 'rules'>>): void {
    if (this.draft !== undefined) this.draft = { ...this.draft, ...part };
  }

  private async read(): Promise<Names> {
    const [settings, users, roles, departments, templates] = await Promise.all([
      call('readDesignSettings', {}),
      call('listUsers', { query: {} }),
      call('listRoles', {}),
      call('listDepartments', {}),
      call('listDesignTemplates', {}),
    ]);
    this.draft = { secondPair: settings.secondPair, rules: settings.rules };
    return { people: this.people(users, roles, departments), scopes: this.scopes(templates) };
  }

  private people(
    users: Answer<'listUsers'>,
    roles: Answer<'listRoles'>,
    departments: Answer<'listDepartments'>,
  ): readonly Choice[] {
    const { kinds } = this.t.designs.setup;
    return [
      ...roles.roles.map(({ key, title }) => ({ value: `role:${key}`, text: `${kinds.role} · ${title}` })),
      ...departments.departments.map(({ id, name }) => ({
        value: `department:${id}`,
        text: `${kinds.department} · ${name}`,
      })),
      ...users.users
        .filter(({ active }) => active)
        .map(({ id, name }) => ({ value: `user:${id}`, text: `${kinds.user} · ${name}` })),
    ];
  }

  private scopes({ templates }: Answer<'listDesignTemplates'>): readonly Choice[] {
    const { category, processOf } = this.t.designs.setup;
    const categories = new Map(templates.map((template) => [template.category.key, template.category.title]));
    return [
      ...[...categories].map(([key, title]) => ({ value: `category:${key}`, text: `${category} · ${title}` })),
      ...templates.map(({ process, title }) => ({ value: `process:${process}`, text: `${processOf} · ${title}` })),
    ];
  }

  private async save(): Promise<void> {
    const { draft } = this;
    if (draft === undefined) return;
    this.busy = true;
    try {
      // A right that names nobody is no right: it would lock out everybody the wider rule lets in.
      const rules = draft.rules.map((rule) => {
        const kept = RIGHTS.flatMap((right) =>
          (rule[right]?.length ?? 0) === 0 ? [] : [[right, rule[right]] as const],
        );
        const { edit: _edit, publish: _publish, approve: _approve, ...scope } = rule;
        return { ...scope, ...Object.fromEntries(kept) };
      });
      const stored = await call('putDesignSettings', { body: { secondPair: draft.secondPair, rules } });
      this.draft = { secondPair: stored.secondPair, rules: stored.rules };
      toastOk(this.t.designs.setup.saved);
    } catch (error) {
      toastError(error);
    }
    this.busy = false;
  }
}
customElements.define('yl-design-rights-page', DesignRightsPage);

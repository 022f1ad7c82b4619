import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Fault } from '@yunliu/engine/definition';
import { controlStyles, fill, type ConfirmDialog, type Question } from '../controls/index.js';
import { statesOf, type Command, type DesignIssue } from '../model/index.js';
import { DesignerElement } from '../session/designer-element.js';
import type { SessionChange } from '../session/index.js';
import { themeTokens } from '../view/theme.css.js';
import type { Section } from './describe/field.js';
import { countFaults, type OpenTabDetail, type PanelContext } from './panel-context.js';
import { renderHeader } from './panel-header.js';
import { unknownKeys } from './panel-keys.js';
import { panelStyles } from './panel-styles.js';
import { panelTexts } from './panel-texts.js';
import { stateAround, valueOf, type Design } from './place.js';
import { renderField } from './render-field.js';
import { renderFields, renderUnknown } from './render-fields.js';
import { renderRuler } from './render-ruler.js';
import { renderStepJson } from './render-step-json.js';
import { renderNumbers } from './render-numbers.js';
import { renderVacancies } from './render-vacancies.js';
import { sectionNote } from './section-note.js';
import { renderSeveral } from './several.js';
import { subjectOf, type Subject } from './subject.js';

/** Builders that stand in a panel once their part of the library is loaded; a plain text input stands there before. */
const builders = [
  'yl-feel-input',
  'yl-condition-builder',
  'yl-assignment-builder',
  'yl-mapping-editor',
  'yl-branch-ruler',
  'yl-vacancy-list',
  'yl-json-editor',
];

/** Everything that can be said of what is selected: the process, a state, a way; for several, what they have in common. */
export class PropertyPanel extends DesignerElement {
  static override styles = [themeTokens, controlStyles, panelStyles];

  /** What is unfolded, by pointer below the subject: kept while another state is looked at. */
  readonly #open = new Map<string, boolean>();
  readonly #drafts = new Map<string, string>();
  #refusal: { readonly pointer: string; readonly fault: Fault } | undefined;
  #issues: readonly DesignIssue[] | undefined;
  #subject: Subject | undefined;
  #focus: { readonly pointer: string; readonly name: boolean } | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    for (const tag of builders)
      if (customElements.get(tag) === undefined) void customElements.whenDefined(tag).then(() => this.requestUpdate());
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('session')) this.#issues = undefined;
  }

  protected override sessionChanged(change: SessionChange): void {
    super.sessionChanged(change);
    // Faults are found when the hand rests; until then the ones known stay.
    if (change.what === 'issues') this.#issues = this.session?.shownIssues;
    if (change.what === 'selection') {
      this.#refusal = undefined;
      this.#drafts.clear();
    }
    if (change.what !== 'document') return;
    const { cause, command } = change.change;
    // Undoing shows what counts again, not what was typed.
    if (cause !== 'execute') this.#drafts.clear();
    if (command.type === 'rename' && command.kind === 'state') {
      const [from, to] = cause === 'undo' ? [command.to, command.name] : [command.name, command.to];
      for (const [id, open] of Array.from(this.#open))
        if (id.includes(`${from}~`)) this.#open.set(id.replace(`${from}~`, `${to}~`), open);
    }
  }

  protected override render(): TemplateResult {
    const { session } = this;
    const texts = panelTexts(this.locale);
    if (session === undefined) return html`<div class="empty">${texts.nothing}</div>`;
    const design: Design = { document: session.document, world: session.host.world, locale: session.locale };
    const subject = subjectOf(design, session.selection);
    this.#subject = subject;
    const context = this.#context(design);
    return html`${this.#body(context, subject)}<yl-confirm-dialog></yl-confirm-dialog>`;
  }

  #body(context: PanelContext, subject: Subject): unknown {
    const { session, texts } = context;
    if (subject.part === 'several') return renderSeveral(context, session.selection);
    if (subject.part === 'elsewhere') return html`<div class="empty">${texts.elsewhere}</div>`;
    const { sections, pointer } = subject;
    const [only] = sections;
    const name = `${subject.part} ${subject.part === 'process' ? '' : subject.pointer}`;
    const plain = sections.length === 1 && only !== undefined;
    return html`${renderHeader(context, subject)}
    ${keyed(
      plain ? pointer : name,
      plain
        ? html`<div class="body several">${renderFields(context, pointer, only.fields, { kept: subject.kept })}</div>`
        : html`${sections.map((section) => this.#section(context, section, subject))}${this.#unknown(context, subject)}${renderVacancies(context, subject)}${renderStepJson(context, subject)}`,
    )}`;
  }

  #section(context: PanelContext, section: Section, { pointer, type, part }: Subject): TemplateResult {
    const { design, texts } = context;
    const { id, label, fields } = section;
    const openId = `section:${type ?? part}:${id}`;
    const open = this.#open.get(openId) ?? section.open === true;
    const own = fields.filter(({ key }) => key !== '').map(({ key }) => `${pointer}/${key}`);
    const { faults, mild } = countFaults(context, ...own);
    return html`<yl-section
      data-section=${id}
      .label=${label[design.locale === 'en' ? 1 : 0]}
      .note=${open ? '' : sectionNote(design, pointer, fields)}
      .faults=${faults}
      .mild=${mild}
      .faultsLabel=${fill(texts.faults, { count: faults })}
      .open=${open}
      @yl-toggle=${(event: CustomEvent<{ open: boolean }>) => {
        this.#open.set(openId, event.detail.open);
        this.requestUpdate();
      }}
      >${
        open
          ? html`<div class="body">
              ${renderNumbers(context, section, pointer)}${renderFields(context, pointer, fields, { inner: true, said: label[0] })}${renderRuler(context, section, pointer, type)}
            </div>`
          : nothing
      }</yl-section
    >`;
  }

  #unknown(context: PanelContext, { pointer, sections, kept }: Subject): unknown {
    const fields = sections.flatMap((section) => section.fields);
    const keys = unknownKeys(fields, valueOf({ ...context.design, pointer }), kept);
    if (keys.length === 0) return nothing;
    const { texts } = context;
    return html`<yl-section data-section="other" .label=${texts.other} open>
      <div class="body">
        <div class="hint">${texts.otherHint}</div>
        ${renderUnknown(context, pointer, keys)}
      </div>
    </yl-section>`;
  }

  #context(design: Design): PanelContext {
    const session = this.session as NonNullable<typeof this.session>;
    this.#issues ??= session.shownIssues;
    return {
      session,
      design,
      field(field, place) {
        return renderField(this, field, place);
      },
      fields(owner, fields, place) {
        return renderFields(this, owner, fields, place);
      },
      texts: panelTexts(design.locale),
      readonly: session.isReadonly,
      issues: this.#issues,
      refusalAt: (pointer) => (this.#refusal?.pointer === pointer ? this.#refusal.fault : undefined),
      isOpen: (id) => this.#open.get(this.#local(id)) ?? false,
      setOpen: (id, open) => {
        this.#open.set(this.#local(id), open);
        this.requestUpdate();
      },
      run: (pointer, command, typing = false) => this.#stands(design, pointer) && this.#run(pointer, command, typing),
      ask: (question) => this.#ask(question),
      openTab: (detail) =>
        void this.dispatchEvent(
          new CustomEvent<OpenTabDetail>('yl-open-tab', { detail, bubbles: true, composed: true }),
        ),
      renamed: (from, to) => {
        const [was, is] = [this.#local(from), this.#local(to)];
        for (const [id, open] of Array.from(this.#open))
          if (id === was || id.startsWith(`${was}/`)) this.#open.set(is + id.slice(was.length), open);
        this.#focus = { pointer: to, name: true };
        this.requestUpdate();
      },
      focus: (pointer) => {
        this.#focus = { pointer, name: false };
        this.requestUpdate();
      },
      draft: (pointer) => this.#drafts.get(pointer),
      setDraft: (pointer, text) => {
        if (text === undefined) this.#drafts.delete(pointer);
        else this.#drafts.set(pointer, text);
        this.requestUpdate();
      },
    };
  }

  /** Below the subject, so that what is open stays open when the state is renamed or another of its type is chosen. */
  #local(id: string): string {
    const base = this.#subject?.pointer ?? '';
    const at = base === '' ? -1 : id.indexOf(base);
    return at < 0 ? id : `${id.slice(0, at)}${this.#subject?.state ?? ''}~${id.slice(at + base.length)}`;
  }

  /** A control that was taken out of the page may still tell what was chosen in it: of a step that is gone nothing comes back. */
  #stands(shown: Design, pointer: string): boolean {
    const state = stateAround({ ...shown, pointer });
    return state === '' || (this.session !== undefined && statesOf(this.session.document).has(state));
  }

  #run(pointer: string, command: Command | undefined, typing: boolean): boolean {
    const { session } = this;
    if (session === undefined || command === undefined) return true;
    let fault: Fault | undefined;
    const stop = session.subscribe((change) => {
      if (change.what === 'refusal') fault = change.fault;
    });
    const done = session.execute(command, typing ? { typing: pointer } : undefined);
    stop();
    this.#refusal = fault === undefined ? undefined : { pointer, fault };
    if (fault !== undefined) session.say(fault.message[session.locale]);
    this.requestUpdate();
    return done;
  }

  async #ask(question: Omit<Question, 'locale'>): Promise<boolean> {
    const dialog = this.renderRoot.querySelector<ConfirmDialog>('yl-confirm-dialog');
    const answer = dialog === null ? false : await dialog.ask({ ...question, locale: this.locale });
    this.requestUpdate();
    return answer;
  }

  /** At the head of the first part, or at the first control where there is but one part. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('yl-section, .body [data-pointer]')?.focus();
  }

  protected override updated(): void {
    const wanted = this.#focus;
    if (wanted === undefined) return;
    const all = [...this.renderRoot.querySelectorAll<HTMLElement>('[data-item], [data-pointer]')];
    const item = all.find(({ dataset }) =>
      wanted.name
        ? dataset['pointer']?.replace('#name', '') === wanted.pointer && dataset['item'] === undefined
        : dataset['item'] === wanted.pointer || dataset['pointer'] === wanted.pointer,
    );
    if (item === undefined) return;
    this.#focus = undefined;
    requestAnimationFrame(() => focusFirst(item));
  }
}

/** The first control in it, or itself when it is one. */
function focusFirst(element: HTMLElement): void {
  const target = element.dataset['item'] === undefined ? element : element.querySelector<HTMLElement>('[data-pointer]');
  target?.focus();
  target?.scrollIntoView({ block: 'nearest' });
}

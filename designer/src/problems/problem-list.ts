import { html, nothing, type TemplateResult } from 'lit';
import { controlStyles } from '../controls/index.js';
import type { DesignElement, DesignIssue, Fix } from '../model/index.js';
import { DesignerElement } from '../session/designer-element.js';
import type { SessionChange } from '../session/index.js';
import { themeTokens } from '../view/theme.css.js';
import { fixAll, sameKind } from './fix-all.js';
import { problemCounts, problemGroups, type ProblemFilter, type ProblemGroup } from './problem-groups.js';
import { problemListStyles } from './problem-list-styles.js';
import { plainWords } from './plain-words.js';
import { problemsTexts } from './problems-texts.js';

const FILTERS: readonly ProblemFilter[] = ['all', 'error', 'warning'];

/**
 * What is wrong with the design, element by element, each with what mends it. A click on a problem selects its element
 * and fires `yl-reveal` {element, pointer}.
 */
export class ProblemList extends DesignerElement {
  static override properties = {
    ...DesignerElement.properties,
    filter: { state: true },
    search: { state: true },
    current: { state: true },
    status: { state: true },
  };
  static override styles = [themeTokens, controlStyles, problemListStyles];

  declare filter: ProblemFilter;
  declare search: string;
  /** The problem that is in the tab order. */
  declare current: string;
  declare status: string;
  #known = '';

  constructor() {
    super();
    this.filter = 'all';
    this.search = '';
    this.current = '';
    this.status = '';
  }

  /** Waits for the check: while somebody types the list stays as it is. */
  protected override sessionChanged(change: SessionChange): void {
    if (change.what === 'issues') this.#announce();
    super.sessionChanged(change);
  }

  protected override render(): TemplateResult {
    const { session, locale } = this;
    const texts = problemsTexts(locale);
    if (session === undefined) return html``;
    const { shownIssues: issues } = session;
    const counts = problemCounts(issues);
    const groups = problemGroups(session.document, issues, locale, this.filter, this.search);
    return html`<div class="frame">
      <header class="line">
        <h2>${texts.title}</h2>
        <span class="badges" aria-label=${texts.counts(counts.error, counts.warning)} role="img">
          <span class="badge error" ?hidden=${counts.error === 0}>${counts.error}</span>
          <span class="badge warning" ?hidden=${counts.warning === 0}>${counts.warning}</span>
        </span>
        <span class="grow"></span>
        <span class="line filters" role="group" aria-label=${texts.filter} ?hidden=${issues.length === 0}>
          ${FILTERS.map(
            (filter) =>
              html`<button
                type="button"
                data-filter=${filter}
                aria-pressed=${String(filter === this.filter)}
                @click=${() => (this.filter = filter)}
              >
                ${texts.filters[filter]}
              </button>`,
          )}
        </span>
        <input
          type="search"
          aria-label=${texts.search}
          placeholder=${texts.search}
          ?hidden=${issues.length < 8}
          .value=${this.search}
          @input=${(event: Event) => (this.search = (event.target as HTMLInputElement).value)}
        />
      </header>
      <div class="list" @keydown=${this.#key}>
        ${
          issues.length === 0
            ? html`<p class="none">
                <svg viewBox="0 0 40 40" aria-hidden="true">
                  <circle cx="20" cy="20" r="19" />
                  <path d="M12 21l6 6 11-13" /></svg
                ><strong>${texts.none}</strong>${texts.noneHint}
              </p>`
            : groups.length === 0
              ? html`<p class="empty">${texts.noMatch}</p>`
              : groups.map((group) => this.#group(group, issues, this.#first(groups)))
        }
      </div>
      <p class="sr" role="status">${this.status}</p>
    </div>`;
  }

  /** Which problem is in the tab order: the current one, else the first. */
  #first(groups: readonly ProblemGroup[]): string {
    const ids = groups.flatMap(({ issues }) => issues.map(idOf));
    return ids.includes(this.current) ? this.current : (ids[0] ?? '');
  }

  #group({ element, title, issues, key }: ProblemGroup, all: readonly DesignIssue[], tab: string): TemplateResult {
    const texts = problemsTexts(this.locale);
    return html`<section aria-label=${title}>
      <h3><span class="part">${texts.parts[element.part]}</span>${title}</h3>
      <ul>
        ${issues.map((issue) => this.#issue(issue, title, all, tab, key))}
      </ul>
    </section>`;
  }

  #issue(issue: DesignIssue, place: string, all: readonly DesignIssue[], tab: string, key: string): TemplateResult {
    const { locale, session } = this;
    const texts = problemsTexts(locale);
    if (session === undefined) return html``;
    const { severity, message, hint, fixes, code } = issue;
    const same = sameKind(all, code).length;
    const id = idOf(issue);
    return html`<li class=${severity} data-code=${code}>
      <button
        type="button"
        class="plain problem"
        data-problem=${key}
        tabindex=${id === tab ? '0' : '-1'}
        title=${texts.show(place)}
        @focus=${() => (this.current = id)}
        @click=${() => this.#show(issue)}
      >
        <span class="mark" aria-hidden="true">${severity === 'error' ? '×' : '!'}</span>
        <span class="words">
          <span class="sr">${texts.severities[severity]}：</span
          ><span class="message">${plainWords(session.document, message, locale)}</span>
          ${hint[locale] === '' ? nothing : html`<span class="hint">${plainWords(session.document, hint, locale)}</span>`}
        </span>
      </button>
      ${
        fixes.length === 0 || this.session?.isReadonly === true
          ? nothing
          : html`<span class="line fixes">
              ${fixes.map(
                (fix, at) =>
                  html`<button type="button" data-fix=${at} @click=${() => this.#fix(issue, fix)}>
                    ${fix.title[locale]}
                  </button>`,
              )}
              ${
                same < 2
                  ? nothing
                  : html`<button type="button" class="plain" data-fix-all=${code} @click=${() => this.#fixAll(code)}>
                      ${texts.fixAll(same)}
                    </button>`
              }
            </span>`
      }
    </li>`;
  }

  #show({ element, pointer }: DesignIssue): void {
    this.session?.selectPointer(pointer);
    const detail: { readonly element: DesignElement; readonly pointer: string } = { element, pointer };
    this.dispatchEvent(new CustomEvent('yl-reveal', { detail, bubbles: true, composed: true }));
  }

  #fix(issue: DesignIssue, fix: Fix): void {
    if (this.session?.stillFinds(issue) !== true || !this.session.execute(fix.command)) return;
    this.session.say(problemsTexts(this.locale).fixed(fix.title[this.locale]));
    void this.#keepFocus();
  }

  #fixAll(code: string): void {
    if (this.session === undefined) return;
    const { fixed, left } = fixAll(this.session, code);
    this.session.say(problemsTexts(this.locale).fixedAll(fixed, left));
    void this.#keepFocus();
  }

  /** The button that was pressed goes with its problem: the focus goes to the next one. */
  async #keepFocus(): Promise<void> {
    await this.updateComplete;
    if (this.renderRoot instanceof ShadowRoot && this.renderRoot.activeElement !== null) return;
    this.renderRoot.querySelector<HTMLElement>('.problem[tabindex="0"]')?.focus();
  }

  readonly #key = (event: KeyboardEvent): void => {
    const all = [...this.renderRoot.querySelectorAll<HTMLElement>('.problem')];
    const at = all.indexOf(event.target as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    all[Math.max(0, Math.min(to, all.length - 1))]?.focus();
  };

  /** Says how many there are when that has changed. */
  #announce(): void {
    const counts = problemCounts(this.session?.shownIssues ?? []);
    const key = JSON.stringify(counts);
    if (key === this.#known) return;
    this.#known = key;
    const texts = problemsTexts(this.locale);
    this.status = counts.error + counts.warning === 0 ? texts.solved : texts.found(counts.error, counts.warning);
  }
}

function idOf({ code, pointer, message }: DesignIssue): string {
  return `${code} ${pointer} ${message.en}`;
}

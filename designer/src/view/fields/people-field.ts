import { html, render } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import type { Json } from '@yunliu/engine/definition';
import type { DirectoryEntry, DirectorySearch } from '../ports.js';
import { FieldElement } from './field-element.js';

interface PageRequest {
  readonly page: number;
  readonly pageSize: number;
  readonly filter: string;
}

/** What pickers of people, departments, roles and systems share: a list that is searched at the host, names for the ids already chosen. */
export abstract class PeopleFieldElement extends FieldElement {
  static override properties = { ...FieldElement.properties, chosen: { state: true } };

  declare chosen: readonly DirectoryEntry[];
  #asked = '';

  constructor() {
    super();
    this.chosen = [];
  }

  protected abstract search(search: DirectorySearch): Promise<readonly DirectoryEntry[]>;
  protected abstract lookUp(ids: readonly string[]): Promise<readonly DirectoryEntry[]>;

  private get ids(): string[] {
    const list = Array.isArray(this.value) ? (this.value as readonly Json[]) : [this.value];
    return list.filter((id): id is string => typeof id === 'string' && id !== '');
  }

  private get many(): boolean {
    return this.field.schema.type === 'array';
  }

  protected override willUpdate(changed: PropertyValues): void {
    if ((changed.has('value') || changed.has('context')) && this.context !== undefined) void this.#names();
  }

  /** Names of the chosen ids; until they are known, and where they are unknown, the id itself. */
  async #names(): Promise<void> {
    const { ids } = this;
    const key = ids.join('\n');
    if (key === this.#asked) return;
    this.#asked = key;
    const known = new Map(this.chosen.map((entry) => [entry.id, entry]));
    const missing = ids.filter((id) => !known.has(id));
    this.chosen = ids.map((id) => known.get(id) ?? { id, name: id });
    if (missing.length === 0) return;
    for (const entry of await this.lookUp(missing).catch(() => [])) known.set(entry.id, entry);
    if (this.#asked === key) this.chosen = ids.map((id) => known.get(id) ?? { id, name: id });
  }

  readonly #provider = async (
    request: PageRequest,
    answer: (items: readonly DirectoryEntry[], size: number) => void,
  ): Promise<void> => {
    const role = this.options['role'];
    const department = this.options['department'];
    const entries = await this.search({
      text: request.filter.trim(),
      limit: 50,
      ...(typeof role === 'string' ? { role } : {}),
      ...(typeof department === 'string' ? { department } : {}),
    }).catch((): DirectoryEntry[] => []);
    answer(entries.slice(request.page * request.pageSize, (request.page + 1) * request.pageSize), entries.length);
  };

  protected override renderControl(): TemplateResult {
    return this.many ? this.#several() : this.#one();
  }

  readonly #row = (root: HTMLElement, _list: unknown, model: { readonly item: DirectoryEntry }): void => {
    const { name, detail } = model.item;
    render(
      html`<span>${name}</span
        >${detail ? html`<span style="margin-inline-start: 0.75em; color: var(--yl-muted); font-size: 0.9em">${detail}</span>` : ''}`,
      root,
    );
  };

  #one(): TemplateResult {
    return html`<vaadin-combo-box
      data-focus
      .label=${this.compact ? '' : this.label}
      .accessibleName=${this.compact ? this.label : null}
      .required=${this.required}
      .helperText=${this.compact ? '' : this.hint}
      .placeholder=${this.placeholder || this.context.texts.search}
      .clearButtonVisible=${true}
      .itemIdPath=${'id'}
      .itemValuePath=${'id'}
      .itemLabelPath=${'name'}
      .renderer=${this.#row}
      .manualValidation=${true}
      .invalid=${this.error !== ''}
      .errorMessage=${this.error}
      .dataProvider=${this.#provider}
      .selectedItem=${this.chosen[0] ?? null}
      theme=${this.compact ? 'small' : ''}
      @change=${this.#pick}
      @blur=${this.leave}
    ></vaadin-combo-box>`;
  }

  #several(): TemplateResult {
    return html`<vaadin-multi-select-combo-box
      data-focus
      .label=${this.compact ? '' : this.label}
      .accessibleName=${this.compact ? this.label : null}
      .required=${this.required}
      .helperText=${this.compact ? '' : this.hint}
      .placeholder=${this.placeholder || this.context.texts.search}
      .i18n=${this.context.controls.multiSelect}
      .clearButtonVisible=${true}
      .itemIdPath=${'id'}
      .itemValuePath=${'id'}
      .itemLabelPath=${'name'}
      .renderer=${this.#row}
      .manualValidation=${true}
      .invalid=${this.error !== ''}
      .errorMessage=${this.error}
      .dataProvider=${this.#provider}
      .selectedItems=${[...this.chosen]}
      theme=${this.compact ? 'small' : ''}
      @change=${this.#pickSeveral}
      @blur=${this.leave}
    ></vaadin-multi-select-combo-box>`;
  }

  #take(entries: readonly DirectoryEntry[]): void {
    this.chosen = entries;
    this.#asked = entries.map((entry) => entry.id).join('\n');
    this.change(this.many ? entries.map((entry) => entry.id) : (entries[0]?.id ?? null));
  }

  readonly #pick = (event: Event): void => {
    const { selectedItem } = event.currentTarget as HTMLElement & { selectedItem: DirectoryEntry | null | undefined };
    this.#take(selectedItem ? [selectedItem] : []);
  };

  readonly #pickSeveral = (event: Event): void => {
    this.#take((event.currentTarget as HTMLElement & { selectedItems: readonly DirectoryEntry[] }).selectedItems);
  };
}

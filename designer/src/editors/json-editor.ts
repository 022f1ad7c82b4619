import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { parseDefinitionText, type SchemaNode } from '@yunliu/engine/definition';
import type { CodeEditor, CodeLanguage, CodeOptions } from './code-editor.js';
import { editorTexts, fill } from './editor-texts.js';
import { jsonFaults, type LinedFault, type MarkedIssue } from './json-faults.js';
import { keepText, keptText, type KeptText, type TextPlace } from './kept-text.js';
import { loadJsonEditor } from './load-editor.js';
import { TextEditorElement } from './text-editor-element.js';

/** The text that was applied, and what it says. */
interface JsonChange {
  readonly value: string;
  readonly json: unknown;
}

/**
 * JSON of the format. Typing stays in the editor, with its own undo, and is told by `yl-input` ({value}); “应用” or
 * Ctrl+Enter tells the whole by one `yl-change` ({@link JsonChange}), so that it can be one step outside;
 * the owner gives back `value` as it then is (a refused text stays in the editor). `issues` are
 * marked at their pointers (relative to the text's root), `schema` is checked while typing.
 */
export class JsonEditor extends TextEditorElement {
  static override properties = {
    ...TextEditorElement.properties,
    issues: { attribute: false },
    place: { attribute: false },
    schema: { attribute: false },
  };

  declare issues: readonly MarkedIssue[] | undefined;
  /** What is typed and not applied waits there while something else is looked at. */
  declare place: TextPlace | undefined;
  declare schema: SchemaNode | undefined;

  /** Something was typed that is not applied. */
  get isChanged(): boolean {
    return this.text !== (this.value ?? '');
  }

  protected override load(): Promise<(options: CodeOptions) => CodeEditor> {
    return loadJsonEditor();
  }

  protected override name(): string {
    return this.label === '' ? editorTexts(this.locale).json : this.label;
  }

  protected override language(): Omit<CodeLanguage, 'check'> {
    return {};
  }

  protected override faults(text: string): readonly LinedFault[] {
    const { issues = [], schema, locale } = this;
    // Faults found in the applied text are about that text alone.
    const given = text === (this.value ?? '') ? issues : [];
    return jsonFaults(text, { issues: given, locale, ...(schema === undefined ? {} : { schema }) });
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('value') && !changed.has('place')) return;
    const value = this.value ?? '';
    const kept = this.#kept;
    // What was applied stands there now, in the order and with the spaces of the file.
    if (kept !== undefined && saysTheSame(kept.text, value)) this.#keep(undefined);
    if (changed.has('value') || kept?.text !== this.text) this.text = this.#kept?.text ?? value;
  }

  get #kept(): KeptText | undefined {
    return this.place === undefined ? undefined : keptText(this.place);
  }

  #keep(typed: KeptText | undefined): void {
    if (this.place !== undefined) keepText(this.place, typed);
  }

  protected override typed(value: string): void {
    this.#keep({ base: this.#kept?.base ?? this.value ?? '', text: value });
    this.dispatchEvent(new CustomEvent('yl-input', { detail: { value } }));
  }

  protected override bar(faults: readonly LinedFault[]): TemplateResult {
    const texts = editorTexts(this.locale);
    const broken = parseDefinitionText(this.text).json === undefined;
    const kept = this.#kept;
    const isOvertaken = kept !== undefined && kept.base !== this.value;
    return html`<span class="hint state" role="status"
        >${
          this.isChanged
            ? broken
              ? texts.broken
              : texts.changed
            : faults.length === 0
              ? texts.noFaults
              : fill(texts.faults, { n: String(faults.length) })
        }</span
      >${isOvertaken ? html`<span class="fault" role="alert">${texts.overtaken}</span>` : nothing}${
        this.readonly
          ? nothing
          : html`<span class="hint">${texts.keys}</span>
              <button type="button" ?disabled=${!this.isChanged} @click=${this.#revert}>${texts.revert}</button>
              <button type="button" class="primary" ?disabled=${!this.isChanged || broken} @click=${this.#apply}>
                ${texts.apply}
              </button>`
      }`;
  }

  protected override pressed(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    this.#apply();
  }

  readonly #revert = (): void => {
    this.#keep(undefined);
    this.text = this.value ?? '';
    this.requestUpdate('value', undefined);
  };

  readonly #apply = (): void => {
    const { json } = parseDefinitionText(this.text);
    if (json === undefined || !this.isChanged || this.readonly) return;
    const value = this.text;
    this.dispatchEvent(new CustomEvent<JsonChange>('yl-change', { detail: { value, json } }));
  };
}

/** The same JSON, whatever the order of its keys. */
function saysTheSame(one: string, other: string): boolean {
  const sorted = (value: unknown): unknown =>
    typeof value !== 'object' || value === null || Array.isArray(value)
      ? Array.isArray(value)
        ? value.map(sorted)
        : value
      : Object.entries(value)
          .toSorted(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, inner]) => [key, sorted(inner)]);
  const [a, b] = [one, other].map((text) => parseDefinitionText(text).json);
  return a !== undefined && JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

import { html, nothing, type TemplateResult } from 'lit';
import type { CodeEditor, CodeLanguage, CodeOptions } from './code-editor.js';
import { editorTexts, fill } from './editor-texts.js';
import type { LinedFault } from './json-faults.js';
import { loadTemplateEditor } from './load-editor.js';
import { completeTemplate } from './template-completion.js';
import { templateFaults, type TemplateField } from './template-faults.js';
import { TextEditorElement } from './text-editor-element.js';

/** A fault of the template that somebody else has found, by line from 1. */
export interface TemplateIssue {
  readonly line: number;
  readonly message: string;
  readonly severity?: 'error' | 'warning';
}

/**
 * A print template: HTML with `{{…}}`. Every change is told at once by `yl-change` ({value, done: false}), leaving the editor
 * by `yl-done`; the owner joins the burst into one step with `typing`.
 */
export class TemplateEditor extends TextEditorElement {
  static override properties = {
    ...TextEditorElement.properties,
    fields: { attribute: false },
    issues: { attribute: false },
  };

  declare fields: readonly TemplateField[] | undefined;
  declare issues: readonly TemplateIssue[] | undefined;

  constructor() {
    super();
    this.addEventListener('focusout', () => this.dispatchEvent(new CustomEvent('yl-done')));
  }

  protected override load(): Promise<(options: CodeOptions) => CodeEditor> {
    return loadTemplateEditor();
  }

  protected override name(): string {
    return this.label === '' ? editorTexts(this.locale).template : this.label;
  }

  protected override language(): Omit<CodeLanguage, 'check'> {
    return { complete: (text, at) => completeTemplate(text, at, this.fields ?? [], this.locale) };
  }

  protected override faults(text: string): readonly LinedFault[] {
    const own = templateFaults(text, this.fields ?? [], this.locale);
    const lines = text.split('\n');
    const given = (this.issues ?? []).map(({ line, message, severity = 'error' }): LinedFault => {
      const from = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
      return { from, to: from + (lines[line - 1]?.length ?? 1), line, severity, message };
    });
    return [...own, ...given];
  }

  protected override typed(value: string): void {
    this.value = value;
    this.dispatchEvent(new CustomEvent('yl-change', { detail: { value, done: false } }));
  }

  protected override bar(faults: readonly LinedFault[]): TemplateResult {
    const texts = editorTexts(this.locale);
    return html`<span class="hint state" role="status"
        >${faults.length === 0 ? texts.noFaults : fill(texts.faults, { n: String(faults.length) })}</span
      >${this.readonly ? nothing : html`<span class="hint">${texts.templateKeys}</span>`}`;
  }
}

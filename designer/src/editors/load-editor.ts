import type { CodeEditor, CodeOptions } from './code-editor.js';

/** Opens the FEEL editor once it is loaded; rejects when it cannot be (offline after an update …). */
export async function loadFeelEditor(): Promise<(options: CodeOptions) => CodeEditor> {
  return (await import('./feel-editor.js')).openFeelEditor;
}

export async function loadJsonEditor(): Promise<(options: CodeOptions) => CodeEditor> {
  return (await import('./json-code.js')).openJsonEditor;
}

export async function loadTemplateEditor(): Promise<(options: CodeOptions) => CodeEditor> {
  return (await import('./template-code.js')).openTemplateEditor;
}

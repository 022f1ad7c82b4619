export type { CodeCompletion, CodeEditor, CodeFault, CodeOption } from './code-editor.js';
export { keepText, keptText } from './kept-text.js';
export { loadFeelEditor } from './load-editor.js';
export type { TemplateEditor, TemplateIssue } from './template-editor.js';
export { templateFaults, type TemplateField } from './template-faults.js';
export { templateFields } from './template-fields.js';

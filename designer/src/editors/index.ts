export type { CodeCompletion, CodeEditor, CodeFault, CodeLanguage, CodeOption } from './code-editor.js';
export type { JsonChange } from './json-editor.js';
export type { MarkedIssue } from './json-faults.js';
export { loadFeelEditor } from './load-editor.js';
export type { TemplateEditor, TemplateIssue } from './template-editor.js';
export { templateFaults, type TemplateField } from './template-faults.js';
export { templateFields } from './template-fields.js';

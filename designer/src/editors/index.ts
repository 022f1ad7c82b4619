export type { CodeCompletion, CodeEditor, CodeFault, CodeLanguage, CodeOption } from './code-editor.js';
export { loadFeelEditor } from './load-editor.js';

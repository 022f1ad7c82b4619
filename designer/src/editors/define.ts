import { JsonEditor } from './json-editor.js';
import { TemplateEditor } from './template-editor.js';

const elements: { readonly [tag: string]: CustomElementConstructor } = {
  'yl-json-editor': JsonEditor,
  'yl-template-editor': TemplateEditor,
};

// Two copies of the library on one page must not fail; the first one wins.
for (const [tag, element] of Object.entries(elements))
  if (!customElements.get(tag)) customElements.define(tag, element);

import { FeelInput } from './feel-input.js';

const elements: { readonly [tag: string]: CustomElementConstructor } = {
  'yl-feel-input': FeelInput,
};

for (const [tag, element] of Object.entries(elements))
  if (!customElements.get(tag)) customElements.define(tag, element);

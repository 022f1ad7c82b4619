import '../controls/define.js';
import { BranchRulerElement } from './branch-ruler-element.js';
import { ConditionBuilder } from './condition-builder.js';
import { ConditionSample } from './condition-sample.js';
import { FeelInput } from './feel-input.js';

const elements: { readonly [tag: string]: CustomElementConstructor } = {
  'yl-branch-ruler': BranchRulerElement,
  'yl-feel-input': FeelInput,
  'yl-condition-builder': ConditionBuilder,
  'yl-condition-sample': ConditionSample,
};

// Two copies of the library on one page must not fail; the first one wins.
for (const [tag, element] of Object.entries(elements))
  if (!customElements.get(tag)) customElements.define(tag, element);

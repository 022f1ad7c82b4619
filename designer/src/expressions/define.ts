import '../controls/define.js';
import { AssignmentBuilder } from './assignment-builder.js';
import { AssignmentPreviewElement } from './assignment-preview.js';
import { BranchRulerElement } from './branch-ruler-element.js';
import { ConditionBuilder } from './condition-builder.js';
import { ConditionSample } from './condition-sample.js';
import { FeelInput } from './feel-input.js';
import { MappingEditor } from './mapping-editor.js';
import { VacancyList } from './vacancy-list.js';

const elements: { readonly [tag: string]: CustomElementConstructor } = {
  'yl-feel-input': FeelInput,
  'yl-condition-builder': ConditionBuilder,
  'yl-condition-sample': ConditionSample,
  'yl-branch-ruler': BranchRulerElement,
  'yl-assignment-builder': AssignmentBuilder,
  'yl-assignment-preview': AssignmentPreviewElement,
  'yl-vacancy-list': VacancyList,
  'yl-mapping-editor': MappingEditor,
};

// Two copies of the library on one page must not fail; the first one wins.
for (const [tag, element] of Object.entries(elements))
  if (!customElements.get(tag)) customElements.define(tag, element);

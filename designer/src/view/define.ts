import './vaadin-elements.js';
import { AttachmentFieldElement } from './fields/attachment-field.js';
import { CascaderFieldElement } from './fields/cascader-field.js';
import { ChoiceFieldElement } from './fields/choice-field.js';
import { DateFieldElement } from './fields/date-field.js';
import { DateTimeFieldElement } from './fields/date-time-field.js';
import { DepartmentFieldElement } from './fields/department-field.js';
import { IntegerFieldElement } from './fields/integer-field.js';
import { MoneyFieldElement } from './fields/money-field.js';
import { MultiChoiceFieldElement } from './fields/multi-choice-field.js';
import { MultiLineFieldElement } from './fields/multi-line-field.js';
import { NumberFieldElement } from './fields/number-field.js';
import { RoleFieldElement } from './fields/role-field.js';
import { SealFieldElement } from './fields/seal-field.js';
import { SignatureFieldElement } from './fields/signature-field.js';
import { SystemFieldElement } from './fields/system-field.js';
import { TextFieldElement } from './fields/text-field.js';
import { TimeFieldElement } from './fields/time-field.js';
import { UserFieldElement } from './fields/user-field.js';
import { YesNoFieldElement } from './fields/yes-no-field.js';
import { FlowView } from './flow/flow-view.js';
import { FormElement } from './form/form-element.js';
import { TableElement } from './table/table-element.js';

const elements: { readonly [tag: string]: CustomElementConstructor } = {
  'yl-attachment-field': AttachmentFieldElement,
  'yl-cascader-field': CascaderFieldElement,
  'yl-choice-field': ChoiceFieldElement,
  'yl-date-field': DateFieldElement,
  'yl-date-time-field': DateTimeFieldElement,
  'yl-department-field': DepartmentFieldElement,
  'yl-integer-field': IntegerFieldElement,
  'yl-money-field': MoneyFieldElement,
  'yl-multi-choice-field': MultiChoiceFieldElement,
  'yl-multi-line-field': MultiLineFieldElement,
  'yl-number-field': NumberFieldElement,
  'yl-role-field': RoleFieldElement,
  'yl-seal-field': SealFieldElement,
  'yl-signature-field': SignatureFieldElement,
  'yl-system-field': SystemFieldElement,
  'yl-text-field': TextFieldElement,
  'yl-time-field': TimeFieldElement,
  'yl-user-field': UserFieldElement,
  'yl-yes-no-field': YesNoFieldElement,
  'yl-flow-view': FlowView,
  'yl-form-table': TableElement,
  'yl-form': FormElement,
};

// Two copies of the library on one page must not fail; the first one wins.
for (const [tag, element] of Object.entries(elements))
  if (!customElements.get(tag)) customElements.define(tag, element);

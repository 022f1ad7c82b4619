import { hasType } from './fields/field-type.js';
import type { FieldKind, FieldShape, FieldType } from './fields/field-type.js';
import { attachmentField } from './fields/attachment.js';
import { cascaderField } from './fields/cascader.js';
import { choiceField } from './fields/choice.js';
import { dateField } from './fields/date.js';
import { dateTimeField } from './fields/date-time.js';
import { departmentField } from './fields/department.js';
import { integerField } from './fields/integer.js';
import { moneyField } from './fields/money.js';
import { multiChoiceField } from './fields/multi-choice.js';
import { multiLineField } from './fields/multi-line.js';
import { numberField } from './fields/number.js';
import { roleField } from './fields/role.js';
import { sealField } from './fields/seal.js';
import { serialNumberField } from './fields/serial-number.js';
import { signatureField } from './fields/signature.js';
import { systemField } from './fields/system.js';
import { tableField } from './fields/table.js';
import { textField } from './fields/text.js';
import { timeField } from './fields/time.js';
import { userField } from './fields/user.js';
import { yesNoField } from './fields/yes-no.js';

const named: { readonly [type in Exclude<FieldShape['element']['type'], 'Control'>]: FieldType } = {
  Money: moneyField,
  UserPicker: userField,
  DepartmentPicker: departmentField,
  RolePicker: roleField,
  SystemPicker: systemField,
  SerialNumber: serialNumberField,
  Signature: signatureField,
  Seal: sealField,
  Attachment: attachmentField,
  Cascader: cascaderField,
  Table: tableField,
};

// The first that accepts the schema of a plain `Control` wins, so the narrow ones stand first.
const controls = [
  choiceField,
  multiChoiceField,
  yesNoField,
  integerField,
  numberField,
  dateField,
  dateTimeField,
  timeField,
];

// Asked for many times in every check, and an element never changes.
const known = new WeakMap<FieldShape['element'], { readonly schema: FieldShape['schema']; readonly type: FieldType }>();

/** The kind of input an element of the UI schema asks for. */
export function fieldTypeOf(field: FieldShape): FieldType {
  const found = known.get(field.element);
  if (found !== undefined && found.schema === field.schema) return found.type;
  const type = findType(field);
  known.set(field.element, { schema: field.schema, type });
  return type;
}

function findType({ element, schema }: FieldShape): FieldType {
  if (element.type !== 'Control') return named[element.type];
  const found = controls.find((type) => type.accepts(schema));
  if (found) return found;
  return element.options?.['multi'] === true && hasType(schema, 'string') ? multiLineField : textField;
}

export function fieldKindOf(field: FieldShape): FieldKind {
  return fieldTypeOf(field).kind;
}

import { textField } from './text.js';
import type { FieldType } from './field-type.js';

/** A number of a gapless series. Nobody types it: the `serial` effect of the process writes it. */
export const serialNumberField: FieldType = { ...textField, kind: 'serial-number' };

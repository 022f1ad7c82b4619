import { signatureField } from './signature.js';
import type { FieldType } from './field-type.js';

/** 盖章: who put which seal; `name` is the name of the seal's owner, `file` its image, absent = stamped on paper. */
export const sealField: FieldType = { ...signatureField, kind: 'seal' };

import type { FormTemplate } from '@yunliu/engine/forms';
import { digits, document, key, object } from './schema.js';

export const formParams = object({ key: key(), version: digits() });
export const formSchema = document<FormTemplate>('Form template, see form-template.schema.json');

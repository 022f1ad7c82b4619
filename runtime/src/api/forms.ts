import type { FormTemplate } from '@yunliu/engine/forms';
import { digits, document, key, object, text } from './schema.js';

export const formParams = object({ key: key(), version: digits() });
/** `h`: part of the content hash, so that browsers may keep the answer for ever. */
export const formQuery = object({}, { h: text({ maxLength: 64 }) });
export const formSchema = document<FormTemplate>('Form template, see form-template.schema.json');

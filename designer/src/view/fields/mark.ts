import type { Json } from '@yunliu/engine/definition';
import type { AttachmentValue, SignatureValue } from '@yunliu/engine/forms';

/** Is the value a signature or seal that is set? */
export function isMark(value: Json | undefined): value is SignatureValue & { readonly [key: string]: Json } {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    typeof (value as { name?: unknown }).name === 'string'
  );
}

/** The files of an attachment field; anything else gives none. */
export function attachmentsIn(value: Json | undefined): AttachmentValue[] {
  if (!Array.isArray(value)) return [];
  return (value as readonly Json[]).flatMap((entry) => {
    const { file, name } = (entry ?? {}) as { file?: unknown; name?: unknown };
    return typeof file === 'string' && typeof name === 'string' ? [{ file, name }] : [];
  });
}

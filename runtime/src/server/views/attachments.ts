import type { Attachment, Directory, FieldVisibility, ProcessInstance } from '@yunliu/engine';
import { visibleValues } from '@yunliu/engine';
import type { Json, Locale } from '@yunliu/engine/definition';
import type { ApiAttachment } from '../../api/index.js';
import { personOf } from './names.js';

/**
 * Files a viewer may open: those no hidden field holds. A file that stands in a visible field as well is visible. A
 * produced document shows the whole form, so it goes to those from whom no field is hidden (`seesDocuments`).
 */
export function visibleAttachments(
  instance: ProcessInstance,
  fields: FieldVisibility,
  seesDocument: (attachment: Attachment) => boolean,
): readonly Attachment[] {
  const shown = new Set(stringsIn(visibleValues(instance.variables, fields)));
  const all = new Set(stringsIn(instance.variables));
  return instance.attachments.filter((attachment) => {
    if (attachment.kind === 'document') return seesDocument(attachment);
    return shown.has(attachment.id) || !all.has(attachment.id);
  });
}

export function attachmentView(
  instanceId: string,
  attachment: Attachment,
  directory: Directory,
  locale: Locale,
): ApiAttachment {
  const { id, name, size, mediaType, sha256, at, kind } = attachment;
  const url = `/api/attachments/${encodeURIComponent(instanceId)}/${encodeURIComponent(id)}`;
  return { id, name, size, mediaType, sha256, by: personOf(directory, attachment.by, locale), at, kind, url };
}

function* stringsIn(value: Json): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null) for (const item of Object.values(value)) yield* stringsIn(item);
}

import { instantSchema } from './common.js';
import { flag, integer, key, list, named, object, text } from './schema.js';
import type { Infer } from './schema.js';

const noticeSchema = named(
  'Notice',
  object({ id: text(), title: text(), text: text(), instanceId: text(), at: instantSchema, read: flag() }),
);
export type ApiNotice = Infer<typeof noticeSchema>;

export const noticesSchema = named('Notices', object({ notices: list(noticeSchema), unread: integer() }));
/** Newest first, the last 200. */
export type Notices = Infer<typeof noticesSchema>;

/** `all` marks every notice. */
export const noticeParams = object({ id: key() });

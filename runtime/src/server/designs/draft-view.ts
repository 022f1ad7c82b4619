import { localize } from '@yunliu/engine/definition';
import type { Locale } from '@yunliu/engine/definition';
import type { ApiDesign, DesignAudit, DesignEditor, DesignRow } from '../../api/index.js';
import { categoryTitle } from '../routes/lookups.js';
import type { ServerParts } from '../server-parts.js';
import { personOf } from '../views/names.js';
import { newestVersion } from './begin-draft.js';
import type { Draft, DraftNote, ListedDraft, Word } from './draft.js';
import type { DraftRights } from './draft-rights.js';
import type { OpenWindow } from './presence.js';

/** Who looks at it, and in which language. */
export interface Reader {
  readonly parts: ServerParts;
  readonly userId: string;
  readonly locale: Locale;
}

export function editorView({ parts, userId, locale }: Reader, open: OpenWindow): DesignEditor {
  return {
    person: personOf(parts.directory.view(), open.userId, locale),
    since: open.since,
    until: open.until,
    self: open.userId === userId,
  };
}

/** `newest`: highest published version of the process; 0 = none. */
export function rowView(
  reader: Reader,
  { id, revision, head }: ListedDraft,
  rights: DraftRights,
  newest: number,
): DesignRow {
  const { parts, locale } = reader;
  const person = (userId: string) => personOf(parts.directory.view(), userId, locale);
  const word = (said: Word) => ({ at: said.at, by: person(said.by), comment: said.comment });
  const holder = parts.designs.presence.holder(id);
  const { basedOn, request, rejection, publication } = head;
  return {
    id,
    revision,
    process: head.process,
    title: localize(head.title, locale),
    category: { key: head.category, title: categoryTitle(parts, head.category, locale) },
    status: head.status === 'deleted' ? 'draft' : head.status,
    createdAt: head.createdAt,
    createdBy: person(head.createdBy),
    updatedAt: head.updatedAt,
    updatedBy: person(head.updatedBy),
    ...rights,
    mayApprove: rights.mayApprove && request?.by !== reader.userId,
    ...(basedOn === undefined ? {} : { basedOn }),
    ...(newest === 0 ? {} : { newestVersion: newest }),
    ...(holder === undefined ? {} : { editor: editorView(reader, holder) }),
    ...(request === undefined ? {} : { request: word(request) }),
    ...(rejection === undefined ? {} : { rejection: word(rejection) }),
    ...(publication === undefined ? {} : { publication: { ...word(publication), version: publication.version } }),
  };
}

export async function designView(reader: Reader, draft: Draft, rights: DraftRights): Promise<ApiDesign> {
  const { parts } = reader;
  return {
    ...rowView(reader, draft, rights, await newestVersion(parts, draft.head.process)),
    files: draft.files,
    editors: parts.designs.presence.windows(draft.id).map((open) => editorView(reader, open)),
  };
}

export function auditView(
  { parts, locale }: Reader,
  notes: readonly (DraftNote & { readonly at: string })[],
): DesignAudit {
  const person = (userId: string) => personOf(parts.directory.view(), userId, locale);
  return {
    entries: notes.map(({ at, by, what, revision, changes, comment, version, of }) => ({
      at,
      by: person(by),
      what,
      revision,
      ...(changes === undefined ? {} : { changes }),
      ...(comment === undefined ? {} : { comment }),
      ...(version === undefined ? {} : { version }),
      ...(of === undefined ? {} : { of: person(of) }),
    })),
  };
}

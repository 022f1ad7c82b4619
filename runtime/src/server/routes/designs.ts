import { packDesign, unpackDesign } from '@yunliu/designer/model';
import type { Viewer } from '@yunliu/engine';
import type { ApiDesign } from '../../api/index.js';
import { beginDraft } from '../designs/begin-draft.js';
import type { Beginning } from '../designs/begin-draft.js';
import { checkFiles } from '../designs/check-files.js';
import { wholeFiles } from '../designs/draft.js';
import type { Draft, DraftFiles, DraftHead } from '../designs/draft.js';
import {
  alreadyDone,
  draftNotes,
  listDrafts,
  noteDraft,
  readDraft,
  staleRevision,
  writeDraft,
} from '../designs/draft-book.js';
import type { DraftCommand } from '../designs/draft-book.js';
import { mayNot, notEditable, unknownDraft } from '../designs/draft-faults.js';
import { rightsFor, rightsOn, hasAny, subjectsOf } from '../designs/draft-rights.js';
import { auditView, designView, editorView, rowView } from '../designs/draft-view.js';
import type { Reader } from '../designs/draft-view.js';
import { BEAT_MS } from '../designs/presence.js';
import type { Call, Handlers } from '../http/call.js';
import { contentDisposition } from '../http/content-disposition.js';
import { refuse } from '../refuse.js';
import type { ServerParts } from '../server-parts.js';
import { personOf } from '../views/names.js';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export const designHandlers: Handlers<
  | 'listDesigns'
  | 'createDesign'
  | 'importDesign'
  | 'readDesign'
  | 'saveDesign'
  | 'deleteDesign'
  | 'keepDesign'
  | 'readDesignAudit'
  | 'exportDesign'
> = {
  async listDesigns({ parts, viewer, locale }) {
    const policy = await parts.designs.policy();
    const newest = new Map<string, number>();
    for (const { key, version } of await parts.store.definitions())
      newest.set(key, Math.max(version, newest.get(key) ?? 0));
    const designs = [];
    for (const draft of await listDrafts(parts)) {
      const rights = rightsFor(viewer, policy, await subjectsOf(parts, draft.head));
      if (hasAny(rights))
        designs.push(
          rowView({ parts, userId: viewer.user.id, locale }, draft, rights, newest.get(draft.head.process) ?? 0),
        );
    }
    return { designs, secondPair: policy.secondPair };
  },

  async createDesign({ parts, viewer, body, locale }) {
    const { id, commandId, from } = body;
    const command = { id: commandId, by: viewer.user.id, body };
    return begin({ parts, viewer, locale }, id, command, () => beginDraft(parts, from));
  },

  async importDesign({ parts, viewer, body, request, locale }) {
    const { file } = request;
    if (file === undefined) throw noFile();
    for (const name of ['id', 'commandId'] as const) if (!uuid.test(body[name])) throw noUuid(name);
    const bytes = new Uint8Array(file.buffer);
    const command = {
      id: body.commandId,
      by: viewer.user.id,
      body: { ...body, bytes: file.buffer.toString('base64') },
    };
    return begin({ parts, viewer, locale }, body.id, command, async () => ({
      files: unpackDesign(bytes) as DraftFiles,
      what: 'imported',
    }));
  },

  readDesign: ({ parts, viewer, design, locale }) =>
    designView({ parts, userId: viewer.user.id, locale }, design.draft, design.rights),

  async saveDesign({ parts, viewer, design, body }) {
    const { draft } = design;
    const { revision, commandId, changes = [] } = body;
    const command = { id: commandId, by: viewer.user.id, body: { save: draft.id, ...body } };
    const done = await alreadyDone(parts, draft.id, command);
    if (done !== undefined) {
      const { status, updatedAt } = draft.head;
      return { id: draft.id, revision: done, updatedAt, status: shown(status) };
    }
    requireEditable(draft);
    if (revision !== draft.revision) throw await staleRevision(parts, draft.id);
    const files = wholeFiles(body.files);
    const facts = checkFiles(files);
    await requireEdit(parts, viewer, facts);
    const updatedAt = parts.clock.now();
    const next: DraftHead = { ...draft.head, ...facts, updatedAt, updatedBy: viewer.user.id };
    const written = await writeDraft(parts, {
      id: draft.id,
      revision,
      head: next,
      files,
      command,
      notes: [{ what: 'saved', by: viewer.user.id, ...(changes.length === 0 ? {} : { changes }) }],
    });
    return { id: draft.id, revision: written, updatedAt, status: shown(next.status) };
  },

  async deleteDesign({ parts, viewer, design, body }) {
    const { draft } = design;
    const command = { id: body.commandId, by: viewer.user.id, body: { delete: draft.id, ...body } };
    if ((await alreadyDone(parts, draft.id, command)) !== undefined) return undefined;
    if (draft.head.status === 'awaiting-approval' || draft.head.publishing !== undefined)
      throw notEditable(draft.head.status, draft.head.publishing !== undefined);
    if (body.revision !== draft.revision) throw await staleRevision(parts, draft.id);
    await writeDraft(parts, {
      id: draft.id,
      revision: body.revision,
      head: { ...draft.head, status: 'deleted', updatedAt: parts.clock.now(), updatedBy: viewer.user.id },
      files: { definition: '{}', forms: [], scenarios: {} },
      command,
      notes: [{ what: 'deleted', by: viewer.user.id }],
    });
    parts.designs.presence.forget(draft.id);
    parts.logger.info({ design: draft.id, process: draft.head.process, by: viewer.user.id }, 'draft deleted');
    return undefined;
  },

  async keepDesign({ parts, viewer, design, body, locale }) {
    const { draft, rights } = design;
    const userId = viewer.user.id;
    // Who may only look holds nothing, whatever they ask for.
    const intent = rights.mayEdit || body.intent === 'leave' ? body.intent : 'look';
    const answer = parts.designs.presence.beat(draft.id, { window: body.window, userId, intent });
    if (answer.tookFrom !== undefined) {
      const note = { what: 'taken-over', by: userId, of: answer.tookFrom, revision: draft.revision } as const;
      await noteDraft(parts, draft.id, `taken/${body.window}/${parts.clock.now()}`, note);
    }
    const reader: Reader = { parts, userId, locale };
    const person = (id: string) => personOf(parts.directory.view(), id, locale);
    return {
      holds: answer.holder?.window === body.window,
      others: answer.others.map((other) => editorView(reader, other)),
      revision: draft.revision,
      updatedAt: draft.head.updatedAt,
      updatedBy: person(draft.head.updatedBy),
      status: shown(draft.head.status),
      beatMs: BEAT_MS,
      ...(answer.holder === undefined ? {} : { holder: editorView(reader, answer.holder) }),
      ...(answer.takenOverBy === undefined ? {} : { takenOverBy: person(answer.takenOverBy) }),
    };
  },

  readDesignAudit: async ({ parts, viewer, design, locale }) =>
    auditView({ parts, userId: viewer.user.id, locale }, await draftNotes(parts, design.draft.id)),

  exportDesign({ design, response }) {
    const { head, revision, files } = design.draft;
    sendPackage(response, files, `${head.process}-draft-${revision}.zip`);
    return undefined;
  },
};

/** A draft that may still be changed, or why not. */
export function requireEditable({ head }: Draft): void {
  if (head.status !== 'draft' || head.publishing !== undefined)
    throw notEditable(head.status, head.publishing !== undefined);
}

/** What it is about now must be within reach too: a draft cannot be turned into another process. */
export async function requireEdit(
  parts: ServerParts,
  viewer: Viewer,
  subject: { readonly process: string; readonly category: string },
): Promise<void> {
  const { mayEdit } = await rightsOn(parts, viewer, await parts.designs.policy(), subject);
  if (!mayEdit) throw mayNot('edit');
}

export function sendPackage(response: Call['response'], files: DraftFiles, name: string): void {
  response.set({
    'Content-Type': 'application/zip',
    'Content-Disposition': contentDisposition('attachment', name),
    'X-Content-Type-Options': 'nosniff',
  });
  response.send(Buffer.from(packDesign(files)));
}

export function shown(status: DraftHead['status']): 'draft' | 'awaiting-approval' | 'published' {
  return status === 'deleted' ? 'draft' : status;
}

async function begin(
  { parts, viewer, locale }: Pick<Call, 'parts' | 'viewer' | 'locale'>,
  id: string,
  command: DraftCommand,
  make: () => Promise<Beginning>,
): Promise<ApiDesign> {
  if ((await alreadyDone(parts, id, command)) === undefined) {
    const { files, what, basedOn } = await make();
    const facts = checkFiles(files);
    await requireEdit(parts, viewer, facts);
    const now = parts.clock.now();
    const by = viewer.user.id;
    await writeDraft(parts, {
      id,
      revision: 0,
      head: {
        ...facts,
        status: 'draft',
        createdAt: now,
        createdBy: by,
        updatedAt: now,
        updatedBy: by,
        ...(basedOn === undefined ? {} : { basedOn }),
      },
      files,
      command,
      notes: [{ what, by, ...(basedOn === undefined ? {} : { version: basedOn }) }],
    });
  }
  const draft = await readDraft(parts, id);
  if (draft === undefined || draft.head.status === 'deleted') throw unknownDraft();
  const rights = await rightsOn(parts, viewer, await parts.designs.policy(), draft.head);
  return designView({ parts, userId: viewer.user.id, locale }, draft, rights);
}

function noFile(): Error {
  return refuse(
    'request/missing-key',
    ['没有收到文件。', 'No file was received.'],
    ['请以字段名 file 上传一个流程包。', 'Send one package in the field `file`.'],
    { pointer: '/file' },
  );
}

function noUuid(name: string): Error {
  return refuse(
    'request/invalid',
    [`${name} 应为 UUID。`, `\`${name}\` must be a UUID.`],
    ['请生成新的 UUID。', 'Make a new UUID.'],
    { pointer: `/${name}` },
  );
}

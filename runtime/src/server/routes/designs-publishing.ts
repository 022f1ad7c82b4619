import type { Issue, Locale } from '@yunliu/engine/definition';
import type { DesignPublished } from '../../api/index.js';
import type { Draft } from '../designs/draft.js';
import { alreadyDone, readDraft, staleRevision, writeDraft } from '../designs/draft-book.js';
import type { DraftCommand } from '../designs/draft-book.js';
import { notAwaiting, notEditable, ownRequest, unsound } from '../designs/draft-faults.js';
import { numbered } from '../designs/numbered-design.js';
import { judgeDraft, publishDraft, resumePublishing } from '../designs/publish-draft.js';
import type { Published } from '../designs/publish-draft.js';
import type { Handlers } from '../http/call.js';
import { issueIn } from '../http/error-answer.js';
import type { ServerParts } from '../server-parts.js';
import { requireEditable, shown } from './designs.js';

export const designPublishingHandlers: Handlers<'publishDesign' | 'approveDesign' | 'rejectDesign' | 'withdrawDesign'> =
  {
    async publishDesign({ parts, viewer, design, body, locale }) {
      const { draft } = design;
      const by = viewer.user.id;
      const command = { id: body.commandId, by, body: { publish: draft.id, ...body } };
      const { secondPair } = await parts.designs.policy();
      if ((await alreadyDone(parts, draft.id, command)) !== undefined) return repeated(parts, draft.id, locale);
      requireEditable(draft);
      if (body.revision !== draft.revision) throw await staleRevision(parts, draft.id);
      if (secondPair === 'off')
        return publishedView(await publishDraft(parts, draft, command, { comment: body.comment, by }), locale);
      const issues = await judgeDraft(parts, await numbered(parts, draft.files));
      if (issues.some(({ severity }) => severity === 'error')) throw unsound(issues);
      const at = parts.clock.now();
      const { rejection: _, ...head } = draft.head;
      const revision = await writeDraft(parts, {
        id: draft.id,
        revision: draft.revision,
        head: {
          ...head,
          status: 'awaiting-approval',
          updatedAt: at,
          updatedBy: by,
          request: { at, by, comment: body.comment },
        },
        files: draft.files,
        command,
        notes: [{ what: 'publish-requested', by, comment: body.comment }],
      });
      return { status: 'awaiting-approval', revision, published: [], issues: issuesIn(issues, locale) };
    },

    async approveDesign({ parts, viewer, design, body, locale }) {
      const { draft } = design;
      const by = viewer.user.id;
      const command = { id: body.commandId, by, body: { approve: draft.id, ...body } };
      if ((await alreadyDone(parts, draft.id, command)) !== undefined) return repeated(parts, draft.id, locale);
      const request = await awaiting(parts, draft, body.revision);
      if (request.by === by) throw ownRequest();
      const words = { comment: request.comment, by: request.by, approvedBy: by };
      return publishedView(await publishDraft(parts, draft, command, words), locale);
    },

    async rejectDesign({ parts, viewer, design, body }) {
      const by = viewer.user.id;
      const command = { id: body.commandId, by, body: { reject: design.draft.id, ...body } };
      return backToDraft(parts, design.draft, command, body, async (request) => {
        if (request.by === by) throw ownRequest();
        return { what: 'rejected', comment: body.comment };
      });
    },

    async withdrawDesign({ parts, viewer, design, body }) {
      const command = { id: body.commandId, by: viewer.user.id, body: { withdraw: design.draft.id, ...body } };
      return backToDraft(parts, design.draft, command, body, async () => ({
        what: 'withdrawn',
        ...(body.comment === undefined ? {} : { comment: body.comment }),
      }));
    },
  };

type Request = NonNullable<Draft['head']['request']>;

async function awaiting(parts: ServerParts, draft: Draft, revision: number): Promise<Request> {
  const { status, request, publishing } = draft.head;
  if (status !== 'awaiting-approval' || request === undefined) throw notAwaiting();
  if (publishing !== undefined) throw notEditable(status, true);
  if (revision !== draft.revision) throw await staleRevision(parts, draft.id);
  return request;
}

async function backToDraft(
  parts: ServerParts,
  draft: Draft,
  command: DraftCommand,
  { revision }: { readonly revision: number },
  judge: (request: Request) => Promise<{ readonly what: 'rejected' | 'withdrawn'; readonly comment?: string }>,
) {
  const done = await alreadyDone(parts, draft.id, command);
  if (done !== undefined)
    return { id: draft.id, revision: done, updatedAt: draft.head.updatedAt, status: shown(draft.head.status) };
  const request = await awaiting(parts, draft, revision);
  const { what, comment } = await judge(request);
  const at = parts.clock.now();
  const { request: _, ...head } = draft.head;
  const written = await writeDraft(parts, {
    id: draft.id,
    revision,
    head: {
      ...head,
      status: 'draft',
      updatedAt: at,
      updatedBy: command.by,
      ...(what === 'rejected' ? { rejection: { at, by: command.by, comment: comment ?? '' } } : {}),
    },
    files: draft.files,
    command,
    notes: [{ what, by: command.by, of: request.by, ...(comment === undefined ? {} : { comment }) }],
  });
  return { id: draft.id, revision: written, updatedAt: at, status: 'draft' as const };
}

/** What came of it the first time; what a crash has interrupted is finished now. */
async function repeated(parts: ServerParts, id: string, locale: Locale): Promise<DesignPublished> {
  const published = await resumePublishing(parts, id);
  if (published !== undefined) return publishedView(published, locale);
  const draft = await readDraft(parts, id);
  return { status: shown(draft?.head.status ?? 'draft'), revision: draft?.revision ?? 0, published: [], issues: [] };
}

function publishedView({ publication, revision, issues }: Published, locale: Locale): DesignPublished {
  return {
    status: 'published',
    revision,
    version: publication.version,
    published: publication.published,
    issues: issuesIn(issues, locale),
  };
}

function issuesIn(issues: readonly Issue[], locale: Locale): DesignPublished['issues'] {
  return issues.map((issue) => issueIn(issue, locale));
}

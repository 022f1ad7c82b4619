import { openDesign } from '@yunliu/designer/model';
import { jsonPointer } from '@yunliu/engine/definition';
import type { Issue } from '@yunliu/engine/definition';
import type { ServerParts } from '../server-parts.js';
import type { Draft, DraftHead, Publication, Publishing } from './draft.js';
import { readDraft, writeDraft } from './draft-book.js';
import type { DraftCommand } from './draft-book.js';
import { unsound } from './draft-faults.js';
import { bundleOf, numbered } from './numbered-design.js';
import type { NumberedDesign } from './numbered-design.js';
import { keepVersion } from './version-files.js';

export interface Published {
  readonly publication: Publication;
  readonly revision: number;
  readonly issues: readonly Issue[];
}

/** All faults of a draft as it would be published, with pointers into the design. */
export async function judgeDraft(parts: ServerParts, design: NumberedDesign): Promise<readonly Issue[]> {
  const bundle = bundleOf(design.document);
  const fresh = new Set(design.forms.filter(({ changed }) => changed !== 'same').map(({ draft }) => draft));
  const issues = await parts.engine.checkPublish({
    definitions: bundle.definitions,
    forms: bundle.forms.filter(({ template }) =>
      design.forms.some(
        ({ key, version, draft }) => key === template.key && version === template.version && fresh.has(draft),
      ),
    ),
  });
  return issues.map((issue) => placed(issue, design));
}

/**
 * Puts a draft into force. Three writes, any of which may be the last one before a crash: what is about to happen goes
 * into the draft first, then the versions are frozen (the same content again is harmless), then the draft says so. Whoever
 * comes next with the same command, or the next start of the server, goes on where it broke off.
 */
export function publishDraft(
  parts: ServerParts,
  draft: Draft,
  command: DraftCommand,
  words: { readonly comment: string; readonly by: string; readonly approvedBy?: string },
): Promise<Published> {
  return parts.designs.inTurn(async () => {
    const design = await numbered(parts, draft.files);
    const issues = await judgeDraft(parts, design);
    if (issues.some(({ severity }) => severity === 'error')) throw unsound(issues);
    const now = parts.clock.now();
    const publishing: Publishing = {
      commandId: command.id,
      at: now,
      by: words.by,
      comment: words.comment,
      version: design.version,
      files: design.files,
      ...(words.approvedBy === undefined ? {} : { approvedBy: words.approvedBy }),
    };
    const revision = await writeDraft(parts, {
      id: draft.id,
      revision: draft.revision,
      head: { ...draft.head, updatedAt: now, updatedBy: command.by, publishing },
      files: draft.files,
      command,
      notes: words.approvedBy === undefined ? [] : [approvalNote(words.approvedBy, words.by, command, draft)],
    });
    const published = await finish(parts, draft.id, revision);
    return { ...published, issues };
  });
}

/** Goes on with what a crash has interrupted. Called when the server starts. */
export async function finishPublishing(parts: ServerParts): Promise<void> {
  for (const { id, revision, head } of await parts.store.designHeads()) {
    if ((head as unknown as DraftHead).publishing === undefined) continue;
    await parts.designs
      .inTurn(() => finish(parts, id, revision))
      .catch((error: unknown) => parts.logger.error({ design: id, err: error }, 'publishing could not be finished'));
  }
}

/** A command that was here before: what it has published, finished now when it had broken off. */
export async function resumePublishing(parts: ServerParts, id: string): Promise<Published | undefined> {
  return parts.designs.inTurn(async () => {
    const draft = await readDraft(parts, id);
    if (draft?.head.publishing !== undefined) return finish(parts, id, draft.revision);
    const publication = draft?.head.publication;
    return publication === undefined || draft === undefined
      ? undefined
      : { publication, revision: draft.revision, issues: [] };
  });
}

/** Freezes the versions that stand in the draft, and says so in it. Again, it changes nothing. */
async function finish(parts: ServerParts, id: string, revision: number): Promise<Published> {
  const draft = await readDraft(parts, id);
  const publishing = draft?.head.publishing;
  if (draft === undefined || publishing === undefined || draft.revision !== revision)
    throw new Error(`draft ${id} is not being published`);
  const { commandId, by, at, comment, version, files, approvedBy } = publishing;
  const document = openDesign(files);
  const report = await parts.engine.publish(bundleOf(document), by);
  if (report.issues.some(({ severity }) => severity === 'error')) {
    await giveUp(parts, draft, publishing);
    throw unsound(report.issues);
  }
  const forms = files.forms.map(({ form, prints }, index) => {
    const template = Object.values(document.forms)[index];
    if (template === undefined) throw new Error(`draft ${id} has lost a form`);
    return { template: template.key, version: template.version, form, prints };
  });
  const approved = approvedBy === undefined ? {} : { approvedBy };
  await keepVersion(
    parts.store,
    document.definition,
    { definition: files.definition, scenarios: files.scenarios, comment, design: id, ...approved },
    forms,
  );
  const publication: Publication = {
    at,
    by,
    comment,
    version,
    published: await newThings(parts, draft, document),
    ...approved,
  };
  const { publishing: _, request: __, rejection: ___, ...head } = draft.head;
  const next = await writeDraft(parts, {
    id,
    revision,
    head: { ...head, status: 'published', publication },
    files,
    command: { id: `${commandId}/published`, by, body: { publishing: commandId } },
    notes: [{ what: 'published', by, comment, version }],
  });
  parts.designs.presence.forget(id);
  parts.logger.info({ design: id, process: document.definition.key, version, by }, 'draft published');
  return { publication, revision: next, issues: report.issues };
}

/** Everything the draft has made new: its process, and the forms that are not where the draft had them published. */
async function newThings(
  parts: ServerParts,
  draft: Draft,
  document: ReturnType<typeof openDesign>,
): Promise<Publication['published']> {
  const at = draft.head.publishing?.at ?? '';
  const forms: Publication['published'][number][] = [];
  for (const { key, version } of Object.values(document.forms)) {
    const stored = await parts.store.form(key, version);
    // Frozen by this very publishing: not before it began.
    if (stored !== undefined && stored.publishedAt >= at && stored.publishedBy === draft.head.publishing?.by)
      forms.push({ kind: 'form', key, version });
  }
  return [...forms, { kind: 'definition', key: document.definition.key, version: document.definition.version }];
}

/** Somebody else took the version meanwhile (not through a draft): back to a draft that can be published again. */
async function giveUp(parts: ServerParts, draft: Draft, { commandId, by }: Publishing): Promise<void> {
  const { publishing: _, ...head } = draft.head;
  await writeDraft(parts, {
    id: draft.id,
    revision: draft.revision,
    head,
    files: draft.files,
    command: { id: `${commandId}/given-up`, by, body: { givenUp: commandId } },
    notes: [],
  });
}

function approvalNote(approvedBy: string, of: string, { body }: DraftCommand, { head }: Draft) {
  const { comment } = body as { readonly comment?: string };
  return {
    what: 'approved' as const,
    by: approvedBy,
    of: head.request?.by ?? of,
    ...(comment === undefined || comment === '' ? {} : { comment }),
  };
}

/** From `key@version` as published to the place in the design as drawn. */
function placed(issue: Issue, { document, forms }: NumberedDesign): Issue {
  const { file, ...rest } = issue;
  const { key, version } = document.definition;
  if (file === undefined || file === `${key}@${version}`) return { ...rest, pointer: `/definition${issue.pointer}` };
  const form = forms.find((each) => `${each.key}@${each.version}` === file);
  if (form !== undefined && issue.code.startsWith('print/'))
    return { ...rest, pointer: jsonPointer('prints', form.draft, printOf(issue)) };
  return form === undefined ? issue : { ...rest, pointer: `/forms${jsonPointer(form.draft)}${issue.pointer}` };
}

/** The print template a fault is in: `/prints/<name>`, else the main one. */
function printOf({ pointer }: Issue): string {
  const [, name] = /^\/prints\/([^/]+)/.exec(pointer) ?? [];
  return name === undefined ? 'print' : name.replaceAll('~1', '/').replaceAll('~0', '~');
}

import { contentHash } from '@yunliu/engine';
import type { DesignNote, StoredDesign } from '@yunliu/engine';
import type { JsonObject } from '@yunliu/engine/definition';
import type { ServerParts } from '../server-parts.js';
import type { Draft, DraftFiles, DraftHead, DraftNote, ListedDraft } from './draft.js';
import { changedMeanwhile, draftExists, idReused } from './draft-faults.js';

/** A change of a draft by one command. */
export interface DraftChange {
  readonly id: string;
  /** Revision it was made on; 0 = the draft begins. */
  readonly revision: number;
  readonly head: DraftHead;
  readonly files: DraftFiles;
  readonly command: DraftCommand;
  readonly notes: readonly Omit<DraftNote, 'revision'>[];
}

export interface DraftCommand {
  readonly id: string;
  readonly by: string;
  /** Everything the answer depends on. */
  readonly body: unknown;
}

export async function readDraft(parts: ServerParts, id: string): Promise<Draft | undefined> {
  const stored = await parts.store.design(id);
  return stored === undefined
    ? undefined
    : {
        id,
        revision: stored.revision,
        head: stored.head as unknown as DraftHead,
        files: stored.files as unknown as DraftFiles,
      };
}

/** Everything that is not deleted, the newest change first. */
export async function listDrafts(parts: ServerParts): Promise<readonly ListedDraft[]> {
  return (await parts.store.designHeads())
    .map(({ id, revision, head }) => ({ id, revision, head: head as unknown as DraftHead }))
    .filter(({ head }) => head.status !== 'deleted')
    .toSorted((a, b) => (a.head.updatedAt < b.head.updatedAt ? 1 : -1));
}

/**
 * What a command has written, if it has been here before: its revision. Ask this before anything that depends on how the
 * draft stands now. Throws `command/id-reused` when it was another command.
 */
export async function alreadyDone(
  parts: ServerParts,
  designId: string,
  command: DraftCommand,
): Promise<number | undefined> {
  const known = await parts.store.designCommand(command.id);
  if (known === undefined) return undefined;
  if (known.designId !== designId || known.bodyHash !== hashOf(command)) throw idReused();
  return known.revision;
}

/** The one write. Gives the new revision; a repeat gives that of the first time. Throws `design/changed-meanwhile`. */
export async function writeDraft(parts: ServerParts, change: DraftChange): Promise<number> {
  const { id, command } = change;
  const revision = change.revision + 1;
  const design: StoredDesign = {
    id,
    revision,
    head: change.head as unknown as JsonObject,
    files: change.files as unknown as JsonObject,
  };
  const at = change.head.updatedAt;
  const notes = change.notes.map((note, index): DesignNote => ({
    id: `${command.id}/${index}`,
    at,
    value: { ...note, revision } as unknown as JsonObject,
  }));
  const outcome = await parts.store.commitDesign({
    design,
    command: { id: command.id, bodyHash: hashOf(command) },
    notes,
  });
  if (outcome.kind === 'committed') return revision;
  if (outcome.kind === 'repeated') {
    if (outcome.designId !== id || outcome.bodyHash !== hashOf(command)) throw idReused();
    return outcome.revision;
  }
  if (change.revision === 0) throw draftExists();
  throw await staleRevision(parts, id);
}

export async function staleRevision(parts: ServerParts, id: string): Promise<Error> {
  const now = await parts.store.design(id);
  const head = now?.head as unknown as DraftHead | undefined;
  const by = head?.updatedBy ?? '';
  return changedMeanwhile(now?.revision ?? 0, head, parts.directory.view().user(by)?.name ?? by);
}

/** A line of the audit that belongs to no write. */
export function noteDraft(parts: ServerParts, id: string, noteId: string, note: DraftNote): Promise<void> {
  return parts.store.noteDesign(id, { id: noteId, at: parts.clock.now(), value: note as unknown as JsonObject });
}

export async function draftNotes(
  parts: ServerParts,
  id: string,
): Promise<readonly (DraftNote & { readonly at: string })[]> {
  return (await parts.store.designNotes(id)).map(({ at, value }) => ({ ...(value as unknown as DraftNote), at }));
}

function hashOf({ by, body }: DraftCommand): string {
  return contentHash(JSON.parse(JSON.stringify({ by, body })));
}

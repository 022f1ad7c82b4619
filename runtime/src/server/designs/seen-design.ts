import { mayDesignSomething } from '@yunliu/engine';
import type { Viewer } from '@yunliu/engine';
import type { CreateDesign } from '../../api/index.js';
import type { CallFacts } from '../http/call.js';
import type { ServerParts } from '../server-parts.js';
import type { Draft } from './draft.js';
import { readDraft } from './draft-book.js';
import { mayNot, mayNotDesign, unknownDraft, unknownVersion } from './draft-faults.js';
import { hasAny, rightsOn } from './draft-rights.js';
import type { DraftRights } from './draft-rights.js';

/** A draft that a check has allowed this viewer to see, with what they may do. */
export interface SeenDesign {
  readonly draft: Draft;
  readonly rights: DraftRights;
}

type Facts = CallFacts & { readonly viewer: Viewer };

export async function requireDesigner({ parts, viewer }: Facts): Promise<void> {
  const { rules } = await parts.designs.policy();
  if (!mayDesignSomething(viewer, rules)) throw mayNotDesign();
}

/**
 * A draft one may edit, publish or approve; any other does not exist. Of a deleted one only the command that deleted it may
 * come again.
 */
export async function seeDesign(facts: Facts): Promise<SeenDesign> {
  const { parts, viewer, request } = facts;
  const id = String(request.params['id']);
  const draft = await readDraft(parts, id);
  if (draft === undefined) throw unknownDraft();
  const rights = await draftRights(parts, viewer, draft);
  if (!hasAny(rights)) throw unknownDraft();
  if (draft.head.status === 'deleted') {
    const { commandId } = (request.body ?? {}) as { readonly commandId?: unknown };
    const known = typeof commandId === 'string' ? await parts.store.designCommand(commandId) : undefined;
    if (known?.designId !== id) throw unknownDraft();
  }
  return { draft, rights };
}

export async function requireRight(facts: Facts, right: 'edit' | 'publish' | 'approve'): Promise<SeenDesign> {
  const seen = await seeDesign(facts);
  const { mayEdit, mayPublish, mayApprove } = seen.rights;
  if (!{ edit: mayEdit, publish: mayPublish, approve: mayApprove }[right]) throw mayNot(right);
  return seen;
}

/** The process in the path, as published; retired versions count too. */
export async function requireProcess({ parts, viewer, request }: Facts): Promise<void> {
  const key = String(request.params['key']);
  const latest = await parts.engine.latestDefinition(key);
  const definition = latest ?? (await parts.store.definitions()).findLast((version) => version.key === key)?.definition;
  if (definition === undefined) throw unknownVersion();
  const rights = await rightsOn(parts, viewer, await parts.designs.policy(), {
    process: key,
    category: definition.category,
  });
  if (!hasAny(rights)) throw unknownVersion();
}

/** What is begun from must be within reach too: a copy shows everything there is to see. */
export async function requireOrigin(facts: Facts): Promise<void> {
  await requireDesigner(facts);
  const { parts, viewer, request } = facts;
  const { from } = request.body as CreateDesign;
  if (from.kind === 'design') {
    const draft = await readDraft(parts, from.id);
    if (draft === undefined || draft.head.status === 'deleted') throw unknownDraft();
    if (!hasAny(await draftRights(parts, viewer, draft))) throw unknownDraft();
  } else if (from.kind === 'version') {
    await requireProcess({ ...facts, request: withKey(request, from.process) });
  }
}

function withKey(request: Facts['request'], key: string): Facts['request'] {
  return { params: { key } } as unknown as typeof request;
}

async function draftRights(parts: ServerParts, viewer: Viewer, { head }: Draft): Promise<DraftRights> {
  return rightsOn(parts, viewer, await parts.designs.policy(), { process: head.process, category: head.category });
}

import { mayApproveDesign, mayDesign, mayPublishDesign } from '@yunliu/engine';
import type { DesignSubject, Viewer } from '@yunliu/engine';
import type { ServerParts } from '../server-parts.js';
import type { DesignPolicy } from './design-desk.js';

export interface DraftRights {
  readonly mayEdit: boolean;
  /** May publish; with the second pair of eyes: may ask for it. */
  readonly mayPublish: boolean;
  readonly mayApprove: boolean;
}

/**
 * What the rules say of a design. Its process may be published already under another category: then they must allow both,
 * or moving a draft to a category of one’s own would open every process.
 */
export async function rightsOn(
  parts: ServerParts,
  viewer: Viewer,
  policy: DesignPolicy,
  subject: DesignSubject,
): Promise<DraftRights> {
  return rightsFor(viewer, policy, await subjectsOf(parts, subject));
}

export async function subjectsOf(parts: ServerParts, subject: DesignSubject): Promise<readonly DesignSubject[]> {
  const published = await parts.engine.latestDefinition(subject.process);
  return published === undefined || published.category === subject.category
    ? [subject]
    : [subject, { process: subject.process, category: published.category }];
}

export function rightsFor(
  viewer: Viewer,
  { rules, secondPair }: DesignPolicy,
  subjects: readonly DesignSubject[],
): DraftRights {
  const all = (may: (subject: DesignSubject) => boolean): boolean => subjects.every(may);
  const mayEdit = all((subject) => mayDesign(viewer, subject, rules));
  const mayPublish = all((subject) => mayPublishDesign(viewer, subject, rules));
  return {
    mayEdit,
    mayPublish: mayPublish || (secondPair === 'required' && mayEdit),
    mayApprove: all((subject) => mayApproveDesign(viewer, subject, rules)),
  };
}

export function hasAny({ mayEdit, mayPublish, mayApprove }: DraftRights): boolean {
  return mayEdit || mayPublish || mayApprove;
}

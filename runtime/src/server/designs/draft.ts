import type { LocalizedText } from '@yunliu/engine/definition';
import type { ApiDesignFiles, DesignPublished } from '../../api/index.js';

/** Texts of a design with nothing left out. */
export interface DraftFiles {
  readonly definition: string;
  readonly forms: readonly { readonly form: string; readonly prints: { readonly [name: string]: string } }[];
  readonly scenarios: { readonly [name: string]: string };
}

/** Somebody said something at some time. */
export interface Word {
  readonly at: string;
  readonly by: string;
  readonly comment: string;
}

/** What publishing has begun: written down before anything becomes new, so that a crash in between is made good. */
export interface Publishing extends Word {
  readonly commandId: string;
  readonly version: number;
  /** With the versions given. */
  readonly files: DraftFiles;
  readonly approvedBy?: string;
}

export interface Publication extends Word {
  readonly version: number;
  readonly approvedBy?: string;
  readonly published: DesignPublished['published'];
}

/** A draft without its files. */
export interface DraftHead {
  readonly process: string;
  readonly title: LocalizedText;
  readonly category: string;
  readonly status: 'draft' | 'awaiting-approval' | 'published' | 'deleted';
  readonly basedOn?: number;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly updatedAt: string;
  readonly updatedBy: string;
  readonly request?: Word;
  readonly rejection?: Word;
  readonly publishing?: Publishing;
  readonly publication?: Publication;
}

export interface ListedDraft {
  readonly id: string;
  readonly revision: number;
  readonly head: DraftHead;
}

export interface Draft extends ListedDraft {
  readonly files: DraftFiles;
}

/** What somebody did to a draft. */
export type DraftDeed =
  | 'created'
  | 'restored'
  | 'copied'
  | 'imported'
  | 'saved'
  | 'taken-over'
  | 'publish-requested'
  | 'withdrawn'
  | 'approved'
  | 'rejected'
  | 'published'
  | 'deleted';

/** A line of the audit. */
export interface DraftNote {
  readonly what: DraftDeed;
  readonly by: string;
  readonly revision: number;
  readonly changes?: readonly { readonly label: string; readonly at: string }[];
  readonly comment?: string;
  readonly version?: number;
  readonly of?: string;
}

/** As they come over the wire, with everything in its place. */
export function wholeFiles({ definition, forms = [], scenarios = {} }: ApiDesignFiles): DraftFiles {
  return { definition, forms: forms.map(({ form, prints = {} }) => ({ form, prints })), scenarios };
}

import type { DesignFiles } from '../model/index.js';
import type { Impact, VersionRow } from './version-row.js';

export type PublishOutcome =
  | { readonly status: 'published'; readonly version: number }
  /** A second pair of eyes has to look first. */
  | { readonly status: 'awaiting-approval' };

/** What the page knows and does about versions. What is missing is not offered. Every method may reject. */
export interface VersionsHost {
  /** The version the draft was begun from. */
  readonly basedOn?: number;
  /** The number that publishing would give it. */
  readonly nextVersion?: number;
  readonly mayPublish?: boolean;
  /** Publishing asks for a second pair of eyes first. */
  readonly needsApproval?: boolean;
  /** Published versions, newest first. */
  versions?(): Promise<readonly VersionRow[]>;
  /** Address of a version as a package: definition, forms, prints, scenarios. */
  versionPackage?(version: number): string;
  versionFiles?(version: number): Promise<DesignFiles>;
  /** Makes a draft that begins as this version. */
  restore?(version: number): Promise<{ readonly id: string }>;
  setRetired?(version: number, isRetired: boolean): Promise<void>;
  /** Address of the page that moves instances between versions. */
  readonly migrationAddress?: string;
  /** What publishing these files would mean for what runs. */
  impact?(files: DesignFiles): Promise<Impact>;
  /** `revision`: what was looked at; another one is refused. */
  publish?(request: { readonly comment: string; readonly revision: number }): Promise<PublishOutcome>;
  /** Shows another draft, or with `undefined` the list of all. */
  open?(id: string | undefined): void;
}

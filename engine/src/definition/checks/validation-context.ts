import type { FormTemplate } from '../../forms/form-template.js';
import type { ProcessDefinition } from '../process-definition.js';
import type { SoundParts } from '../shape/check-shape.js';

/** What a definition may refer to. A part that is not given is not checked. */
export interface ValidationContext {
  readonly forms?: readonly FormTemplate[];
  /** Names of the print templates of form versions, by `key@version`; a version that is missing is not checked. */
  readonly prints?: { readonly [form: string]: readonly string[] };
  /** Processes that may be called or started, the definition itself included or not. */
  readonly processes?: readonly ProcessDefinition[];
  /** Role keys of the directory. */
  readonly roles?: readonly string[];
  /** Calendar keys. */
  readonly calendars?: readonly string[];
  /** Handler names of service states. */
  readonly handlers?: readonly string[];
  /** Only from who never changes a definition that was checked: what it shares with the next one is not checked again. */
  readonly sound?: SoundParts;
}

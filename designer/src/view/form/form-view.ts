import type { Json } from '@yunliu/engine/definition';
import type { DirectoryNames, UiLayout } from '@yunliu/engine/forms';
import type { FieldContext } from '../fields/field-context.js';
import type { FormSession } from './form-session.js';

/** What drawing a form needs to know and may cause. `yl-form` provides it. */
export interface FormView {
  readonly session: FormSession;
  readonly context: FieldContext;
  readonly names: DirectoryNames;
  readonly readonly: boolean;
  /** Counts changes; tables compare it because the session stays one object. */
  readonly revision: number;
  /** Messages to show now, by JSON pointer. */
  readonly errors: ReadonlyMap<string, string>;
  setValue(path: string, value: Json): void;
  leave(pointer: string): void;
  tabOf(tabs: UiLayout): number;
  selectTab(tabs: UiLayout, index: number): void;
}

import type { Issue } from './issue.js';

/**
 * The error every door of Yunliu throws or returns for a foreseen failure: a stable code, the place of the fault and
 * what to do, in both languages. Match on `code`, never on `instanceof` (it must survive JSON and a second copy of the
 * library).
 */
export class YunliuError extends Error {
  readonly code: string;
  readonly pointer: string | undefined;
  readonly details: Readonly<Record<string, unknown>>;
  readonly messages: { readonly 'zh-CN': string; readonly en: string };
  readonly hint: { readonly 'zh-CN': string; readonly en: string };
  readonly issues: readonly Issue[];

  constructor(fault: Fault) {
    super(`${fault.code}: ${fault.message.en}`);
    this.name = 'YunliuError';
    this.code = fault.code;
    this.pointer = fault.pointer;
    this.details = fault.details ?? {};
    this.messages = fault.message;
    this.hint = fault.hint;
    this.issues = fault.issues ?? [];
  }
}

/** A typed refusal as data. `decide` returns it; the shell turns it into a {@link YunliuError}. */
export interface Fault {
  /** Stable, `area/kebab-case`, e.g. `task/not-assigned`, `form/field-read-only`, `command/id-reused`. */
  readonly code: string;
  readonly message: { readonly 'zh-CN': string; readonly en: string };
  readonly hint: { readonly 'zh-CN': string; readonly en: string };
  /** JSON pointer into the command body, where one field is at fault. */
  readonly pointer?: string;
  readonly details?: Readonly<Record<string, unknown>>;
  /** All single faults, when the input has several (form checks). */
  readonly issues?: readonly Issue[];
}

/** The error as data again; {@link YunliuError} says the same as a throw. */
export function faultOf({ code, messages, hint, pointer, details, issues }: YunliuError): Fault {
  return {
    code,
    message: messages,
    hint,
    ...(pointer === undefined ? {} : { pointer }),
    ...(Object.keys(details).length === 0 ? {} : { details }),
    ...(issues.length === 0 ? {} : { issues }),
  };
}

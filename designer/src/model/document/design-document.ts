import type { JsonObject, ProcessDefinition } from '@yunliu/engine/definition';
import type { FormTemplate } from '@yunliu/engine/forms';

/**
 * Everything that is designed together, as one immutable value: a process, its forms, their print templates and the
 * stories that test it. Its parts are exactly the files; JSON pointers into it begin with the part
 * (`/definition/states/x`, `/forms/leave@1/ui`, `/prints/leave@1/print`, `/scenarios/normal/steps/0`).
 */
export interface DesignDocument {
  readonly definition: ProcessDefinition;
  /** By `<key>@<version>`. */
  readonly forms: { readonly [form: string]: FormTemplate };
  /** Print templates (Handlebars text) of a form by name; `print` is `print.hbs`. */
  readonly prints: { readonly [form: string]: { readonly [name: string]: string } };
  /** By name, without `.scenario.json`. */
  readonly scenarios: { readonly [name: string]: JsonObject };
}

/** Name of a form inside a document. */
export function formId({ key, version }: { readonly key: string; readonly version: number }): string {
  return `${key}@${version}`;
}

import type { Issue } from '../../definition/issue.js';
import type { JsonObject } from '../../definition/json.js';
import type { FormTemplate } from '../../forms/form-template.js';

/** Prints a form: Handlebars template -> HTML -> PDF. No network, no file access for the template. */
export interface DocumentRenderer {
  renderForm(request: FormDocumentRequest): Promise<Uint8Array>;
  /** Prints a finished HTML page, as `framePage` makes them. Not given = this renderer prints forms only. */
  renderPage?(html: string): Promise<Uint8Array>;
  /** All faults of a print template; asked when a form is published. Not given = not checked. */
  checkForm?(template: FormTemplate, print: string): readonly Issue[];
  close(): Promise<void>;
}

export interface FormDocumentRequest {
  readonly template: FormTemplate;
  /** Handlebars source. */
  readonly print: string;
  readonly values: JsonObject;
  readonly locale: 'zh-CN' | 'en';
  /** Printed in header and footer. */
  readonly stamp: {
    readonly businessKey?: string;
    readonly process: string;
    readonly processVersion: number;
    /** ISO instant; printed on the clocks of Asia/Shanghai. */
    readonly printedAt: string;
    readonly printedBy: string;
  };
  /** Images of signatures and seals by attachment id, as data: URLs. */
  readonly images: { readonly [attachmentId: string]: string };
  /** Names for pickers: users and departments by id, roles and systems by `role:<key>` and `system:<key>`. */
  readonly names: { readonly [id: string]: string };
}

import type { JsonObject, ProcessDefinition } from '@yunliu/engine/definition';
import type { FormTemplate } from '@yunliu/engine/forms';
import { readJson } from '../text/read-json.js';
import { writeJson } from '../text/write-json.js';
import type { DesignDocument } from './design-document.js';
import { formId } from './design-document.js';

/** The texts a document is opened from and saved to. */
export interface DesignFiles {
  /** process-definitions/<key>/<version>.json */
  readonly definition: string;
  /** form-templates/<key>/<version>/form.json and the print templates beside it by name (`print` = print.hbs). */
  readonly forms?: readonly { readonly form: string; readonly prints?: { readonly [name: string]: string } }[];
  /** Scenario files by name. */
  readonly scenarios?: { readonly [name: string]: string };
}

/** Opens a design. Throws SyntaxError on text that is no JSON; faults of meaning are found by `lint`. */
export function openDesign(files: DesignFiles): DesignDocument {
  const forms = (files.forms ?? []).map(({ form, prints }) => ({
    form: readJson(form) as FormTemplate,
    prints: prints ?? {},
  }));
  return {
    definition: readJson(files.definition) as ProcessDefinition,
    forms: Object.fromEntries(forms.map(({ form }) => [formId(form), form])),
    prints: Object.fromEntries(forms.map(({ form, prints }) => [formId(form), prints])),
    scenarios: Object.fromEntries(
      Object.entries(files.scenarios ?? {}).map(([name, text]) => [name, readJson(text) as JsonObject]),
    ),
  };
}

/** The texts of a document; what did not change since it was opened keeps its very text. */
export function saveDesign(document: DesignDocument): Required<DesignFiles> {
  return {
    definition: writeJson(document.definition),
    forms: Object.entries(document.forms).map(([id, form]) => ({
      form: writeJson(form),
      prints: { ...(Object.hasOwn(document.prints, id) ? document.prints[id] : {}) },
    })),
    scenarios: Object.fromEntries(Object.entries(document.scenarios).map(([name, story]) => [name, writeJson(story)])),
  };
}

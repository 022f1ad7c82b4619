import { applyCommand, formId, openDesign, saveDesign } from '@yunliu/designer/model';
import type { DesignDocument } from '@yunliu/designer/model';
import { contentHash } from '@yunliu/engine';
import type { DefinitionBundle, Store } from '@yunliu/engine';
import type { DraftFiles } from './draft.js';
import { newestVersion } from './begin-draft.js';
import type { ServerParts } from '../server-parts.js';

/** What becomes of a form when its draft is published. */
interface NumberedForm {
  readonly key: string;
  readonly version: number;
  /** Its id in the draft, `<key>@<version>`. */
  readonly draft: string;
  readonly changed: 'new' | 'changed' | 'same';
}

/** A draft with the versions it is published as. */
export interface NumberedDesign {
  readonly version: number;
  readonly document: DesignDocument;
  readonly files: DraftFiles;
  readonly forms: readonly NumberedForm[];
}

/**
 * Gives the process its next version, and every form that is not what was published under its version the next of its
 * own; forms that are the same keep theirs. What refers to them in this design follows.
 */
export async function numbered(parts: ServerParts, files: DraftFiles): Promise<NumberedDesign> {
  let document = openDesign(files);
  const forms: NumberedForm[] = [];
  const stored = await parts.store.forms();
  // The highest first: a form moves up only past what is free.
  const drawn = Object.entries(document.forms).toSorted(([, a], [, b]) => b.version - a.version);
  for (const [draft, { key, version }] of drawn) {
    const newest = Math.max(0, ...stored.filter((form) => form.key === key).map((form) => form.version));
    const same = await isPublished(parts.store, document, draft);
    if (same) forms.push({ key, version, draft, changed: 'same' });
    else if (version > newest) forms.push({ key, version, draft, changed: newest === 0 ? 'new' : 'changed' });
    else {
      const taken = Object.values(document.forms).filter((form) => form.key === key);
      const next = Math.max(newest, ...taken.map((form) => form.version)) + 1;
      document = applyCommand(document, { type: 'next-form-version', form: draft, version: next });
      forms.push({ key, version: next, draft, changed: 'changed' });
    }
  }
  const version = (await newestVersion(parts, document.definition.key)) + 1;
  if (document.definition.version !== version)
    document = applyCommand(document, { type: 'set', pointer: '/definition/version', value: version });
  return { version, document, files: saveDesign(document) as DraftFiles, forms };
}

/** Form, its print and its other prints are what is published under its version. */
async function isPublished(store: Store, document: DesignDocument, id: string): Promise<boolean> {
  const form = document.forms[id];
  if (form === undefined) return false;
  const stored = await store.form(form.key, form.version);
  if (stored === undefined) return false;
  const prints = document.prints[id] ?? {};
  const published = {
    template: stored.template,
    prints: { ...stored.prints, ...printOf(stored.print) },
  };
  return hashOf({ template: form, prints }) === hashOf(published);
}

/** What the engine publishes of it. */
export function bundleOf(document: DesignDocument): DefinitionBundle {
  return {
    definitions: [document.definition],
    forms: Object.values(document.forms).map((template) => {
      const { print = '', ...prints } = document.prints[formId(template)] ?? {};
      return { template, print, prints };
    }),
  };
}

function printOf(print: string): { readonly print?: string } {
  return print === '' ? {} : { print };
}

/** Of plain copies: documents of the designer remember more than their content. */
function hashOf(value: unknown): string {
  return contentHash(JSON.parse(JSON.stringify(value)));
}

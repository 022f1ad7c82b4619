import { mayPrint } from '@yunliu/engine';
import type { Attachment, FieldVisibility } from '@yunliu/engine';
import { localize } from '@yunliu/engine/definition';
import type { Locale, ProcessDefinition } from '@yunliu/engine/definition';
import type { Printable } from '../../api/index.js';
import { formsOf } from '../definition-forms.js';
import type { FormReference } from '../definition-forms.js';
import type { SeenInstance } from '../http/call.js';
import type { Library, LibraryForm } from '../library.js';

/** The forms of the instance with what each is called; the highest version when a template is used in several. */
export async function formsOfInstance(library: Library, definition: ProcessDefinition): Promise<LibraryForm[]> {
  const highest = new Map<string, FormReference>();
  for (const form of formsOf(definition)) {
    if ((highest.get(form.template)?.version ?? 0) < form.version) highest.set(form.template, form);
  }
  const forms = await Promise.all(
    [...highest.values()].map(({ template, version }) => library.form(template, version)),
  );
  return forms.filter((form) => form !== undefined);
}

/** Is no field of the form hidden from the viewer? */
function seesWholeForm(form: LibraryForm, fields: FieldVisibility): boolean {
  return mayPrint(true, form.compiled.fields.keys(), (path) => fields.sees(path));
}

export function printableView(seen: SeenInstance, forms: readonly LibraryForm[], locale: Locale): Printable[] {
  return forms
    .filter((form) => seesWholeForm(form, seen.fields))
    .flatMap(({ version: { key, version, template, print, prints = {} } }) => {
      const url = `/api/instances/${encodeURIComponent(seen.instance.id)}/print/${encodeURIComponent(key)}.pdf`;
      const form = { template: key, version, code: template.code };
      const further = Object.keys(prints).map((name) => ({
        ...form,
        title: name,
        url: `${url}?template=${encodeURIComponent(name)}`,
        print: name,
      }));
      // Where a form has further templates only, an empty main one is no paper.
      const hasMain = print !== '' || further.length === 0;
      return [...(hasMain ? [{ ...form, title: localize(template.title, locale), url }] : []), ...further];
    });
}

/**
 * Which produced documents the viewer may open. A stored document does not say which template it was made from, so all
 * templates that effects of the definition print must be free of fields hidden from the viewer.
 */
export async function documentFilter(
  library: Library,
  definition: ProcessDefinition,
  fields: FieldVisibility,
): Promise<(attachment: Attachment) => boolean> {
  const printed = new Set(templatesIn(definition));
  const forms = await formsOfInstance(library, definition);
  const isOpen = forms.filter((form) => printed.has(form.version.key)).every((form) => seesWholeForm(form, fields));
  return () => isOpen;
}

/** Templates of every `document` effect, wherever it stands. */
function* templatesIn(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  const { type, template } = value as { readonly type?: unknown; readonly template?: unknown };
  if (type === 'document' && typeof template === 'string') yield template;
  for (const item of Object.values(value)) yield* templatesIn(item);
}

import { localize, type Locale } from '@yunliu/engine/definition';
import type { FormTemplate } from '@yunliu/engine/forms';
import type { Option } from '../controls/index.js';
import { formId } from '../model/index.js';
import type { DesignSession } from '../session/index.js';
import { formTree, nodesIn, type FormNode } from './form-tree.js';
import { entriesOf, type OptionEntry } from './option-entries.js';

/** Choices that another field has already. */
interface OptionSource extends Option {
  readonly entries: readonly OptionEntry[];
}

/** What the choices of a field may be taken from; the same list is offered once, under the field it was met with first. */
export function optionSources(
  { document, host: { world } }: DesignSession,
  node: FormNode,
  locale: Locale,
): readonly OptionSource[] {
  const own = JSON.stringify(entriesOf(node));
  const met = new Set([own]);
  const found: OptionSource[] = [];
  const offer = (source: OptionSource): void => {
    const text = JSON.stringify(source.entries);
    if (source.entries.length < 2 || met.has(text)) return;
    met.add(text);
    found.push(source);
  };
  const ids = new Set(Object.keys(document.forms));
  const others = world.forms.filter((form) => !ids.has(formId(form)));
  for (const form of [...Object.values(document.forms), ...newest(others)])
    for (const field of nodesIn(formTree(form, locale)))
      if (field.kind === 'choice' || field.kind === 'multi-choice')
        offer({
          value: `${formId(form)} ${field.path ?? ''}`,
          label: field.title,
          group: localize(form.title, locale),
          detail: entriesOf(field)
            .map((entry) => localize(entry.title, locale))
            .join(locale === 'en' ? ', ' : '、'),
          entries: entriesOf(field),
        });
  return found;
}

function newest(forms: readonly FormTemplate[]): readonly FormTemplate[] {
  const last = new Map<string, FormTemplate>();
  for (const form of forms) if ((last.get(form.key)?.version ?? 0) < form.version) last.set(form.key, form);
  return [...last.values()];
}

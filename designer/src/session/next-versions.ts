import type { FormTemplate } from '@yunliu/engine/forms';
import { formId, type Command, type DesignDocument } from '../model/index.js';

/**
 * A published form never changes: the next version of each that a step has changed, or one of whose prints it has
 * changed, whoever changed it. `published`: the versions that are out in the world.
 */
export function nextVersions(
  before: DesignDocument,
  after: DesignDocument,
  published: readonly FormTemplate[],
): readonly Command[] {
  if (before.forms === after.forms && before.prints === after.prints) return [];
  return Object.entries(after.forms).flatMap(([form, template]) => {
    const isNew = !Object.hasOwn(before.forms, form);
    const isSame = before.forms[form] === template && samePrints(before.prints[form], after.prints[form]);
    if (isNew || isSame || !isPublishedForm(form, published)) return [];
    return [{ type: 'next-form-version' as const, form, version: nextFormVersion(template.key, after, published) }];
  });
}

/** Is this very version (`<key>@<version>`) out in the world? */
export function isPublishedForm(form: string, published: readonly FormTemplate[]): boolean {
  return published.some((one) => formId(one) === form);
}

/** Number of the version that follows all that are known of the form. */
export function nextFormVersion(key: string, { forms }: DesignDocument, published: readonly FormTemplate[]): number {
  const all = [...published, ...Object.values(forms)].filter((one) => one.key === key);
  return Math.max(0, ...all.map(({ version }) => version)) + 1;
}

/** The form that goes by this id now: itself, or the version that took its place; undefined when it is gone. */
export function standingForm({ forms }: DesignDocument, form: string): string | undefined {
  if (Object.hasOwn(forms, form)) return form;
  const key = form.slice(0, form.lastIndexOf('@'));
  return Object.keys(forms).find((id) => forms[id]?.key === key);
}

type Prints = DesignDocument['prints'][string] | undefined;

function samePrints(one: Prints, other: Prints): boolean {
  if (one === other) return true;
  const [names, others] = [Object.keys(one ?? {}), Object.keys(other ?? {})];
  return names.length === others.length && names.every((name) => one?.[name] === other?.[name]);
}

import { localize } from '@yunliu/engine/definition';
import type { Json } from '@yunliu/engine/definition';
import { compileForm, fieldTitle } from '@yunliu/engine/forms';
import { call } from '../api-client.js';
import { locale } from '../locales/index.js';

/** The data of an instance that may be put right, with the titles people know it by. */
export async function variablesOf(
  instanceId: string,
): Promise<readonly { readonly name: string; readonly title: string; readonly value: Json }[]> {
  const { values, definition, forms } = await call('readInstance', { params: { id: instanceId } });
  const declared = definition.data?.properties ?? {};
  const titles = new Map(
    Object.entries(declared).flatMap(([name, { title }]) =>
      title === undefined ? [] : [[name, localize(title, locale())] as const],
    ),
  );
  const templates = await Promise.all(
    forms.map(({ template, version }) => call('readForm', { params: { key: template, version: String(version) } })),
  );
  for (const template of templates) {
    for (const field of compileForm(template, () => []).fields.values()) {
      if (field.table === undefined && !titles.has(field.path)) titles.set(field.path, fieldTitle(field, locale()));
    }
  }
  const names = [...new Set([...Object.keys(values), ...Object.keys(declared)])];
  return names.map((name) => ({ name, title: titles.get(name) ?? name, value: values[name] ?? null }));
}

import { compileForm, scopeName, type CompiledForm, type FormTemplate, type UiElement } from '@yunliu/engine/forms';
import type { JsonSchema } from '@yunliu/engine/definition';

const known = new WeakMap<FormTemplate, CompiledForm>();

/** The form with its fields found, also while it is being drawn: elements that show no field of the schema are left out. */
export function compileDraftForm(template: FormTemplate): CompiledForm {
  const found = known.get(template);
  if (found !== undefined) return found;
  const [ui = { type: 'VerticalLayout', elements: [] } satisfies UiElement] = sound(template.ui, template.schema);
  const form = { ...compileForm({ ...template, ui }, () => []), template };
  known.set(template, form);
  return form;
}

function sound(element: UiElement, schema: JsonSchema): readonly UiElement[] {
  if ('elements' in element)
    return [{ ...element, elements: element.elements.flatMap((child) => sound(child, schema)) }];
  if (element.type === 'Label') return [element];
  const own = propertyOf(schema, element.scope);
  if (own === undefined) return [];
  if (element.type !== 'Table') return [element];
  const columns = element.columns.filter((column) => propertyOf(own.items ?? {}, column.scope) !== undefined);
  return [columns.length === element.columns.length ? element : { ...element, columns }];
}

function propertyOf(schema: JsonSchema, scope: string): JsonSchema | undefined {
  const name = scopeName(scope);
  return schema.properties !== undefined && Object.hasOwn(schema.properties, name)
    ? schema.properties[name]
    : undefined;
}

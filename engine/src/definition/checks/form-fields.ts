import type { JsonSchema } from '../json.js';
import type { FormTemplate, UiElement, UiField, UiTable } from '../../forms/form-template.js';

/** A field as the layout places it. */
export interface PlacedField {
  /** `field`, or `table.column`. */
  readonly path: string;
  readonly name: string;
  readonly element: UiField | UiTable;
  /** Pointer of the element inside the template. */
  readonly pointer: string;
  /** Undefined when the scope points nowhere. */
  readonly schema: JsonSchema | undefined;
  readonly table?: string;
}

const PREFIX = '#/properties/';

/** Fields of a template in the order of the layout; broken scopes are kept, with no schema. */
export function formFields(template: FormTemplate): readonly PlacedField[] {
  const fields: PlacedField[] = [];
  const place = (
    element: UiField | UiTable,
    pointer: string,
    schema: JsonSchema | undefined,
    table?: string,
  ): PlacedField => {
    const name = element.scope.startsWith(PREFIX)
      ? element.scope.slice(PREFIX.length).replaceAll('~1', '/').replaceAll('~0', '~')
      : '';
    const own =
      schema?.properties !== undefined && Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
    const field: PlacedField = {
      path: table === undefined ? name : `${table}.${name}`,
      name,
      element,
      pointer,
      schema: own,
      ...(table === undefined ? {} : { table }),
    };
    fields.push(field);
    return field;
  };
  const visit = (element: UiElement, pointer: string): void => {
    if ('elements' in element) {
      for (const [index, child] of element.elements.entries()) visit(child, `${pointer}/elements/${index}`);
    } else if (element.type === 'Table') {
      const table = place(element, pointer, template.schema);
      for (const [index, column] of element.columns.entries())
        place(column, `${pointer}/columns/${index}`, table.schema?.items, table.name);
    } else if (element.type !== 'Label') {
      place(element, pointer, template.schema);
    }
  };
  visit(template.ui, '/ui');
  return fields;
}

import type { Json, JsonSchema, LocalizedText } from '@yunliu/engine/definition';
import { choicesOf } from '@yunliu/engine/forms';
import { setSchema, type MakeCommands } from './field-edit.js';
import type { FormNode } from './form-tree.js';

export interface OptionEntry {
  readonly const: string | number;
  readonly title?: LocalizedText;
}

/** The list of choices, wherever the schema keeps it. */
export function entriesOf(node: Pick<FormNode, 'kind' | 'schema'>): readonly OptionEntry[] {
  const schema: JsonSchema = (node.kind === 'multi-choice' ? node.schema?.items : node.schema) ?? {};
  if (schema.oneOf !== undefined)
    return schema.oneOf.map((one) => ({
      const:
        typeof one.const === 'number'
          ? one.const
          : typeof one.const === 'string'
            ? one.const
            : JSON.stringify(one.const ?? ''),
      ...(one.title === undefined ? {} : { title: one.title }),
    }));
  return choicesOf(schema).map(({ value, title }) => ({ const: value, title }));
}

export function setEntries(node: FormNode, next: readonly OptionEntry[]): MakeCommands {
  const inItems = node.kind === 'multi-choice';
  const schema = (inItems ? node.schema?.items : node.schema) ?? {};
  return (form) => [
    ...(schema.enum === undefined ? [] : setSchema(node, inItems ? 'items/enum' : 'enum', undefined)(form)),
    ...setSchema(node, inItems ? 'items/oneOf' : 'oneOf', next as unknown as Json)(form),
  ];
}

import { jsonPointer, type Json, type Locale, type LocalizedText } from '@yunliu/engine/definition';
import type { Command } from '../model/index.js';
import type { FormNode } from './form-tree.js';

/** Makes commands once the id of the form is known: a published form goes on as its next version. */
export type MakeCommands = (form: string) => readonly Command[];

const base = (form: string): string => jsonPointer('forms', form);

/** Pointer of the schema of a field inside its form. */
function schemaPointer(node: FormNode): string {
  const rows = node.table === undefined ? '' : `${jsonPointer('properties', node.table)}/items`;
  return `/schema${rows}${jsonPointer('properties', node.name ?? '')}`;
}

function put(pointer: string, value: Json | undefined, present: boolean): readonly Command[] {
  if (value !== undefined) return [{ type: 'set', pointer, value }];
  return present ? [{ type: 'remove', pointer, andEmpty: false }] : [];
}

/** A property of the element: `hint`, `computed`, `rule` … */
export function setElement(node: FormNode, key: string, value: Json | undefined): MakeCommands {
  return (form) => put(`${base(form)}${node.at}/${key}`, value, Object.hasOwn(node.element, key));
}

/** One of `options`; the record goes when it is left empty. */
export function setOption(node: FormNode, key: string, value: Json | undefined): MakeCommands {
  const options = 'options' in node.element ? (node.element.options ?? {}) : {};
  return (form) => {
    const pointer = `${base(form)}${node.at}/options/${key}`;
    if (value !== undefined) return [{ type: 'set', pointer, value }];
    return Object.hasOwn(options, key) ? [{ type: 'remove', pointer, andEmpty: true }] : [];
  };
}

/** A keyword of the field's schema: `maxLength`, `minimum`, `pattern`, `items/oneOf` … */
export function setSchema(node: FormNode, keyword: string, value: Json | undefined): MakeCommands {
  const path = keyword.split('/');
  let at: unknown = node.schema;
  for (const step of path)
    at =
      typeof at === 'object' && at !== null && Object.hasOwn(at, step)
        ? (at as Record<string, unknown>)[step]
        : undefined;
  return (form) => put(`${base(form)}${schemaPointer(node)}/${keyword}`, value, at !== undefined);
}

/** The title as it is edited, in both languages. */
export function titleOf({ element, schema }: FormNode): LocalizedText | undefined {
  if (element.type === 'Label') return element.text;
  return element.label ?? schema?.title;
}

/**
 * The title of an element. A field carries its Chinese title in the schema; the element carries it too where there is
 * English, as in the shipped forms.
 */
export function setTitle(node: FormNode, title: LocalizedText | undefined): MakeCommands {
  const { element } = node;
  if (element.type === 'Label') return setElement(node, 'text', title ?? '');
  if (node.name === undefined) return setElement(node, 'label', title);
  return (form) => {
    const zh = typeof title === 'string' ? title : (title?.['zh-CN'] ?? node.name ?? '');
    const label = typeof title === 'object' ? (title as Json) : undefined;
    return [
      ...(node.schema === undefined ? [] : put(`${base(form)}${schemaPointer(node)}/title`, zh, true)),
      ...put(`${base(form)}${node.at}/label`, label, element.label !== undefined),
    ];
  };
}

/** The title in one language, as typed in the outline. */
export function titleCommands(node: FormNode, locale: Locale, text: string): MakeCommands {
  const before = titleOf(node);
  if (locale === 'zh-CN') return setTitle(node, typeof before === 'object' ? { ...before, 'zh-CN': text } : text);
  const zh = typeof before === 'string' ? before : (before?.['zh-CN'] ?? text);
  return setTitle(node, { 'zh-CN': zh, en: text });
}

/** Whether a picker takes one entry or several. */
export function setMany(node: FormNode, many: boolean, form: string): ReturnType<MakeCommands> {
  const { title } = node.schema ?? {};
  const one: Json = { type: 'string', maxLength: 200 };
  const schema: Json = {
    ...(title === undefined ? {} : { title }),
    ...(many ? { type: 'array', uniqueItems: true, items: one } : one),
  };
  const at =
    node.table === undefined
      ? `/schema/properties/${node.name}`
      : `/schema/properties/${node.table}/items/properties/${node.name}`;
  return [{ type: 'set', pointer: `/forms/${form}${at}`, value: schema }];
}

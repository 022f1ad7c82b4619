import { localize, type JsonSchema, type Locale } from '@yunliu/engine/definition';
import { fieldKindOf, scopeName, type FieldKind, type FormTemplate, type UiElement } from '@yunliu/engine/forms';

type LayoutNodeKind = 'rows' | 'columns' | 'group' | 'tabs' | 'steps' | 'tab' | 'label';

/** An element of a form with its place and what is known of its field. */
export interface FormNode {
  /** Pointer inside the form: `/ui/elements/0/columns/1`. */
  readonly at: string;
  readonly element: UiElement;
  readonly kind: FieldKind | LayoutNodeKind | 'unknown';
  readonly title: string;
  /** Name of the field; undefined for layouts and texts. */
  readonly name?: string;
  /** `field` or `table.column`. */
  readonly path?: string;
  readonly table?: string;
  readonly schema?: JsonSchema;
  readonly required: boolean;
  readonly parent?: FormNode;
  readonly index: number;
  readonly children: readonly FormNode[];
}

const known = new WeakMap<FormTemplate, Map<Locale, FormNode>>();

/** The form as a tree. Worked out once per form and language. */
export function formTree(form: FormTemplate, locale: Locale = 'zh-CN'): FormNode {
  let trees = known.get(form);
  if (trees === undefined) known.set(form, (trees = new Map()));
  let tree = trees.get(locale);
  if (tree === undefined)
    trees.set(locale, (tree = nodeOf(form.ui, { at: '/ui', index: 0, owner: form.schema, locale })));
  return tree;
}

interface Around {
  readonly at: string;
  readonly index: number;
  readonly owner: JsonSchema;
  readonly locale: Locale;
  readonly parent?: FormNode;
  readonly table?: string;
}

function nodeOf(element: UiElement, around: Around): FormNode {
  const { at, index, owner, locale, parent, table } = around;
  const children: FormNode[] = [];
  const base = { at, element, index, children, ...(parent === undefined ? {} : { parent }) };
  if ('elements' in element) {
    const kind = layoutKind(element);
    const node: FormNode = { ...base, kind, title: localize(element.label, locale), required: false };
    for (const [step, child] of element.elements.entries())
      children.push(nodeOf(child, { at: `${at}/elements/${step}`, index: step, owner, locale, parent: node }));
    return node;
  }
  if (element.type === 'Label')
    return { ...base, kind: 'label', title: localize(element.text, locale), required: false };
  const name = scopeName(element.scope);
  const schema =
    owner.properties !== undefined && Object.hasOwn(owner.properties, name) ? owner.properties[name] : undefined;
  const node: FormNode = {
    ...base,
    kind: schema === undefined ? 'unknown' : fieldKindOf({ element, schema }),
    title: localize(element.label, locale) || localize(schema?.title, locale) || name,
    name,
    path: table === undefined ? name : `${table}.${name}`,
    ...(table === undefined ? {} : { table }),
    ...(schema === undefined ? {} : { schema }),
    required: owner.required?.includes(name) ?? false,
  };
  if (element.type === 'Table')
    for (const [step, column] of element.columns.entries())
      children.push(
        nodeOf(column, {
          at: `${at}/columns/${step}`,
          index: step,
          owner: schema?.items ?? {},
          locale,
          parent: node,
          table: name,
        }),
      );
  return node;
}

function layoutKind(element: Extract<UiElement, { readonly elements: readonly UiElement[] }>): LayoutNodeKind {
  switch (element.type) {
    case 'VerticalLayout':
      return 'rows';
    case 'HorizontalLayout':
      return 'columns';
    case 'Group':
      return 'group';
    case 'Category':
      return 'tab';
    case 'Categorization':
      return element.options?.['variant'] === 'steps' ? 'steps' : 'tabs';
  }
}

/** All nodes in the order they are read. */
export function nodesIn(node: FormNode): readonly FormNode[] {
  return [node, ...node.children.flatMap(nodesIn)];
}

export function nodeAt(tree: FormNode, at: string): FormNode | undefined {
  let node: FormNode = tree;
  while (node.at !== at) {
    const next = node.children.find((child) => at === child.at || at.startsWith(`${child.at}/`));
    if (next === undefined) return undefined;
    node = next;
  }
  return node;
}

/** Can other elements stand in it? */
export function isHolder({ element }: FormNode): boolean {
  return 'elements' in element || element.type === 'Table';
}

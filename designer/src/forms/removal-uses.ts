import { localize, type Locale } from '@yunliu/engine/definition';
import { elementAt, pathOf, statesOf, usesOf, type DesignDocument, type NameQuery } from '../model/index.js';
import { formDesignerTexts, fill } from './form-designer-texts.js';
import { formTree, nodeAt, nodesIn, type FormNode } from './form-tree.js';

/** Where the fields in these elements are used outside of them, one sentence each, the same place once. */
export function removalUses(
  document: DesignDocument,
  form: string,
  at: readonly string[],
  locale: Locale,
): readonly string[] {
  const template = document.forms[form];
  if (template === undefined) return [];
  const tree = formTree(template, locale);
  const nodes = at.flatMap((pointer) => {
    const node = nodeAt(tree, pointer);
    return node === undefined ? [] : nodesIn(node);
  });
  const gone = nodes.filter(({ name }) => name !== undefined);
  const removed = new Set(gone.map((node) => node.path));
  const staying = new Set(
    nodesIn(tree)
      .filter((node) => !nodes.includes(node))
      .map(({ path }) => path),
  );
  const sentences = gone
    .filter(({ path }) => !staying.has(path))
    // Columns of a table that goes are found through the table.
    .filter(({ table }) => table === undefined || !removed.has(table))
    .flatMap((node) => usesOfField(document, form, node, at, locale));
  return [...new Set(sentences)];
}

function usesOfField(
  document: DesignDocument,
  form: string,
  node: FormNode,
  at: readonly string[],
  locale: Locale,
): readonly string[] {
  const query: NameQuery =
    node.table === undefined
      ? { kind: 'variable', name: node.name ?? '' }
      : { kind: 'column', name: node.name ?? '', of: node.table };
  const base = `/forms/${form}`;
  const texts = formDesignerTexts(locale);
  return usesOf(document, query).flatMap(({ pointer, declares, how }) => {
    if (declares || at.some((own) => pointer.startsWith(`${base}${own}/`))) return [];
    if (pointer.startsWith(`${base}/schema/`)) return [];
    const place = placeWords(document, pointer, how, locale);
    return place === undefined ? [] : [fill(texts.usedIn, { field: node.title, place })];
  });
}

/** A place of the document in words. */
function placeWords(document: DesignDocument, pointer: string, how: string, locale: Locale): string | undefined {
  const texts = formDesignerTexts(locale);
  const element = elementAt(document, pointer);
  const path = pathOf(pointer);
  switch (element.part) {
    case 'print':
      return fill(texts.inPrint, { name: element.name, form: localize(document.forms[element.form]?.title, locale) });
    case 'scenario':
      return fill(texts.inScenario, { name: element.name });
    case 'form': {
      const template = document.forms[element.form];
      if (template === undefined || path.at(-1) === 'required') return undefined;
      const node = element.at === undefined ? undefined : nodeAt(formTree(template, locale), element.at);
      const what = pointer.endsWith('/condition')
        ? texts.inCondition
        : how === 'feel'
          ? texts.inFormula
          : texts.inElement;
      return fill(what, { form: localize(template.title, locale), field: node?.title || texts.layoutPart });
    }
    case 'process':
      return pointer.startsWith('/definition/data') ? texts.inData : texts.inProcess;
    case 'state':
    case 'connection': {
      const title = localize(statesOf(document).get(element.state)?.state.title, locale) || texts.inProcess;
      if (path.includes('rights')) return fill(texts.inRights, { state: title });
      if (['input', 'output', 'values'].some((step) => path.includes(step)))
        return fill(texts.inMapping, { state: title });
      return fill(how === 'feel' ? texts.inStateCondition : texts.inState, { state: title });
    }
  }
}

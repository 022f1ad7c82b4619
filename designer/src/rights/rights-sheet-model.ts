import { localize, type FieldRight, type FieldRights, type Locale } from '@yunliu/engine/definition';
import {
  fieldKindOf,
  fieldTitle,
  scopeName,
  stateRight,
  type CompiledField,
  type CompiledForm,
  type FieldKind,
  type UiElement,
} from '@yunliu/engine/forms';
import { compileDraftForm, formId, statesOf, type DesignDocument } from '../model/index.js';

/** A task that shows the form. */
export interface RightsColumn {
  readonly state: string;
  readonly title: string;
  /** Titles of the phases and regions around it, outermost first. */
  readonly around: string;
  readonly rights: FieldRights;
}

/** A heading of the form. */
interface RightsHeading {
  readonly kind: 'heading';
  readonly title: string;
  readonly depth: number;
}

/** What has rights: every other field (`*`), a field, a table (its rows may be added and removed), a column. */
export interface RightsLine {
  readonly kind: 'rest' | 'field' | 'table' | 'column';
  readonly path: string;
  readonly title: string;
  readonly depth: number;
  /** Computed by the form or numbered by the process: nobody types it. */
  readonly written: boolean;
  /** The form wants it filled wherever it can be edited. */
  readonly required: boolean;
  readonly field?: FieldKind;
}

export type RightsRow = RightsHeading | RightsLine;

export interface RightsCellState {
  /** What holds in the state, before the rules of the form. */
  readonly right: FieldRight;
  /** What is written for this very cell; undefined: it follows its table or the rest. */
  readonly own: FieldRight | undefined;
}

/** Rights of one form as a sheet: its fields down, the tasks that show it across. */
export interface RightsSheet {
  readonly form: CompiledForm;
  readonly columns: readonly RightsColumn[];
  readonly rows: readonly RightsRow[];
}

/** Forms that tasks show, the most shown first; then the others. */
export function rightsForms(document: DesignDocument): readonly string[] {
  const counts = new Map(Object.keys(document.forms).map((form) => [form, 0]));
  for (const { state } of statesOf(document).values()) {
    if (state.type !== 'task' || state.form === undefined) continue;
    const id = formId({ key: state.form.template, version: state.form.version });
    const count = counts.get(id);
    if (count !== undefined) counts.set(id, count + 1);
  }
  return [...counts].sort(([, one], [, other]) => other - one).map(([form]) => form);
}

/** The forms with what they are called, in the order of {@link rightsForms}. */
export function formTitles(
  document: DesignDocument,
  locale: Locale,
): readonly { readonly id: string; readonly title: string }[] {
  return rightsForms(document).map((id) => ({ id, title: localize(document.forms[id]?.title, locale) || id }));
}

export function rightsSheet(document: DesignDocument, id: string, locale: Locale): RightsSheet | undefined {
  const template = Object.hasOwn(document.forms, id) ? document.forms[id] : undefined;
  if (template === undefined) return undefined;
  const form = compileDraftForm(template);
  return { form, columns: columnsOf(document, id, locale), rows: rowsOf(form, locale) };
}

export function cellOf(sheet: RightsSheet, { path }: RightsLine, { rights }: RightsColumn): RightsCellState {
  const own = Object.hasOwn(rights, path) ? rights[path] : undefined;
  if (path === '*') return { right: own ?? 'read', own };
  return { right: stateRight(sheet.form, rights, path), own };
}

/** Rows with cells, without the headings. */
export function linesOf(sheet: RightsSheet): readonly RightsLine[] {
  return sheet.rows.filter((row): row is RightsLine => row.kind !== 'heading');
}

function columnsOf(document: DesignDocument, id: string, locale: Locale): readonly RightsColumn[] {
  const states = statesOf(document);
  return [...states.values()].flatMap(({ key, state, ancestors, region }) => {
    if (state.type !== 'task' || state.form === undefined) return [];
    if (formId({ key: state.form.template, version: state.form.version }) !== id) return [];
    const names = ancestors.map((ancestor) => localize(states.get(ancestor)?.state.title, locale) || ancestor);
    const parent = states.get(ancestors.at(-1) ?? '')?.state;
    const inside = parent?.type === 'parallel' && region !== undefined ? parent.regions[region] : undefined;
    if (inside !== undefined) names.push(localize(inside.title, locale) || (region ?? ''));
    return [
      { state: key, title: localize(state.title, locale) || key, around: names.join(' › '), rights: state.form.rights },
    ];
  });
}

function rowsOf(form: CompiledForm, locale: Locale): readonly RightsRow[] {
  const rows: RightsRow[] = [{ kind: 'rest', path: '*', title: '', depth: 0, written: false, required: false }];
  const seen = new Set<string>();
  const add = (kind: 'field' | 'table' | 'column', path: string, depth: number): CompiledField | undefined => {
    const field = form.fields.get(path);
    if (field === undefined || seen.has(path)) return undefined;
    seen.add(path);
    const written = field.computed !== undefined || field.element.type === 'SerialNumber';
    const title = fieldTitle(field, locale);
    rows.push({ kind, path, title, depth, written, required: field.required, field: fieldKindOf(field) });
    return field;
  };
  const visit = (element: UiElement, depth: number): void => {
    if ('elements' in element) {
      const title = localize(element.label, locale);
      const headed = title !== '' && element.type !== 'VerticalLayout' && element.type !== 'HorizontalLayout';
      if (headed) rows.push({ kind: 'heading', title, depth });
      for (const child of element.elements) visit(child, headed ? depth + 1 : depth);
    } else if (element.type === 'Table') {
      const name = scopeName(element.scope);
      if (add('table', name, depth) === undefined) return;
      for (const column of element.columns) add('column', `${name}.${scopeName(column.scope)}`, depth + 1);
    } else if (element.type !== 'Label') add('field', scopeName(element.scope), depth);
  };
  visit(form.template.ui, 0);
  return rows;
}

import type { Locale } from '@yunliu/engine/definition';
import type { Organisation } from '@yunliu/engine/simulate';
import type { Option } from '../controls/index.js';
import type { Condition, ConditionField, Term } from '../model/index.js';
import { partAt, type ConditionPath } from './condition-tree.js';
import { newRow, conditionOfRow } from './condition-row.js';
import { fill, type ConditionTexts } from './condition-texts.js';
import type { ExpressionScope } from './scope-name.js';

type Columns = ReadonlyMap<string, ConditionField>;

/** What the rows of the builder are drawn with and tell. */
export interface BuilderContext {
  readonly scope: ExpressionScope;
  readonly locale: Locale;
  readonly texts: ConditionTexts;
  readonly readonly: boolean;
  readonly organisation: Organisation;
  /** Rows that are being looked at, by the name they are read by. */
  readonly rows: ReadonlyMap<string, Columns>;
  /** Where a field is being chosen for a new condition. */
  readonly pending: Pending | undefined;
  at(path: ConditionPath): Condition | undefined;
  change(path: ConditionPath, part: Condition, typing?: boolean): void;
  remove(path: ConditionPath): void;
  move(path: ConditionPath, by: -1 | 1): void;
  begin(pending: Pending): void;
  /** The field of the new condition, or undefined: none after all. */
  choose(left: string | undefined): void;
  readonly done: () => void;
}

/** `add`: into the group at `path`; `beside`: together with the condition at `path`, joined the other way. */
export interface Pending {
  readonly path: ConditionPath;
  readonly how: 'add' | 'beside';
}

export function fieldOf(
  term: Term | undefined,
  { scope, rows }: Pick<BuilderContext, 'scope' | 'rows'>,
): ConditionField | undefined {
  if (term?.term !== 'field') return undefined;
  const [first = '', second] = term.path;
  if (rows.has(first)) return second === undefined ? undefined : rows.get(first)?.get(second);
  const field = scope.fields.get(first);
  return second === undefined ? field : field?.columns.get(second);
}

/** What a condition can be about, with the text that stands for it. */
export function leftOptions({ scope, rows, texts }: BuilderContext): readonly Option[] {
  const columns = [...rows].flatMap(([row, fields]) =>
    [...fields.values()].map(({ name, title }) => ({ value: `f:${row}.${name}`, label: title, detail: name })),
  );
  const fields = scope.names.flatMap(({ name, title, field, type }): readonly Option[] => {
    if (field === undefined) return [];
    if (field.kind === 'table' || (type.kind === 'list' && field.columns.size > 0))
      return [
        { value: `s:${name}`, label: fill(texts.rowsOf, { table: title }), detail: name },
        { value: `c:${name}`, label: fill(texts.countOf, { table: title }), detail: name },
        { value: `f:${name}`, label: title, detail: name },
      ];
    if (type.kind === 'context' && field.columns.size > 0)
      return [...field.columns.values()].map((entry) => ({
        value: `f:${name}.${entry.name}`,
        label: `${title} · ${entry.title}`,
        detail: `${name}.${entry.name}`,
      }));
    if (type.kind === 'list' && field.kind !== 'multi-choice' && field.kind !== 'user')
      return [
        { value: `f:${name}`, label: title, detail: name },
        { value: `c:${name}`, label: fill(texts.countOf, { table: title }), detail: name },
      ];
    return [{ value: `f:${name}`, label: title, detail: name }];
  });
  return [
    ...columns,
    ...fields,
    { value: 't:', label: texts.today, detail: 'today()' },
    { value: 'n:', label: texts.now, detail: 'now()' },
  ];
}

export function leftKey(condition: Condition | Term): string {
  if ('kind' in condition) return condition.kind === 'rows' ? `s:${condition.list.join('.')}` : '';
  switch (condition.term) {
    case 'field':
      return `f:${condition.path.join('.')}`;
    case 'count':
      return `c:${condition.path.join('.')}`;
    case 'today':
      return 't:';
    case 'now':
      return 'n:';
    default:
      return '';
  }
}

/** A new condition about what an option stands for. */
export function conditionAbout(key: string, context: Pick<BuilderContext, 'scope' | 'rows'>): Condition {
  const path = key.slice(2).split('.');
  if (key.startsWith('s:')) {
    const columns = context.scope.fields.get(path[0] ?? '')?.columns ?? new Map<string, ConditionField>();
    const row = rowName(context);
    const [first] = columns.keys();
    const inside = { ...context, rows: new Map([...context.rows, [row, columns] as const]) };
    const condition = conditionAbout(`f:${row}.${first ?? ''}`, inside);
    return { kind: 'rows', which: 'some', list: path, row, condition };
  }
  const left = termAbout(key);
  return conditionOfRow(newRow(left, fieldOf(left, context)));
}

export function termAbout(key: string): Term {
  const path = key.slice(2).split('.');
  if (key.startsWith('t:')) return { term: 'today' };
  if (key.startsWith('n:')) return { term: 'now' };
  return key.startsWith('c:') ? { term: 'count', path } : { term: 'field', path };
}

function rowName({ scope, rows }: Pick<BuilderContext, 'scope' | 'rows'>): string {
  const taken = (name: string): boolean => scope.types.has(name) || rows.has(name);
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? 'r' : `r${number}`;
    if (!taken(name)) return name;
  }
}

/** Rows that are being looked at along the way to a place. */
export function rowsAlong(
  whole: Condition,
  path: ConditionPath,
  scope: ExpressionScope,
): ReadonlyMap<string, ReadonlyMap<string, ConditionField>> {
  const rows = new Map<string, ReadonlyMap<string, ConditionField>>();
  for (let depth = 0; depth < path.length; depth += 1) {
    const part = partAt(whole, path.slice(0, depth));
    if (part?.kind === 'rows') rows.set(part.row, scope.fields.get(part.list[0] ?? '')?.columns ?? new Map());
  }
  return rows;
}

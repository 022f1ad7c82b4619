import { childrenOf, operandOf, parseSyntax } from '@yunliu/engine/expressions';
import type { ExpressionNode, Iterator } from '@yunliu/engine/expressions';

/** What is known where a FEEL text stands. */
export interface FeelPlace {
  /** Names given by the place (`message`, `child`, `item`), which hide variables. */
  readonly bound?: readonly string[];
  /** Names that stand for rows of a table: `item` of a task per row. */
  readonly rows?: { readonly [name: string]: string };
  /** Table whose row the text is written for: its columns are names and hide variables. */
  readonly row?: string;
  /** Variable that takes the result: records written in the text are rows of it. */
  readonly target?: string;
}

/** Columns of each table of the document, for names that may be one. */
export type TableColumns = ReadonlyMap<string, ReadonlySet<string>>;

/** A name in a FEEL text. `table` is set for a column. */
export interface NameInText {
  readonly name: string;
  readonly table?: string;
  readonly from: number;
  readonly to: number;
}

/** Variables and columns the text reads or writes, by its syntax tree; undefined when it is no FEEL. */
export function feelNames(text: string, place: FeelPlace, tables: TableColumns): readonly NameInText[] | undefined {
  const node = parsed(text);
  if (node === undefined) return undefined;
  const reader = new NameReader(text, tables);
  const rows = new Map(Object.entries(place.rows ?? {}));
  reader.visit(node, { bound: new Map((place.bound ?? []).map((name) => [name, rows.get(name)])), row: place.row });
  if (place.target !== undefined && tables.has(place.target)) reader.records(node, place.target);
  return reader.names.sort((a, b) => a.from - b.from);
}

// The same texts are asked for again after every change; parsing is what costs.
const trees = new Map<string, ExpressionNode | undefined>();
const MOST_TREES = 5000;

function parsed(text: string): ExpressionNode | undefined {
  if (trees.has(text)) return trees.get(text);
  if (trees.size >= MOST_TREES) trees.clear();
  const { node } = parseSyntax(text);
  trees.set(text, node);
  return node;
}

interface Surroundings {
  /** Bound name -> table whose row (or rows) it holds. */
  readonly bound: ReadonlyMap<string, string | undefined>;
  /** Table whose columns are bare names here. */
  readonly row: string | undefined;
}

/** Functions whose result holds rows of the list they are given. */
const KEEPS_ROWS = new Set([
  'sort',
  'sublist',
  'append',
  'concatenate',
  'union',
  'reverse',
  'distinct values',
  'insert before',
  'remove',
  'flatten',
]);

class NameReader {
  readonly names: NameInText[] = [];
  readonly #text: string;
  readonly #tables: TableColumns;

  constructor(text: string, tables: TableColumns) {
    this.#text = text;
    this.#tables = tables;
  }

  /** Notes the names of the node; answers which table's rows the node gives. */
  visit(node: ExpressionNode, around: Surroundings): string | undefined {
    switch (node.kind) {
      case 'name':
        return this.#name(node, around);
      case 'path': {
        const table = this.visit(node.base, around);
        if (table !== undefined && this.#hasColumn(table, node.name)) this.#note(node.name, this.#tail(node), table);
        return undefined;
      }
      case 'filter': {
        const table = this.visit(node.base, around);
        const bound = new Map([...around.bound, ['item', table] as const]);
        this.visit(node.predicate, { bound, row: table ?? around.row });
        return table;
      }
      case 'for':
      case 'some':
      case 'every': {
        const inside = this.#iterate(node.iterators, around);
        if (node.kind === 'for') inside.set('partial', undefined);
        const body = this.visit(node.body, { ...around, bound: inside });
        return node.kind === 'for' ? body : undefined;
      }
      case 'context': {
        const bound = new Map(around.bound);
        for (const { key, value } of node.entries) {
          this.visit(value, { ...around, bound });
          bound.set(key, undefined);
        }
        return undefined;
      }
      case 'if': {
        this.visit(node.condition, around);
        const yes = this.visit(node.yes, around);
        return this.visit(node.no, around) ?? yes;
      }
      case 'call': {
        const tables = node.args.map((argument) => this.visit(argument, around));
        return KEEPS_ROWS.has(node.name) ? tables.find((table) => table !== undefined) : undefined;
      }
      case 'list':
        return node.items.map((item) => this.visit(item, around)).find((table) => table !== undefined);
      case 'in':
        this.visit(node.value, around);
        for (const test of node.tests) this.visit(operandOf(test), around);
        return undefined;
      default:
        for (const child of childrenOf(node)) this.visit(child, around);
        return undefined;
    }
  }

  /** Keys of the records that the expression gives for a table. */
  records(node: ExpressionNode, table: string): void {
    if (node.kind === 'context') {
      let from = node.from;
      for (const { key, value } of node.entries) {
        const at = this.#text.slice(0, value.from).lastIndexOf(key);
        if (at >= from && this.#hasColumn(table, key)) this.#note(key, { from: at, to: at + key.length }, table);
        from = value.to;
      }
    } else if (node.kind === 'if') {
      this.records(node.yes, table);
      this.records(node.no, table);
    } else if (node.kind === 'list') for (const item of node.items) this.records(item, table);
    else if (node.kind === 'for') this.records(node.body, table);
    else if (node.kind === 'call' && KEEPS_ROWS.has(node.name))
      for (const argument of node.args) this.records(argument, table);
  }

  #name(node: ExpressionNode & { readonly kind: 'name' }, around: Surroundings): string | undefined {
    if (around.bound.has(node.name)) return around.bound.get(node.name);
    if (around.row !== undefined && this.#hasColumn(around.row, node.name)) this.#note(node.name, node, around.row);
    else this.#note(node.name, node);
    return this.#tables.has(node.name) ? node.name : undefined;
  }

  #iterate(iterators: readonly Iterator[], around: Surroundings): Map<string, string | undefined> {
    const bound = new Map(around.bound);
    for (const { name, source, end } of iterators) {
      const table = this.visit(source, { ...around, bound });
      if (end !== undefined) this.visit(end, { ...around, bound });
      bound.set(name, table);
    }
    return bound;
  }

  #hasColumn(table: string, name: string): boolean {
    return this.#tables.get(table)?.has(name) === true;
  }

  /** Where the last name of a path stands. */
  #tail(node: ExpressionNode & { readonly kind: 'path' }): { from: number; to: number } {
    const at = this.#text.lastIndexOf(node.name, node.to - 1);
    return { from: at, to: at + node.name.length };
  }

  #note(name: string, { from, to }: { readonly from: number; readonly to: number }, table?: string): void {
    this.names.push({ name, from, to, ...(table === undefined ? {} : { table }) });
  }
}

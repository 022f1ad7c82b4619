import { fill } from './form-designer-texts.js';
import { nodesIn, type FormNode } from './form-tree.js';
import type { PropertyTexts } from './property-texts.js';

export interface FormulaOffer {
  readonly title: string;
  readonly formula: string;
}

const NUMBERS: readonly string[] = ['integer', 'number', 'money'];

/** Formulas that fit the field: sums over the columns of tables, products of the numbers of a row, days between dates. */
export function formulaOffers(tree: FormNode, node: FormNode, texts: PropertyTexts): readonly FormulaOffer[] {
  if (!NUMBERS.includes(node.kind)) return [];
  const siblings = (node.parent?.children ?? []).filter((other) => other.at !== node.at && other.name !== undefined);
  if (node.table !== undefined)
    return products(
      siblings.filter(({ kind }) => NUMBERS.includes(kind)),
      texts,
    );
  const tables = nodesIn(tree).filter(({ kind }) => kind === 'table');
  const sums = tables.flatMap((table) =>
    table.children
      .filter(({ kind }) => NUMBERS.includes(kind))
      .flatMap((column): readonly FormulaOffer[] => {
        const cells = `${table.name}.${column.name}[item != null]`;
        const words = { table: table.title, column: column.title };
        return [
          { title: fill(texts.formulaSum, words), formula: `sum(${cells})` },
          { title: fill(texts.formulaAverage, words), formula: `mean(${cells})` },
        ];
      }),
  );
  const counts = tables.map((table) => ({
    title: fill(texts.formulaCount, { table: table.title }),
    formula: `count(${table.name})`,
  }));
  const fields = nodesIn(tree).filter((other) => other.table === undefined && other.at !== node.at);
  const dates = fields.filter(({ kind }) => kind === 'date');
  const days = pairs(dates).map(([one, other]) => ({
    title: fill(texts.formulaDays, { one: one.title, other: other.title }),
    formula: `(date(${other.name}) - date(${one.name})) / duration("P1D") + 1`,
  }));
  return [
    ...sums,
    ...counts,
    ...days,
    ...products(
      fields.filter(({ kind }) => NUMBERS.includes(kind)),
      texts,
    ),
  ].slice(0, 24);
}

function products(fields: readonly FormNode[], texts: PropertyTexts): readonly FormulaOffer[] {
  return pairs(fields).map(([one, other]) => ({
    title: fill(texts.formulaProduct, { one: one.title, other: other.title }),
    formula: `${one.name} * ${other.name}`,
  }));
}

function pairs(fields: readonly FormNode[]): readonly (readonly [FormNode, FormNode])[] {
  return fields.flatMap((one, index) => fields.slice(index + 1).map((other) => [one, other] as const)).slice(0, 12);
}

import type { Json, JsonObject } from '../definition/json.js';
import type { Expression } from '../expressions/expression.js';
import { own } from './same-json.js';

/** What an expression of a column sees: the row's own fields first, then the form's. Only the names it reads. */
export function rowVariables(expression: Expression, values: JsonObject, row: JsonObject): JsonObject {
  const variables: { [name: string]: Json } = {};
  for (const name of expression.names) {
    const value = own(row, name) ?? own(values, name);
    if (value !== undefined) variables[name] = value;
  }
  return variables;
}

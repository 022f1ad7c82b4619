import type { Issue } from './issue.js';

/** Issues in the order of the places in the document, so that people can work through the file from top to bottom. */
export function sortIssues(json: unknown, issues: readonly Issue[]): Issue[] {
  const orders = new Map(issues.map((issue) => [issue.pointer, orderOf(json, issue.pointer)]));
  return issues.toSorted(
    (a, b) =>
      compare(orders.get(a.pointer) ?? [], orders.get(b.pointer) ?? []) ||
      (a.code < b.code ? -1 : a.code > b.code ? 1 : 0),
  );
}

/** Position of each step of the pointer among its siblings. */
function orderOf(json: unknown, pointer: string): readonly number[] {
  const order: number[] = [];
  let at: unknown = json;
  for (const part of pointer.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof at !== 'object' || at === null) break;
    const keys = Object.keys(at);
    const index = keys.indexOf(name);
    order.push(index < 0 ? keys.length : index);
    at = index < 0 ? undefined : (at as Readonly<Record<string, unknown>>)[name];
  }
  return order;
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < Math.min(a.length, b.length); index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/**
 * Faults of meaning that only repeat a fault of shape are left out: those at the same place or inside it, and those at
 * a place that the file does not have (it was filled in to go on checking).
 */
export function withoutEchoes(json: unknown, issues: readonly Issue[], shape: readonly Issue[]): readonly Issue[] {
  if (shape.length === 0) return issues;
  const places = shape.filter((issue) => issue.code !== 'schema/missing-property').map((issue) => issue.pointer);
  return issues.filter(
    (issue) =>
      exists(json, issue.pointer) &&
      !places.some((place) => issue.pointer === place || issue.pointer.startsWith(`${place}/`)),
  );
}

function exists(json: unknown, pointer: string): boolean {
  let at: unknown = json;
  for (const part of pointer.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return false;
    at = (at as Readonly<Record<string, unknown>>)[name];
  }
  return true;
}

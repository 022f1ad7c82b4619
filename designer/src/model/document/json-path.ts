/** A place in a document: keys of objects, indices of lists. */
export type JsonPath = readonly (string | number)[];

/** Steps of a JSON pointer; which of them are indices is seen when walking. */
export function pathOf(pointer: string): readonly string[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** What stands at the path; undefined when there is nothing. Never reaches into prototypes. */
export function valueAt(root: unknown, path: JsonPath): unknown {
  let at = root;
  for (const step of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined;
    at = (at as { readonly [key: string]: unknown })[step];
  }
  return at;
}

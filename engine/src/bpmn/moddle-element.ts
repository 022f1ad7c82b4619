/** An element as the BPMN library holds it: attributes and children by name. */
export interface ModdleElement {
  readonly $type: string;
  readonly $attrs?: { readonly [name: string]: unknown };
  readonly $parent?: ModdleElement;
  id?: string;
  name?: string;
  get(property: string): unknown;
  set(property: string, value: unknown): void;
}

export function isElement(value: unknown): value is ModdleElement {
  return typeof value === 'object' && value !== null && '$type' in value;
}

/** A property that holds one element. */
export function child(element: ModdleElement | undefined, property: string): ModdleElement | undefined {
  const value = element?.get(property);
  return isElement(value) ? value : undefined;
}

/** A property that holds many. */
export function children(element: ModdleElement | undefined, property: string): readonly ModdleElement[] {
  const value = element?.get(property);
  return Array.isArray(value) ? value.filter(isElement) : [];
}

export function text(element: ModdleElement | undefined, property: string): string {
  const value = element?.get(property);
  return typeof value === 'string' ? value : '';
}

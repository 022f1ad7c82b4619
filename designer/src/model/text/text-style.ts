/** How one object or array stood in its file, beside its value. Values are immutable, so it can be remembered by identity. */
export interface TextStyle {
  /** Objects: the first key stood on a line of its own, so the object stays open whatever its length. */
  readonly expanded?: boolean;
  /** Scalars whose text is not what `JSON.stringify` writes (`1.0`, `\u4e2d`), by key: only as long as the value is the same. */
  readonly raw?: ReadonlyMap<string, { readonly value: unknown; readonly text: string }>;
  /** The text of the whole node, without the indentation of its first line. */
  readonly source?: { readonly text: string; readonly indent: number };
  /** Keys in the order of the file, where JavaScript would sort them otherwise (`"10"` before `"2"`). */
  readonly keys?: readonly string[];
}

const styles = new WeakMap<object, TextStyle>();

export function styleOf(node: object): TextStyle | undefined {
  return styles.get(node);
}

export function rememberStyle(node: object, style: TextStyle): void {
  styles.set(node, style);
}

/** A changed copy keeps the manner of what it was made from, but no longer its text. */
export function inheritStyle<T extends object>(from: object, to: T): T {
  const style = styles.get(from);
  if (style !== undefined) {
    const { expanded, raw } = style;
    styles.set(to, { ...(expanded === undefined ? {} : { expanded }), ...(raw === undefined ? {} : { raw }) });
  }
  return to;
}

/** An object written on one line if it fits (`{ "x": 0, "y": 40 }`). */
export function inline<T extends object>(node: T): T {
  styles.set(node, { expanded: false });
  return node;
}

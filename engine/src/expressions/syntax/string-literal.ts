const ESCAPES = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['b', '\b'],
  ['f', '\f'],
  ['"', '"'],
  ['\\', '\\'],
]);

/** The text a FEEL string literal stands for, quotes included in the input; unknown escapes are kept as written. */
export function stringLiteralValue(literal: string): string {
  return literal.slice(1, -1).replace(/\\(u[0-9a-fA-F]{4}|U[0-9a-fA-F]{6}|[^])/g, (whole, escape: string) => {
    if (escape.length === 1) return ESCAPES.get(escape) ?? whole;
    const code = Number.parseInt(escape.slice(1), 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

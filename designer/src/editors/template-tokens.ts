/** One `{{…}}` of a template. Offsets of the whole, braces included. */
export interface Mustache {
  readonly from: number;
  readonly to: number;
  readonly sign: '' | '#' | '/' | '^' | 'else' | '&' | '>';
  /** The text inside, without the sign, and where it begins. */
  readonly text: string;
  readonly start: number;
  /** The closing braces are missing. */
  readonly open: boolean;
}

/** All mustaches of a template; comments and escaped ones are passed over. */
export function mustachesOf(text: string): readonly Mustache[] {
  const found: Mustache[] = [];
  for (let at = text.indexOf('{{'); at >= 0;) {
    if (text[at - 1] === '\\' && text[at - 2] !== '\\') {
      at = text.indexOf('{{', at + 2);
      continue;
    }
    const [head = ''] = /^\{\{\{?~?/.exec(text.slice(at, at + 4)) ?? [];
    if (text[at + head.length] === '!') {
      const long = text.startsWith('--', at + head.length + 1);
      const end = text.indexOf(long ? '--}}' : '}}', at + head.length + (long ? 3 : 1));
      if (end < 0) break;
      at = text.indexOf('{{', end + 2);
      continue;
    }
    const end = closing(text, at + head.length);
    const stop = end < 0 ? lineEnd(text, at) : end;
    const inside = text.slice(at + head.length, stop).replace(/~$/, '');
    const [, sign = '', rest = ''] = /^([#/^&>]?)([\s\S]*)$/.exec(inside) ?? [];
    const word = rest.trim();
    const isElse = sign === '' && /^else\b/.test(word);
    const [close = ''] = /^\}\}\}?/.exec(text.slice(stop, stop + 3)) ?? [];
    found.push({
      from: at,
      to: stop + (head.startsWith('{{{') ? close.length : Math.min(2, close.length)),
      sign: isElse ? 'else' : (sign as Mustache['sign']),
      text: rest,
      start: at + head.length + sign.length,
      open: end < 0,
    });
    at = text.indexOf('{{', stop);
  }
  return found;
}

/** The end of a mustache: braces inside of quotation marks do not count. A next opening means it was never closed. */
function closing(text: string, from: number): number {
  let quote = '';
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (quote !== '') {
      if (sign === quote) quote = '';
      else if (sign === '\n') return -1;
    } else if (sign === '"' || sign === "'") quote = sign;
    else if (text.startsWith('}}', at)) return at;
    else if (text.startsWith('{{', at)) return -1;
  }
  return -1;
}

function lineEnd(text: string, from: number): number {
  const next = text.indexOf('{{', from + 2);
  const end = text.indexOf('\n', from);
  const stops = [next, end, text.length].filter((stop) => stop >= 0);
  return Math.min(...stops);
}

/** A call inside of a mustache: the helper and its arguments with their places. */
export interface HelperCall {
  readonly name: string;
  readonly from: number;
  readonly values: readonly {
    readonly text: string;
    readonly quoted: boolean;
    readonly from: number;
    readonly to: number;
  }[];
}

/** The call of a mustache and those in brackets inside of it; hash arguments (`min=10`) are left out. */
export function callsOf({ text, start, sign }: Mustache): readonly HelperCall[] {
  const calls: { name: string; from: number; values: HelperCall['values'][number][] }[] = [];
  const open: typeof calls = [];
  let fresh = true;
  if (sign === 'else') text = text.replace(/else/, '    ');
  for (const token of text.matchAll(/\(|\)|[\w-]+=|"[^"]*"?|'[^']*'?|[^\s()"'=]+/g)) {
    const [word] = token;
    const from = start + token.index;
    if (word === '(') {
      fresh = true;
      continue;
    }
    if (word === ')') {
      open.pop();
      continue;
    }
    if (fresh) {
      const call = { name: word, from, values: [] };
      calls.push(call);
      open.push(call);
      fresh = false;
      continue;
    }
    if (word.endsWith('=')) {
      open.at(-1)?.values.push({ text: word, quoted: false, from, to: from + word.length });
      continue;
    }
    const quoted = word.startsWith('"') || word.startsWith("'");
    const bare = quoted ? word.slice(1).replace(/["']$/, '') : word;
    const at = quoted ? from + 1 : from;
    open.at(-1)?.values.push({ text: bare, quoted, from: at, to: at + bare.length });
  }
  // A hash argument is its name and the value after it.
  return calls.map((call) => ({
    ...call,
    values: call.values.filter((value, index) => !isHash(value) && !isHash(call.values[index - 1])),
  }));
}

function isHash(value: HelperCall['values'][number] | undefined): boolean {
  return value !== undefined && !value.quoted && value.text.endsWith('=');
}

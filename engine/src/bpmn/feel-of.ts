import { parseExpression } from '../expressions/parse-expression.js';

/** FEEL that says what an expression of another engine says; undefined = it cannot be said. */
export function feelOf(source: string): { readonly text: string; readonly names: readonly string[] } | undefined {
  const text = translate(source.trim());
  if (text === '' || text.length > 4000) return undefined;
  const { expression } = parseExpression(text);
  return expression === undefined ? undefined : { text, names: expression.names };
}

/** `${a == 'b' && c > 1}` (JUEL), `=a = "b"` (FEEL of Zeebe), or FEEL as it is. */
function translate(source: string): string {
  if (source.startsWith('=')) return source.slice(1).trim();
  const juel = /^[$#]\{([\s\S]*)\}$/.exec(source)?.[1];
  if (juel === undefined) return source;
  let text = '';
  for (let at = 0; at < juel.length;) {
    const quoted = /^'((?:[^'\\]|\\.)*)'|^"((?:[^"\\]|\\.)*)"/.exec(juel.slice(at));
    if (quoted !== null) {
      text += JSON.stringify((quoted[1] ?? quoted[2] ?? '').replaceAll("\\'", "'"));
      at += quoted[0].length;
      continue;
    }
    const operator = OPERATORS.find(([symbol]) => juel.startsWith(symbol, at));
    if (operator !== undefined) {
      text += operator[1];
      at += operator[0].length;
      continue;
    }
    const word = /^[\p{L}_][\p{L}\p{N}_]*/u.exec(juel.slice(at))?.[0];
    if (word !== undefined) {
      text += Object.hasOwn(WORDS, word) ? WORDS[word] : word;
      at += word.length;
      continue;
    }
    // Negation has no sign in FEEL, and what it covers is not told by a list of signs.
    if (juel[at] === '!') return negated(juel);
    text += juel[at];
    at += 1;
  }
  return text.replace(/ {2,}/g, ' ').trim();
}

const OPERATORS: readonly (readonly [string, string])[] = [
  ['==', '='],
  ['!=', '!='],
  ['&&', ' and '],
  ['||', ' or '],
  ['>=', '>='],
  ['<=', '<='],
];
const WORDS: { readonly [word: string]: string } = { eq: '=', ne: '!=', gt: '>', lt: '<', ge: '>=', le: '<=' };

function negated(juel: string): string {
  const simple = /^\s*!\s*([\p{L}_][\p{L}\p{N}_.]*)\s*$/u.exec(juel)?.[1];
  return simple === undefined ? '' : `not(${simple})`;
}

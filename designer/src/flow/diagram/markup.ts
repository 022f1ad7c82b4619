/**
 * The text of a template of plain parts: no listeners, nothing that changes later. A board of a thousand steps is drawn in
 * one go and most of it never again, so that remembering where each value stands would only cost.
 */
export function markup(value: unknown): string {
  if (Array.isArray(value)) return value.map(markup).join('');
  if (!isTemplate(value)) return typeof value === 'string' || typeof value === 'number' ? escaped(String(value)) : '';
  const { strings, values } = value;
  let text = '';
  for (const [at, piece] of strings.entries()) {
    text += piece;
    if (at === values.length) break;
    text += piece.endsWith('=') ? `"${markup(values[at])}"` : markup(values[at]);
  }
  return text;
}

interface Template {
  readonly strings: readonly string[];
  readonly values: readonly unknown[];
}

function isTemplate(value: unknown): value is Template {
  return typeof value === 'object' && value !== null && 'strings' in value && 'values' in value;
}

const ENTITIES: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Titles are what somebody typed. */
function escaped(text: string): string {
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '') : text;
}

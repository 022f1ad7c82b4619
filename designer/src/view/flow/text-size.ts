// Widths are estimated, not measured: the layout is pure (no DOM) and the same on a server, in a test and in a browser.

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u3000-\u303f\u201c\u201d\u2018\u2019\u2026]/u;

/** Width in px of `text` at `fontSize` px, a little generous. */
export function textWidth(text: string, fontSize: number): number {
  let units = 0;
  for (const character of text) units += WIDE.test(character) ? 1 : /[A-Z@%mwMW]/.test(character) ? 0.72 : 0.56;
  return units * fontSize;
}

/** Breaks `text` into at most `maxLines` lines of `maxWidth` px; what does not fit ends in an ellipsis. Latin words stay whole. */
export function wrapText(text: string, maxWidth: number, fontSize: number, maxLines: number): readonly string[] {
  const words = text.match(/[A-Za-z0-9_.\-/%+]+|\s+|[\s\S]/gu) ?? [];
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    if (textWidth(line + word, fontSize) <= maxWidth || line === '') {
      line += line === '' && word.trim() === '' ? '' : word;
    } else {
      lines.push(line.trimEnd());
      line = word.trim() === '' ? '' : word;
    }
  }
  if (line !== '') lines.push(line.trimEnd());
  const balanced = balance(lines, text, maxWidth, fontSize);
  if (balanced.length <= maxLines && balanced.every((one) => textWidth(one, fontSize) <= maxWidth)) return balanced;
  const kept = balanced.slice(0, maxLines);
  if (balanced.length > maxLines) kept[maxLines - 1] = `${kept[maxLines - 1] ?? ''}…`;
  return kept.map((one) => shorten(one, maxWidth, fontSize));
}

/** Two lines of about equal length read better than a full one and a single left-over character. */
function balance(lines: readonly string[], text: string, maxWidth: number, fontSize: number): string[] {
  if (lines.length !== 2 || /[A-Za-z]/.test(text)) return [...lines];
  const characters = [...text];
  const half = Math.ceil(characters.length / 2);
  const first = characters.slice(0, half).join('');
  const closing = /^[，。、；：）」』》？！]/u;
  const second = characters.slice(half).join('');
  if (closing.test(second) || /[（「『《]$/u.test(first) || textWidth(first, fontSize) > maxWidth) return [...lines];
  return [first.trim(), second.trim()];
}

function shorten(line: string, maxWidth: number, fontSize: number): string {
  if (textWidth(line, fontSize) <= maxWidth) return line;
  let kept = [...line.replace(/…$/u, '')];
  while (kept.length > 1 && textWidth(kept.join('') + '…', fontSize) > maxWidth) kept = kept.slice(0, -1);
  return kept.join('') + '…';
}

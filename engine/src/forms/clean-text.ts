// Controls except tab and line feed; bidirectional overrides, which make a text read differently from what is stored.
// oxlint-disable-next-line no-control-regex
const unwanted = /[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text as it is stored: line ends as `\n`, no control characters, no half characters, no blanks around it. */
export function cleanText(text: string, lines: 'one' | 'many'): string {
  const tidy = text.replace(/\r\n?/g, '\n').replace(unwanted, '').replace(loneSurrogate, '\ufffd').trim();
  return lines === 'one' ? tidy.replace(/\s*\n\s*/g, ' ') : tidy;
}

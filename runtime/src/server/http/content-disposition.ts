/**
 * `Content-Disposition` with a name in any script (RFC 6266): an ASCII stand-in for old clients and the real name in
 * UTF-8. Characters that could end the header or mean a path never get in.
 */
export function contentDisposition(kind: 'attachment' | 'inline', name: string): string {
  const characters = [...name].slice(0, 180).map((character) => (isUnsafe(character) ? '_' : character));
  const clean = characters.join('') || 'file';
  const ascii = clean.replace(/[^\x20-\x7e]/g, '_').replace(/["%]/g, '_');
  const encoded = encodeURIComponent(clean).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

/** Control characters, path separators, half characters, and the marks that turn text around (a.exe shown as a.gpj). */
function isUnsafe(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return (
    code < 32 ||
    code === 127 ||
    (code >= 0xd800 && code <= 0xdfff) ||
    '/\\:*?"<>|'.includes(character) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069)
  );
}

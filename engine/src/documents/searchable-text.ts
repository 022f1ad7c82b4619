import { PDFDocument, PDFName, PDFRawStream, PDFRef, PDFDict, decodePDFRawStream } from '@cantoo/pdf-lib';

/**
 * Makes a PDF's text come out as it was written. Chromium notes one code point for each glyph, the lowest: 「用户」 is
 * found and copied as 「用戶」, 「第 1 页」 as 「第 1 ⻚」. Here each such note is corrected to the code point that the printed
 * text really contains.
 * @param shared glyph id -> code points that share it (see sharedGlyphs)
 * @param text the text of the printed page
 */
export async function makeTextSearchable(
  pdf: Uint8Array,
  shared: ReadonlyMap<number, readonly number[]>,
  text: string,
): Promise<Uint8Array> {
  const written = new Set([...text].map((char) => char.codePointAt(0) ?? 0));
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  let corrected = false;
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || object.get(PDFName.of('Type')) !== PDFName.of('Font')) continue;
    const reference = object.get(PDFName.of('ToUnicode'));
    if (!(reference instanceof PDFRef)) continue;
    const stream = document.context.lookup(reference);
    if (!(stream instanceof PDFRawStream)) continue;
    const before = Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1');
    const after = correctToUnicode(before, (glyph, code) => {
      if (written.has(code)) return code;
      return shared.get(glyph)?.find((other) => written.has(other)) ?? code;
    });
    if (after === before) continue;
    document.context.assign(reference, document.context.flateStream(Buffer.from(after, 'latin1')));
    corrected = true;
  }
  return corrected ? document.save({ useObjectStreams: false }) : pdf;
}

/** Rewrites the `bfchar` and `bfrange` lines of a ToUnicode map; ranges with a corrected member are written out singly. */
function correctToUnicode(map: string, correct: (glyph: number, code: number) => number): string {
  return map
    .replace(/\d+ beginbfchar([\s\S]*?)endbfchar/g, (_block, lines: string) => {
      const pairs = [...lines.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g)].map(([, glyph = '', code = '']) => {
        const single = decodeUtf16(code);
        return single === undefined
          ? `<${glyph}> <${code}>`
          : `<${glyph}> <${encodeUtf16(correct(parseInt(glyph, 16), single))}>`;
      });
      return bfchar(pairs);
    })
    .replace(/\d+ beginbfrange([\s\S]*?)endbfrange/g, (block, lines: string) => {
      const pairs: string[] = [];
      let corrected = false;
      for (const [, from = '', to = '', code = ''] of lines.matchAll(
        /<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g,
      )) {
        const first = decodeUtf16(code);
        if (first === undefined) return block;
        for (let glyph = parseInt(from, 16); glyph <= parseInt(to, 16); glyph += 1) {
          const noted = first + glyph - parseInt(from, 16);
          const right = correct(glyph, noted);
          corrected ||= right !== noted;
          pairs.push(`<${glyph.toString(16).toUpperCase().padStart(from.length, '0')}> <${encodeUtf16(right)}>`);
        }
      }
      return corrected ? bfchar(pairs) : block;
    });
}

/** A block holds 100 entries at most. */
function bfchar(pairs: readonly string[]): string {
  const blocks: string[] = [];
  for (let at = 0; at < pairs.length; at += 100) {
    const block = pairs.slice(at, at + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  return blocks.join('\n');
}

/** The code point of a UTF-16BE hex text; `undefined` for ligatures (several code points). */
function decodeUtf16(hex: string): number | undefined {
  const text = Buffer.from(hex, 'hex').swap16().toString('utf16le');
  const code = text.codePointAt(0);
  return code !== undefined && text.length === String.fromCodePoint(code).length ? code : undefined;
}

function encodeUtf16(code: number): string {
  return Buffer.from(String.fromCodePoint(code), 'utf16le').swap16().toString('hex').toUpperCase();
}

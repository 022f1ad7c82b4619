import { readFileSync } from 'node:fs';

/**
 * Code points that share one glyph in a TrueType font, by glyph id: in Noto Sans SC 页 and the radical ⻚ are one
 * drawing, so are 户 and 戶. Read from the font's `cmap` (format 12).
 */
export function sharedGlyphs(fontFile: string): ReadonlyMap<number, readonly number[]> {
  const font = readFileSync(fontFile);
  const cmap = tableOffset(font, 'cmap');
  const glyphs = new Map<number, number[]>();
  for (let record = 0; record < font.readUInt16BE(cmap + 2); record += 1) {
    const subtable = cmap + font.readUInt32BE(cmap + 4 + record * 8 + 4);
    if (font.readUInt16BE(subtable) !== 12) continue;
    const groups = font.readUInt32BE(subtable + 12);
    for (let group = 0; group < groups; group += 1) {
      const at = subtable + 16 + group * 12;
      const first = font.readUInt32BE(at);
      const last = font.readUInt32BE(at + 4);
      const glyph = font.readUInt32BE(at + 8);
      for (let code = first; code <= last; code += 1) {
        const codes = glyphs.get(glyph + code - first);
        if (!codes) glyphs.set(glyph + code - first, [code]);
        else if (!codes.includes(code)) codes.push(code);
      }
    }
  }
  return new Map([...glyphs].filter(([, codes]) => codes.length > 1));
}

function tableOffset(font: Buffer, tag: string): number {
  for (let table = 0; table < font.readUInt16BE(4); table += 1) {
    const at = 12 + table * 16;
    if (font.toString('latin1', at, at + 4) === tag) return font.readUInt32BE(at + 8);
  }
  throw new Error(`The font has no "${tag}" table.`);
}

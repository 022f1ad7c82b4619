// A picture of the screen with at most 256 colours: a third of the size, and nobody sees it.
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const MOST_COLOURS = 256;

/** The PNG (8 bits, RGB or RGBA, not interlaced, as browsers write it) with a palette; what is transparent becomes white. */
export function palettePng(png) {
  const { width, height, pixels } = decode(png);
  const counts = new Map();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const palette = choose(counts);
  const nearest = new Map(palette.map((colour, at) => [colour, at]));
  const raw = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const colour = pixels[y * width + x];
      let at = nearest.get(colour);
      if (at === undefined) nearest.set(colour, (at = closest(palette, colour)));
      raw[y * (width + 1) + 1 + x] = at;
    }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.from(palette.flatMap(parts));
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(raw, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The commonest colour of each box of similar ones, commonest boxes first. */
function choose(counts) {
  if (counts.size <= MOST_COLOURS) return [...counts.keys()];
  for (let bits = 5; ; bits -= 1) {
    const boxes = new Map();
    for (const [colour, count] of counts) {
      const key = parts(colour).reduce((box, part) => (box << 8) | (part >> (8 - bits)), 0);
      const box = boxes.get(key);
      if (box === undefined) boxes.set(key, { colour, most: count, count });
      else {
        box.count += count;
        if (count > box.most) Object.assign(box, { colour, most: count });
      }
    }
    const sorted = [...boxes.values()].sort((one, other) => other.count - one.count);
    const kept = sorted.slice(0, MOST_COLOURS);
    const lost = sorted.slice(MOST_COLOURS).reduce((sum, { count }) => sum + count, 0);
    if (lost * 200 < [...counts.values()].reduce((sum, count) => sum + count, 0) || bits === 3)
      return kept.map(({ colour }) => colour);
  }
}

function closest(palette, colour) {
  const [red, green, blue] = parts(colour);
  let best = 0;
  let least = Infinity;
  for (const [at, one] of palette.entries()) {
    const [r, g, b] = parts(one);
    const distance = 2 * (r - red) ** 2 + 4 * (g - green) ** 2 + 3 * (b - blue) ** 2;
    if (distance < least) [best, least] = [at, distance];
  }
  return best;
}

const parts = (colour) => [colour >> 16, (colour >> 8) & 255, colour & 255];

function decode(png) {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const size = png[25] === 6 ? 4 : 3;
  if (png[24] !== 8 || (png[25] !== 6 && png[25] !== 2) || png[28] !== 0) throw new Error('another kind of PNG');
  const data = [];
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') data.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const bytes = inflateSync(Buffer.concat(data));
  const line = width * size;
  const rows = Buffer.alloc(line * height);
  for (let y = 0; y < height; y += 1) {
    const filter = bytes[y * (line + 1)];
    for (let x = 0; x < line; x += 1) {
      const at = y * line + x;
      const left = x < size ? 0 : rows[at - size];
      const up = y === 0 ? 0 : rows[at - line];
      const corner = x < size || y === 0 ? 0 : rows[at - line - size];
      rows[at] = bytes[y * (line + 1) + 1 + x] + guess(filter, left, up, corner);
    }
  }
  const pixels = new Uint32Array(width * height);
  for (let at = 0; at < pixels.length; at += 1) {
    const from = at * size;
    const alpha = size === 4 ? rows[from + 3] / 255 : 1;
    const over = (part) => Math.round(rows[from + part] * alpha + 255 * (1 - alpha));
    pixels[at] = (over(0) << 16) | (over(1) << 8) | over(2);
  }
  return { width, height, pixels };
}

function guess(filter, left, up, corner) {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const estimate = left + up - corner;
  const [a, b, c] = [left, up, corner].map((one) => Math.abs(estimate - one));
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

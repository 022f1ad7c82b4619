import { inflateRawSync } from 'node:zlib';

type CellValue = string | number | undefined;

/** Reads a spreadsheet back without the library that wrote it: unzips it and takes the cells out of the XML. */
export async function readSheets(
  bytes: Uint8Array,
): Promise<{ readonly [sheet: string]: readonly (readonly CellValue[])[] }> {
  const files = unzip(Buffer.from(bytes));
  const shared = [...(files.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>(.*?)<\/si>/gs)].map(([, item = '']) =>
    unescape([...item.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, text]) => text).join('')),
  );
  const names = [...(files.get('xl/workbook.xml') ?? '').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name = '']) =>
    unescape(name),
  );
  return Object.fromEntries(
    names.map((name, index) => [name, rowsOf(files.get(`xl/worksheets/sheet${index + 1}.xml`) ?? '', shared)]),
  );
}

function rowsOf(xml: string, shared: readonly string[]): readonly (readonly CellValue[])[] {
  return [...xml.matchAll(/<row [^>]*?(?:\/>|>(.*?)<\/row>)/gs)].map(([, cells = '']) => {
    const row: CellValue[] = [];
    for (const [, attributes = '', content = ''] of cells.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
      const column = /r="([A-Z]+)\d+"/.exec(attributes)?.[1] ?? 'A';
      row[columnNumber(column)] = valueOf(attributes, content, shared);
    }
    return Array.from(row);
  });
}

function valueOf(attributes: string, content: string, shared: readonly string[]): CellValue {
  const raw = /<v>(.*?)<\/v>/s.exec(content)?.[1];
  if (attributes.includes('t="s"')) return shared[Number(raw)];
  if (attributes.includes('t="inlineStr"')) return unescape(/<t[^>]*>(.*?)<\/t>/s.exec(content)?.[1] ?? '');
  return raw === undefined ? undefined : Number(raw);
}

function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function unescape(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

/** Files of a zip archive by name, from its central directory. */
function unzip(zip: Buffer): ReadonlyMap<string, string> {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const files = new Map<string, string>();
  let at = zip.readUInt32LE(end + 16);
  for (let count = zip.readUInt16LE(end + 10); count > 0; count -= 1) {
    const [method, size] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)];
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const data = zip.subarray(start, start + size);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    files.set(name, (method === 0 ? data : inflateRawSync(data)).toString('utf8'));
    at += 46 + nameLength + extra + comment;
  }
  return files;
}

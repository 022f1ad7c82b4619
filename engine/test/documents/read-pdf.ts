import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Page count and text of a PDF, as a reader's search would find it; width and height of its first sheet in points. */
export async function readPdf(
  bytes: Uint8Array,
): Promise<{ pages: number; text: string; sheet: readonly [number, number] }> {
  const document = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0 }).promise;
  const texts: string[] = [];
  const [left = 0, bottom = 0, right = 0, top = 0] = (await document.getPage(1)).view;
  for (let number = 1; number <= document.numPages; number += 1) {
    const content = await (await document.getPage(number)).getTextContent();
    texts.push(content.items.map((item) => ('str' in item ? item.str : '')).join(''));
  }
  return { pages: document.numPages, text: texts.join('\n'), sheet: [right - left, top - bottom] };
}

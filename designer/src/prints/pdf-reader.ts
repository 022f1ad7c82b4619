import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';

/** Dots on the screen for each point of the sheet at 100 %. */
const DOTS = 96 / 72;
/** Browsers of phones give no canvas beyond this many dots. */
const MOST_DOTS = 12_000_000;

interface Sheet {
  /** Width and height at 100 %, in CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** A PDF that can be drawn page by page; pages count from 1. */
export interface OpenPdf {
  readonly sheets: readonly Sheet[];
  /** A new canvas `width` dots wide. */
  draw(page: number, width: number): Promise<HTMLCanvasElement>;
  /** The words of a page, for those who do not see it. */
  words(page: number): Promise<string>;
  close(): void;
}

/** Reads PDF files in a worker; loaded with the first of them. Runs no code of a file and asks the network for nothing. */
export class PdfReader {
  #worker: Worker | undefined;

  /** Rejects when the browser cannot run the reader, the file is no PDF, or `signal` says that nobody waits for it. */
  async open(pdf: Blob, signal: AbortSignal): Promise<OpenPdf> {
    const [{ getDocument, PDFWorker }, data] = await Promise.all([
      import('pdfjs-dist/legacy/build/pdf.mjs'),
      pdf.arrayBuffer(),
    ]);
    // Before a worker is made that nobody would end.
    signal.throwIfAborted();
    this.#worker ??= new Worker(new URL('./pdf-worker.js', import.meta.url), { type: 'module' });
    const port = this.#worker;
    const worker = PDFWorker.create({ port });
    const task = getDocument({
      data: new Uint8Array(data),
      worker,
      isEvalSupported: false,
      enableXfa: false,
      useWasm: false,
      useWorkerFetch: false,
      verbosity: 0,
    });
    // A worker that fails or is ended answers nothing any more.
    const done = new AbortController();
    const gone = new Promise<never>((_resolve, reject) => {
      const failed = (): void => {
        if (this.#worker === port) this.close();
        reject(new Error('the reader of PDF files did not start'));
      };
      port.addEventListener('error', failed, { signal: done.signal });
      signal.addEventListener('abort', () => reject(signal.reason as Error), { signal: done.signal });
    });
    const close = (): void => void task.destroy();
    try {
      const document = await Promise.race([task.promise, gone]);
      const sheets = await Promise.race([sheetsOf(document), gone]);
      return opened(document, sheets, close);
    } catch (error) {
      close();
      throw error;
    } finally {
      done.abort();
    }
  }

  close(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
  }
}

function opened(document: PDFDocumentProxy, sheets: readonly Sheet[], close: () => void): OpenPdf {
  return {
    sheets,
    async draw(number, width) {
      const page = await document.getPage(number);
      const { width: points, height } = page.getViewport({ scale: 1 });
      const scale = Math.min(width / points, Math.sqrt(MOST_DOTS / (points * height)));
      const viewport = page.getViewport({ scale });
      const canvas = globalThis.document.createElement('canvas');
      canvas.width = Math.round(viewport.width);
      canvas.height = Math.round(viewport.height);
      await page.render({ canvas, viewport, background: '#fff' }).promise;
      return canvas;
    },
    async words(number) {
      const { items } = await (await document.getPage(number)).getTextContent();
      return items
        .map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''))
        .join('')
        .trim();
    },
    close,
  };
}

function sheetsOf(document: PDFDocumentProxy): Promise<readonly Sheet[]> {
  return Promise.all(
    Array.from({ length: document.numPages }, async (_, at) => sheetOf(await document.getPage(at + 1))),
  );
}

function sheetOf(page: PDFPageProxy): Sheet {
  const { width, height } = page.getViewport({ scale: DOTS });
  return { width, height };
}

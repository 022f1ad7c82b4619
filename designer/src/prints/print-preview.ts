import { YunliuError, type LocalizedText } from '@yunliu/engine/definition';
import type { PrintRequest } from '../session/index.js';

/** Rest of the hand after which a changed template is printed again. */
const PRINT_AFTER_MS = 700;

export interface PreviewFailure {
  readonly message: LocalizedText;
  /** Faults of the template; the words name their line. */
  readonly issues: readonly { readonly message: LocalizedText }[];
}

type Printer = (request: PrintRequest, signal: AbortSignal) => Promise<Blob>;

/** The PDF of the template as it stands: printed when the hand rests, the last good one kept meanwhile. */
export class PrintPreview {
  /** The last good PDF, and its address. */
  pdf: Blob | undefined;
  url: string | undefined;
  isLoading = false;
  failure: PreviewFailure | undefined;
  readonly #changed: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: AbortController | undefined;
  #asked = '';

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Prints what is not printed yet. `key` names everything the PDF depends on. */
  ask(key: string, request: PrintRequest, print: Printer, now = false): void {
    if (key === this.#asked) return;
    this.#asked = key;
    clearTimeout(this.#timer);
    this.#running?.abort();
    this.#timer = setTimeout(
      () => void this.#print(request, print),
      now || this.url === undefined ? 0 : PRINT_AFTER_MS,
    );
    if (!this.isLoading) {
      this.isLoading = true;
      queueMicrotask(this.#changed);
    }
  }

  /** The same again: after a failure that was not the template's. */
  again(): void {
    this.#asked = '';
    this.#changed();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#running?.abort();
    if (this.url !== undefined) URL.revokeObjectURL(this.url);
    this.pdf = undefined;
    this.url = undefined;
    this.isLoading = false;
    this.#asked = '';
  }

  async #print(request: PrintRequest, print: Printer): Promise<void> {
    const running = new AbortController();
    this.#running = running;
    try {
      const pdf = await print(request, running.signal);
      if (running.signal.aborted) return;
      const old = this.url;
      this.pdf = pdf.type === '' ? new Blob([pdf], { type: 'application/pdf' }) : pdf;
      this.url = URL.createObjectURL(this.pdf);
      if (old !== undefined) URL.revokeObjectURL(old);
      this.failure = undefined;
    } catch (error) {
      if (running.signal.aborted) return;
      this.failure = failureOf(error);
    }
    this.isLoading = false;
    this.#changed();
  }
}

/** Of a {@link YunliuError}, or of a host's own error: `message` and `issues` in the reader's language. */
function failureOf(error: unknown): PreviewFailure {
  if (error instanceof YunliuError) return { message: error.messages, issues: error.issues };
  const detail = error instanceof Error ? error.message : String(error);
  const { issues } = (error ?? {}) as { readonly issues?: unknown };
  const told = Array.isArray(issues) ? issues.filter(isTold) : [];
  if (told.length > 0) return { message: detail, issues: told };
  return {
    message: { 'zh-CN': `预览没有打印出来：${detail}`, en: `The preview was not printed: ${detail}` },
    issues: [],
  };
}

function isTold(issue: unknown): issue is { readonly message: string } {
  return typeof issue === 'object' && issue !== null && 'message' in issue && typeof issue.message === 'string';
}

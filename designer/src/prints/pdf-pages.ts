import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import type { Locale } from '@yunliu/engine/definition';
import { controlStyles } from '../controls/index.js';
import { themeTokens } from '../view/theme.css.js';
import { pdfPagesStyles } from './pdf-pages-styles.js';
import { PdfReader, type OpenPdf } from './pdf-reader.js';
import { printsTexts } from './prints-texts.js';

/** Percent of the real size; 0 = as wide as the place. */
const ZOOMS = [0, 75, 100, 150, 200];
/** More dots for each pixel are not seen and cost memory. */
const MOST_RATIO = 2;

/**
 * The pages of a PDF, drawn: browsers without a viewer of their own, as those of phones, show nothing in a frame. Pages are
 * drawn when they come into sight; those of the file before stay until then.
 */
export class PdfPages extends LitElement {
  static override properties = {
    pdf: { attribute: false },
    label: {},
    locale: {},
    zoom: { state: true },
    failed: { state: true },
    current: { state: true },
  };
  static override styles = [themeTokens, controlStyles, pdfPagesStyles];

  declare pdf: Blob | undefined;
  /** Name of the pages as a whole. */
  declare label: string;
  declare locale: Locale;
  declare private zoom: number;
  declare private failed: boolean;
  /** Page in the middle of the sight. */
  declare private current: number;
  readonly #reader = new PdfReader();
  #open: OpenPdf | undefined;
  /** Words of the pages drawn so far. */
  readonly #words = new Map<number, string>();
  readonly #inSight = new Set<number>();
  /** What a canvas shows: of which file, how wide. */
  readonly #drawn = new WeakMap<HTMLCanvasElement, readonly [OpenPdf, number]>();
  /** The file whose pages are being drawn: a file that was closed may never finish. */
  #drawing: OpenPdf | undefined;
  #reading: AbortController | undefined;
  #sight: IntersectionObserver | undefined;
  readonly #size = new ResizeObserver(() => void this.#draw());

  constructor() {
    super();
    this.label = '';
    this.locale = 'zh-CN';
    this.zoom = 0;
    this.failed = false;
    this.current = 1;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#size.observe(this);
    if (this.pdf !== undefined && this.hasUpdated) void this.#read(this.pdf);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#size.disconnect();
    this.#sight?.disconnect();
    this.#sight = undefined;
    this.#inSight.clear();
    this.#reading?.abort();
    this.#open?.close();
    this.#open = this.#drawing = undefined;
    this.#reader.close();
  }

  protected override render(): TemplateResult {
    const texts = printsTexts(this.locale);
    if (this.failed) return html`<p class="failed" role="alert">${texts.notDrawn}</p>`;
    const sheets = this.#open?.sheets ?? [];
    return html`<div
        class="sheets ${this.zoom === 0 ? 'fit' : ''}"
        role="group"
        tabindex="0"
        aria-label=${this.label}
        @scroll=${this.#onScroll}
      >
        ${sheets.length === 0 && this.pdf !== undefined ? html`<p class="failed" role="status">${texts.loading}</p>` : nothing}
        ${sheets.map(({ width, height }, at) => {
          const size = this.zoom === 0 ? {} : { width: `${(width * this.zoom) / 100}px` };
          return html`<div
            class="sheet"
            data-page=${at + 1}
            style=${styleMap({ ...size, aspectRatio: `${width} / ${height}` })}
          >
            <canvas role="img" aria-label=${texts.pageOf(at + 1, sheets.length)}></canvas>
            <p class="sr">${this.#words.get(at + 1) ?? nothing}</p>
          </div>`;
        })}
      </div>
      ${
        sheets.length === 0
          ? nothing
          : html`<div class="foot">
              <span class="pages">${texts.pageOf(Math.min(this.current, sheets.length), sheets.length)}</span>
              <label class="line"
                ><span class="hint">${texts.zoom}</span
                ><select
                  name="zoom"
                  @change=${(event: Event) => (this.zoom = Number((event.target as HTMLSelectElement).value))}
                >
                  ${ZOOMS.map((zoom) => html`<option value=${zoom} ?selected=${zoom === this.zoom}>${zoom === 0 ? texts.fitWidth : `${zoom}%`}</option>`)}
                </select></label
              >
            </div>`
      }`;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('pdf') && this.pdf !== undefined) void this.#read(this.pdf);
    this.#watch();
    void this.#draw();
  }

  async #read(pdf: Blob): Promise<void> {
    this.#reading?.abort();
    this.#reading = new AbortController();
    const { signal } = this.#reading;
    let now: OpenPdf;
    try {
      now = await this.#reader.open(pdf, signal);
    } catch {
      if (!signal.aborted) this.failed = true;
      return;
    }
    if (signal.aborted) return now.close();
    const before = this.#open;
    this.#open = now;
    this.#words.clear();
    this.failed = false;
    before?.close();
    this.requestUpdate();
  }

  /** Tells which pages come into sight. */
  #watch(): void {
    const root = this.renderRoot.querySelector('.sheets');
    // While a file could not be shown there was no such place.
    if (root !== this.#sight?.root) this.#sight?.disconnect();
    if (root === null) return;
    if (root !== this.#sight?.root)
      this.#sight = new IntersectionObserver((entries) => this.#seen(entries), { root, rootMargin: '300px 0px' });
    for (const sheet of root.querySelectorAll('.sheet')) this.#sight.observe(sheet);
  }

  #seen(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      const page = Number((target as HTMLElement).dataset['page']);
      if (isIntersecting) this.#inSight.add(page);
      else {
        this.#inSight.delete(page);
        this.#release(target.querySelector('canvas'));
      }
    }
    void this.#draw();
  }

  /** Pages out of sight keep no dots: a long file would fill the memory of a phone. */
  #release(canvas: HTMLCanvasElement | null): void {
    if (canvas === null || !this.#drawn.delete(canvas)) return;
    canvas.width = canvas.height = 0;
    delete canvas.dataset['drawn'];
  }

  /** One after the other what is in sight and not drawn as it should be. */
  async #draw(): Promise<void> {
    const open = this.#open;
    if (open === undefined || open === this.#drawing) return;
    this.#drawing = open;
    for (let next = this.#next(open); next !== undefined; next = this.#next(open)) await this.#drawOne(open, ...next);
    if (this.#drawing === open) this.#drawing = undefined;
  }

  #next(open: OpenPdf): readonly [page: number, canvas: HTMLCanvasElement, width: number] | undefined {
    if (open !== this.#open) return undefined;
    const ratio = Math.min(window.devicePixelRatio, MOST_RATIO);
    for (const page of [...this.#inSight].toSorted((a, b) => a - b)) {
      const canvas = this.renderRoot.querySelector<HTMLCanvasElement>(`[data-page="${page}"] canvas`);
      const width = Math.round((canvas?.clientWidth ?? 0) * ratio);
      if (canvas === null || width === 0) continue;
      const [of, wide] = this.#drawn.get(canvas) ?? [];
      if (of !== open || wide !== width) return [page, canvas, width];
    }
    return undefined;
  }

  async #drawOne(open: OpenPdf, page: number, canvas: HTMLCanvasElement, width: number): Promise<void> {
    // Marked first: a page that cannot be drawn is not tried for ever.
    this.#drawn.set(canvas, [open, width]);
    try {
      const drawn = await open.draw(page, width);
      const words = this.#words.get(page) ?? (await open.words(page));
      if (open !== this.#open || !this.#drawn.has(canvas)) return;
      canvas.width = drawn.width;
      canvas.height = drawn.height;
      canvas.getContext('2d')?.drawImage(drawn, 0, 0);
      canvas.dataset['drawn'] = String(width);
      if (this.#words.get(page) !== words) {
        this.#words.set(page, words);
        this.requestUpdate();
      }
    } catch {
      // The file was closed meanwhile, or the page is broken; the next file is drawn all the same.
      if (open === this.#open && this.#open.sheets.length === 1) this.failed = true;
    }
  }

  readonly #onScroll = (event: Event): void => {
    const box = event.currentTarget as HTMLElement;
    const middle = box.getBoundingClientRect().top + box.clientHeight / 2;
    const sheets = [...box.querySelectorAll<HTMLElement>('.sheet')];
    const before = sheets.filter((sheet) => sheet.getBoundingClientRect().top <= middle);
    this.current = Math.max(1, before.length);
  };
}

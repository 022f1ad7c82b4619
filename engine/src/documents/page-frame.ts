import { localize, type Locale, type LocalizedText } from '../definition/localized-text.js';

/** What the frame around every printed form says. */
export interface PageFrame {
  readonly title: LocalizedText;
  /** Form code of the service catalogue, e.g. `F14`. */
  readonly code?: string;
  readonly formVersion: number;
  readonly process: string;
  readonly processVersion: number;
  readonly businessKey?: string;
  /** Number of the form itself, where it has a serial number field. */
  readonly serialNo?: string;
  /** Already formatted for people. */
  readonly printedAt: string;
  readonly printedBy: string;
}

/** Escapes text for HTML content and quoted attributes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** A CSS string literal; page-margin boxes take text only through `content`. */
function cssString(text: string): string {
  const safe = text.replace(/[\u0000-\u001f\u007f"\\<>]/g, (char) => `\\${char.codePointAt(0)?.toString(16)} `);
  return `"${safe}"`;
}

const words = {
  'zh-CN': {
    no: '编号：',
    page: '第 ',
    of: ' 页 / 共 ',
    pages: ' 页',
    version: '表单版本',
    process: '流程版本',
    printed: '打印',
    key: '业务编号',
  },
  en: {
    no: 'No. ',
    page: 'Page ',
    of: ' of ',
    pages: '',
    version: 'form version',
    process: 'process version',
    printed: 'printed',
    key: 'reference',
  },
} as const;

/** The whole HTML page: A4, header with number, footer with versions and page count, centred title, then `body`. */
export function framePage(body: string, frame: PageFrame, locale: Locale): string {
  const w = words[locale];
  const title = localize(frame.title, locale);
  return printedPage(
    body,
    {
      title,
      documentTitle: frame.serialNo ? `${title} ${frame.serialNo}` : title,
      topLeft: frame.businessKey ? `${w.key} ${frame.businessKey}` : '',
      topRight: [frame.code, frame.serialNo ? `${w.no}${frame.serialNo}` : undefined].filter(Boolean).join('　'),
      bottomLeft: `${w.version} ${frame.formVersion}　${w.process} ${frame.process} v${frame.processVersion}`,
      bottomRight: `${w.printed} ${frame.printedAt} ${frame.printedBy}`,
    },
    locale,
  );
}

/** Title and the four corners of every page; the page count stands between the lower two. */
export interface PrintedPage {
  readonly title: string;
  /** Title of the file, as viewers show it. */
  readonly documentTitle: string;
  readonly topLeft: string;
  readonly topRight: string;
  readonly bottomLeft: string;
  readonly bottomRight: string;
  readonly landscape?: boolean;
}

/** Any printed document: `body` is trusted HTML, everything else is escaped here. */
export function printedPage(body: string, page: PrintedPage, locale: Locale): string {
  const w = words[locale];
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<title>${escapeHtml(page.documentTitle)}</title>
<style>
@page {
  size: A4${page.landscape === true ? ' landscape' : ''}; margin: 19mm 16mm 18mm;
  @top-left { content: ${cssString(page.topLeft)}; }
  @top-right { content: ${cssString(page.topRight)}; }
  @bottom-left { content: ${cssString(page.bottomLeft)}; }
  @bottom-center { content: ${cssString(w.page)} counter(page) ${cssString(w.of)} counter(pages) ${cssString(w.pages)}; }
  @bottom-right { content: ${cssString(page.bottomRight)}; }
}
${pageStyle}
</style>
</head>
<body>
<h1>${escapeHtml(page.title)}</h1>
${body}
</body>
</html>`;
}

/**
 * The look of a Chinese ledger form; print templates use these classes and no others. Tables are a little narrower than the
 * page: half of a collapsed border lies outside the table, and on some page widths Chromium cuts that half off.
 */
const pageStyle = `
@page { @top-left { font-size: 8.5pt; color: #444; } @top-right { font-size: 8.5pt; color: #444; }
  @bottom-left { font-size: 7.5pt; color: #555; } @bottom-center { font-size: 8.5pt; color: #333; } @bottom-right { font-size: 7.5pt; color: #555; } }
* { box-sizing: border-box; }
html { font-family: "Noto Sans SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif; font-size: 10pt; color: #111; line-height: 1.4; }
body { margin: 0; }
h1 { font-size: 18pt; font-weight: 700; text-align: center; letter-spacing: 0.05em; margin: 0 0 4mm; }
h2, .section { font-size: 11pt; font-weight: 700; margin: 5mm 0 2mm; }
td.section, th.section { margin: 0; text-align: left; background: #eef1f4; }
p { margin: 1.5mm 0; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
.form-table { border: 1.2pt solid #111; margin: 0 0 3mm; width: calc(100% - 1pt); }
.form-table td, .form-table th { border: 0.6pt solid #333; padding: 1mm 1.6mm; vertical-align: middle; overflow-wrap: anywhere; height: 7.6mm; }
.form-table th { font-weight: 700; background: #f5f6f8; text-align: center; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
tr:has(> .section) { break-after: avoid; }
.section { break-after: avoid; }
.form-table .label { font-weight: 700; font-size: 9.5pt; background: #f5f6f8; text-align: center; width: 25mm; padding: 0.8mm 0.6mm; line-height: 1.3; text-wrap: balance; }
.value { text-align: left; }
.form-table .long { vertical-align: top; height: 18mm; }
tr:has(> .long) { break-inside: auto; }
.form-table .sign-row td { height: 14mm; }
.sign-row, .sign { break-inside: avoid; }
.blank-box { height: 14mm; }
.note { font-size: 8.5pt; color: #444; }
.form-table th.no { width: 12mm; }
.num { text-align: right; font-variant-numeric: tabular-nums; }
.center { text-align: center; }
.check { display: inline-block; white-space: nowrap; margin-right: 4mm; }
.check svg { width: 3.4mm; height: 3.4mm; vertical-align: -0.4mm; margin-right: 1.2mm; }
.signature { display: inline-flex; flex-wrap: wrap; align-items: flex-end; gap: 0.5mm 2mm; min-height: 10mm; max-width: 100%; }
.signature img { max-height: 13mm; max-width: 38mm; }
.signature .when { font-size: 8.5pt; color: #333; white-space: nowrap; }
.signature .empty { display: inline-block; width: 26mm; max-width: 100%; height: 7mm; border-bottom: 0.6pt solid #333; }
.seal { position: relative; display: inline-flex; align-items: center; justify-content: center; min-width: 30mm; min-height: 18mm; }
.seal img { max-height: 26mm; max-width: 38mm; }
.seal .blank { color: #777; }
.seal .stamped { border: 0.8mm solid #b3261e; color: #b3261e; border-radius: 50%; width: 24mm; height: 24mm; display: inline-flex; align-items: center; justify-content: center; text-align: center; font-weight: 700; font-size: 8.5pt; padding: 2mm; overflow-wrap: anywhere; }
`;

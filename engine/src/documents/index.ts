export { ensureChromium, type Chromium } from './chromium.js';
export { createHtmlToPdf, type HtmlToPdf, type HtmlToPdfOptions } from './html-to-pdf.js';
export { createPdfRenderer, formPage } from './form-renderer.js';
export { validatePrintTemplate } from './print-template.js';
export { printedPage, type PrintedPage } from './page-frame.js';
export { fillReport } from './report-template.js';

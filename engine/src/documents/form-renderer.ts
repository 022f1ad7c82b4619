import { compileForm } from '../forms/compile-form.js';
import { toWallTime } from '../forms/fields/date-time.js';
import type { DocumentRenderer, FormDocumentRequest } from '../run/ports/document-renderer.js';
import { createHtmlToPdf, type HtmlToPdfOptions } from './html-to-pdf.js';
import { framePage } from './page-frame.js';
import { fillPrintTemplate, validatePrintTemplate } from './print-template.js';
import { serialOf } from './print-helpers.js';

/** The HTML page of a form: the print template filled and framed. Pure, so it can be tested without a browser. */
export function formPage(request: FormDocumentRequest): string {
  // Values are printed as they stand, also those an older rule would refuse today: no validator.
  const form = compileForm(request.template, () => []);
  const { values, locale, images, names, stamp } = request;
  const body = fillPrintTemplate(request.print, { form, values, locale, images, names });
  return framePage(
    body,
    {
      title: request.template.title,
      code: request.template.code,
      formVersion: request.template.version,
      process: stamp.process,
      processVersion: stamp.processVersion,
      businessKey: stamp.businessKey,
      serialNo: serialOf(form, values),
      printedAt: (toWallTime(stamp.printedAt) ?? stamp.printedAt).replace('T', ' '),
      printedBy: stamp.printedBy,
    },
    locale,
  );
}

/** The default {@link DocumentRenderer}: Handlebars -> HTML -> Chromium. */
export function createPdfRenderer(options: HtmlToPdfOptions = {}): DocumentRenderer {
  const printer = createHtmlToPdf(options);
  return {
    renderForm: async (request) => printer.print(formPage(request)),
    renderPage: (html) => printer.print(html),
    checkForm: (template, print) =>
      validatePrintTemplate(
        print,
        compileForm(template, () => []),
      ),
    close: () => printer.close(),
  };
}

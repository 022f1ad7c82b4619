// What a worker of its own runs: PDF files are read beside the page, which stays quick. The build for older browsers, as
// an administrator's phone may have one.
import 'pdfjs-dist/legacy/build/pdf.worker.min.mjs';

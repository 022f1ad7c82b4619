/** Checks of print templates, for the browser too: no printing, no Chromium, no files. */
export { validatePrintTemplate } from './print-template.js';

import '../controls/define.js';
import '../editors/define.js';
import { PageSetupDialog } from './page-setup-dialog.js';
import { PdfPages } from './pdf-pages.js';
import { PrintDesigner } from './print-designer.js';
import { PrintInsert } from './print-insert.js';
import { PrintNameDialog } from './print-name-dialog.js';

const elements: { readonly [tag: string]: CustomElementConstructor } = {
  'yl-pdf-pages': PdfPages,
  'yl-page-setup': PageSetupDialog,
  'yl-print-insert': PrintInsert,
  'yl-print-name': PrintNameDialog,
  'yl-print-designer': PrintDesigner,
};

for (const [tag, element] of Object.entries(elements))
  if (!customElements.get(tag)) customElements.define(tag, element);

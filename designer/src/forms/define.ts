import '../controls/define.js';
import { FormCanvas } from './form-canvas.js';
import { FormDesigner } from './form-designer.js';
import { FormImportDialog } from './form-import-dialog.js';
import { FormJson } from './form-json.js';
import { FormOutline } from './form-outline.js';
import { FormPalette } from './form-palette.js';
import { FormPreview } from './form-preview.js';
import { FormProperties } from './form-properties.js';
import { HeaderRowDialog } from './header-row-dialog.js';
import { NewFormDialog } from './new-form-dialog.js';

const elements: { readonly [tag: string]: CustomElementConstructor } = {
  'yl-form-palette': FormPalette,
  'yl-form-canvas': FormCanvas,
  'yl-form-outline': FormOutline,
  'yl-form-properties': FormProperties,
  'yl-form-preview': FormPreview,
  'yl-form-json': FormJson,
  'yl-header-row-dialog': HeaderRowDialog,
  'yl-form-import-dialog': FormImportDialog,
  'yl-new-form-dialog': NewFormDialog,
  'yl-form-designer': FormDesigner,
};

// Two copies of the library on one page must not fail; the first one wins.
for (const [tag, element] of Object.entries(elements))
  if (!customElements.get(tag)) customElements.define(tag, element);

// Conditions, formulas and the JSON editor are a third of the whole and not needed to draw: they follow.
void import('../expressions/define.js');
void import('../editors/define.js');

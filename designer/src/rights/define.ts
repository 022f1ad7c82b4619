import '../controls/define.js';
import { CopyRightsDialog } from './copy-rights-dialog.js';
import { RightMenu } from './right-menu.js';
import { RightsSheetElement } from './rights-sheet.js';

const elements: { readonly [tag: string]: CustomElementConstructor } = {
  'yl-copy-rights': CopyRightsDialog,
  'yl-right-menu': RightMenu,
  'yl-rights-sheet': RightsSheetElement,
};

for (const [tag, element] of Object.entries(elements))
  if (!customElements.get(tag)) customElements.define(tag, element);

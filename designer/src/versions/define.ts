import '../view/define.js';
import { PublishDialog } from './publish-dialog.js';
import { VersionCompare } from './version-compare.js';
import { VersionsTab } from './versions-tab.js';

const elements: { readonly [tag: string]: CustomElementConstructor } = {
  'yl-version-compare': VersionCompare,
  'yl-publish-dialog': PublishDialog,
  'yl-versions': VersionsTab,
};

// Two copies of the library on one page must not fail; the first one wins.
for (const [tag, element] of Object.entries(elements))
  if (!customElements.get(tag)) customElements.define(tag, element);

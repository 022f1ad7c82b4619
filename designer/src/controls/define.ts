import { ChecksControl } from './checks-control.js';
import { ChoiceControl } from './choice-control.js';
import { ConfirmDialog } from './confirm-dialog.js';
import { DurationControl } from './duration-control.js';
import { ItemList } from './item-list.js';
import { LocalizedControl } from './localized-control.js';
import { NameControl } from './name-control.js';
import { NoticeElement } from './notice.js';
import { NumberControl } from './number-control.js';
import { PickControl } from './pick-control.js';
import { PicksControl } from './picks-control.js';
import { SectionElement } from './section.js';
import { SwitchControl } from './switch-control.js';
import { TextControl } from './text-control.js';

const elements: { readonly [tag: string]: CustomElementConstructor } = {
  'yl-text-control': TextControl,
  'yl-localized-control': LocalizedControl,
  'yl-number-control': NumberControl,
  'yl-switch-control': SwitchControl,
  'yl-checks-control': ChecksControl,
  'yl-choice-control': ChoiceControl,
  'yl-name-control': NameControl,
  'yl-duration-control': DurationControl,
  'yl-pick-control': PickControl,
  'yl-picks-control': PicksControl,
  'yl-notice': NoticeElement,
  'yl-section': SectionElement,
  'yl-item-list': ItemList,
  'yl-confirm-dialog': ConfirmDialog,
};

// Two copies of the library on one page must not fail; the first one wins.
for (const [tag, element] of Object.entries(elements))
  if (!customElements.get(tag)) customElements.define(tag, element);

import { findOverBoard } from './over-board.js';
import { rovingStop } from './roving.js';

/** After each render: what was opened gets the focus once, what is chosen is in view, bars have their stop of the Tab key. */
export function takeUp(root: ShadowRoot): void {
  for (const bar of ['.tools', '.pad']) rovingStop(findOverBoard(root, bar));
  const dialog = findOverBoard(root, 'dialog');
  if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal();
  findOverBoard(root, '.search [aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  const field = findOverBoard(root, '.editor, .search input');
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
  if (field.dataset['begun'] === 'yes') return;
  field.dataset['begun'] = 'yes';
  field.focus();
  field.select();
}

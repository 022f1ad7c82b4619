import { svg } from 'lit';
import type { SVGTemplateResult, TemplateResult } from 'lit';
import { lineIcon } from './line-icon.js';

type IconName = 'add' | 'edit' | 'copy' | 'remove';

const paths: { readonly [name in IconName]: SVGTemplateResult } = {
  add: svg`<path d="M8 3v10M3 8h10" />`,
  edit: svg`<path d="M3 13l.6-2.6L10.8 3.2l2 2L5.6 12.4z" />`,
  copy: svg`<rect x="5.5" y="5.5" width="7.5" height="7.5" rx="1" /><path d="M10.5 3H4a1 1 0 0 0-1 1v6.5" />`,
  remove: svg`<path d="M3.5 4.5h9M6.5 4.5V3h3v1.5M4.8 4.5l.5 8.5h5.4l.5-8.5" />`,
};

/** A small drawing beside or instead of a word; never the only name of a button. */
export function icon(name: IconName): TemplateResult {
  return lineIcon(paths[name]);
}

import { svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { lineIcon } from '../view/line-icon.js';
import type { FormNode } from './form-tree.js';

type Kind = Exclude<FormNode['kind'], 'unknown'>;

const paths: { readonly [kind in Kind]: SVGTemplateResult } = {
  text: svg`<path d="M3 4h10M8 4v9" />`,
  'multi-line': svg`<path d="M3 4h10M3 7.3h10M3 10.6h6" />`,
  label: svg`<circle cx="8" cy="8" r="5.5" /><path d="M8 7.3v3.4M8 5.2v.3" />`,
  money: svg`<path d="M4.5 3L8 7.5 11.5 3M4.5 8h7M4.5 10.4h7M8 7.5V13.5" />`,
  integer: svg`<path d="M4 5l2-1.6V12.6M9.5 5.2c.4-2.6 4-2 3.6.5-.3 1.7-3.6 4-3.6 6.9h3.8" />`,
  number: svg`<path d="M3 4.5l1.6-1.3v9.4M7.4 12.3v.3M9.5 5.4c.4-2.6 4-2 3.6.5-.3 1.7-3.6 4-3.6 6.7h3.8" />`,
  date: svg`<rect x="2.5" y="3.5" width="11" height="10" rx="1" /><path d="M2.5 6.5h11M5.5 2v3M10.5 2v3" />`,
  'date-time': svg`<path d="M7 13.5H3.5a1 1 0 0 1-1-1v-8a1 1 0 0 1 1-1h9a1 1 0 0 1 1 1V6M2.5 6.5h11M5.5 2v3M10.5 2v3" /><circle cx="11" cy="11" r="3.2" /><path d="M11 9.5V11l1 .8" />`,
  time: svg`<circle cx="8" cy="8" r="5.5" /><path d="M8 4.8V8l2.3 1.6" />`,
  choice: svg`<circle cx="5" cy="5" r="2.2" /><circle cx="5" cy="11" r="2.2" /><path d="M9.5 5H14M9.5 11H14" /><circle cx="5" cy="5" r=".7" fill="currentColor" />`,
  'multi-choice': svg`<rect x="2.7" y="2.8" width="4.4" height="4.4" /><rect x="2.7" y="9" width="4.4" height="4.4" /><path d="M9.5 5H14M9.5 11.2H14M3.7 5l1 1 1.6-2" />`,
  'yes-no': svg`<rect x="2" y="5" width="12" height="6" rx="3" /><circle cx="11" cy="8" r="1.8" fill="currentColor" />`,
  cascader: svg`<path d="M3 3.5h5M5 3.5v8.6h3M5 7.8h3M10 7.8h3.5M10 12.1h3.5" />`,
  user: svg`<circle cx="8" cy="5.2" r="2.6" /><path d="M3 13.5c.4-3.4 2.4-4.6 5-4.6s4.600 1.200 5 4.600" />`,
  department: svg`<rect x="5.800" y="2.500" width="4.400" height="3.200" /><rect x="2" y="10.200" width="4.400" height="3.200" /><rect x="9.600" y="10.200" width="4.400" height="3.200" /><path d="M8 5.700V8M4.200 10.200V8h7.600v2.200" />`,
  role: svg`<rect x="3" y="2.5" width="10" height="11" rx="1" /><circle cx="8" cy="6.400" r="1.600" /><path d="M5.300 11.200c.2-1.700 1.300-2.300 2.700-2.300s2.500.600 2.700 2.300" />`,
  system: svg`<rect x="2" y="3" width="12" height="8" rx="1" /><path d="M8 11v2.500M5 13.500h6M2 5.500h12" />`,
  signature: svg`<path d="M2.500 11.500c3-7 5.500-9 5.800-7.300.3 2-3.200 7-2.500 7.300.8.3 2-3.400 3-3.200.9.2-.4 2.700.4 3 .8.300 1.600-1.100 4.300-1.300M2.500 13.800h11" />`,
  seal: svg`<circle cx="8" cy="8" r="5.700" /><path d="M8 4.600l1 2.200 2.400.200-1.800 1.600.6 2.400L8 9.800 5.800 11l.6-2.400L4.600 7l2.400-.2z" />`,
  table: svg`<rect x="2" y="3" width="12" height="10" rx="1" /><path d="M2 6.300h12M2 9.600h12M6.300 6.300V13" />`,
  attachment: svg`<path d="M12.700 7.400l-4.800 4.800a3 3 0 0 1-4.200-4.200l5.300-5.300a2 2 0 0 1 2.800 2.800L6.600 10.700a1 1 0 0 1-1.400-1.400l4.500-4.500" />`,
  'serial-number': svg`<path d="M6.200 2.500l-1.400 11M11.200 2.500l-1.400 11M2.800 6h11M2.200 10.200h11" />`,
  columns: svg`<rect x="2" y="3" width="5" height="10" rx="1" /><rect x="9" y="3" width="5" height="10" rx="1" />`,
  group: svg`<path d="M5.500 3.500H3a1 1 0 0 0-1 1v8a1 1 0 0 0 1 1h10a1 1 0 0 0 1-1v-8a1 1 0 0 0-1-1h-.5M7 3.500h3.500" />`,
  tabs: svg`<path d="M2 6V4a1 1 0 0 1 1-1h3.500v3h7.500v6a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1zM6.500 4h4v2" />`,
  steps: svg`<circle cx="3.800" cy="8" r="1.900" /><circle cx="12.200" cy="8" r="1.900" /><path d="M5.700 8h4.600" />`,
  tab: svg`<path d="M3 2.500h6.500L13 6v7.500H3zM9.500 2.500V6H13" />`,
  rows: svg`<rect x="2.500" y="2.500" width="11" height="4.600" rx="1" /><rect x="2.500" y="8.900" width="11" height="4.600" rx="1" />`,
};

/** A small drawing beside the name of a kind. */
export function kindIcon(kind: FormNode['kind']): TemplateResult {
  return lineIcon(kind === 'unknown' ? svg`<path d="M8 3v6M8 12v.5" />` : paths[kind], { stroke: 1.3 });
}

import { html, svg } from 'lit';
import type { SVGTemplateResult, TemplateResult } from 'lit';

/** Own 20 x 20 line icons. */
const SHAPES = {
  tasks: svg`<path d="M4 5.5 5.5 7 8 4M4 11.5 5.5 13 8 10"/><path d="M11 5.5h5M11 11.5h5M11 16h5M4.4 16h2.4"/>`,
  catalogue: svg`<rect x="3" y="3" width="6" height="6" rx="1.5"/><rect x="11" y="3" width="6" height="6" rx="1.5"/><rect x="3" y="11" width="6" height="6" rx="1.5"/><rect x="11" y="11" width="6" height="6" rx="1.5"/>`,
  search: svg`<circle cx="9" cy="9" r="5.4"/><path d="m13.2 13.2 3.6 3.6"/>`,
  notices: svg`<path d="M5 8.5a5 5 0 0 1 10 0c0 4 1.6 5.2 1.6 5.2H3.4S5 12.5 5 8.5Z"/><path d="M8.3 16.6a1.9 1.9 0 0 0 3.4 0"/>`,
  account: svg`<circle cx="10" cy="6.8" r="3.2"/><path d="M3.8 17c.500-3.5 3-5.4 6.2-5.4s5.7 1.9 6.2 5.4"/>`,
  admin: svg`<circle cx="10" cy="10" r="2.6"/><path d="M10 2.8v2.2M10 15v2.2M2.8 10H5M15 10h2.2M4.9 4.9l1.6 1.6M13.5 13.5l1.6 1.6M15.1 4.9l-1.6 1.6M6.5 13.5l-1.6 1.6"/>`,
  out: svg`<path d="M8 3.5H4.5v13H8M12.5 6.5 16 10l-3.5 3.5M16 10H8"/>`,
  over: svg`<circle cx="10" cy="10" r="7"/><path d="M10 6v5M10 13.600v.1"/>`,
  calendar: svg`<rect x="3.500" y="4.500" width="13" height="12" rx="1.500"/><path d="M3.500 8.500h13M7 3v3M13 3v3"/>`,
  agreement: svg`<path d="M5 3h7l3 3v11H5z"/><path d="M7.500 8h5M7.500 11h5M7.500 14h3"/>`,
  clock: svg`<circle cx="10" cy="10" r="6.8"/><path d="M10 6v4l2.6 1.7"/>`,
  attach: svg`<path d="m15.5 9.5-5.8 5.7a3.3 3.3 0 0 1-4.7-4.7l6-5.9a2.2 2.2 0 0 1 3.2 3.1l-5.9 5.9a1.1 1.1 0 0 1-1.6-1.6l5.3-5.2"/>`,
  print: svg`<path d="M6 7V3.5h8V7M6 14H3.8V7.4h12.4V14H14"/><path d="M6 11.5h8v5H6z"/>`,
  close: svg`<path d="m5 5 10 10M15 5 5 15"/>`,
  chevron: svg`<path d="m7.5 5 5 5-5 5"/>`,
  check: svg`<path d="m4.5 10.5 3.8 3.8L15.5 6"/>`,
  warn: svg`<path d="M10 3.2 17.6 16.5H2.4Z"/><path d="M10 8v4M10 14.3v.1"/>`,
  info: svg`<circle cx="10" cy="10" r="7"/><path d="M10 9v4.6M10 6.4v.1"/>`,
  plus: svg`<path d="M10 4v12M4 10h12"/>`,
  keyboard: svg`<rect x="2.5" y="5" width="15" height="10" rx="1.6"/><path d="M5.5 8h.1M8.5 8h.1M11.5 8h.1M14.5 8h.1M6.5 12h7"/>`,
  comment: svg`<path d="M3.5 4.5h13v9h-7L6 16.5v-3H3.5Z"/>`,
  upload: svg`<path d="M10 13V4M6.5 7.3 10 3.8l3.5 3.5M3.8 13v3.2h12.4V13"/>`,
  file: svg`<path d="M5.5 3h6l3 3v11h-9z"/><path d="M11.5 3v3h3"/>`,
  swap: svg`<path d="M4 7h11M12 4l3 3-3 3M16 13H5M8 10l-3 3 3 3"/>`,
  link: svg`<path d="M8.5 11.5a3 3 0 0 0 4.3 0l2.5-2.5A3 3 0 0 0 11 4.7l-1 1M11.5 8.5a3 3 0 0 0-4.3 0L4.7 11A3 3 0 0 0 9 15.3l1-1"/>`,
  users: svg`<circle cx="7.5" cy="7" r="2.7"/><path d="M2.5 16c.300-3 2.3-4.6 5-4.6s4.7 1.6 5 4.6"/><path d="M12.6 4.6a2.7 2.7 0 0 1 0 4.9M14.3 11.8c1.9.500 3 2 3.2 4.2"/>`,
  flow: svg`<rect x="3" y="3" width="6" height="4.6" rx="1"/><rect x="11" y="12.4" width="6" height="4.6" rx="1"/><path d="M6 7.6v4.2a2.9 2.9 0 0 0 2.9 2.9H11"/>`,
  pause: svg`<circle cx="10" cy="10" r="7"/><path d="M8.2 7.4v5.2M11.8 7.4v5.2"/>`,
  leave: svg`<circle cx="7" cy="6.6" r="2.7"/><path d="M2.4 16c.300-3.200 2.200-4.800 4.600-4.800 1.300 0 2.400.400 3.200 1.200M11.500 14.500h6M15 12l2.500 2.500L15 17"/>`,
  chart: svg`<path d="M3 17h14M5.5 14v-4M10 14V5M14.5 14V8"/>`,
  phone: svg`<path d="M6 3.500h2.500l1 3.500-1.700 1.300a8 8 0 0 0 4 4l1.300-1.700 3.500 1v2.500a1.500 1.500 0 0 1-1.600 1.500A11.500 11.500 0 0 1 4.400 5.100 1.500 1.500 0 0 1 6 3.500Z"/>`,
  refresh: svg`<path d="M15.8 8.2A6.2 6.2 0 0 0 4.3 7.5M4.2 11.8a6.2 6.2 0 0 0 11.5.700M4 4v3.7h3.7M16 16v-3.7h-3.7"/>`,
} as const satisfies Record<string, SVGTemplateResult>;

export type IconName = keyof typeof SHAPES;

/** Decorative: the words beside it say the same. */
export function icon(name: IconName, size = 18): TemplateResult {
  return html`<svg class="icon" width=${size} height=${size} viewBox="0 0 20 20" aria-hidden="true">
    ${SHAPES[name]}
  </svg>`;
}

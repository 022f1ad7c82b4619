import { svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { lineIcon } from '../view/line-icon.js';

const SHAPES = {
  undo: svg`<path d="M7 4 3.500 7.500 7 11"/><path d="M4 7.500h7.500a4.300 4.300 0 0 1 0 8.600H8"/>`,
  redo: svg`<path d="m13 4 3.500 3.500L13 11"/><path d="M16 7.500H8.500a4.300 4.300 0 0 0 0 8.600H12"/>`,
  history: svg`<path d="M4.600 6.200A6.800 6.800 0 1 1 3.200 10"/><path d="M4.200 3v3.400h3.400M10 6.500V10l2.500 1.700"/>`,
  warn: svg`<path d="M10 3.200 17.600 16.500H2.4Z"/><path d="M10 8v4M10 14.300v.100"/>`,
  check: svg`<path d="m4.500 10.500 3.800 3.800L15.500 6"/>`,
  play: svg`<path d="M6.500 4.200v11.600l9-5.800z"/>`,
  more: svg`<path d="M4.500 10h.100M10 10h.100M15.500 10h.100" stroke-width="2.600"/>`,
  close: svg`<path d="m5 5 10 10M15 5 5 15"/>`,
  panel: svg`<rect x="3" y="4" width="14" height="12" rx="1.500"/><path d="M12 4v12"/>`,
  down: svg`<path d="m5.500 8 4.500 4.500L14.500 8"/>`,
  plus: svg`<path d="M10 4v12M4 10h12"/>`,
  bin: svg`<path d="M4 6h12M8 6V4h4v2M6 6l.700 10h6.600L14 6"/>`,
} as const satisfies Record<string, SVGTemplateResult>;

/** Decorative line icon. */
export function icon(name: keyof typeof SHAPES, size = 16): TemplateResult {
  return lineIcon(SHAPES[name], { grid: 20, size, stroke: 1.6 });
}

import { html, type SVGTemplateResult, type TemplateResult } from 'lit';

interface LineIcon {
  /** Side of the square the shape is drawn in. */
  readonly grid?: number;
  /** Side on the page, in px. */
  readonly size?: number;
  readonly stroke?: number;
}

/** The frame of every line drawing beside or instead of a word; never the only name of a button. */
export function lineIcon(
  shape: SVGTemplateResult,
  { grid = 16, size = 16, stroke = 1.4 }: LineIcon = {},
): TemplateResult {
  return html`<svg
    viewBox="0 0 ${grid} ${grid}"
    width=${size}
    height=${size}
    fill="none"
    stroke="currentColor"
    stroke-width=${stroke}
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    ${shape}
  </svg>`;
}

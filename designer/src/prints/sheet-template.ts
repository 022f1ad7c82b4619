import { html, svg, type TemplateResult } from 'lit';
import { sheetSize, type PageSetup } from './page-setup.js';

/** The sheet in small: its shape, margins, and where something is printed around it. */
export function sheetTemplate(setup: PageSetup): TemplateResult {
  const { width, height } = sheetSize(setup);
  const margin = setup.margin ?? 17;
  const shown = (corner: string, standard: boolean): boolean => {
    const text = (setup.corners as { readonly [corner: string]: string } | undefined)?.[corner];
    return text === undefined ? standard : text !== '';
  };
  const bar = (x: number, y: number): unknown =>
    svg`<rect class="text" x=${x - width * 0.1} y=${y} width=${width * 0.2} height=${Math.max(3, height * 0.012)} />`;
  const xs = [width * 0.17, width * 0.5, width * 0.83];
  const row = (edge: 'top' | 'bottom', y: number): unknown =>
    (['left', 'center', 'right'] as const).map((side, at) =>
      shown(`${edge}-${side}`, edge === 'bottom' || side !== 'center') ? bar(xs[at] ?? 0, y) : '',
    );
  return html`<svg class="sheet" viewBox="0 0 ${width} ${height}" aria-hidden="true">
    <rect class="paper" x="0.5" y="0.5" width=${width - 1} height=${height - 1} />
    <rect
      class="area"
      x=${margin}
      y=${margin}
      width=${Math.max(10, width - 2 * margin)}
      height=${Math.max(10, height - 2 * margin)}
    />
    ${row('top', margin * 0.45)} ${row('bottom', height - margin * 0.6)}
    ${
      setup.untitled === true
        ? ''
        : svg`<rect class="title" x=${width * 0.32} y=${margin + 4} width=${width * 0.36} height=${Math.max(5, height * 0.025)} />`
    }
  </svg>`;
}

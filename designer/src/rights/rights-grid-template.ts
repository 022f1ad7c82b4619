import { html, nothing, type TemplateResult } from 'lit';
import { isInside } from './rights-range.js';
import type { RightsFault } from './rights-fault.js';
import { cellOf, type RightsColumn, type RightsLine } from './rights-sheet-model.js';
import { faultsAt, wholeColumn, wholeRow, type RightsView } from './rights-view.js';

/** The sheet as a grid: one cell is in the tab order. Mouse and keys are heard by the element around it. */
export function gridTemplate(view: RightsView): TemplateResult {
  const { texts, sheet, rows, lines } = view;
  const at = new Map(lines.map((line, index) => [line, index]));
  return html`<table
    role="grid"
    aria-label=${texts.sheet}
    aria-multiselectable="true"
    aria-readonly=${String(view.isReadonly)}
    aria-rowcount=${rows.length + 1}
    aria-colcount=${sheet.columns.length + 1}
  >
    <thead>
      <tr role="row" aria-rowindex="1">
        <th role="columnheader" class="corner" scope="col">${texts.field}</th>
        ${sheet.columns.map((column, index) => headTemplate(view, column, index))}
      </tr>
    </thead>
    <tbody>
      ${rows.map((row, index) =>
        row.kind === 'heading'
          ? html`<tr role="row" class="heading" aria-rowindex=${index + 2}>
              <th role="rowheader" scope="rowgroup" style="--depth: ${row.depth}">${row.title}</th>
              ${sheet.columns.map(() => html`<td role="gridcell" class="blank"></td>`)}
            </tr>`
          : lineTemplate(view, row, at.get(row) ?? 0, index + 2),
      )}
    </tbody>
  </table>`;
}

function headTemplate(view: RightsView, { state, title, around }: RightsColumn, column: number): TemplateResult {
  const { texts, lines, box } = view;
  const chosen = state === view.selectedState || (column >= box.left && column <= box.right);
  return html`<th
    role="columnheader"
    scope="col"
    class=${chosen ? 'chosen' : ''}
    title=${around === '' ? title : `${around} › ${title}`}
  >
    <button
      type="button"
      class="plain"
      tabindex="-1"
      data-head=${state}
      title=${texts.column(title)}
      @click=${() => view.select(wholeColumn(column, lines.length))}
    >
      ${title}
    </button>
  </th>`;
}

function lineTemplate(view: RightsView, line: RightsLine, row: number, index: number): TemplateResult {
  const { texts, sheet, box, locale } = view;
  const faults = faultsAt(view.faults, line.path, undefined);
  const title = line.kind === 'rest' ? texts.rest : line.title;
  const chosen = row >= box.top && row <= box.bottom;
  return html`<tr role="row" class=${`row-${line.kind}`} aria-rowindex=${index}>
    <th role="rowheader" scope="row" class=${chosen ? 'chosen' : ''} style="--depth: ${line.depth}">
      <button
        type="button"
        class="plain"
        tabindex="-1"
        data-line=${line.path}
        title=${line.kind === 'rest' ? texts.restHint : texts.row(title)}
        @click=${() => view.select(wholeRow(row, sheet.columns.length))}
      >
        <span class="name">${title}</span>
        ${line.kind === 'table' ? html`<span class="tag">${texts.rows}</span>` : nothing}
        ${line.required ? html`<span class="star" title=${texts.requiredByForm}>*</span>` : nothing}
        ${line.written ? html`<span class="tag">${texts.written}</span>` : nothing} ${markTemplate(faults, locale)}
      </button>
    </th>
    ${sheet.columns.map((column, at) => cellTemplate(view, line, column, row, at))}
  </tr>`;
}

function cellTemplate(
  view: RightsView,
  line: RightsLine,
  column: RightsColumn,
  row: number,
  at: number,
): TemplateResult {
  const { sheet, texts, box, range, filling, locale } = view;
  const { right, own } = cellOf(sheet, line, column);
  const selected = isInside(box, row, at);
  const current = range.focus.row === row && range.focus.column === at;
  const faults = faultsAt(view.faults, line.path, column.state);
  const words = line.kind === 'table' ? texts.rowRights : texts.rights;
  const isCorner = row === box.bottom && at === box.right && !view.isReadonly;
  const classes = [
    `is-${right}`,
    own === undefined ? 'inherited' : 'own',
    selected ? 'selected' : '',
    current ? 'current' : '',
    filling !== undefined && isInside(filling, row, at) ? 'filling' : '',
  ].join(' ');
  return html`<td
    role="gridcell"
    class=${classes}
    tabindex=${current ? '0' : '-1'}
    aria-selected=${String(selected)}
    data-row=${row}
    data-column=${at}
  >
    ${words[right]}${
      own === undefined
        ? html`<span aria-hidden="true">*</span><span class="sr">（${texts.inherited}）</span>`
        : nothing
    }${markTemplate(faults, locale)}${isCorner ? html`<span class="handle" title=${texts.fill}></span>` : nothing}
  </td>`;
}

function markTemplate(faults: readonly RightsFault[], locale: 'zh-CN' | 'en'): TemplateResult | typeof nothing {
  const [first] = faults;
  if (first === undefined) return nothing;
  const text = faults.map(({ message }) => message[locale]).join('\n');
  return html`<span class="mark ${first.severity}" title=${text}
    ><span aria-hidden="true">${first.severity === 'note' ? 'i' : '!'}</span><span class="sr">${text}</span></span
  >`;
}

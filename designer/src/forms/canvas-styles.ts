import { css } from 'lit';

export const canvasStyles = css`
  :host {
    display: block;
    position: relative;
    min-height: 0;
    overflow: auto;
    background: var(--yl-surface-soft);
  }
  .sheet {
    position: relative;
    max-width: 900px;
    min-height: calc(100% - 28px);
    margin: 14px auto;
    padding: 14px 16px 60px;
    border: 1px solid var(--yl-line);
    border-radius: 6px;
    background: var(--yl-surface);
    font-size: 14px;
  }
  .sheet.phone {
    max-width: 390px;
  }
  h2 {
    margin: 0 0 10px;
    font-size: 17px;
    text-align: center;
  }
  .children {
    display: flex;
    flex-direction: column;
    gap: 6px;
    min-height: 40px;
  }
  .children.columns {
    display: grid;
    grid-template-columns: repeat(var(--columns, 2), minmax(0, 1fr));
    align-items: start;
    gap: 6px 10px;
  }
  .children.columns[data-count='1'] {
    --columns: 1;
  }
  .children.columns[data-count='3'] {
    --columns: 3;
  }
  .children.columns[data-count='4'] {
    --columns: 4;
  }
  .children.columns > .span-2 {
    grid-column: span 2;
  }
  .children.columns > .span-3 {
    grid-column: span 3;
  }
  .children.columns > .span-4 {
    grid-column: span 4;
  }
  .phone .children.columns {
    grid-template-columns: minmax(0, 1fr);
  }
  .phone .children.columns > * {
    grid-column: auto;
  }
  .hollow {
    padding: 10px;
    border: 1px dashed var(--yl-line-strong);
    border-radius: var(--yl-radius);
    color: var(--yl-muted);
    font-size: 13px;
    text-align: center;
  }
  .el {
    position: relative;
    min-width: 0;
    padding: 5px 7px 6px;
    border: 1px solid transparent;
    border-radius: var(--yl-radius);
    cursor: default;
    touch-action: pan-x pan-y;
    user-select: none;
    -webkit-user-select: none;
    -webkit-touch-callout: none;
  }
  .el:hover {
    border-color: var(--yl-line-strong);
  }
  .el:hover:has(.el:hover) {
    border-color: transparent;
  }
  .kind-columns,
  .kind-rows,
  .kind-group,
  .kind-tabs,
  .kind-steps {
    border: 1px dashed var(--yl-line);
  }
  .kind-columns,
  .kind-rows {
    padding: 4px;
  }
  .el.selected {
    border: 1px solid var(--yl-primary);
    background: color-mix(in srgb, var(--yl-primary-soft) 55%, transparent);
  }
  .el.into {
    border: 1px solid var(--yl-primary);
  }
  .el.lifted {
    opacity: 0.45;
  }
  .heading {
    display: flex;
    align-items: center;
    gap: 6px;
    min-height: 26px;
    margin-bottom: 6px;
    padding-bottom: 3px;
    border-bottom: 1px solid var(--yl-line);
    font-size: 15px;
    font-weight: 600;
  }
  .label {
    display: flex;
    align-items: baseline;
    gap: 4px;
    min-width: 0;
    font-size: 13px;
    font-weight: 500;
  }
  .name {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .star {
    color: var(--yl-danger);
  }
  .marks {
    display: inline-flex;
    flex: none;
    gap: 3px;
    margin-inline-start: auto;
  }
  .badge {
    display: inline-grid;
    place-items: center;
    min-width: 17px;
    height: 17px;
    padding: 0 3px;
    border-radius: 3px;
    background: var(--yl-primary-soft);
    color: var(--yl-primary-strong);
    font-size: 11px;
    font-weight: 400;
    line-height: 1;
  }
  .badge.fault {
    border-radius: 9px;
    background: var(--yl-danger);
    color: #fff;
  }
  .input {
    display: flex;
    align-items: center;
    gap: 6px;
    min-height: 30px;
    margin-top: 3px;
    padding: 2px 8px;
    overflow: hidden;
    border: 1px solid var(--yl-line-strong);
    border-radius: var(--yl-radius);
    background: var(--yl-surface);
    color: #66737d;
    font-size: 13px;
    white-space: nowrap;
  }
  .input > :first-child {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .input.tall {
    min-height: 58px;
    align-items: flex-start;
  }
  .input.computed {
    border-style: dashed;
    background: var(--yl-surface-soft);
    color: var(--yl-primary-strong);
    font-family: ui-monospace, 'SFMono-Regular', Consolas, monospace;
    font-size: 12px;
  }
  .input.wrong {
    border-color: var(--yl-danger);
    color: var(--yl-danger);
  }
  .end {
    display: inline-flex;
    margin-inline-start: auto;
  }
  .chevron {
    width: 7px;
    height: 7px;
    border: solid #66737d;
    border-width: 0 1.3px 1.3px 0;
    transform: translateY(-2px) rotate(45deg);
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 14px;
    min-height: 30px;
    margin-top: 3px;
    align-items: center;
    color: #4a5863;
    font-size: 13px;
  }
  .choices span::before {
    content: '';
    display: inline-block;
    width: 13px;
    height: 13px;
    margin-inline-end: 5px;
    border: 1px solid var(--yl-line-strong);
    vertical-align: -2px;
  }
  .choices .choice::before {
    border-radius: 50%;
  }
  .note {
    margin-top: 2px;
    color: var(--yl-muted);
    font-size: 12px;
  }
  .words {
    display: flex;
    gap: 6px;
    margin: 0;
    color: var(--yl-muted);
    white-space: pre-line;
  }
  .table {
    margin-top: 4px;
    overflow-x: auto;
    border: 1px solid var(--yl-line-strong);
    border-radius: var(--yl-radius);
  }
  .children.cells {
    flex-direction: row;
    gap: 0;
    align-items: stretch;
    width: max-content;
    min-width: 100%;
  }
  .children.cells > .hollow {
    flex: 1;
    margin: 4px;
  }
  .column {
    flex: 1 1 130px;
    min-width: 118px;
    padding: 5px 7px;
    border-radius: 0;
  }
  .column.narrow {
    flex: 0 1 96px;
    min-width: 84px;
  }
  .column.wide {
    flex: 2 1 260px;
    min-width: 200px;
  }
  .column + .column {
    border-inline-start-color: var(--yl-line);
  }
  .column.selected,
  .column + .column.selected {
    border-color: var(--yl-primary);
  }
  .column .label {
    color: var(--yl-muted);
  }
  .total {
    min-height: 24px;
    margin-top: 4px;
    color: var(--yl-muted);
    font-size: 12px;
  }
  .phone .children.cells {
    flex-direction: column;
    width: auto;
  }
  .phone .column {
    flex: none;
  }
  .strip {
    display: flex;
    flex-wrap: wrap;
    gap: 2px;
    margin-bottom: 6px;
    border-bottom: 1px solid var(--yl-line);
  }
  .strip .page {
    display: flex;
    align-items: center;
    gap: 6px;
    min-height: 32px;
    padding: 3px 12px;
    color: var(--yl-muted);
  }
  .strip .page.open {
    color: var(--yl-primary-strong);
    font-weight: 600;
    box-shadow: inset 0 -2px var(--yl-primary);
  }
  .number {
    display: inline-grid;
    place-items: center;
    width: 19px;
    height: 19px;
    border: 1px solid currentcolor;
    border-radius: 50%;
    font-size: 11px;
  }
  .line {
    position: absolute;
    z-index: 3;
    border-radius: 2px;
    background: var(--yl-primary);
    pointer-events: none;
  }
  .carry {
    position: sticky;
    z-index: 4;
    inset-block-end: 0;
    margin: 0 auto;
    padding: 6px 12px;
    border-top: 1px solid var(--yl-primary);
    background: var(--yl-primary-soft);
    color: var(--yl-primary-strong);
    font-size: 13px;
  }
  @media (max-width: 700px) {
    .sheet {
      margin: 8px;
      padding: 10px 8px 48px;
    }
    .children.columns {
      grid-template-columns: minmax(0, 1fr);
    }
    .children.columns > * {
      grid-column: auto !important;
    }
  }
`;

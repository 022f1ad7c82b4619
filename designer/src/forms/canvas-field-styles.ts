import { css } from 'lit';

/** What fields, tables and marks look like in the drawing. */
export const canvasFieldStyles = css`
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

import { css } from 'lit';

/** 明细 as a table; below 640 px of form width each row becomes a card. */
export const tableStyles = css`
  /* Positioned, so that texts for screen readers inside wide tables do not widen the page. */
  .table-scroll {
    position: relative;
    overflow-x: auto;
    border: 1px solid var(--yl-line);
    border-radius: var(--yl-radius);
  }
  .table table {
    width: 100%;
    border-collapse: collapse;
    font-size: 14px;
  }
  .table {
    --vaadin-field-default-width: 5em;
  }
  .table th,
  .table td {
    padding: 5px 6px;
    border-bottom: 1px solid var(--yl-line);
    text-align: start;
    vertical-align: top;
  }
  .table thead th {
    background: var(--yl-surface-soft);
    color: var(--yl-muted);
    font-size: 13px;
    font-weight: 500;
    white-space: nowrap;
  }
  .table tbody tr:last-child > * {
    border-bottom: 0;
  }
  .table tfoot > tr > * {
    border-top: 1px solid var(--yl-line-strong);
    border-bottom: 0;
    background: var(--yl-surface-soft);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .table .row-number {
    width: 44px;
    padding-top: 10px;
    color: var(--yl-muted);
    font-weight: 400;
    text-align: center;
    white-space: nowrap;
  }
  .table thead .row-number,
  .table tfoot .row-number {
    padding-top: 5px;
  }
  .table .row-actions {
    width: 1%;
    padding-top: 8px;
    white-space: nowrap;
    text-align: end;
  }
  .table tbody td > .plain,
  .table tbody td > .none,
  .table tbody td > .number,
  .table tbody td > .lines {
    display: inline-block;
    padding: 5px 2px;
    overflow-wrap: anywhere;
  }
  .table tfoot .plain {
    padding: 0 2px;
  }
  .kind-text,
  .kind-choice,
  .kind-user,
  .kind-department {
    min-width: 130px;
  }
  .kind-multi-line,
  .kind-attachment,
  .kind-signature,
  .kind-seal,
  .kind-multi-choice,
  .kind-cascader {
    min-width: 190px;
  }
  .kind-date {
    min-width: 142px;
  }
  .kind-date-time {
    min-width: 250px;
  }
  .kind-time,
  .kind-yes-no {
    min-width: 118px;
  }
  .kind-integer,
  .kind-number {
    min-width: 84px;
  }
  .kind-money {
    min-width: 122px;
  }
  @container (min-width: 640.02px) {
    .table th.width-narrow {
      width: 96px;
      min-width: 84px;
    }
    .table th.width-wide {
      min-width: 260px;
    }
    /* Wide tables scroll under the buttons of their rows, which stay in reach. */
    .table .row-actions {
      position: sticky;
      inset-inline-end: 0;
      background: var(--yl-surface);
      box-shadow: inset 1px 0 var(--yl-line);
    }
    .table thead .row-actions,
    .table tfoot .row-actions {
      background: var(--yl-surface-soft);
    }
    .table td.kind-integer,
    .table td.kind-number,
    .table td.kind-money,
    .table thead th.kind-integer,
    .table thead th.kind-number,
    .table thead th.kind-money {
      text-align: end;
    }
  }
  .cell-label {
    display: none;
  }
  .no-rows {
    padding: 8px 10px;
    border: 1px dashed var(--yl-line);
    border-radius: var(--yl-radius);
  }
  .row-add {
    margin-top: 8px;
  }

  @container (max-width: 640px) {
    .row {
      grid-template-columns: minmax(0, 1fr);
    }
    .row > [class^='span-'] {
      grid-column: auto;
    }
    .table-scroll {
      overflow: visible;
      border: 0;
    }
    .table table,
    .table tbody,
    .table tfoot {
      display: block;
    }
    .table thead {
      display: none;
    }
    .table tbody tr,
    .table tfoot tr {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      margin-bottom: 10px;
      padding: 4px 10px 8px;
      border: 1px solid var(--yl-line);
      border-radius: var(--yl-radius);
      background: var(--yl-surface);
    }
    .table table tbody tr > *,
    .table table tfoot tr > * {
      grid-column: 1 / -1;
      width: auto;
      min-width: 0;
      padding: 4px 0;
      border: 0;
      background: none;
      text-align: start;
    }
    .table table tbody tr > .row-number {
      grid-column: 1;
      grid-row: 1;
      padding-top: 6px;
      text-align: start;
      font-weight: 600;
    }
    .table table tbody tr > .row-actions {
      grid-column: 2;
      grid-row: 1;
      padding: 0;
    }
    .table tfoot tr > td:not(:has(.plain)) {
      display: none;
    }
    .cell-label {
      display: block;
      color: var(--yl-muted);
      font-size: 13px;
      font-weight: 500;
    }
    .table table td.shown {
      display: grid;
      grid-template-columns: 7em minmax(0, 1fr);
      align-items: baseline;
    }
    .table table td.shown > :not(.cell-label) {
      padding: 0;
    }
    .table table tfoot tr > .row-number {
      padding-inline-start: 0;
      text-align: start;
    }
    .read {
      display: grid;
      grid-template-columns: 7em minmax(0, 1fr);
      border-bottom: 1px solid var(--yl-line);
    }
    .read dt {
      margin-top: 5px;
    }
    .read dd {
      margin: 0;
      border: 0;
    }
    .read + .read,
    .row > .read {
      margin-top: -8px;
    }
    .icon {
      width: 40px;
      height: 40px;
    }
    .action {
      min-height: 40px;
    }
  }
`;

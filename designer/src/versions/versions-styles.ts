import { css } from 'lit';

export const versionsStyles = css`
  :host {
    display: block;
    container: versions / inline-size;
    padding: 14px 16px;
    overflow: auto;
  }
  h3 {
    margin: 18px 0 8px;
  }
  h3:first-child {
    margin-top: 0;
  }
  table {
    width: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    padding: 7px 10px;
    border-bottom: 1px solid var(--yl-line);
    text-align: start;
    vertical-align: top;
  }
  th {
    color: var(--yl-muted);
    font-size: 12px;
    font-weight: 600;
    white-space: nowrap;
  }
  td.number,
  th.number {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  td.acts {
    text-align: end;
  }
  td .line {
    justify-content: flex-end;
  }
  td.acts button {
    min-height: 26px;
    padding: 1px 8px;
  }
  a {
    color: var(--yl-primary);
  }
  .chip {
    padding: 1px 8px;
    border-radius: 9px;
    background: #e3f4e9;
    color: #14532d;
    font-size: 12px;
    white-space: nowrap;
  }
  .chip.retired {
    background: #eceff1;
    color: #46535d;
  }
  .pick {
    margin-bottom: 10px;
  }
  .pick select {
    width: auto;
  }
  .wide {
    width: min(1080px, calc(100vw - 24px));
  }
  dialog section {
    margin-top: 14px;
  }
  dialog section > h4 {
    margin-bottom: 4px;
  }
  dialog ul {
    margin: 4px 0;
    padding-inline-start: 20px;
  }
  .good {
    color: var(--yl-success);
  }
  .scroll {
    max-height: 60dvh;
    overflow: auto;
    padding-inline-end: 4px;
  }
  @media (max-width: 640px) {
    /* The buttons below stay in sight. */
    .scroll {
      max-height: 40dvh;
    }
  }
  .verdicts {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 14px;
    margin: 2px 0;
  }
  .verdicts b {
    font-variant-numeric: tabular-nums;
  }
  .verdicts .blocked {
    color: var(--yl-danger);
  }
  .verdicts .mapping {
    color: #7a4d00;
  }
  .verdicts .safe {
    color: var(--yl-success);
  }
  .impact table {
    font-size: 12px;
  }
  .impact th,
  .impact td {
    padding: 3px 8px;
  }
  @container versions (max-width: 720px) {
    thead {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    tr {
      display: block;
      padding: 8px 0;
      border-bottom: 1px solid var(--yl-line);
    }
    td,
    td.number {
      display: flex;
      gap: 10px;
      padding: 2px 0;
      border: 0;
      text-align: start;
    }
    td::before {
      flex: 0 0 84px;
      color: var(--yl-muted);
      font-size: 12px;
      content: attr(data-label);
    }
    td.acts::before {
      content: none;
    }
    td .line {
      justify-content: flex-start;
    }
  }
`;

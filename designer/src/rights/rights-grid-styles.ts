import { css } from 'lit';

/** The grid. Colours of the four rights never stand alone, the word is in the cell. */
export const rightsGridStyles = css`
  .scroll {
    flex: 1 1 0;
    min-height: 160px;
    overflow: auto;
    scroll-padding: 58px 30px 12px 250px;
    overscroll-behavior: contain;
  }
  table {
    border-collapse: separate;
    border-spacing: 0;
    user-select: none;
  }
  th,
  td {
    height: 30px;
    padding: 0;
    border-right: 1px solid var(--yl-line);
    border-bottom: 1px solid var(--yl-line);
  }
  thead th {
    position: sticky;
    z-index: 3;
    top: 0;
    width: 96px;
    min-width: 96px;
    max-width: 96px;
    height: 52px;
    border-bottom-color: var(--yl-line-strong);
    background: var(--yl-surface-soft);
    font-weight: 600;
    vertical-align: bottom;
  }
  thead button {
    width: 100%;
    min-height: 50px;
    padding: 4px 6px;
    white-space: normal;
    line-height: 1.3;
    font-weight: 600;
  }
  thead th.corner {
    z-index: 4;
    left: 0;
    width: 236px;
    min-width: 236px;
    max-width: 236px;
    padding: 0 12px 14px;
    text-align: left;
    vertical-align: bottom;
  }
  tbody th {
    position: sticky;
    z-index: 2;
    left: 0;
    width: 236px;
    max-width: 236px;
    border-right-color: var(--yl-line-strong);
    background: var(--yl-surface);
    font-weight: 400;
    text-align: left;
  }
  tbody th button {
    width: 100%;
    min-height: 29px;
    padding: 2px 8px 2px calc(12px + var(--depth, 0) * 14px);
    justify-content: flex-start;
    text-align: left;
    border-radius: 0;
  }
  tbody th .name {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  th.chosen {
    background: var(--yl-primary-soft);
    box-shadow: inset 0 0 0 999px var(--yl-primary-soft);
  }
  th.chosen button {
    color: var(--yl-primary-strong);
  }
  th.chosen button {
    position: relative;
  }
  tr.heading th {
    padding: 0 12px 0 calc(12px + var(--depth, 0) * 14px);
    background: var(--yl-surface-soft);
    font-weight: 600;
  }
  tr.heading td {
    background: var(--yl-surface-soft);
    border-right-color: transparent;
  }
  tr.row-table th .name,
  tr.row-rest th .name {
    font-weight: 600;
  }
  tr.row-rest th,
  tr.row-rest td {
    border-bottom: 2px solid var(--yl-line-strong);
  }
  .tag {
    flex: none;
    padding: 0 5px;
    border-radius: 3px;
    background: #eceff2;
    color: #4b5862;
    font-size: 11px;
  }
  .star {
    color: var(--yl-danger);
  }
  td {
    position: relative;
    text-align: center;
    white-space: nowrap;
    cursor: cell;
    scroll-margin: 4px;
  }
  .is-hidden {
    color: #5b6872;
    background-color: #eef0f2;
  }
  .is-read {
    color: #3d4a55;
  }
  .is-edit {
    color: #084d74;
    background-color: #e3f0f8;
  }
  .is-required {
    color: #8a2a10;
    background-color: #fdeee6;
    font-weight: 600;
  }
  td.inherited {
    color: #66737d;
    font-weight: 400;
  }
  td.inherited.is-edit,
  td.inherited.is-required,
  td.inherited.is-hidden {
    color: #55626c;
  }
  .seg.is-read {
    background: var(--yl-surface);
  }
  td.selected {
    box-shadow: inset 0 0 0 999px rgb(11 92 122 / 13%);
  }
  td.selected,
  td.selected.inherited {
    color: #1b2733;
  }
  td.filling {
    box-shadow: inset 0 0 0 2px var(--yl-primary);
  }
  td.current {
    box-shadow: inset 0 0 0 2px var(--yl-primary);
  }
  td:focus-visible {
    outline: 2px solid var(--yl-focus);
    outline-offset: -2px;
  }
  .handle {
    position: absolute;
    z-index: 1;
    right: -5px;
    bottom: -5px;
    width: 10px;
    height: 10px;
    border: 1px solid #fff;
    background: var(--yl-primary);
    cursor: crosshair;
    touch-action: none;
  }
  .mark {
    display: inline-flex;
    flex: none;
    align-items: center;
    justify-content: center;
    width: 16px;
    height: 16px;
    border-radius: 50%;
    background: #8a5a00;
    color: #fff;
    font-size: 11px;
    font-weight: 700;
  }
  .mark.error {
    background: var(--yl-danger);
  }
  .mark.note {
    background: #5b6872;
  }
  td .mark {
    position: absolute;
    top: 2px;
    right: 2px;
    width: 13px;
    height: 13px;
    font-size: 10px;
  }
`;
